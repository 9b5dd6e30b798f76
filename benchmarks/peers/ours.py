"""The app on ours: nothing but the public API."""

from __future__ import annotations

import asyncio

import flet as ft

from benchmarks.peers.probe import APP, COUNTED, face, lengths, port, probe
from benchmarks.peers.rows import INTERVAL, Answers, row
from flet_components import Countdown, PollingList


def counted(seconds: float) -> str:
    """Write what is left, and note that it has been asked for."""
    probe.tick()
    return face(round(seconds))


def made() -> list[ft.Control]:
    """Return the countdowns of one page."""
    if COUNTED:
        return [Countdown(seconds, format=counted) for seconds in lengths()]
    return [Countdown(seconds) for seconds in lengths()]


def countdowns(page: ft.Page) -> None:
    """Show countdowns in a column."""
    page.scroll = ft.ScrollMode.AUTO
    page.add(*made())


async def mounts(page: ft.Page) -> None:
    """Show countdowns and take them away, again and again."""
    column = ft.Column()
    page.add(column)
    while True:
        column.controls = made()
        column.update()
        await asyncio.sleep(0.25)
        column.controls = []
        column.update()
        await asyncio.sleep(0.25)


def rows(page: ft.Page) -> None:
    """Show a list that is fetched again and again."""
    answers = Answers(len(lengths()))
    page.add(PollingList(answers.fetch, row, interval=INTERVAL, list_height=400))


if __name__ == "__main__":
    probe.install()
    app = {"countdowns": countdowns, "mounts": mounts, "rows": rows}[APP]
    ft.run(app, view=None, host="127.0.0.1", port=port(), no_cdn=True)
