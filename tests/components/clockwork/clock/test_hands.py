"""The hands of an analog clock: what the client is told, and when."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest

from flet_components.components.clockwork.clock.hands import (
    LEAD,
    PAINTED,
    RENEWED,
    STEP,
    SWEEP,
    SWIFT,
    Hands,
    SweepHand,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@attrs.define
class Told:
    """A property as the client knows it."""

    value: Any = None
    times: int = 0

    def set(self, value: Any) -> None:
        """Tell the client."""
        self.times += value != self.value
        self.value = value

    @property
    def degrees(self) -> float:
        """The angle that it is."""
        return round(math.degrees(self.value), 3)


def sweep() -> tuple[SweepHand, Told, Told]:
    """Return a hand that sweeps, with what the client knows of it."""
    angle, motion = Told(), Told()
    made: Any = SweepHand
    return made(angle, motion), angle, motion


def at(seconds: float) -> datetime:
    """Return a moment after noon."""
    return NOON + timedelta(seconds=seconds)


def test_steps() -> None:
    """In an hour each hand is told what has changed, and never turns back."""
    angles = {name: Told() for name in ("hour", "minute", "second")}
    given: Any = angles
    hands, last = Hands(given), dict.fromkeys(angles, -1.0)
    for second in range(3600):
        hands.show(at(second))
        for name, angle in angles.items():
            assert last[name] <= angle.value
            last[name] = angle.value
    assert {name: told.times for name, told in angles.items()} == {
        "hour": 60,
        "minute": 60,
        "second": 3600,
    }
    assert angles["second"].degrees == 360 * 59 + 354


def test_back_by_an_hour() -> None:
    """When a clock is set back the hour hand goes back, and the others stay."""
    angles = {name: Told() for name in ("hour", "minute", "second")}
    given: Any = angles
    hands = Hands(given)
    hands.show(at(7200))
    hands.show(at(3600))
    assert [angle.degrees for angle in angles.values()] == [30, 0, 0]


def test_a_sweep_begins_where_it_stands() -> None:
    """It is placed first; when that is painted, it is sent ahead, linearly."""
    hand, angle, motion = sweep()
    assert hand.show(at(0), seen=True) == PAINTED
    assert (angle.degrees, motion.value) == (0, SWIFT)
    assert hand.show(at(PAINTED), seen=True) == RENEWED
    assert (angle.degrees, motion.value) == (6 * (PAINTED + LEAD), SWEEP)


def test_a_sweep_goes_on() -> None:
    """It is sent on before it is there, around and around, always forward."""
    hand, angle, motion = sweep()
    now, looks = 0.0, 0
    hand.show(at(now), seen=True)
    while now < 3600:
        wait = hand.show(at(now), seen=True)
        assert wait is not None
        if angle.times > 1:
            ahead = angle.degrees - 6 * now
            assert 6 * (LEAD - RENEWED) - 0.01 <= ahead <= 6 * LEAD + 0.01
        now, looks = now + wait, looks + 1
    assert looks <= 3600 / RENEWED + 3
    assert (angle.times, motion.times) == (looks, 2)


def test_a_look_in_between_changes_nothing() -> None:
    """Who looks for another reason is told how long it is until the next motion."""
    hand, angle, _ = sweep()
    hand.show(at(0), seen=True)
    hand.show(at(1), seen=True)
    before = angle.times
    assert hand.show(at(6), seen=True) == pytest.approx(RENEWED - 5)
    assert angle.times == before


@pytest.mark.parametrize("leap", [-3600, -1, LEAD + 1, 3600])
def test_after_a_leap_it_is_placed(leap: float) -> None:
    """A clock that was set, or a loop that was held up, lets it begin anew."""
    hand, angle, motion = sweep()
    for seconds in (0, 1, 2):
        hand.show(at(seconds), seen=True)
    assert hand.show(at(1 + leap), seen=True) == PAINTED
    assert motion.value is SWIFT
    assert angle.degrees % 360 == pytest.approx(6 * (1 + leap) % 360)


def test_unseen_it_stands() -> None:
    """When nobody sees it any more it stands, asks for no look, and tells nothing."""
    hand, angle, motion = sweep()
    for seconds in (0, 1, 2):
        hand.show(at(seconds), seen=True)
    assert hand.show(at(5), seen=False) is None
    before = angle.times
    for seconds in (6, 30, 400):
        assert hand.show(at(seconds), seen=False) is None
    assert (angle.degrees % 360, motion.value) == (30, SWIFT)
    assert angle.times == before


def test_seen_again_it_is_placed_once_more() -> None:
    """A client that has come back knows of no motion."""
    hand, _, motion = sweep()
    for seconds in (0, 1, 2):
        hand.show(at(seconds), seen=True)
    hand.show(at(3), seen=False)
    assert hand.show(at(4), seen=True) == PAINTED
    assert motion.value is SWIFT
    assert hand.show(at(4 + PAINTED), seen=True) == RENEWED
    assert motion.value is SWEEP


def test_motions_are_short() -> None:
    """A step is over long before the next one."""
    for motion in (STEP, SWIFT):
        given: Any = motion
        assert given.duration < 500
