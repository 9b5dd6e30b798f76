"""What is left of a length, or until a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from flet_components import TimeSource
from flet_components.alarms import Alarm, Hold
from flet_components.components.clockwork.timers.remainder import Remainder

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
Step = tuple[str, float]


class Hand(TimeSource):
    """A clock that is turned by hand."""

    def __init__(self, at: float = 0.1) -> None:
        self.at, self.wall = at, NOON

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.at

    def alarm(self, function: Callable[[], object], gate: Hold | None = None) -> Alarm:
        raise NotImplementedError("nobody waits for it")

    def turn(self, seconds: float) -> None:
        """Let seconds pass, on both hands."""
        self.at += seconds
        self.wall += timedelta(seconds=seconds)


def test_it_goes() -> None:
    """While it goes, what passes is gone."""
    clock, rest = Hand(), Remainder()
    rest.go(clock.monotonic())
    clock.turn(20)
    assert rest.left(clock, 60, None) == 40


def test_it_stays_while_it_is_held() -> None:
    """While it is held, nothing is lost; then it goes on from there."""
    clock, rest = Hand(), Remainder()
    rest.go(clock.monotonic())
    clock.turn(20)
    rest.hold(clock)
    clock.turn(600)
    assert rest.left(clock, 60, None) == 40
    rest.go(clock.monotonic())
    clock.turn(5)
    assert rest.left(clock, 60, None) == 35


def test_a_date_does_not_wait() -> None:
    """Until a date, only what is left to see is held; going on, it is what it is."""
    clock, rest = Hand(), Remainder()
    until = NOON + timedelta(minutes=1)
    rest.go(clock.monotonic())
    clock.turn(20)
    rest.hold(clock)
    clock.turn(10)
    assert rest.left(clock, 60, until) == 40
    rest.go(clock.monotonic())
    assert rest.left(clock, 60, until) == 30


def test_a_date_is_on_the_wall_clock() -> None:
    """Setting the wall clock changes what is left until a date, not of a length."""
    clock, rest = Hand(), Remainder()
    rest.go(clock.monotonic())
    clock.wall += timedelta(hours=1)
    assert rest.left(clock, 60, None) == 60
    assert rest.left(clock, 60, NOON) == -3600


def test_what_is_added_shows_while_held() -> None:
    """Seconds that are added count at once, for a length and for a date."""
    clock, rest = Hand(), Remainder()
    rest.go(clock.monotonic())
    rest.hold(clock)
    rest.added += 10
    assert rest.left(clock, 60, None) == 70
    assert rest.left(clock, 60, NOON + timedelta(seconds=30)) == 40


def test_another_date_has_nothing_added() -> None:
    """What was added belongs to the date before; while held, it is seen from now."""
    clock, rest = Hand(), Remainder()
    rest.go(clock.monotonic())
    rest.hold(clock)
    rest.added += 10
    clock.turn(5)
    rest.redate(clock)
    assert rest.left(clock, 60, NOON + timedelta(seconds=30)) == 25


def test_a_length_after_a_date() -> None:
    """What has passed counts of a length, whatever was shown meanwhile."""
    clock, rest = Hand(), Remainder()
    rest.go(clock.monotonic())
    clock.turn(20)
    rest.hold(clock)
    rest.redate(clock)
    assert rest.left(clock, 60, NOON + timedelta(seconds=100)) == 80
    assert rest.left(clock, 60, None) == 40


def test_restart() -> None:
    """It begins again with the whole: going if it went, still if it did not."""
    clock, rest = Hand(), Remainder(added=5)
    rest.go(clock.monotonic())
    clock.turn(20)
    rest.restart(clock)
    assert rest.left(clock, 60, None) == 60
    clock.turn(1)
    assert rest.left(clock, 60, None) == 59
    rest.hold(clock)
    rest.restart(clock)
    clock.turn(1)
    assert rest.left(clock, 60, None) == 60


def test_emptied_it_is_over_by_nothing() -> None:
    """After a machine slept, what is added then counts from nothing."""
    clock, rest = Hand(), Remainder()
    rest.go(clock.monotonic())
    clock.turn(600)
    rest.empty(clock, 60, None)
    assert rest.left(clock, 60, None) == 0
    rest.hold(clock)
    clock.turn(600)
    for until in (None, NOON):
        rest.empty(clock, 60, until)
        rest.added += 10
        assert rest.left(clock, 60, until) == 10
        rest.added -= 10


def test_what_is_left_is_not_emptied() -> None:
    """Nothing is taken from a rest that is left."""
    clock, rest = Hand(), Remainder()
    rest.empty(clock, 60, None)
    assert rest.left(clock, 60, None) == 60


steps: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), st.floats(0, 1000)),
        st.tuples(st.just("add"), st.floats(-100, 100)),
        st.tuples(st.just("toggle"), st.just(0.0)),
    )
)


@given(st.floats(0, 1e6), st.floats(0, 1e5), steps)
def test_nothing_is_lost(length: float, start: float, script: list[Step]) -> None:
    """However it is held and goes on, only what passed while it went is gone."""
    clock, rest = Hand(start), Remainder()
    expected, goes = length, False
    for step, seconds in script:
        if step == "pass":
            clock.turn(seconds)
            expected -= seconds if goes else 0
        elif step == "add":
            rest.added += seconds
            expected += seconds
        else:
            goes = not goes
            if goes:
                rest.go(clock.monotonic())
            else:
                rest.hold(clock)
    assert abs(rest.left(clock, length, None) - expected) < 1e-5


@given(st.floats(0.1, 1e5), st.integers(1, 30))
def test_the_end_is_exactly_nothing(start: float, tenths: int) -> None:
    """When the length has passed, nothing is left: not a rounding error, no sign."""
    clock, rest = Hand(start), Remainder()
    rest.go(clock.monotonic())
    for _ in range(tenths):
        clock.at += 0.1
    left = rest.left(clock, tenths * 0.1, None)
    assert (left, str(left)) == (0.0, "0.0")
