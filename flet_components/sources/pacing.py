"""Waits that somebody may cut short."""

from __future__ import annotations

import asyncio

from flet_components.time_source import TimeSource

__all__ = ["Pacing"]


class Pacing:
    """A wait by a clock, which ends when it is time or when it is woken.

    Args:
        clock: By which time.
    """

    def __init__(self, clock: TimeSource) -> None:
        self._clock = clock
        self._waking: asyncio.Future[None] | None = None
        self._woken = False

    async def wait(self, seconds: float | None) -> None:
        """Wait for some seconds, or with None until it is woken.

        A wake-up that came before is not lost: then it does not wait at all.
        """
        if not self._woken:
            self._waking = asyncio.get_running_loop().create_future()
            alarm = self._clock.alarm(self.wake)
            if seconds is not None:
                alarm.set(self._clock.monotonic() + seconds)
            try:
                await self._waking
            finally:
                alarm.clear()
                self._waking = None
        self._woken = False

    def wake(self) -> None:
        """End the wait at hand, or the next one."""
        self._woken = True
        if self._waking is not None and not self._waking.done():
            self._waking.set_result(None)
