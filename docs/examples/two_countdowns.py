# docs/examples/two_countdowns.py
import flet as ft

from flet_components import Countdown


async def main(page: ft.Page) -> None:
    page.add(Countdown(120), Countdown(60))


if __name__ == "__main__":
    ft.run(main)
