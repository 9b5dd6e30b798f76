# docs/examples/stopwatch_own_buttons.py
import flet as ft

from flet_components import Stopwatch


async def main(page: ft.Page) -> None:
    watch = Stopwatch(max_duration=600, face="segments", controls=False)

    async def copy() -> None:
        await ft.Clipboard().set(watch.export_laps())

    page.add(
        watch,
        ft.Row(
            [
                ft.Button("Lap", on_click=lambda: watch.lap()),
                ft.Button("Pause", on_click=watch.pause),
                ft.Button("Go on", on_click=watch.resume),
                ft.Button("Copy the laps", on_click=copy),
            ]
        ),
    )


if __name__ == "__main__":
    ft.run(main)
