# docs/examples/relative_time_formats.py
from datetime import UTC, datetime, timedelta

import flet as ft

from flet_components import RelativeTime


def in_days(passed: timedelta) -> str:
    """Return on which day of the project something is."""
    return f"Day {passed.days + 1}"


async def main(page: ft.Page) -> None:
    moment = datetime.now(UTC) - timedelta(hours=26, minutes=3)
    page.add(
        RelativeTime(moment),
        RelativeTime(moment, numeric="always"),
        RelativeTime(moment, threshold=timedelta(hours=12)),
        RelativeTime(moment, format="duration"),
        RelativeTime(moment, format="duration", precision="hour"),
        RelativeTime(moment, format="elapsed"),
        RelativeTime(moment, format="micro"),
        RelativeTime(moment, format="datetime"),
        RelativeTime(moment, format=in_days),
    )


if __name__ == "__main__":
    ft.run(main)
