"""The soak: a real server, and sessions that are opened and dropped in waves.

    python -m benchmarks.soak [--sessions 2000] [--wave 100]

After each wave nothing of it may be left: no task, no component, no session, and
nothing logged as an error. Over all waves memory may not grow. What does not hold is
said, and the exit code is 1.

At the end of a wave the sessions that have expired are deleted, as Flet does it every
ten seconds, and then the others.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from statistics import median

import attrs

from benchmarks.census import Census
from benchmarks.remote import Remote, setting, start
from benchmarks.visits import VISITS, Visit, visit

__all__ = ["Wave", "broken", "grown", "soak"]

TIMEOUT = 1
"""Seconds for which the session of a tab that has gone is kept."""
SHARE = 0.3
"""Part of a wave's sessions that has expired before the others are deleted."""
PATIENCE = 5.0
"""Seconds in which everything of a wave has to end."""
WITHIN = 1.05
"""What memory may be at the end, of its plateau."""
GROWTH = 1.02
"""What memory may be in the last quarter of the waves, of the second quarter."""
FEWEST = 8
"""Waves without which nothing is said about memory."""


@attrs.frozen
class Wave:
    """What one wave was, and left."""

    size: int
    """Sessions."""
    seconds: float
    """How long it took."""
    deleted: int
    """Sessions that were deleted before they had expired."""
    settled: float
    """Seconds until the last task had ended and the last component was gone."""
    left: Census
    """What there was afterwards."""
    failures: tuple[str, ...]
    """What somebody did not see."""


async def _visit(server: Remote, way: Visit) -> str | None:
    """Pay a visit; returns what went wrong."""
    try:
        await visit(server, way)
    except Exception as error:
        return f"{way.__name__}: {type(error).__name__}: {error}"
    return None


async def _wave(server: Remote, size: int) -> Wave:
    """Open tabs at once, and leave in all the ways there are."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    ways = [VISITS[number % len(VISITS)] for number in range(size)]
    failures = await asyncio.gather(*(_visit(server, way) for way in ways))
    await server.ask("evict", share=SHARE)
    deleted = await server.ask("delete")
    settled, left = await server.settled(PATIENCE)
    return Wave(
        size=size,
        deleted=deleted,
        settled=settled,
        left=left,
        seconds=loop.time() - begin,
        failures=tuple(failure for failure in failures if failure),
    )


async def soak(
    sessions: int, size: int, tell: Callable[[int, Wave], object] = lambda *_: None
) -> list[Wave]:
    """Open and drop sessions in waves.

    Args:
        sessions: How many in all.
        size: How many at once.
        tell: Called with the number of each wave, from 1, and the wave.
    """
    waves = []
    async with start("soak", TIMEOUT) as server:
        for number, begin in enumerate(range(0, sessions, size), 1):
            waves.append(await _wave(server, min(size, sessions - begin)))
            tell(number, waves[-1])
    return waves


# --- what has to hold ---


def broken(waves: Sequence[Wave]) -> list[str]:
    """Return what does not hold of what waves have left."""
    return [
        f"wave {number}: {what}"
        for number, wave in enumerate(waves, 1)
        for what in _left_by(wave)
    ]


def _left_by(wave: Wave) -> list[str]:
    left = wave.left
    found = {
        "visits that saw what they should not": wave.failures,
        "tasks that are left": left.tasks,
        "components that are left": left.components,
        "errors since the start": left.errors,
        "sessions that are left": left.sessions,
    }
    return [
        f"there must be no {what}, got {len(items)}, first {items[0]}"
        for what, items in found.items()
        if items
    ]


def grown(waves: Sequence[Wave]) -> list[str]:
    """Return what does not hold of the memory over all waves."""
    if len(waves) < FEWEST:
        return []
    memory = [wave.left.memory for wave in waves]
    plateau, quarter = plateau_of(waves), len(waves) // 4
    before, after = median(memory[quarter : 2 * quarter]), median(memory[-quarter:])
    found = []
    if memory[-1] > plateau * WITHIN:
        found.append(
            f"memory must come back to {WITHIN:.0%} of its plateau, {mb(plateau)}, "
            f"got {mb(memory[-1])}"
        )
    if after > before * GROWTH:
        found.append(
            f"memory must not grow: {mb(before)} in the second quarter of the waves, "
            f"{mb(after)} in the last"
        )
    return found


def plateau_of(waves: Sequence[Wave]) -> int:
    """Return the most memory after any wave of the second and third quarter."""
    quarter = len(waves) // 4
    return max(wave.left.memory for wave in waves[quarter : len(waves) - quarter])


def mb(size: float) -> str:
    """Write bytes as megabytes."""
    return f"{size / 1e6:.1f} MB"


# --- the command ---


def _tell(number: int, wave: Wave) -> None:
    left = wave.left
    print(
        f"wave {number:3}: {wave.size} sessions in {wave.seconds:4.1f} s, "
        f"{wave.size - wave.deleted} expired, {wave.deleted} deleted; "
        f"{wave.settled:.2f} s later {len(left.tasks)} tasks, "
        f"{len(left.components)} components, {len(left.sessions)} sessions, "
        f"{len(left.errors)} errors, {mb(left.memory)}",
        flush=True,
    )


def _sum_up(waves: Sequence[Wave]) -> None:
    quarter = max(1, len(waves) // 4)
    parts = [waves[:quarter], waves[quarter : 2 * quarter], waves[-quarter:]]
    medians = [mb(median(w.left.memory for w in part)) for part in parts if part]
    print(
        f"{sum(wave.size for wave in waves)} sessions in "
        f"{sum(wave.seconds for wave in waves):.0f} s; memory in the first, second and "
        f"last quarter {', '.join(medians)}; plateau {mb(plateau_of(waves))}, "
        f"at the end {mb(waves[-1].left.memory)}, at most {mb(waves[-1].left.peak)}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the soak; returns the exit code."""
    parser = argparse.ArgumentParser(description="The soak.")
    parser.add_argument("--sessions", type=int, default=2000, help="how many in all")
    parser.add_argument("--wave", type=int, default=100, help="how many at once")
    chosen = parser.parse_args(arguments)
    print(setting(), flush=True)
    waves = asyncio.run(soak(chosen.sessions, chosen.wave, _tell))
    _sum_up(waves)
    wrong = [*broken(waves), *grown(waves)]
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
