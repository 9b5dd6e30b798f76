# docs/examples/interval_minute.py
import flet as ft

from flet_components import Interval, IntervalEvent


async def main(page: ft.Page) -> None:
    lines = ft.Column()

    def note(event: IntervalEvent) -> None:
        lines.controls.append(ft.Text(f"It is {event.scheduled:%H:%M}."))

    page.add(lines, Interval(grid="minute", callback=note, tz="UTC"))


if __name__ == "__main__":
    ft.run(main)
