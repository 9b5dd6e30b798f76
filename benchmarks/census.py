"""What there is in a server's process: tasks, components, sessions, errors, memory."""

from __future__ import annotations

import asyncio
import ctypes
import gc
import logging
import re
from pathlib import Path

import attrs
from flet.messaging.session import Session
from flet_web.fastapi.flet_app_manager import (  # type: ignore[import-untyped]
    app_manager,
)

from benchmarks.apps import Naive
from flet_components import UserControl

__all__ = [
    "Census",
    "Errors",
    "components",
    "named",
    "resident",
    "sessions",
    "status",
]

KINDS = (UserControl, Naive)
"""What counts as a component."""


@attrs.frozen
class Census:
    """One count."""

    tasks: tuple[str, ...]
    """What runs that did not run when the server had started."""
    components: tuple[str, ...]
    """Class of each component in memory, after a garbage collection."""
    sessions: tuple[str, ...]
    """Key of each session that Flet keeps."""
    errors: tuple[str, ...]
    """What has been logged as an error, or warned of, since the start."""
    memory: int
    """Bytes of resident memory, after a garbage collection and `malloc_trim`."""
    peak: int
    """The most bytes of resident memory since the start."""


class Errors(logging.Handler):
    """Keeps what is logged as an error, and warnings that Python itself gives."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def install(self) -> None:
        """Listen to everything that is logged in this process."""
        logging.captureWarnings(True)
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record, if it is one that should not be."""
        if record.levelno >= logging.ERROR or record.name == "py.warnings":
            error = record.exc_info[1] if record.exc_info else None
            text = f"{record.name}: {record.getMessage().splitlines()[0]}"
            self.texts.append(f"{text}: {error!r}" if error else text)


def sessions() -> dict[str, Session]:
    """Return what Flet's web server keeps, by its key."""
    return dict(app_manager._FletAppManager__sessions)


def components() -> list[str]:
    """Return the class of each component that is in memory."""
    gc.collect()
    kinds = [type(thing) for thing in gc.get_objects()]  # isinstance would ask proxies
    return [kind.__name__ for kind in kinds if issubclass(kind, KINDS)]


def resident() -> int:
    """Return the bytes of memory that this process holds, when nothing is spare.

    What Python has freed glibc may keep for later; `malloc_trim` gives it back.
    """
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return status("VmRSS")


def status(entry: str) -> int:
    """Return the bytes of an entry of this process's status, as Linux tells it."""
    text = Path("/proc/self/status").read_text()
    found = re.search(rf"^{entry}:\s+(\d+) kB$", text, re.MULTILINE)
    assert found is not None
    return int(found[1]) * 1024


def named(task: asyncio.Task[object]) -> str:
    """Return what a task runs, in a few words."""
    return f"{task.get_name()}: {getattr(task.get_coro(), '__qualname__', '?')}"
