# docs/examples/clock_ticks.py
import flet as ft

from flet_components import Clock, ClockEvent


async def main(page: ft.Page) -> None:
    status = ft.Text()

    def look(event: ClockEvent) -> None:
        is_open = 9 <= event.moment.hour < 17
        status.value = "The office is open" if is_open else "The office is closed"

    page.add(
        Clock("Asia/Tokyo", label="Tokyo", seconds=False, on_tick=look),
        status,
    )


if __name__ == "__main__":
    ft.run(main)
