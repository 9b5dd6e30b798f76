# docs/examples/relative_time_saved.py
from datetime import UTC, datetime

import flet as ft

from flet_components import RelativeTime, RelativeTimeEvent


async def main(page: ft.Page) -> None:
    def follow(event: RelativeTimeEvent) -> None:
        page.title = f"Draft, saved {event.new_text}"

    def save() -> None:
        saved.moment = datetime.now(UTC)

    saved = RelativeTime(empty="not yet", on_update=follow)
    opened = RelativeTime(datetime.now(UTC), format="duration")
    page.add(
        ft.Row([ft.Text("Open for"), opened]),
        ft.Row([ft.Text("Saved"), saved]),
        ft.Button("Save", on_click=save),
    )


if __name__ == "__main__":
    ft.run(main)
