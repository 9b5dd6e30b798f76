"""Somebody who answers when a source asks, as a test has told."""

from __future__ import annotations

import asyncio
from typing import Any

from flet_components.testing import VirtualTime

__all__ = ["Desk"]


class Desk:
    """Answers one fetch after the other, and notes when it was asked.

        desk = Desk(clock, [1], OSError("gone"), [2])
        feed = poll(desk, interval=10).open(clock)

    What is an exception is raised; the last answer is given again and again.

    Args:
        clock: The time.
        answers: What it answers.
        takes: Seconds that an answer takes.
    """

    def __init__(self, clock: VirtualTime, *answers: Any, takes: float = 0.0) -> None:
        self.clock, self.takes = clock, takes
        self.asked: list[float] = []
        self.cancelled = 0
        self.busy = 0
        self._answers = list(answers)

    async def __call__(self) -> Any:
        self.asked.append(self.clock.monotonic())
        assert not self.busy, "never two fetches at once"
        self.busy += 1
        try:
            await self.clock.sleep(self.takes)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        finally:
            self.busy -= 1
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer
