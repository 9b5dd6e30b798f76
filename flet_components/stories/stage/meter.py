"""What a story costs: messages to the browser, their bytes, wake-ups of the process."""

from __future__ import annotations

from collections import deque
from typing import Any

import attrs

__all__ = ["Meter", "Rates"]

SPAN = 2.0
"""Seconds over which rates are measured."""


@attrs.frozen
class Rates:
    """How much there was in each second."""

    wakes: float = 0.0
    """Alarms of the story's time that rang."""
    messages: float = 0.0
    """Messages that were sent to the browser; nearly all are patches."""
    bytes: float = 0.0
    """Bytes of these, as they were sent."""


@attrs.frozen
class _Sample:
    at: float
    wakes: int
    messages: int
    bytes: int


class Meter:
    """Counts what is sent for one story; measures how much that is in a second."""

    def __init__(self) -> None:
        self.messages = 0
        """Messages, since the story was opened."""
        self.bytes = 0
        """Bytes of these."""
        self._samples: deque[_Sample] = deque()

    def listen(self, websocket: Any) -> None:
        """Count what a WebSocket sends from now on."""
        send = websocket.send

        async def counted(message: Any) -> None:
            if data := message.get("bytes"):
                self.count(len(data))
            await send(message)

        websocket.send = counted

    def count(self, size: int) -> None:
        """Count one message."""
        self.messages += 1
        self.bytes += size

    def measure(self, now: float, wakes: int) -> Rates:
        """Return how much there is in a second, by what was at the looks before.

        Args:
            now: Seconds of the event loop's own time.
            wakes: How often the process was woken for the story, in all.
        """
        samples = self._samples
        if samples and wakes < samples[-1].wakes:  # the story was played anew
            samples.clear()
        samples.append(_Sample(now, wakes, self.messages, self.bytes))
        while len(samples) > 2 and samples[1].at <= now - SPAN:
            samples.popleft()
        first, seconds = samples[0], now - samples[0].at
        if seconds <= 0:
            return Rates()
        return Rates(
            (wakes - first.wakes) / seconds,
            (self.messages - first.messages) / seconds,
            (self.bytes - first.bytes) / seconds,
        )

    def rest(self) -> None:
        """Forget the looks: nobody has looked for a while."""
        self._samples.clear()
