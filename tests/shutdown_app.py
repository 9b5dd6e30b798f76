"""An app for `test_shutdown.py`, with components or without; it says when it ends.

Usage: python -m tests.shutdown_app plain|components signal|return
"""

from __future__ import annotations

import asyncio
import logging
import sys

import flet as ft

from flet_components import Countdown, UserControl

INTERVAL = 0.02
"""Seconds between two updates."""


class Beat(UserControl):
    """Counts, as the guide of Flet shows it: in a bare task."""

    def build(self) -> ft.Control:
        self.text = ft.Text()
        return self.text

    async def did_mount_async(self) -> None:
        self.loop_task = asyncio.create_task(self.count())
        self.create_task(self.keep_open())

    async def will_unmount_async(self) -> None:
        await asyncio.sleep(INTERVAL)
        print("goodbye", flush=True)

    async def count(self) -> None:
        beats = 0
        while True:
            self.text.value = f"beat {beats}"
            await self.update_async()
            await asyncio.sleep(INTERVAL)
            beats += 1

    async def keep_open(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(INTERVAL)  # closing takes a while


def with_components(page: ft.Page) -> None:
    """Show components."""
    page.add(Countdown(100), Countdown(100, face="ring"), Beat(), Beat())


async def plain(page: ft.Page) -> None:
    """Do the same with Flet alone."""
    texts = [ft.Text(), ft.Text()]
    page.add(*texts)

    async def count(text: ft.Text) -> None:
        beats = 0
        while True:
            text.value = f"beat {beats}"
            text.update()
            await asyncio.sleep(INTERVAL)
            beats += 1

    for text in texts:
        page.run_task(count, text)


async def program(main: ft.AppCallable) -> None:
    """Run an app as a part of a program, which ends at a line from its standard input.

    What ends it is the end of `asyncio.run`.
    """
    app = asyncio.create_task(ft.run_async(main))
    await asyncio.to_thread(sys.stdin.readline)
    assert not app.done()


if __name__ == "__main__":
    logging.basicConfig(format="%(name)s: %(message)s")
    what, how = sys.argv[1:]
    main = plain if what == "plain" else with_components
    if how == "return":
        asyncio.run(program(main))
    else:
        ft.run(main)
    print("the end", flush=True)
