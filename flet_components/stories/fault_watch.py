"""Hears of errors that nobody caught, and takes them to the stage that they are from.

They reach nobody else: Flet has no signal for an error in a background task. What they
do reach is a logger: this library's, asyncio's, or that of the future that `run_task`
returned.
"""

from __future__ import annotations

import logging
from types import TracebackType

import flet as ft

from flet_components.stories.stage import Stages

__all__ = ["FaultWatch"]

LOGGERS = ("flet_components", "asyncio", "concurrent.futures")


class FaultWatch(logging.Handler):
    """Listens to the loggers of uncaught errors for as long as the block lasts.

    Args:
        stages: Where the errors may come from.
    """

    def __init__(self, stages: Stages) -> None:
        super().__init__(logging.ERROR)
        self._stages = stages

    def emit(self, record: logging.LogRecord) -> None:
        """Take the error of a log record to its stage."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, Exception):
            try:
                self._stages.blame(error, _current_page())
            except Exception:
                self.handleError(record)

    def __enter__(self) -> FaultWatch:
        """Begin to listen."""
        for name in LOGGERS:
            logging.getLogger(name).addHandler(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Listen no longer."""
        for name in LOGGERS:
            logging.getLogger(name).removeHandler(self)


def _current_page() -> ft.Page | None:
    try:
        return ft.context.page
    except RuntimeError:
        return None
