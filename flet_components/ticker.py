"""One timer for all alarms of an event loop.

Those that are due at about the same moment ring in one turn of the loop.
"""

from __future__ import annotations

import asyncio
import contextvars
import functools
import heapq
import math
import threading
import weakref
from collections.abc import Callable

from flet_components import timers
from flet_components.alarms import Alarm, Hold, call

__all__ = [
    "SHARE",
    "SLACK",
    "Deferred",
    "LoopAlarm",
    "Ticker",
    "at_end_of_turn",
    "gathered",
    "slack_of",
    "ticker_of",
]

SLACK = 0.05
"""Seconds by which a wake-up may come later, so that several share one."""
SHARE = 16
"""A wait is made longer by no more than this part of it."""
LEAST = 1e-3
"""Seconds of slack below which nothing is gathered."""


LONG = 1e9
"""Seconds of a wait that nobody needs to share: of an endless one, too."""
SPARE = 64
"""Moments that may be kept although nobody waits for them any more."""


class LoopAlarm(Alarm):
    """Rings by the time of an event loop.

    Args:
        function: What to call.
        gate: Who may hold it up.
        ticker: Who watches the loop's time.
        slack: Seconds by which it may ring later.
    """

    __slots__ = ("_slack", "_ticker", "moment")

    def __init__(
        self,
        function: Callable[[], object],
        gate: Hold | None,
        ticker: Ticker,
        slack: float,
    ) -> None:
        super().__init__(function, gate)
        self._ticker, self._slack = ticker, slack
        self.moment: float | None = None

    def _start(self, when: float) -> None:
        if self.moment is not None:
            self._ticker.drop(self, self.moment)
        self.moment = self._ticker.add(self, when, self._slack)

    def _stop(self) -> None:
        if self.moment is not None:
            self._ticker.drop(self, self.moment)
            self.moment = None


class Deferred:
    """A call that is made when all alarms of a moment have rung, unless cancelled."""

    __slots__ = ("_context", "_function")

    def __init__(
        self, function: Callable[[], object], context: contextvars.Context
    ) -> None:
        self._function: Callable[[], object] | None = function
        self._context = context

    def cancel(self) -> None:
        """Do not make it."""
        self._function = None

    def run(self, loop: asyncio.AbstractEventLoop) -> None:
        """Make it."""
        if self._function is not None:
            call(loop, functools.partial(self._context.run, self._function))


class _Here(threading.local):
    """What is deferred on this thread, while alarms ring there."""

    deferred: list[Deferred] | None = None


_here = _Here()


def at_end_of_turn(
    function: Callable[[], object], context: contextvars.Context
) -> Deferred | asyncio.Handle:
    """Call a function at the end of this turn of the event loop.

    While alarms ring, that is when all of them have: the loop need not turn once more.
    """
    if _here.deferred is None:
        loop = asyncio.get_running_loop()
        return loop.call_soon(function, context=context)
    deferred = Deferred(function, context)
    _here.deferred.append(deferred)
    return deferred


class Ticker:
    """Watches the time of one event loop, with one timer for all alarms.

    Args:
        loop: The event loop.
    """

    __slots__ = (
        "__weakref__",
        "_alarms",
        "_instant",
        "_moments",
        "_next",
        "_ringing",
        "_timer",
        "loop",
    )

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._alarms: dict[float, dict[LoopAlarm, float]] = {}
        self._ringing: dict[LoopAlarm, float] = {}
        self._moments: list[float] = []
        self._timer: asyncio.TimerHandle | None = None
        self._next = math.inf
        self._instant: float | None = None

    def instant(self) -> float:
        """Return the time at which it was first asked for in this turn of the loop.

        What begins in one turn begins together, and so ticks together.
        """
        if self._instant is None:
            self._instant = self.loop.time()
            self.loop.call_soon(self._pass, context=contextvars.Context())
        return self._instant

    def add(self, alarm: LoopAlarm, when: float, slack: float) -> float:
        """Have an alarm ring at a time or a little later; return the moment."""
        moment = when
        if slack:
            moment = gathered(when, slack, when - self.loop.time())
        alarms = self._alarms.get(moment)
        if alarms is None:
            alarms = self._alarms[moment] = {}
            heapq.heappush(self._moments, moment)
            if moment < self._next:
                self._arm()
        alarms[alarm] = when
        return moment

    def drop(self, alarm: LoopAlarm, moment: float) -> None:
        """Forget an alarm."""
        self._ringing.pop(alarm, None)
        alarms = self._alarms.get(moment)
        if alarms is not None:
            alarms.pop(alarm, None)
            if not alarms:
                del self._alarms[moment]
                if moment == self._next:
                    self._arm()
                elif len(self._moments) > 2 * len(self._alarms) + SPARE:
                    self._moments = list(self._alarms)
                    heapq.heapify(self._moments)

    def _arm(self) -> None:
        """Set the loop's timer for the next moment at which somebody waits."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._moments and self._moments[0] not in self._alarms:
            heapq.heappop(self._moments)
        self._next = self._moments[0] if self._moments else math.inf
        if self._next < math.inf:
            self._timer = timers.call_at(self.loop, self._next, self._ring)

    def _ring(self) -> None:
        """Call everybody whose moment has come, in the order in which they are due.

        What is set meanwhile has its turn in another turn of the loop.
        """
        now = max(self.loop.time(), self._next)
        self._timer, self._next = None, -math.inf
        while self._moments and self._moments[0] <= now:
            self._ringing |= self._alarms.pop(heapq.heappop(self._moments), {})
        deferred: list[Deferred] = []
        _here.deferred = deferred
        try:
            for alarm in sorted(self._ringing, key=self._ringing.__getitem__):
                if self._ringing.pop(alarm, None) is not None:
                    alarm.moment = None
                    alarm.ring(self.loop)
        finally:  # who ends the program by an exception ends nobody's time
            _here.deferred = None
            self._ring_later()
            self._arm()
            for each in deferred:
                each.run(self.loop)

    def _ring_later(self) -> None:
        """Let those ring in another turn who have not had theirs."""
        late, self._ringing = self._ringing, {}
        for alarm, when in late.items():
            alarm.moment = self.add(alarm, when, 0.0)

    def _pass(self) -> None:
        self._instant = None


_tickers: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, weakref.ref[Ticker]] = (
    weakref.WeakKeyDictionary()
)


def ticker_of(loop: asyncio.AbstractEventLoop) -> Ticker:
    """Return who watches the time of an event loop; it lives while it has alarms."""
    known = _tickers.get(loop)
    ticker = known() if known is not None else None
    if ticker is None:
        ticker = Ticker(loop)
        _tickers[loop] = weakref.ref(ticker)
    return ticker


def slack_of(loop: asyncio.AbstractEventLoop) -> float:
    """Return the slack of an event loop, which may say its own.

    One in which time is virtual has none: `timer_slack = 0.0`.
    """
    slack: float = getattr(loop, "timer_slack", SLACK)
    return slack


def gathered(when: float, slack: float, wait: float) -> float:
    """Return the moment, not before `when`, at which others are woken, too.

    Moments lie on a grid of the slack. A short wait has a finer one: halves, quarters
    and so on, which have the coarser one's points in common with it.
    """
    if wait > LONG:
        return when
    if wait < slack * SHARE:
        if wait < LEAST * SHARE:
            return when
        slack /= 2.0 ** math.ceil(math.log2(slack * SHARE / wait))
    points = math.floor(when / slack)
    while (moment := points * slack) < when:
        points += 1
    return moment
