# docs/examples/clock_dial.py
import flet as ft

from flet_components import Clock, ClockDial, ClockHand

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


async def main(page: ft.Page) -> None:
    slim = ClockDial(
        hour_hand=ClockHand(length_ratio=0.45, width_ratio=0.03),
        minute_hand=ClockHand(length_ratio=0.7, width_ratio=0.02),
    )
    page.add(
        Clock(
            face="analog",
            diameter=280,
            dial=slim,
            numbers=lambda hour: ROMAN[hour - 1],
            minute_marks=False,
        )
    )


if __name__ == "__main__":
    ft.run(main)
