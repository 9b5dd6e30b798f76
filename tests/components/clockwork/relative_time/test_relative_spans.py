"""The time between two moments, in all units, by the calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.components.clockwork.relative_time.calendar_steps import (
    months_later,
)
from flet_components.components.clockwork.relative_time.relative_spans import (
    Parts,
    span,
    until_other_span,
)
from flet_components.components.clockwork.relative_time.relative_units import (
    FAR,
    LENGTHS,
    UNITS,
    Scale,
    Tense,
    Unit,
)
from tests.components.clockwork.relative_moments import (
    MICRO,
    MOMENTS,
    SCALES,
    SPANS,
    at,
)

LETTERS = dict(zip(UNITS, "smhdwMy", strict=True))


def brief(parts: Parts) -> str:
    """Return parts as a short text: `1y 2M 3d`."""
    return " ".join(f"{count}{LETTERS[unit]}" for unit, count in parts)


@pytest.mark.parametrize(
    ("moment", "now", "precision", "expected"),
    [
        ("2024-03-15 12:00:00", "2024-03-15 12:00:00", "second", "0s"),
        ("2024-03-15 12:00:00", "2024-03-15 12:00:00", "day", "0d"),
        ("2024-03-15 12:00:00", "2024-03-15 12:00:59.9", "second", "59s"),
        ("2024-03-15 12:00:00", "2024-03-15 12:01:00", "second", "1m"),
        ("2024-03-15 12:00:00", "2024-03-15 13:01:01", "second", "1h 1m 1s"),
        ("2024-03-15 12:00:00", "2024-03-15 13:59:59", "minute", "1h 59m"),
        ("2024-03-15 12:00:00", "2024-03-16 11:00:00", "second", "23h"),
        ("2024-03-15 12:00:00", "2024-03-16 13:00:00", "second", "1d 1h"),
        ("2024-03-15 12:00:00", "2024-04-15 12:00:00", "second", "1M"),
        ("2024-03-15 12:00:00", "2024-04-15 11:00:00", "second", "30d 23h"),
        ("2024-03-15 12:00:00", "2025-05-18 16:05:06", "second", "1y 2M 3d 4h 5m 6s"),
        ("2024-03-15 12:00:00", "2025-05-18 16:05:06", "hour", "1y 2M 3d 4h"),
        ("2024-03-15 12:00:00", "2025-05-18 16:05:06", "day", "1y 2M 3d"),
        ("2024-03-15 12:00:00", "2025-05-25 16:05:06", "week", "1y 2M 1w"),
        ("2024-03-15 12:00:00", "2025-05-18 16:05:06", "month", "1y 2M"),
        ("2024-03-15 12:00:00", "2025-05-18 16:05:06", "year", "1y"),
        ("2024-01-31 12:00:00", "2024-03-01 12:00:00", "day", "1M 1d"),
        # what is left counts until it is over
        ("2024-03-15 12:00:00", "2024-03-15 11:59:59.9", "second", "1s"),
        ("2024-03-15 12:00:00", "2024-03-15 10:00:00", "second", "2h"),
        ("2024-03-15 12:00:00", "2024-03-15 10:00:01", "minute", "2h"),
        ("2024-03-15 12:00:00", "2024-03-15 09:59:59", "minute", "2h 1m"),
        ("2024-03-15 12:00:00", "2024-03-14 13:00:00", "day", "1d"),
        ("2024-03-15 12:00:00", "2024-01-14 12:00:00", "day", "2M 1d"),
        ("2024-03-15 12:00:00", "2023-03-15 12:00:00", "second", "1y"),
        ("2024-03-31 12:00:00", "2024-02-29 12:00:00", "second", "1M"),
        ("2024-03-15 12:00:00", "2023-03-16 12:00:00", "month", "1y"),
    ],
)
def test_span(moment: str, now: str, precision: Unit, expected: str) -> None:
    """Years, months and days are those of the calendar, and the rest is time."""
    found = span(at(moment), at(now), Scale(UTC, precision=precision))
    assert brief(found) == expected


@pytest.mark.parametrize(
    ("tense", "before", "after"), [("past", "0s", "1h"), ("future", "1h", "0s")]
)
def test_tense(tense: Tense, before: str, after: str) -> None:
    """What is of the other tense takes no time."""
    moment, hour = at("2024-03-15 12:00:00"), timedelta(hours=1)
    scale = Scale(UTC, tense=tense)
    assert brief(span(moment, moment - hour, scale)) == before
    assert brief(span(moment, moment + hour, scale)) == after


@pytest.mark.parametrize(
    ("precision", "expected"), [("second", "1d"), ("hour", "1d"), ("day", "1d")]
)
def test_a_day_is_one_of_the_calendar(precision: Unit, expected: str) -> None:
    """From noon to noon it is a day, also when that takes 23 hours."""
    scale = Scale("Europe/Berlin", precision=precision)
    found = span(at("2024-03-30 11:00"), at("2024-03-31 10:00"), scale)
    assert brief(found) == expected


@given(MOMENTS, SPANS)
def test_the_parts_make_the_whole(moment: datetime, passed: timedelta) -> None:
    """Put together, the parts lead from the moment to now, to the second."""
    parts = dict(span(moment, moment + passed, Scale(UTC)))
    sign = 1 if passed >= timedelta(0) else -1
    months = 12 * parts.get("year", 0) + parts.get("month", 0)
    rest = timedelta(days=parts.get("day", 0))
    rest += sum((parts.get(u, 0) * n for u, n in LENGTHS.items()), timedelta(0))
    late = moment + passed - (months_later(moment, sign * months) + sign * rest)
    assert timedelta(0) <= late < timedelta(seconds=1)


@given(MOMENTS, SPANS, SCALES, st.floats(0, 1))
def test_it_holds_until_it_is_another(
    moment: datetime, passed: timedelta, scale: Scale, part: float
) -> None:
    """Before the date that is told nothing changes; at it, something does."""
    now = moment + passed
    here, until = span(moment, now, scale), until_other_span(moment, now, scale)
    assert until > now
    if until == FAR:
        until = now + timedelta(days=10_000)
    else:
        assert span(moment, until, scale) != here
    for then in (now + part * (until - now - MICRO), until - MICRO):
        assert span(moment, max(now, then), scale) == here


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Pacific/Honolulu"])
@pytest.mark.parametrize("precision", UNITS)
def test_the_ends_of_time(moment: datetime, zone: str, precision: Unit) -> None:
    """The first and the last date that there are can be told."""
    scale, now = Scale(zone, precision=precision), at("2024-03-15 12:00:00")
    moment = moment.replace(tzinfo=UTC)
    assert span(moment, now, scale)[0][0] == "year"
    assert until_other_span(moment, now, scale) > now
