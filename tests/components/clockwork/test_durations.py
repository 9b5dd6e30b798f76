"""Durations as people read and say them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components import Countdown, set_words
from flet_components.components.clockwork.durations import (
    UNITS,
    Unit,
    clock_face,
    in_steps,
    parts_of,
    spoken,
    spoken_left,
    until_change,
)
from flet_components.wording import DEFAULT_WORDS

lengths = st.floats(0, 1e8, allow_nan=False)
precisions = st.integers(0, 3)


@pytest.mark.parametrize(
    ("seconds", "face"),
    [
        (0, "00:00"),
        (1, "00:01"),
        (59, "00:59"),
        (60, "01:00"),
        (90, "01:30"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (36_061, "10:01:01"),
        (86_399, "23:59:59"),
        (86_400, "1 day 00:00:00"),
        (93_784, "1 day 02:03:04"),
        (31_536_000, "365 days 00:00:00"),
        (-1, "\u221200:01"),
        (-3661, "\u22121:01:01"),
    ],
)
def test_whole_seconds(seconds: float, face: str) -> None:
    """Hours and days are shown only when there are some; a minus sign goes first."""
    assert clock_face(seconds) == face


@pytest.mark.parametrize(
    ("seconds", "precision", "face"),
    [
        (0.2, 0, "00:01"),
        (59.001, 0, "01:00"),
        (-0.2, 0, "00:00"),
        (-1.9, 0, "\u221200:01"),
        (0.2, 1, "00:00.2"),
        (1.25, 1, "00:01.3"),
        (-0.25, 1, "\u221200:00.2"),
        (61.239, 2, "01:01.24"),
        (0.0004, 3, "00:00.001"),
        (86_400.5, 3, "1 day 00:00:00.500"),
    ],
)
def test_begun_steps_count(seconds: float, precision: int, face: str) -> None:
    """A step that has begun is still left; over time, only whole steps are over."""
    assert clock_face(seconds, precision) == face


@pytest.mark.parametrize(
    ("seconds", "unit", "face"),
    [
        (5400, "day", "1:30:00"),
        (5400, "hour", "1:30:00"),
        (5400, "minute", "90:00"),
        (5400, "second", "5400"),
        (90_000, "hour", "25:00:00"),
        (90_000, "minute", "1500:00"),
        (-90, "second", "\u221290"),
    ],
)
def test_the_largest_unit_takes_all(seconds: float, unit: Unit, face: str) -> None:
    """What is over the largest unit is counted in it."""
    assert clock_face(seconds, 0, unit) == face


def parsed(face: str) -> float:
    """Return the seconds that a face shows, as a reader would take it."""
    sign = -1 if face.startswith("\u2212") else 1
    days, _, rest = face.lstrip("\u2212").rpartition(" ")
    parts = [float(part) for part in rest.split(":")]
    seconds = 86_400.0 * int(days.split()[0] if days else 0)
    for place, part in enumerate(reversed(parts)):
        seconds += part * 60.0**place
    return sign * seconds


@given(st.floats(-1e8, 1e8), precisions, st.sampled_from(UNITS))
def test_who_reads_it_knows_what_is_left(
    seconds: float, precision: int, unit: Unit
) -> None:
    """A face read back is what was to be shown, to the last digit."""
    steps = in_steps(seconds, precision)
    face = clock_face(seconds, precision, unit)
    assert round(parsed(face) * 10**precision) == steps


@given(st.floats(-1e8, 1e8), st.sampled_from(UNITS))
def test_parts_add_up(seconds: float, unit: Unit) -> None:
    """The parts of a duration are it, in whole milliseconds that it has reached."""
    parts = parts_of(seconds, unit)
    whole = parts.days * 86_400 + parts.hours * 3600 + parts.minutes * 60
    total = whole + parts.seconds + parts.milliseconds / 1000
    assert total <= abs(seconds) + 1e-6 < total + 0.001 + 2e-6
    assert parts.negative == (seconds < 0)


@pytest.mark.parametrize("precision", range(4))
@pytest.mark.parametrize("seconds", [-0.0, 1e-9, -1e-9, 3 - (0.1 + 0.2) * 10])
def test_no_negative_zero(seconds: float, precision: int) -> None:
    """What a sum of floats misses by is nothing, and nothing has no sign."""
    assert in_steps(seconds, precision) == 0
    assert "\u2212" not in clock_face(seconds, precision)


@pytest.mark.parametrize("total", [0.3, 4.35, 60.0, 3600.1])
def test_a_sum_of_floats_misses_no_step(total: float) -> None:
    """A tenth that was reached by subtracting tenths is shown as that tenth."""
    for step in range(10):
        left = total
        for _ in range(step):
            left -= 0.1
        assert in_steps(left, 3) == round((total - step * 0.1) * 1000)


@given(lengths, lengths, precisions)
def test_digits_follow_the_time(one: float, other: float, precision: int) -> None:
    """The more is left, the more is shown."""
    less, more = sorted((one, other))
    assert in_steps(less, precision) <= in_steps(more, precision)


@given(lengths, precisions)
def test_digits_are_never_far_off(seconds: float, precision: int) -> None:
    """What is shown is less than a step more than what is left, and never less."""
    shown = in_steps(seconds, precision) / 10**precision
    assert seconds - 1e-6 <= shown < seconds + 10**-precision + 1e-6


@given(st.floats(-1e6, 1e6), precisions)
def test_what_is_over_mirrors_what_is_left(seconds: float, precision: int) -> None:
    """There is a minus sign exactly if at least a whole step is over."""
    over = in_steps(seconds, precision) < 0
    assert clock_face(seconds, precision).startswith("\u2212") == over


@given(st.floats(0.01, 3600), st.sampled_from([0, 1]))
def test_each_change_is_one_step(seconds: float, precision: int) -> None:
    """Looking whenever the digits change sees each of them, one after the other."""
    left, seen = seconds, [in_steps(seconds, precision)]
    while left > 0 and len(seen) < 50:
        left = round(left - until_change(left, precision), 6)
        if in_steps(left, precision) != seen[-1]:
            seen.append(in_steps(left, precision))
    assert seen == list(range(seen[0], seen[-1] - 1, -1))
    assert left > 0 or left == 0 == seen[-1]


@given(st.floats(-10, 1e5), precisions)
def test_waiting_is_short_and_never_nothing(seconds: float, precision: int) -> None:
    """A countdown waits at most a step or a twentieth of a second, not past its end."""
    wait = until_change(round(seconds, 6), precision)
    assert 0 < wait <= max(10**-precision, 0.05) + 1e-6
    assert seconds <= 1e-6 or wait <= seconds + 1e-6


@given(st.floats(1, 1e5), st.sampled_from([2, 3]))
def test_at_most_twenty_changes_a_second(seconds: float, precision: int) -> None:
    """However fine the digits, a twentieth of a second lies between two of them."""
    assert until_change(seconds, precision) >= 0.05


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59.5, "1 minute"),
        (90, "1 minute 30 seconds"),
        (121, "2 minutes 1 second"),
        (3600, "1 hour"),
        (3605, "1 hour"),
        (7260, "2 hours 1 minute"),
        (86_400 * 2 + 3 * 3600 + 5, "2 days 3 hours"),
        (86_400 + 59, "1 day"),
    ],
)
def test_said_as_a_person_would(seconds: float, said: str) -> None:
    """The two largest units are said, nothing that is zero, one of each in singular."""
    assert spoken(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (90, "1 minute 30 seconds left"),
        (0, "0 seconds left"),
        (-0.5, "0 seconds left"),
        (-61, "1 minute 1 second over time"),
    ],
)
def test_left_or_over(seconds: float, said: str) -> None:
    """What is said tells what is left from what it is over."""
    assert spoken_left(seconds) == said


@given(st.floats(-1e7, 1e7))
def test_whatever_is_said_has_a_unit(seconds: float) -> None:
    """A number never stands alone, and never with a sign."""
    words = spoken(seconds).split()
    assert len(words) in (2, 4)
    assert all(word.isdigit() for word in words[::2])


def test_the_words_can_be_replaced() -> None:
    """Another language says it in its own words and order."""
    set_words({"left.days": "{n} Tage", "left": "noch {duration}"})
    try:
        assert clock_face(2 * 86_400) == "2 Tage 00:00:00"
        assert spoken_left(2 * 86_400) == "noch 2 Tage"
    finally:
        set_words(DEFAULT_WORDS)


@pytest.mark.parametrize("seconds", [-1, float("inf"), float("nan")])
def test_a_length_is_finite_and_not_negative(seconds: float) -> None:
    """A length that could never be counted down is refused."""
    with pytest.raises(ValueError, match=r"^seconds must be .*, got"):
        Countdown(seconds)


def test_a_length_is_a_number() -> None:
    """A text or a `timedelta` is no length, and the message says what is."""
    for length in ("60", timedelta(minutes=1)):
        with pytest.raises(TypeError, match="seconds must be a number, got"):
            Countdown(length)  # type: ignore[arg-type]


def test_a_format_is_auto_or_a_function() -> None:
    """A pattern is no format: nothing would read it."""
    make: Callable[..., Countdown] = Countdown
    with pytest.raises(ValueError, match=r"format .*'auto' or a function.*'MM:SS'"):
        make(format="MM:SS")
