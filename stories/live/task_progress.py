"""Stories of `TaskProgress`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Annotated

import flet as ft

from flet_components import Progress, TaskProgress, current_clock
from flet_components.sources import stream
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, messages

Share = Annotated[float, Range(0, 1)]
Work = Callable[[], AsyncIterator[Progress]]
MB = 1_000_000
PHOTOS = ("harbour.jpg", "old_town.jpg", "lighthouse.jpg", "market.jpg", "ferry.jpg")
RELEASE = ("Check out", "Install", "Test", "Build", "Publish")


def _upload(size: float, speed: float, errors: float = 0.0) -> Work:
    """Return work that sends photos, a piece at a time, and may fail on the way."""

    async def work() -> AsyncIterator[Progress]:
        clock, sent = current_clock(), 0.0
        while sent < size:
            name = PHOTOS[int(sent / size * len(PHOTOS))]
            yield Progress(sent, size, name)
            await clock.sleep(0.2)
            if clock.random() < errors / 5:
                raise ConnectionError("the server has hung up")
            sent = min(size, sent + speed * (0.1 + 0.2 * clock.random()))
        yield Progress(size)

    return work


def upload(
    megabytes: Annotated[float, Range(1, 500)] = 60.0,
    speed: Annotated[float, Range(0.1, 50)] = 3.2,
    errors: Share = 0.0,
    known: bool = True,
) -> ft.Control:
    """Photos that are sent: how much, how fast, how long. It can be cancelled."""
    work = _upload(megabytes * MB, speed * MB, errors)

    async def unknown() -> AsyncIterator[Progress]:
        async for told in work():
            yield Progress(told.completed, None, told.note)

    return _framed(
        TaskProgress(work if known else unknown, title="Uploading", unit="bytes")
    )


def _release(pace: float, fails: bool, cached: bool) -> Work:
    """Return work in steps; one of them may be left out, one may fail."""

    async def work() -> AsyncIterator[Progress]:
        clock = current_clock()
        for name, size in zip(RELEASE, (1, 40, 120, 60, 1), strict=True):
            if name == "Install" and cached:
                yield Progress(step=name, step_status="skipped")
                continue
            yield Progress(0, size if size > 1 else None, step=name)
            for number in range(size):
                await clock.sleep(pace * 3 / size)
                yield Progress(number + 1)
                if fails and name == "Build" and number == 30:
                    raise RuntimeError("No space left on device")

    return work


def in_steps(
    pace: Annotated[float, Range(0.2, 5)] = 2.0,
    fails: bool = False,
    cached: bool = True,
) -> ft.Control:
    """Steps, one of which was not needed. Whatever fails can be tried again."""
    return _framed(
        TaskProgress(
            _release(pace, fails, cached),
            title="Release 2.4",
            steps=RELEASE,
            unit="parts",
            show_elapsed=True,
        )
    )


def from_a_source(
    every: Annotated[float, Range(0.05, 5)] = 0.5,
    latency: Annotated[float, Range(0, 5)] = 0.0,
    error_rate: Share = 0.0,
    drop_rate: Share = 0.1,
    disorder_rate: Share = 0.0,
    burst: Annotated[int, Range(1, 50)] = 1,
) -> ft.Control:
    """A job that runs elsewhere: a stream tells how far it is, and may break off."""
    faults = Faults(
        latency=latency,
        error_rate=error_rate,
        drop_rate=drop_rate,
        disorder_rate=disorder_rate,
        burst=burst,
    )
    source = stream(messages(_job(80.0, 4000.0), faults, every=every))
    return _framed(TaskProgress(source, title="Importing", unit="rows", face="ring"))


def _job(speed: float, total: float) -> Callable[[int], Progress]:
    """Return who says how far a job is, which goes on whether anybody asks or not."""
    begun: list[float] = []

    def look(_: int) -> Progress:
        now = current_clock().monotonic()
        begun[:] = begun or [now]
        return Progress(min(total, (now - begun[0]) * speed), total)

    return look


async def _wait() -> AsyncIterator[Progress]:
    """Wait for what nobody knows."""
    await current_clock().sleep(3600)
    yield Progress(1, 1)


async def _scan() -> AsyncIterator[Progress]:
    """Fail half-way."""
    yield Progress(31, 80)
    raise PermissionError("archive.zip cannot be read")


async def _convert() -> AsyncIterator[float]:
    """Be done at once."""
    yield 1.0


def faces(speed: Annotated[float, Range(0.1, 10)] = 1.0) -> ft.Control:
    """Each state has a face: running, waiting, failed, done, not begun."""
    tasks = [
        TaskProgress(_upload(27.5 * MB, speed * MB), title="Uploading", unit="bytes"),
        TaskProgress(_wait, title="Waiting for a printer"),
        TaskProgress(_scan, title="Scanning", unit="files"),
        TaskProgress(_convert, title="Converting"),
        TaskProgress(_wait, title="Backing up", autostart=False),
    ]
    return _framed(ft.Column(list[ft.Control](tasks), spacing=16, tight=True))


def _framed(child: ft.Control) -> ft.Control:
    """Put it on a card."""
    return ft.Container(child, width=420, padding=16)
