# docs/examples/countdown_faces.py
import flet as ft

from flet_components import Countdown


async def main(page: ft.Page) -> None:
    page.add(
        ft.Row(
            [
                Countdown(90),
                Countdown(90, face="ring", warn_at=30),
                Countdown(90, face="bar", precision=1),
            ],
            spacing=48,
        )
    )


if __name__ == "__main__":
    ft.run(main)
