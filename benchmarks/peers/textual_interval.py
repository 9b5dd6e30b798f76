"""The same app on Textual: `set_interval` and `Static.update`, no transport."""

from __future__ import annotations

import asyncio

from textual.app import App, ComposeResult  # type: ignore[import-not-found]
from textual.widgets import Static  # type: ignore[import-not-found]

from benchmarks.peers.probe import SESSIONS, face, lengths, probe

SCREEN = (240, 60)
"""Columns and rows: a thousand countdowns fit."""


class TextCountdown(Static):  # type: ignore[misc]
    """Counts down."""

    def __init__(self, seconds: int) -> None:
        super().__init__(face(seconds))
        self.seconds = seconds

    def on_mount(self) -> None:
        self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Show a second less."""
        self.seconds -= 1
        self.update(face(self.seconds))
        probe.tick()


class Countdowns(App[None]):  # type: ignore[misc]
    """Shows countdowns in a grid."""

    CSS = """
    Screen { layout: grid; grid-size: 24; grid-rows: 1; grid-gutter: 0; }
    TextCountdown { height: 1; }
    """

    def compose(self) -> ComposeResult:
        """Make them."""
        for seconds in lengths():
            yield TextCountdown(seconds)


async def session() -> None:
    """Run the app for as long as the process lives."""
    async with Countdowns().run_test(size=SCREEN):
        await asyncio.Event().wait()


async def main() -> None:
    """Run an app for each session, beside each other."""
    async with asyncio.TaskGroup() as group:
        for _ in range(SESSIONS):
            group.create_task(session())


if __name__ == "__main__":
    probe.install()
    asyncio.run(main())
