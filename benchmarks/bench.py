"""The benchmarks: countdowns on ours, and on what people would use instead.

    python -m benchmarks.bench [S1 S3 ...] [--against plain_flet nicegui_timer ...]
        [--seconds 10] [--rounds 3] [--json FILE] [--page FILE]
        [--no-pictures]

Sides take turns: each turn is a server of its own in a process of its own, with real
WebSocket clients in this one. Each scenario ends with its table, in Markdown. Those in
small letters need no server: they measure in this process, or start others. What is
timed is looked at in a browser first.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs

from benchmarks.figures import Result, as_json, markdown
from benchmarks.floor import floor
from benchmarks.hour import hour
from benchmarks.load import Figures
from benchmarks.micro import fields, memory
from benchmarks.page import put
from benchmarks.remote import setting
from benchmarks.scenarios import SCENARIOS, Scenario
from benchmarks.sides import OURS, PLAIN, SIDES, Side, UnavailableError
from benchmarks.starts import starts
from benchmarks.tables import Table

__all__ = ["compare", "main"]

ROUNDS = 3
"""Turns of each side."""
PROGRAMS: dict[str, Callable[[int], Table]] = {
    "fields": fields,
    "memory": memory,
    "starts": starts,
    "hour": hour,
    "floor": floor,
}
"""What is measured without clients, by its key; each is told how often."""


async def compare(
    scenario: Scenario, sides: Sequence[Side], rounds: int = ROUNDS
) -> Result:
    """Measure all sides in turn, as often as it is said."""
    result = Result(scenario)
    for number in range(rounds):
        for side in sides if number % 2 == 0 else reversed(sides):
            if side.key in result.skipped:
                continue
            try:
                figures = await scenario.measure(side, scenario.load)
            except (UnavailableError, RuntimeError, OSError) as error:
                result.skipped[side.key] = str(error).splitlines()[-1]
                print(f"{scenario.key} {side.key}: {error}", file=sys.stderr)
            else:
                result.add(side.key, figures)
                _tell(scenario, side, number, figures)
    return result


def _tell(scenario: Scenario, side: Side, number: int, figures: Figures) -> None:
    values = ", ".join(f"{name} {value:.1f}" for name, value in figures.items())
    print(f"{scenario.key} {number + 1} {side.key}: {values}", file=sys.stderr)


def _run(
    key: str, chosen: argparse.Namespace, sides: Sequence[Side]
) -> tuple[str, Any]:
    """Measure one thing; returns its table, and all figures for a program to read."""
    if key in PROGRAMS:
        table = PROGRAMS[key](chosen.rounds)
        return table.markdown(), table.as_json()
    asked = {"seconds": chosen.seconds, "sessions": chosen.sessions}
    changes = {name: value for name, value in asked.items() if value is not None}
    scenario = SCENARIOS[key]
    scenario = attrs.evolve(scenario, load=attrs.evolve(scenario.load, **changes))
    result = asyncio.run(compare(scenario, sides, chosen.rounds))
    return markdown(result), as_json(result)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="The benchmarks.")
    keys = [key for key in SIDES if key != OURS.key]
    all_of_it = ", ".join([*SCENARIOS, *PROGRAMS])
    parser.add_argument("scenarios", nargs="*", help=f"of {all_of_it}")
    parser.add_argument("--against", nargs="*", default=[PLAIN.key], choices=keys)
    parser.add_argument("--seconds", type=float, help="how long each turn measures")
    parser.add_argument("--sessions", type=int, help="another number of sessions")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="turns of a side")
    parser.add_argument("--json", type=Path, help="where all figures go")
    parser.add_argument("--page", type=Path, help="a page whose tables are replaced")
    parser.add_argument("--no-pictures", action="store_true", help="look at nothing")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; returns the exit code."""
    parser, known = _parser(), [*SCENARIOS, *PROGRAMS]
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.scenarios) - set(known):
        parser.error(f"scenarios are {', '.join(known)}, got {', '.join(unknown)}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # its servers end too
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    sides = [OURS, *(SIDES[key] for key in chosen.against)]
    print(f"{setting()}, load {os.getloadavg()[0]:.1f}\n", flush=True)
    wrong = [] if chosen.no_pictures else _looked_at(sides)
    tables, figures = {}, []
    for key in chosen.scenarios or known:
        tables[key], measured = _run(key, chosen, sides)
        figures.append(measured)
        print(f"{tables[key]}\n", flush=True)
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1))
    if chosen.page:
        put(chosen.page, tables)
    failed = [figure for figure in figures if OURS.key in figure.get("skipped", ())]
    return 1 if wrong or failed else 0


def _looked_at(sides: Sequence[Side]) -> list[str]:
    """Look at all sides; says and returns what is not as it should be."""
    from benchmarks.pictures import look

    ours_and_plain = {OURS.title, PLAIN.title}
    wrong = look(sides)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return [s for s in wrong if s.partition(":")[0] in ours_and_plain]


if __name__ == "__main__":
    sys.exit(main())
