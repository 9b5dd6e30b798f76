"""The command line of a benchmark that measures in a folder, and prints its tables."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.page import put
from benchmarks.tables import Table

__all__ = ["report"]


def report(
    words: str, rounds: int, measure: Callable[[Path, int], Iterable[Table]]
) -> None:
    """Measure, print, and if asked put the tables into a page.

    Args:
        words: What is measured, for the help.
        rounds: Turns of each side, unless others are asked for.
        measure: Measures in an empty folder, so many rounds.
    """
    parser = argparse.ArgumentParser(description=words)
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--page", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench_") as name:
        tables = list(measure(Path(name), options.rounds))
    for table in tables:
        print(table.markdown(), end="\n\n")
    if options.page is not None:
        missing = put(options.page, {each.key: each.markdown() for each in tables})
        if missing:
            sys.exit(f"{options.page} has no place for {', '.join(missing)}")
