"""Speed is that of the last seconds, and an estimate does not jitter."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from flet_components.components.progress.speed import Estimate, Speed, rough


def speed_of(*samples: tuple[float, float], window: float = 30.0) -> Speed:
    """Return a speed that has seen some numbers, at some seconds."""
    speed = Speed(window)
    for now, number in samples:
        speed.note(now, number)
    return speed


@pytest.mark.parametrize(
    ("samples", "now", "rate"),
    [
        ([], 0, None),
        ([(0, 5)], 9, None),
        ([(0, 0), (10, 50)], 10, 5),
        ([(0, 0), (5, 50)], 25, 2),  # nothing has come for longer than usual
        ([(0, 0), (10, 50)], 41, 0),  # nor within the window
        ([(0, 0), (10, 50), (20, 10)], 20, None),  # it went backwards
        ([(0, 0), (10, 1000), (40, 1030), (45, 1035)], 45, 1),  # the rest is long ago
    ],
)
def test_a_speed(samples: list[tuple[float, float]], now: float, rate: object) -> None:
    """It is what came in the window, by the time that took."""
    assert speed_of(*samples).rate(now) == rate


def test_memory_of_a_speed() -> None:
    """However often it is noted, it remembers a hundred moments or so."""
    speed = speed_of(*((n / 1000, n) for n in range(40_000)))
    assert len(speed._samples) <= 110
    assert speed.rate(40) == pytest.approx(1000, rel=0.01)


def test_an_estimate_is_damped() -> None:
    """At a speed that doubles and halves at random, it seldom changes, and falls."""
    chance, estimate, shown = random.Random(1), Estimate(), list[int | None]()
    for now in range(300):
        estimate.update(now, 1000 - now * 2, chance.choice([1.6, 2.0, 2.5]))
        shown.append(estimate.left(now))
    changes = sum(one != other for one, other in pairwise(shown))
    assert changes <= 15
    assert (shown[20], shown[-1]) == (480, 240)


def test_what_nobody_can_estimate() -> None:
    """Nothing is known of what stands still, or would take a year."""
    estimate = Estimate()
    for rate in (None, 0.0, 1e-9):
        estimate.update(0, 100, rate)
        assert estimate.left(0) is None


@pytest.mark.parametrize(
    ("seconds", "guessed"),
    [(4, 0), (6, 10), (44, 40), (100, 120), (1500, 1500), (8000, 7200), (2e5, 172_800)],
)
def test_a_rough_duration(seconds: float, guessed: int) -> None:
    """The longer the rougher."""
    assert rough(seconds) == guessed
