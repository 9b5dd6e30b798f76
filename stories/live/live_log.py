"""Stories of `LiveLog`."""

from __future__ import annotations

import logging
from typing import Annotated, Any, Literal

import flet as ft

from flet_components import LiveLog, UserControl, reactive
from flet_components.sources import Source, stream
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, messages

Level = Literal["debug", "info", "warning", "error", "critical"]
Said = tuple[Level, str]
Share = Annotated[float, Range(0, 1)]

SERVER: list[Said] = [
    ("info", "GET /orders 200 in 12 ms"),
    ("info", "GET /orders/417 200 in 8 ms"),
    ("debug", "cache: 2 hits, 1 miss"),
    ("info", "POST /orders 201 in 31 ms"),
    ("warning", "the database has answered slowly: 1.4 s"),
    ("info", "GET /health 200 in 1 ms"),
    ("debug", "pool: 3 of 10 connections in use"),
    ("error", "POST /payments 502: the bank does not answer"),
    ("info", "POST /payments 200 in 212 ms, second attempt"),
    ("info", "GET /orders 304 in 2 ms"),
    ("critical", "disk /var is full: 0 bytes left"),
    ("warning", "writing to /tmp until there is room"),
]
BUILD = [
    "\x1b[1m==> Building\x1b[0m flet-app \x1b[2m(release)\x1b[0m",
    "\x1b[32mok\x1b[0m 128 modules \x1b[2min 1.2 s\x1b[0m",
    "\x1b[33m!\x1b[0m chart.py:41  \x1b[33munused variable\x1b[0m \x1b[4mwidth\x1b[0m",
    "\x1b[32mok\x1b[0m types  \x1b[36mmypy\x1b[0m",
    "\x1b[31mno\x1b[0m tests  \x1b[1;31m1 failed\x1b[0m, \x1b[32m411 passed\x1b[0m",
    "downloading 12 %\rdownloading 57 %\rdownloading 100 %",
    "\x1b[7m retry \x1b[0m \x1b[35mtest_checkout\x1b[0m",
    "\x1b[32mok\x1b[0m tests  \x1b[32m412 passed\x1b[0m",
    "\x1b[34m==>\x1b[0m uploaded to \x1b[4;34mhttps://example.org\x1b[0m",
]


def _server(faults: Faults, every: float) -> Source[Said]:
    """Return what a server logs."""
    return stream(
        lambda: messages(lambda n: SERVER[n % len(SERVER)], faults, every=every)()
    )


def server(
    level: Level = "debug",
    every: Annotated[float, Range(0.001, 5)] = 0.8,
    latency: Annotated[float, Range(0, 5)] = 0.1,
    error_rate: Share = 0.0,
    drop_rate: Share = 0.0,
    burst: Annotated[int, Range(1, 1000)] = 4,
    max_lines: Annotated[int, Range(10, 5000)] = 1000,
) -> ft.Control:
    """What a server does. Scroll up, and nothing moves; the button leads back."""
    faults = Faults(
        latency=latency, error_rate=error_rate, drop_rate=drop_rate, burst=burst
    )
    source = _server(faults, every)
    return _framed(LiveLog(source, title="Server", level=level, max_lines=max_lines))


def colours(every: Annotated[float, Range(0.05, 5)] = 0.4) -> ft.Control:
    """What a terminal would show: colours, and lines that are written over."""
    lines = stream(lambda: messages(lambda n: BUILD[n % len(BUILD)], every=every)())
    return _framed(LiveLog(lines, timestamps=False, levels=False, controls=False))


def searched(search: str = "payments|disk", regex: bool = True) -> ft.Control:
    """Only lines in which something is found are shown, and it stands out."""
    source = _server(Faults(burst=12), 0.2)
    return _framed(LiveLog(source, title="Server", search=search, regex=regex))


@reactive
class Worker(UserControl):
    """Logs what it does, as any code would."""

    every: float = 1.0
    """Seconds from one record to the next."""

    def __post_init__(self, *args: Any) -> None:
        """Have a logger of its own."""
        super().__post_init__(*args)
        self._logger = logging.Logger("worker")

    def build(self) -> ft.Control:
        """Show the records of the logger."""
        return LiveLog(
            loggers=[self._logger], title="Worker", level="info", timestamps=False
        )

    async def did_mount_async(self) -> None:
        """Work."""
        log = self._logger
        async for tick in self.clock.every(self.every):
            log.debug("job %s begins", tick.index)
            try:
                if tick.index % 4 == 2:
                    raise ConnectionError("the queue is gone")
                log.info("job %s is done", tick.index)
            except ConnectionError:
                log.exception("job %s has failed", tick.index)


def records(every: Annotated[float, Range(0.1, 5)] = 1.0) -> ft.Control:
    """The records of a logger of Python's `logging`, with their tracebacks."""
    return _framed(Worker(every))


def _framed(child: ft.Control) -> ft.Control:
    """Put a log on a card."""
    return ft.Container(
        child,
        width=640,
        padding=16,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
