# docs/examples/countdown_deadline.py
from datetime import UTC, datetime, timedelta

import flet as ft

from flet_components import Countdown


def in_words(seconds: float) -> str:
    """Return what is left until the doors open, or how long they have been open."""
    minutes = abs(seconds) / 60
    if seconds >= 0:
        return f"Doors open in {minutes:.1f} minutes"
    return f"Doors opened {minutes:.1f} minutes ago"


async def main(page: ft.Page) -> None:
    doors = datetime.now(UTC) + timedelta(minutes=30)
    page.add(Countdown(deadline=doors, format=in_words, overtime=True))


if __name__ == "__main__":
    ft.run(main)
