"""Two clocks that stand still, so that it is known what they say."""

from __future__ import annotations

from datetime import UTC, datetime

import flet as ft

from flet_components import Clock

MOMENT = datetime(2026, 1, 1, 17, 5, 9, tzinfo=UTC)


async def main(page: ft.Page) -> None:
    """Show one as digits, and one as a dial with a date."""
    page.add(
        Clock("Europe/Vienna", moment=MOMENT),
        Clock("Europe/Vienna", moment=MOMENT, face="analog", label="Wien", date="full"),
    )


if __name__ == "__main__":
    ft.run(main)
