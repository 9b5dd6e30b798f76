"""The same app on Flet 0.28, the last of its line, with the usual loop."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft

from benchmarks.peers.probe import face, lengths, port, probe


class OldCountdown(ft.Container):
    """Counts down: one task, and one update for each tick."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds
        self.text = ft.Text(face(seconds), theme_style=ft.TextThemeStyle.DISPLAY_MEDIUM)
        self.content = self.text

    def did_mount(self) -> None:
        self.running = True
        self.page.run_task(self.count)

    def will_unmount(self) -> None:
        self.running = False

    async def count(self) -> None:
        """Count, for as long as it is told that it runs."""
        while self.seconds and self.running:
            self.text.value = face(self.seconds)
            self.text.update()
            probe.tick()
            await asyncio.sleep(1)
            self.seconds -= 1


async def main(page: Any) -> None:
    """Show countdowns in a column."""
    page.scroll = "auto"
    page.add(*[OldCountdown(seconds) for seconds in lengths()])


if __name__ == "__main__":
    probe.install()
    old: Any = ft  # another version than the one that types are checked with
    old.app(main, view=None, port=port(), host="127.0.0.1")
