"""What the story runner costs: its start, many stories, and changes of the story.

    python -m benchmarks.runner --rounds 3 --page docs/performance.md

Beside it stands an app of plain Flet that says hello, in the same run on the same
machine. Compare the ratios: seconds depend on what else the machine does.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flet_web.fastapi import app_manager  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from benchmarks.report import report
from benchmarks.tables import Row, Table
from flet_components.stories.book import Book
from flet_components.stories.places import Place
from tests.browser.driver import chromium, open_app, served, tap
from tests.stories.wire import Wire, serving, wired

__all__ = ["main"]

FILES, EACH = 50, 10
"""Files of the large folder, and stories in each."""
SWITCHES = 100
HELLO = """
import flet as ft

def main(page: ft.Page) -> None:
    page.add(ft.Text("Hello, world"))

ft.run(main)
"""
STORY = '''
def story_{n}(number: int = {n}) -> ft.Control:
    """Story {n} of file {file}."""
    return ft.Text(f"shown {file} {{number}}")
'''
RUNNER = ["-m", "flet_components.stories", "--no-open", "--port", "{port}"]


def write_stories(folder: Path, files: int) -> Path:
    """Write a folder of stories that only say which they are."""
    folder.mkdir(exist_ok=True)
    for file in range(files):
        stories = "".join(STORY.format(n=n, file=file) for n in range(EACH))
        (folder / f"part_{file:02}.py").write_text(f"import flet as ft\n{stories}")
    return folder


# --- in Chromium ---


@contextmanager
def opened(browser: Browser, command: Sequence[str], path: str = "") -> Iterator[Page]:
    """Start a server and open its page in a browser without a cache."""
    with served([sys.executable, *command]) as url:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        try:
            yield open_app(context.new_page(), url + path)
        finally:
            context.close()


def until_painted(page: Page, text: str) -> None:
    """Wait until a text is on the page."""
    page.get_by_text(text, exact=True).first.wait_for(state="attached")


def seconds_to_paint(browser: Browser, command: Sequence[str], text: str) -> float:
    """Return the seconds from a command to a text in a browser."""
    began = time.perf_counter()
    with opened(browser, command) as page:
        until_painted(page, text)
        return time.perf_counter() - began


def switches(browser: Browser, folder: Path, count: int) -> list[float]:
    """Return the milliseconds from a press in the tree to the story, each time."""
    found = []
    with opened(browser, [*RUNNER, str(folder)]) as page:
        until_painted(page, "shown 0 0")
        for turn in range(count):
            number = turn % (EACH - 1) + 1 if turn % 2 == 0 else 0
            button = page.get_by_role("button", name=f"Story {number}", exact=True)
            button.first.wait_for(state="attached")
            began = time.perf_counter()
            tap(button.first)
            until_painted(page, f"shown 0 {number}")
            found.append((time.perf_counter() - began) * 1000)
    return found


def in_chromium(rounds: int, folder: Path) -> Table:
    """Measure starts, taking turns, and changes of the story."""
    hello = folder / "hello.py"
    hello.write_text(HELLO)
    few = write_stories(folder / "few", 1)
    many = write_stories(folder / "many", FILES)
    plain = Row("`ft.run` of a hello world, start to painted", "s", 2)
    ours = Row("the runner, start to its first story painted", "s", 2)
    large = Row(f"the same with {FILES * EACH} stories in {FILES} files", "s", 2)
    ratio = Row("**the runner ÷ hello world**", "", 2)
    larger = Row(f"**{FILES * EACH} stories ÷ {EACH}**", "", 2)
    change = Row("a press in the tree to the next story painted", "ms", 0)
    load = Row(f"load of the machine meanwhile, on {os.cpu_count()} cores", "", 1)
    with chromium() as browser:
        for _ in range(rounds):
            sides = [
                (plain, [str(hello)], "Hello, world"),
                (ours, [*RUNNER, str(few)], "shown 0 0"),
                (large, [*RUNNER, str(many)], "shown 0 0"),
            ]
            for row, command, text in sides:
                row.values.append(seconds_to_paint(browser, command, text))
            ratio.values.append(ours.values[-1] / plain.values[-1])
            larger.values.append(large.values[-1] / ours.values[-1])
            load.values.append(os.getloadavg()[0])
        change.values += switches(browser, few, 10 * rounds)
    rows = [plain, ours, ratio, large, larger, change, load]
    return Table("runner", "in Chromium, without a cache", rows)


# --- over the wire, in this process ---


def resident() -> float:
    """Return the megabytes that this process holds."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def sessions() -> int:
    """Return how many sessions Flet has."""
    return len(app_manager._FletAppManager__sessions)


