# docs/examples/relative_time_feed.py
from datetime import UTC, datetime, timedelta

import flet as ft

from flet_components import RelativeTime

FEED = {
    "Ada merged the engine": timedelta(seconds=50),
    "Grace found a bug": timedelta(minutes=42),
    "Emmy likes symmetry": timedelta(days=1),
    "Alan sent the tape": timedelta(days=90),
    "Edsger takes a walk": timedelta(hours=-2),
}


async def main(page: ft.Page) -> None:
    now = datetime.now(UTC)
    page.add(
        *(
            ft.ListTile(title=what, trailing=RelativeTime(now - ago))
            for what, ago in FEED.items()
        ),
        ft.ListTile(
            title="The build runs", trailing=RelativeTime(now, format="elapsed")
        ),
    )


if __name__ == "__main__":
    ft.run(main)
