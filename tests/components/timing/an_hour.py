"""An hour in which everything happens that may happen to a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from flet_components import StoryTime
from flet_components.testing import Screen

__all__ = ["an_hour"]

HOUR = timedelta(hours=1)
STALL, SLEEP = 3.0, 600.0
EVENTS: dict[int, Callable[[StoryTime], None]] = {
    500: lambda clock: clock.jump(STALL),  # the event loop was busy
    1000: lambda clock: clock.travel(clock.now() + HOUR),  # somebody sets the clock
    1500: lambda clock: clock.jump(SLEEP),  # the machine slept
    2000: lambda clock: clock.travel(clock.now() - HOUR),
    2500: lambda clock: clock.jump(STALL),
    2750: lambda clock: clock.travel(clock.now() + HOUR / 2),
}
"""What happens to the clock in which second."""


async def an_hour(
    screen: Screen,
    clock: StoryTime,
    check: Callable[[], None],
    *,
    verbs: Mapping[int, Callable[[], object]] | None = None,
    step: float = 1.0,
) -> None:
    """Let an hour pass in which the clock is set, the machine sleeps, the loop stalls.

    Args:
        screen: Where the component is shown.
        clock: The component's own, standing still.
        check: Fails if what is shown is not right; called in each step.
        verbs: What else happens, after so many seconds: a pause, a reset.
        step: Seconds between two looks.
    """
    due = {**EVENTS, **{at: _verb(verb) for at, verb in (verbs or {}).items()}}
    seconds = 0.0
    while seconds < HOUR.total_seconds():
        await clock.advance(step)
        seconds += step
        for at in [at for at in due if at <= seconds]:
            due.pop(at)(clock)
        await screen.settle()
        check()


def _verb(verb: Callable[[], object]) -> Callable[[StoryTime], None]:
    def call(clock: StoryTime) -> None:
        verb()

    return call
