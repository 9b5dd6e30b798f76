"""A heartbeat: whether the other side of a connection is still there."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Callable
from typing import Any, Optional

import attrs
from attrs import validators

from flet_components.sources.websocket_wire import Data, Wire
from flet_components.time_source import TimeSource
from flet_components.validation import Validator, check

__all__ = ["SECONDS", "Heart", "Heartbeat", "as_data"]

SECONDS: Validator = validators.and_(validators.gt(0), validators.lt(math.inf))


@attrs.frozen
class Heartbeat:
    """Asks every so often whether the other side is there; if not, it connects anew.

    By default it asks with a ping of the WebSocket protocol, which each server answers
    by itself. A browser cannot send one: there it takes a message.
    """

    interval: float = 20.0
    """Seconds from an answer to the next question, more than 0."""
    timeout: float = 10.0
    """Seconds, of the event loop's own time, in which the answer has to come."""
    message: Optional[Any] = None
    """What is sent instead of a ping: a str or bytes as it is, other values as JSON."""
    answer: Optional[Any] = None
    """The message that answers it: equal to this, or a function of a message that says
    so. It is no data. By default any message answers."""

    def __attrs_post_init__(self) -> None:
        check("interval", self.interval, SECONDS)
        check("timeout", self.timeout, SECONDS)
        if self.answer is not None and self.message is None:
            raise ValueError(
                f"answer must be that to a message, got {self.answer!r} and no message"
            )


class Heart:
    """The heartbeat of one connection.

    Args:
        beat: What it is like.
        wire: The connection.
        clock: By which time it asks.
    """

    def __init__(self, beat: Heartbeat, wire: Wire, clock: TimeSource) -> None:
        self._beat, self._wire, self._clock = beat, wire, clock
        self._answered = asyncio.Event()

    async def beats(self) -> None:
        """Ask again and again.

        Raises:
            TimeoutError: When no answer has come.
        """
        beat, limit = self._beat, self._beat.timeout
        while True:
            await self._clock.sleep(beat.interval)
            try:
                async with asyncio.timeout(limit):
                    if not await self._ask():
                        return
            except TimeoutError:
                raise TimeoutError(f"no heartbeat within {limit:g} s") from None

    def is_answer(self, data: Data, decode: Callable[[Data], Any]) -> bool:
        """Say whether a message is only an answer; note that one has come."""
        answer = self._beat.answer
        found = answer is not None and _matches(answer, data, decode)
        if answer is None or found:
            self._answered.set()
        return found

    async def _ask(self) -> bool:
        """Ask, and wait for the answer; False if it cannot be asked."""
        if self._beat.message is None:
            return await self._wire.ping()
        self._answered.clear()
        await self._wire.send(as_data(self._beat.message))
        await self._answered.wait()
        return True


def as_data(message: Any) -> Data:
    """Return what is sent of a message: JSON, unless it is a str or bytes."""
    return message if isinstance(message, (str, bytes)) else json.dumps(message)


def _matches(answer: Any, data: Data, decode: Callable[[Data], Any]) -> bool:
    if isinstance(answer, (str, bytes)):
        return _bytes(answer) == _bytes(data)
    try:
        message = decode(data)
    except Exception:  # it is told when the message is taken
        return False
    return bool(answer(message) if callable(answer) else answer == message)


def _bytes(data: Data) -> bytes:
    return data.encode() if isinstance(data, str) else data