def buttons(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the buttons among what a browser was sent."""
    if isinstance(value, dict):
        if value.get("_c") == "TextButton":
            yield value
        value = value.values()
    if not isinstance(value, str | bytes) and isinstance(value, Iterable):
        for item in value:
            yield from buttons(item)


async def play(runner: Wire, number: int) -> None:
    """Open the stage that a runner names, and leave it when its story is shown."""
    url = urlsplit((await runner.until("FletApp"))["url"])
    async with wired(f"{url.netloc}{url.path}") as stage:
        await stage.register()
        await stage.until(f"shown 0 {number}")
    runner.received.clear()


async def switch(runner: Wire, rows: Sequence[dict[str, Any]], times: int) -> None:
    """Press one story of the tree after the other."""
    for turn in range(times):
        number = (turn + 1) % EACH
        await runner.event(rows[number], "click")
        await play(runner, number)


async def settled(tasks: int) -> int:
    """Return how many tasks there are, once those that end have ended."""
    for _ in range(100):
        if len(asyncio.all_tasks()) <= tasks:
            break
        await asyncio.sleep(0.02)
    return len(asyncio.all_tasks())


async def over_the_wire(folder: Path) -> Table:
    """Count what is sent first, and what a hundred changes of the story leave."""
    many = write_stories(folder / "many", FILES)
    began = time.perf_counter()
    book = Book([Place(many)])
    read = (time.perf_counter() - began) * 1000
    async with serving(book) as host, wired(host) as runner:
        began = time.perf_counter()
        await runner.register("/story/part_00/story_0")
        await runner.until("FletApp")
        first = (time.perf_counter() - began) * 1000
        size = runner.bytes / 1000
        rows = [row for row in buttons(runner.received) if "Story" in str(row)][:EACH]
        await play(runner, 0)
        await switch(runner, rows, SWITCHES)  # what is made once has been made
        tasks, kept, memory = await settled(0), sessions(), resident()
        objects = len(gc.get_objects())
        await switch(runner, rows, SWITCHES)
        more = await settled(tasks) - tasks
        held = resident() - memory
        left = len(gc.get_objects()) - objects
        kept = sessions() - kept
    title = f"{FILES * EACH} stories in {FILES} files, without a browser"
    figures = [
        ("reading the folder", "ms", 0, read),
        ("a page asks, tree and toolbar are sent", "ms", 0, first),
        ("what is sent by then", "kB", 0, size),
        (f"tasks, after {SWITCHES} changes of the story", "more", 0, more),
        ("sessions", "more", 0, kept),
        ("Python objects", "more", 0, left),
        ("memory of the process", "MB more", 1, held),
    ]
    return Table("many", title, [Row(n, u, d, [v]) for n, u, d, v in figures])


def main() -> None:
    """Measure, and print or keep the tables."""
    report(__doc__.splitlines()[0], 3, measured)


def measured(folder: Path, rounds: int) -> Iterator[Table]:
    """Measure both ways."""
    yield asyncio.run(over_the_wire(folder))
    yield in_chromium(rounds, folder)


if __name__ == "__main__":
    main()
