"""A gate in front of time: while it is closed no sleep ends, and no timer runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from flet_components.alarms import Alarm, Hold
from flet_components.time_source import TimeSource

__all__ = ["Gate", "GatedTime"]


class Gate:
    """Holds up sleepers and alarms while it is closed. It begins open."""

    __slots__ = ("_alarms", "_asleep", "_opened", "_retired", "closed")

    def __init__(self) -> None:
        self.closed = self._retired = False
        self._alarms: dict[Alarm, None] = {}
        self._asleep: dict[asyncio.Task[object], bool] | None = None
        self._opened: asyncio.Future[None] | None = None

    def close(self) -> None:
        """Take everybody's timer away; whoever sleeps now waits for the gate."""
        if self.closed or self._retired:
            return
        self.closed = True
        for alarm in self._alarms:
            alarm.hold()
        for task, interrupted in (self._asleep or {}).items():
            if not interrupted and self._asleep is not None:
                self._asleep[task] = True
                task.cancel()

    def open(self) -> None:
        """Let everybody go on: who is late at once, the others when it is time."""
        closed, self.closed = self.closed, False
        opened, self._opened = self._opened, None
        if opened is not None and not opened.done():
            opened.set_result(None)
        if closed:
            for alarm in tuple(self._alarms):
                alarm.go_on()

    def retire(self) -> None:
        """Open for good: who still sleeps is held up no more, and no alarm rings."""
        self._retired = True
        self.open()
        alarms, self._alarms = self._alarms, {}
        for alarm in alarms:
            alarm.hold()

    def guard(self, alarm: Alarm) -> bool:
        """Tell an alarm from now on when to hold and to go on; say which it is now."""
        if not self._retired:
            self._alarms[alarm] = None
        return self.closed or self._retired

    def leave(self, alarm: Alarm) -> None:
        """Tell an alarm nothing more."""
        self._alarms.pop(alarm, None)

    def interrupts(self, task: asyncio.Task[object]) -> bool:
        """Say whether a task is being woken by this gate, and not really cancelled."""
        return self._asleep is not None and self._asleep.get(task, False)

    async def sleep(self, clock: TimeSource, seconds: float) -> None:
        """Sleep by a clock, and until the gate is open then.

        A task that has been cancelled is cleaning up, and is not held up.
        """
        task, due = asyncio.current_task(), clock.monotonic() + seconds
        assert task is not None
        while True:
            while self.closed and not task.cancelling():
                await self._opening()
            if await self._slept(clock, due - clock.monotonic()):
                return

    async def _opening(self) -> None:
        if self._opened is None:
            self._opened = asyncio.get_running_loop().create_future()
        await asyncio.shield(self._opened)

    async def _slept(self, clock: TimeSource, seconds: float) -> bool:
        """Sleep; return False if the gate was closed on the way.

        A closing gate cancels the sleeper's task, and the cancellation is taken back
        here, as `asyncio.timeout` does.
        """
        task = asyncio.current_task()
        assert task is not None
        others = task.cancelling()
        if self._asleep is None:
            self._asleep = {}
        self._asleep[task] = False
        try:
            await clock.sleep(seconds)
        except asyncio.CancelledError:
            if self._asleep[task] and task.uncancel() <= others:
                return False
            raise
        finally:
            del self._asleep[task]
        return True


class GatedTime(TimeSource):
    """The time of another clock, whose waits end only while a gate is open."""

    def __init__(self, clock: TimeSource, gate: Gate) -> None:
        self._clock, self._gate = clock, gate

    def now(self) -> datetime:
        """Return the clock's date and time; it goes on while the gate is closed."""
        return self._clock.now()

    def monotonic(self) -> float:
        """Return the clock's seconds; they go on while the gate is closed."""
        return self._clock.monotonic()

    def random(self) -> float:
        """Return the clock's next random number."""
        return self._clock.random()

    def alarm(self, function: Callable[[], object], gate: Hold | None = None) -> Alarm:
        """Return an alarm that rings by the clock, and only while the gate is open."""
        return self._clock.alarm(function, gate or self._gate)

    @property
    def slack(self) -> float:
        """Seconds by which a wake-up by the clock may come later."""
        return self._clock.slack

    @property
    def rate(self) -> float:
        """Seconds of the clock's time for each real second."""
        return self._clock.rate

    @property
    def adjusted(self) -> int:
        """How often the clock was set."""
        return self._clock.adjusted

    def asleep(self) -> float:
        """Return for how long the clock's time has stood still."""
        return self._clock.asleep()

    def instant(self) -> float:
        """Return the clock's time of this turn of the event loop."""
        return self._clock.instant()

    async def sleep(self, seconds: float) -> None:
        """Wait by the clock, and until the gate is open."""
        await self._gate.sleep(self._clock, seconds)
