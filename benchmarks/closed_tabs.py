"""Closed tabs: what still runs, with the naive loop and with ours, in the same run.

    python -m benchmarks.closed_tabs [--tabs 200]

For each app a server is started, with Flet's default session timeout of an hour. Each
tab stays until its loops have turned, then it is closed. One second after the last of
them, the turns of all loops are counted for a second; then the sessions are deleted, as
Flet does it an hour later. The exit code is 1 if ours does not hold what it promises.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from benchmarks.apps import INTERVAL
from benchmarks.census import Census
from benchmarks.ledger import Turns
from benchmarks.remote import DEFAULT_TIMEOUT, Remote, setting, start
from tests.tabs import open_tab

__all__ = ["Row", "broken", "measure", "table"]

SHOWN = {
    "naive": {"naive": "the naive loop"},
    "poller": {"news": "a poller that pauses"},
    "countdown": {"countdown": "a countdown, which runs on"},
    "both": {"news": "both: the poller", "countdown": "both: the countdown"},
}
"""For each app its loops, and what a reader calls them."""
AT_ONCE = 20
"""Tabs that are open at the same time."""
SECOND = 1.0
"""Seconds that pass before the turns are counted, while they are, and at most before
what is left is counted."""


@attrs.frozen
class Row:
    """What was seen of one kind of loop."""

    app: str
    """Key of `SHOWN`."""
    loop: str
    """Key of what that has."""
    tabs: int
    """Tabs that were closed."""
    loops: int
    """Loops that turned in the second that was measured."""
    turns: int
    """Their turns in that second."""
    latest: float | None
    """Seconds from the moment a tab was closed to the last turn of its loop, at most;
    None if one still turned."""
    left: Census
    """What there was after the sessions had been deleted."""


async def _stay(server: Remote, closed: dict[str, float]) -> None:
    """Open a tab, stay until all of it has changed, and close it between two turns."""
    async with open_tab(server.url) as tab:
        await tab.until(lambda: bool(tab.texts))
        first = tab.texts
        await tab.until(lambda: not set(first) & set(tab.texts))
        await asyncio.sleep(random.uniform(0, INTERVAL))
        closed[tab.session_id] = asyncio.get_running_loop().time()
        await tab.close()


async def _turns(server: Remote) -> dict[str, Turns]:
    turns: dict[str, Turns] = await server.ask("turns")
    return turns


async def measure(app: str, tabs: int) -> list[Row]:
    """Open and close tabs; returns a row for each loop of an app."""
    closed: dict[str, float] = {}
    loop = asyncio.get_running_loop()
    async with start(app, DEFAULT_TIMEOUT) as server:
        for begin in range(0, tabs, AT_ONCE):
            some = range(begin, min(begin + AT_ONCE, tabs))
            await asyncio.gather(*(_stay(server, closed) for _ in some))
        await asyncio.sleep(max(closed.values()) + SECOND - loop.time())
        before = await _turns(server)
        await asyncio.sleep(SECOND)
        after = await _turns(server)
        await server.ask("delete")
        _, left = await server.settled(SECOND)
    return [_row(app, kind, closed, before, after, left) for kind in SHOWN[app]]


def _row(
    app: str,
    kind: str,
    closed: dict[str, float],
    before: dict[str, Turns],
    after: dict[str, Turns],
    left: Census,
) -> Row:
    old, new = before[kind], after[kind]
    turned = [new[tab][0] - old[tab][0] for tab in closed]
    latest = max(new[tab][1] - closed[tab] for tab in closed)
    return Row(
        app=app,
        loop=kind,
        tabs=len(closed),
        loops=sum(1 for turns in turned if turns),
        turns=sum(turned),
        latest=None if any(turned) else latest,
        left=left,
    )


# --- what has to hold, and how it is shown ---


def broken(rows: Sequence[Row]) -> list[str]:
    """Return what does not hold of ours."""
    return [
        f"{SHOWN[row.app][row.loop]}: {what}"
        for row in rows
        if row.app != "naive"
        for what in _wrong(row)
    ]


def _wrong(row: Row) -> Iterator[str]:
    if row.latest is None:
        yield f"no loop may run a second after the disconnect, got {row.loops}"
    elif row.latest > SECOND:
        yield f"the last turn must come within a second, got {row.latest:.2f} s"
    counted: dict[str, tuple[Any, ...]] = {
        "tasks": row.left.tasks,
        "components": row.left.components,
        "errors": row.left.errors,
    }
    for what, found in counted.items():
        if found:
            yield f"there must be no {what}, got {len(found)}, first {found[0]}"


HEADS = (
    *("", "loops that run 1 s after the disconnect", "turns in that second"),
    *("last turn after the disconnect", "tasks after the close"),
    *("components after the close", "errors logged"),
)


def table(rows: Sequence[Row]) -> str:
    """Write the rows as a table in Markdown."""
    lines = [HEADS, ("---",) * len(HEADS), *map(_cells, rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    left, latest = row.left, "still runs"
    if row.latest is not None:
        latest = f"{row.latest:.3f} s at most" if row.latest > 0 else "none after it"
    return (
        SHOWN[row.app][row.loop],
        f"{row.loops} of {row.tabs}",
        str(row.turns),
        latest,
        *(str(len(found)) for found in (left.tasks, left.components, left.errors)),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all apps; returns the exit code."""
    parser = argparse.ArgumentParser(description="Closed tabs.")
    parser.add_argument("--tabs", type=int, default=200, help="how many of each")
    tabs = parser.parse_args(arguments).tabs
    rows = [row for app in SHOWN for row in asyncio.run(measure(app, tabs))]
    print(f"{setting()}\n\n{table(rows)}")
    wrong = broken(rows)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
