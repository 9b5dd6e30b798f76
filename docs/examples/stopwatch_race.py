# docs/examples/stopwatch_race.py
import flet as ft

from flet_components import LapEvent, Stopwatch


async def main(page: ft.Page) -> None:
    news = ft.Text()

    def tell(event: LapEvent) -> None:
        news.value = f"Lap {event.lap.number} took {event.lap.seconds:.1f} s."

    page.add(Stopwatch(precision=1, on_lap=tell), news)


if __name__ == "__main__":
    ft.run(main)
