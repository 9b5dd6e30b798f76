# docs/examples/readme.py
import flet as ft

from flet_components import Countdown


async def main(page: ft.Page) -> None:
    label = ft.Text("Get ready")

    def done() -> None:
        label.value = "Go!"

    page.add(
        Countdown(120),
        Countdown(10, face="ring", warn_at=3, on_complete=done),
        label,
    )


if __name__ == "__main__":
    ft.run(main)
