"""Live data without a network, and what goes wrong with it: for stories and tests.

    faults = Faults(latency=0.3, error_rate=0.1)
    PollingList(answers(timetable, faults))
    LiveValue(stream(messages(reading, faults, every=0.5)))

All waits go by the clock of the component, or of the source, that asks; all chances by
its numbers, which are the same in each run of a story or a test.
"""

from __future__ import annotations

import asyncio
import inspect
import itertools
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import ParamSpec, TypeVar

import attrs
from attrs import validators

from flet_components.time_source import TimeSource, current_clock
from flet_components.validation import Validator, check

__all__ = ["Faults", "answers", "messages"]

P = ParamSpec("P")
T = TypeVar("T")

CHANCE: Validator = validators.and_(validators.ge(0), validators.le(1))
EARLY = 0.01
"""Share of the time between two messages by which one may come early."""
LATE = 3
"""How many times as long as the others an answer takes that is overtaken."""


@attrs.frozen(kw_only=True)
class Faults:
    """What goes wrong on the way, and how often.

    Raises:
        ValueError: If a number is out of range.
    """

    latency: float = 0.0
    """Seconds that everything is on its way."""
    error_rate: float = 0.0
    """Share of answers that are errors; of messages, of those that end the stream; 0
    to 1."""
    drop_rate: float = 0.0
    """Share that never arrives; 0 to 1. Who waits for such an answer waits for ever."""
    disorder_rate: float = 0.0
    """Share that is overtaken by the next one; 0 to 1. Such an answer takes three times
    as long, such a message comes after the one that follows it."""
    burst: int = 1
    """How many messages come at once, 1 or more; on average there are as many."""

    def __attrs_post_init__(self) -> None:
        check("latency", self.latency, validators.ge(0))
        for name in ("error_rate", "drop_rate", "disorder_rate"):
            check(name, getattr(self, name), CHANCE)
        check("burst", self.burst, validators.ge(1))


NO_FAULTS = Faults()


def answers(
    function: Callable[P, T | Awaitable[T]], faults: Faults = NO_FAULTS
) -> Callable[P, Awaitable[T]]:
    """Return an async function that answers as another one does, with faults.

    Args:
        function: What answers, with whatever arguments; may be async.
        faults: What goes wrong; `burst` is none of it.
    """

    async def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        clock = current_clock()
        late = clock.random() < faults.disorder_rate
        await _on_its_way(clock, faults.latency * (LATE if late else 1))
        if clock.random() < faults.drop_rate:
            await asyncio.get_running_loop().create_future()
        _may_fail(clock, faults)
        answer = function(*args, **kwargs)
        return await answer if inspect.isawaitable(answer) else answer

    return answer


def messages(
    function: Callable[[int], T], faults: Faults = NO_FAULTS, *, every: float = 1.0
) -> Callable[[], AsyncIterator[T]]:
    """Return what makes streams of messages, with faults; as `stream` wants it.

    The numbers go by the time: a stream that begins anew goes on with that of now, and
    those in between are lost.

    Args:
        function: Makes a message of its number: 0 at the beginning of time, one more
            every so many seconds.
        faults: What goes wrong.
        every: Seconds from one message to the next, more than 0.
    """
    check("every", every, validators.gt(0))

    async def flow() -> AsyncIterator[T]:
        clock, overtaken = current_clock(), list[T]()
        numbers = itertools.count(math.ceil(clock.monotonic() / every - EARLY))
        await _on_its_way(clock, faults.latency)
        while True:
            for _ in range(faults.burst):
                _may_fail(clock, faults)
                number = next(numbers)
                if clock.random() < faults.drop_rate:
                    continue
                if not overtaken and clock.random() < faults.disorder_rate:
                    overtaken.append(function(number))
                    continue
                yield function(number)
                while overtaken:
                    yield overtaken.pop()
            await clock.sleep(every * faults.burst)

    return flow


async def _on_its_way(clock: TimeSource, seconds: float) -> None:
    if seconds:
        await clock.sleep(seconds)


def _may_fail(clock: TimeSource, faults: Faults) -> None:
    if clock.random() < faults.error_rate:
        raise ConnectionError("the other side does not answer")
