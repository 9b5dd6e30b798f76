"""The same app on Flet alone, with the loop of Flet's own guide."""

from __future__ import annotations

import asyncio

import flet as ft

from benchmarks.peers.probe import APP, face, lengths, port, probe
from benchmarks.peers.rows import INTERVAL, Answers, row


class PlainCountdown(ft.Container):
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


def countdowns(page: ft.Page) -> None:
    """Show countdowns in a column."""
    page.scroll = ft.ScrollMode.AUTO
    page.add(*[PlainCountdown(seconds) for seconds in lengths()])


async def mounts(page: ft.Page) -> None:
    """Show countdowns and take them away, again and again."""
    column = ft.Column()
    page.add(column)
    while True:
        column.controls = [PlainCountdown(seconds) for seconds in lengths()]
        column.update()
        await asyncio.sleep(0.25)
        column.controls = []
        column.update()
        await asyncio.sleep(0.25)


async def rows(page: ft.Page) -> None:
    """Show a list that is fetched again and again, all of it each time."""
    answers = Answers(len(lengths()))
    shown = ft.ListView(height=400)
    page.add(shown)
    while True:
        shown.controls = [row(item) for item in await answers.fetch()]
        shown.update()
        await asyncio.sleep(INTERVAL)


if __name__ == "__main__":
    probe.install()
    app = {"countdowns": countdowns, "mounts": mounts, "rows": rows}[APP]
    ft.run(app, view=None, host="127.0.0.1", port=port(), no_cdn=True)
