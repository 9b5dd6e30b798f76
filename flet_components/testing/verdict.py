"""What went wrong while a screen was open."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import traceback
from collections.abc import Iterable
from typing import Any

from flet_components.testing.mirror import Record
from flet_components.testing.task_report import describe

__all__ = ["Watch", "left_over", "problems_of"]

OF_FLET = frozenset({"Session.__updates_scheduler"})
"""Coroutines that Flet runs for as long as the session, and ends by itself."""


class Watch:
    """Notes every logged error and every exception that nobody could catch."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self._expected: list[str] = []
        self._handler = _Errors(self.problems)
        self._hook: Any = None

    def begin(self) -> None:
        """Start to listen."""
        logging.getLogger().addHandler(self._handler)
        self._hook, sys.unraisablehook = sys.unraisablehook, self._unraisable

    def end(self) -> None:
        """Stop listening; what is garbage by now has been heard."""
        gc.collect()
        sys.unraisablehook = self._hook
        logging.getLogger().removeHandler(self._handler)

    def expect(self, text: str) -> None:
        """Take an error that contains a text as wanted."""
        self._expected.append(text)

    def verdict(self, others: Iterable[str]) -> list[str]:
        """Return what went wrong, and each expected error that did not come.

        Args:
            others: What others have found.
        """
        found = list(self.problems)
        found += (other for other in others if not _is_told(other, self.problems))
        wrong = [p for p in found if not any(text in p for text in self._expected)]
        missed = [
            f"an error with {text!r} was expected, but there was none"
            for text in self._expected
            if not any(text in problem for problem in found)
        ]
        return [*wrong, *missed]

    def _unraisable(self, unraisable: Any) -> None:
        error = unraisable.exc_value
        what = unraisable.err_msg or "exception ignored in"
        self.problems.append(f"{what}: {unraisable.object!r}\n{_traceback(error)}")
        self._hook(unraisable)


class _Errors(logging.Handler):
    """Keeps what is logged as an error, by any logger."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        text = f"an error was logged by {record.name!r}: {record.getMessage()}"
        self._problems.append(f"{text}\n{_traceback(error)}".rstrip())


def left_over(before: Iterable[asyncio.Task[Any]]) -> list[asyncio.Task[Any]]:
    """Return the tasks of this loop that are new, but for this one and Flet's own."""
    known = {*before, asyncio.current_task()}
    return [
        task
        for task in asyncio.all_tasks()
        if task not in known and _qualified_name(task) not in OF_FLET
    ]


def problems_of(
    tasks: Iterable[asyncio.Task[Any]], records: Iterable[Record]
) -> list[str]:
    """Return a sentence for each thing that pages have left or done wrong."""
    problems = [f"a task was left over: {describe(task)}" for task in tasks]
    for record in records:
        problems += (f"the session crashed: {crash}" for crash in record.crashes)
        problems += record.bad_patches
    return problems


def _is_told(problem: str, told: list[str]) -> bool:
    """Say whether a traceback has been told: of most crashes Flet also logs one."""
    _, mark, trace = problem.partition("Traceback")
    return bool(mark) and any(trace.rstrip() in other for other in told)


def _qualified_name(task: asyncio.Task[Any]) -> str:
    return str(getattr(task.get_coro(), "__qualname__", ""))


def _traceback(error: BaseException | None) -> str:
    return "".join(traceback.format_exception(error)) if error is not None else ""
