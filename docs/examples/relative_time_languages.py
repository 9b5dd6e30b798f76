# docs/examples/relative_time_languages.py
from datetime import UTC, datetime, timedelta

import flet as ft

from flet_components import RelativeTime


async def main(page: ft.Page) -> None:
    now = datetime.now(UTC)
    for locale in ["en", "de", "pl", "ar"]:
        page.add(
            ft.Row(
                [
                    RelativeTime(now - timedelta(days=2), locale=locale),
                    RelativeTime(now, locale=locale, format="duration"),
                ],
                spacing=48,
            )
        )


if __name__ == "__main__":
    ft.run(main)
