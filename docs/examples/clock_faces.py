# docs/examples/clock_faces.py
import flet as ft

from flet_components import Clock


async def main(page: ft.Page) -> None:
    page.add(
        ft.Row(
            [
                Clock("Europe/London", date="full"),
                Clock("Europe/London", face="analog", numbers=True),
                Clock("Europe/London", face="analog", second_hand="sweep"),
            ],
            spacing=48,
        )
    )


if __name__ == "__main__":
    ft.run(main)
