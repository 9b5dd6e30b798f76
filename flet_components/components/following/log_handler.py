"""What takes the records of `logging` into a component, from any thread."""

from __future__ import annotations

import logging
import weakref
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flet_components.components.following.log_text import level_of

if TYPE_CHECKING:
    from flet_components.components.live.live_log import LiveLog

__all__ = ["LogHandler"]

TALK = ("asyncio", "flet", "flet_components", "flet_web", "uvicorn", "websockets")
"""Who tells of each message that is sent: a line of it would make another one."""


class LogHandler(logging.Handler):
    """Writes records into a log, and keeps nobody alive.

    Args:
        log: The component.
    """

    def __init__(self, log: LiveLog) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        self._log = weakref.ref(log)

    def filter(self, record: logging.LogRecord) -> bool:
        """Leave out what tells, below a warning, of the messages to the page."""
        talks = record.name.partition(".")[0] in TALK
        return bool(super().filter(record)) and not (
            talks and record.levelno < logging.WARNING
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; what goes wrong is handled as in any other handler."""
        try:
            if (log := self._log()) is not None:
                at = datetime.fromtimestamp(record.created, UTC)
                log._write(self.format(record), level_of(record.levelno), at)
        except Exception:
            self.handleError(record)
