"""Which unit says how far away a moment is, how many of it, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.components.clockwork.relative_time.relative_units import (
    FAR,
    LENGTHS,
    NOW,
    UNITS,
    Distance,
    Scale,
    Unit,
    distance,
    until_other,
)
from tests.components.clockwork.relative_moments import (
    BERLIN,
    MICRO,
    MOMENTS,
    SCALES,
    SPANS,
    at,
)


def brief(found: Distance) -> str:
    """Return a distance as a short text: `in 2 day`, `1 month ago (-1)`."""
    count = f"{found.count} {found.unit}"
    text = f"in {count}" if found.ahead else f"{count} ago"
    return text if found.word is None else f"{text} ({found.word})"


# --- in which unit ---


@pytest.mark.parametrize(
    ("moment", "now", "expected"),
    [
        # up to a day it is the time that counts
        ("2024-03-15 12:00:00", "2024-03-15 12:00:00", "0 second ago (0)"),
        ("2024-03-15 12:00:00", "2024-03-15 12:00:09", "0 second ago (0)"),
        ("2024-03-15 12:00:00", "2024-03-15 12:00:10", "10 second ago"),
        ("2024-03-15 12:00:00", "2024-03-15 12:00:59", "59 second ago"),
        ("2024-03-15 12:00:00", "2024-03-15 12:01:00", "1 minute ago"),
        ("2024-03-15 12:00:00", "2024-03-15 12:59:59", "59 minute ago"),
        ("2024-03-15 12:00:00", "2024-03-15 13:00:00", "1 hour ago"),
        ("2024-03-15 23:59:00", "2024-03-16 00:01:00", "2 minute ago"),
        ("2024-03-15 12:00:00", "2024-03-16 11:59:59", "23 hour ago"),
        # then the dates
        ("2024-03-15 12:00:00", "2024-03-16 12:00:00", "1 day ago (-1)"),
        ("2024-03-15 12:00:00", "2024-03-16 23:59:59", "1 day ago (-1)"),
        ("2024-03-15 12:00:00", "2024-03-17 00:00:00", "2 day ago (-2)"),
        ("2024-03-15 23:30:00", "2024-03-17 00:00:00", "2 day ago (-2)"),
        ("2024-03-15 12:00:00", "2024-03-18 12:00:00", "3 day ago"),
        ("2024-03-15 12:00:00", "2024-03-21 23:59:59", "6 day ago"),
        ("2024-03-15 12:00:00", "2024-03-22 00:00:00", "1 week ago (-1)"),
        (
            "2024-03-15 12:00:00",
            "2024-03-25 12:00:00",
            "1 week ago",
        ),  # on a page, two
        ("2024-03-15 12:00:00", "2024-03-28 12:00:00", "1 week ago"),
        ("2024-03-15 12:00:00", "2024-03-29 12:00:00", "2 week ago"),
        ("2024-03-15 12:00:00", "2024-04-14 12:00:00", "4 week ago"),
        ("2024-03-15 12:00:00", "2024-04-15 00:00:00", "1 month ago (-1)"),
        ("2024-03-15 12:00:00", "2024-05-14 12:00:00", "1 month ago"),
        ("2024-03-15 12:00:00", "2024-05-15 12:00:00", "2 month ago"),
        ("2024-03-15 12:00:00", "2025-03-14 12:00:00", "11 month ago"),
        ("2024-03-15 12:00:00", "2025-03-15 12:00:00", "1 year ago (-1)"),
        ("2024-03-15 12:00:00", "2026-01-15 12:00:00", "1 year ago"),
        ("2024-03-15 12:00:00", "2034-03-15 12:00:00", "10 year ago"),
        # the last days of a month
        ("2024-02-29 12:00:00", "2024-03-31 12:00:00", "1 month ago (-1)"),
        ("2024-01-31 12:00:00", "2024-02-28 12:00:00", "4 week ago"),
        ("2024-01-31 12:00:00", "2024-02-29 12:00:00", "1 month ago (-1)"),
        ("2024-03-01 12:00:00", "2024-03-31 12:00:00", "4 week ago"),
        ("2023-02-28 12:00:00", "2023-03-31 12:00:00", "1 month ago (-1)"),
        ("2023-02-28 12:00:00", "2023-04-01 12:00:00", "1 month ago"),
        ("2022-09-30 12:00:00", "2022-10-31 12:00:00", "1 month ago (-1)"),
        ("2024-02-29 12:00:00", "2025-02-27 12:00:00", "11 month ago"),
        ("2024-02-29 12:00:00", "2025-02-28 12:00:00", "1 year ago (-1)"),
        # what is to come, to the nearest
        ("2024-03-15 12:00:09", "2024-03-15 12:00:00", "0 second ago (0)"),
        ("2024-03-15 12:00:10", "2024-03-15 12:00:00", "in 10 second"),
        ("2024-03-15 12:00:59", "2024-03-15 12:00:00", "in 59 second"),
        ("2024-03-15 12:01:00", "2024-03-15 12:00:00", "in 1 minute"),
        ("2024-03-15 12:01:30", "2024-03-15 12:00:00", "in 1 minute"),
        ("2024-03-15 12:01:31", "2024-03-15 12:00:00", "in 2 minute"),
        ("2024-03-15 13:59:59", "2024-03-15 12:00:00", "in 2 hour"),
        ("2024-03-15 13:29:00", "2024-03-15 12:00:00", "in 1 hour"),
        ("2024-03-16 11:30:00", "2024-03-15 12:00:00", "in 23 hour"),
        ("2024-03-16 11:31:00", "2024-03-15 12:00:00", "in 1 day (1)"),
        ("2024-03-16 23:59:00", "2024-03-15 12:00:00", "in 1 day (1)"),
        ("2024-03-17 00:00:00", "2024-03-15 12:00:00", "in 2 day (2)"),
        ("2024-03-21 12:00:00", "2024-03-15 12:00:00", "in 6 day"),
        ("2024-03-22 12:00:00", "2024-03-15 12:00:00", "in 1 week (1)"),
        ("2024-03-25 12:00:00", "2024-03-15 12:00:00", "in 1 week"),
        ("2024-03-26 12:00:00", "2024-03-15 12:00:00", "in 2 week"),
        ("2024-04-14 12:00:00", "2024-03-15 12:00:00", "in 4 week"),
        ("2024-04-15 12:00:00", "2024-03-15 12:00:00", "in 1 month (1)"),
        ("2024-04-30 12:00:00", "2024-03-15 12:00:00", "in 1 month (1)"),
        ("2024-05-01 12:00:00", "2024-03-15 12:00:00", "in 2 month"),
        ("2025-02-28 12:00:00", "2024-03-15 12:00:00", "in 11 month"),
        ("2025-03-05 12:00:00", "2024-03-15 12:00:00", "in 1 year (1)"),
        ("2025-12-31 12:00:00", "2024-03-15 12:00:00", "in 2 year"),
        ("2024-02-29 12:00:00", "2024-01-31 12:00:00", "in 4 week"),
        ("2024-03-31 12:00:00", "2024-02-29 12:00:00", "in 1 month (1)"),
    ],
)
def test_distance(moment: str, now: str, expected: str) -> None:
    """The unit is the largest of which there is one, by the clock or the calendar."""
    assert brief(distance(at(moment), at(now), Scale(UTC))) == expected


@pytest.mark.parametrize(
    ("precision", "words", "plain"),
    [
        ("second", "1 hour ago", "1 hour ago"),
        ("day", "1 day ago (-1)", "1 day ago"),
        ("week", "0 week ago (0)", "0 week ago"),
        ("month", "1 month ago (-1)", "0 month ago"),
        ("year", "0 year ago (0)", "0 year ago"),
    ],
)
def test_precision(precision: Unit, words: str, plain: str) -> None:
    """No smaller unit is taken; of less than one the calendar tells in which it is."""
    moment, now = at("2024-02-29 23:30:00"), at("2024-03-01 00:30:00")
    for expected, said in ((words, True), (plain, False)):
        found = distance(moment, now, Scale(UTC, precision=precision, words=said))
        assert brief(found) == expected


@pytest.mark.parametrize(
    ("precision", "now", "expected"),
    [
        ("minute", "2024-03-15 12:00:59", "0 second ago (0)"),
        ("minute", "2024-03-15 11:59:31", "0 second ago (0)"),
        ("minute", "2024-03-15 12:01:00", "1 minute ago"),
        ("hour", "2024-03-15 12:59:59", "0 hour ago (0)"),
        ("hour", "2024-03-15 11:30:00", "0 hour ago (0)"),
        ("hour", "2024-03-15 11:29:00", "in 1 hour"),
        ("day", "2024-03-15 23:59:59", "0 day ago (0)"),
        ("day", "2024-03-15 00:00:00", "0 day ago (0)"),
        ("day", "2024-03-14 23:59:59", "in 1 day (1)"),
        ("week", "2024-03-11 00:00:00", "0 week ago (0)"),
        ("week", "2024-03-10 23:00:00", "in 1 week (1)"),
        ("month", "2024-03-31 23:00:00", "0 month ago (0)"),
        ("month", "2024-04-01 00:00:00", "1 month ago (-1)"),
        ("year", "2024-12-31 23:00:00", "0 year ago (0)"),
        ("year", "2025-01-01 00:00:00", "1 year ago (-1)"),
        ("year", "2023-12-31 00:00:00", "in 1 year (1)"),
    ],
)
def test_less_than_the_smallest_unit(precision: Unit, now: str, expected: str) -> None:
    """Of less than a minute it is now; of less than a day, today, and so on."""
    scale = Scale(UTC, precision=precision)
    assert brief(distance(at("2024-03-15 12:00:00"), at(now), scale)) == expected


@pytest.mark.parametrize(
    ("now", "past", "future"),
    [
        ("2024-03-15 11:00:00", "0 second ago", "in 1 hour"),
        ("2024-03-15 12:00:00", "0 second ago", "in 0 second"),
        ("2024-03-15 13:00:00", "1 hour ago", "in 0 second"),
    ],
)
def test_tense(now: str, past: str, future: str) -> None:
    """What is of the other tense is no time away."""
    moment = at("2024-03-15 12:00:00")
    scales = (Scale(UTC, tense=tense, words=False) for tense in ("past", "future"))
    assert [brief(distance(moment, at(now), s)) for s in scales] == [past, future]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", "1 day ago (-1)"),
        ("Asia/Tokyo", "2 day ago (-2)"),
        ("America/New_York", "1 day ago (-1)"),
    ],
)
def test_the_zone(zone: str, expected: str) -> None:
    """How many days it is depends on where one lives."""
    moment, now = at("2024-03-13 14:30:00"), at("2024-03-14 16:00:00")
    assert brief(distance(moment, now, Scale(zone))) == expected


@pytest.mark.parametrize(
    ("moment", "now", "expected"),
    [
        # the 27th of October 2024 has 25 hours in Berlin
        ("2024-10-26 22:00", "2024-10-27 22:30", "24 hour ago"),
        ("2024-10-26 22:00", "2024-10-27 23:00", "1 day ago (-1)"),
        ("2024-10-27 22:30", "2024-10-26 22:00", "in 24 hour"),
        # the 31st of March has 23
        ("2024-03-30 22:30", "2024-03-31 21:30", "23 hour ago"),
        ("2024-03-30 22:30", "2024-03-31 22:30", "2 day ago (-2)"),
    ],
)
def test_long_and_short_days(moment: str, now: str, expected: str) -> None:
    """A day of 25 hours is still today at its end, and one of 23 is a day."""
    assert brief(distance(at(moment), at(now), Scale(BERLIN))) == expected


@given(MOMENTS, SPANS, st.sampled_from(["second", "minute", "hour"]))
def test_full_or_nearest(moment: datetime, span: timedelta, unit: Unit) -> None:
    """What has passed are full units; what is to come is right to half a unit."""
    found = distance(moment, moment + span, Scale(UTC, precision=unit, words=False))
    if found.unit in LENGTHS:
        off = abs(span) - found.count * LENGTHS[found.unit]
        length = LENGTHS[found.unit]
        lowest, highest = (
            (-length / 2, length / 2) if found.ahead else (0 * off, length)
        )
        assert lowest <= off <= highest


# --- until when ---


@given(MOMENTS, SPANS, SCALES, st.floats(0, 1))
def test_it_holds_until_it_is_another(
    moment: datetime, span: timedelta, scale: Scale, part: float
) -> None:
    """Before the date that is told nothing changes; at it, something does."""
    now = moment + span
    here, until = distance(moment, now, scale), until_other(moment, now, scale)
    assert until > now
    if until == FAR:
        until = now + timedelta(days=10_000)
    else:
        assert distance(moment, until, scale) != here
    for then in (now + part * (until - now - MICRO), until - MICRO):
        assert distance(moment, max(now, then), scale) == here


@given(MOMENTS, SPANS, st.sampled_from(UNITS), st.booleans())
def test_it_goes_one_step_at_a_time(
    moment: datetime, span: timedelta, precision: Unit, words: bool
) -> None:
    """While time passes no number, and no unit, is left out."""
    scale, now = Scale(UTC, precision=precision, words=words), moment + span
    before = distance(moment, now, scale)
    for _ in range(5):
        now = until_other(moment, now, scale)
        after = distance(moment, now, scale)
        assert is_a_step(before, after), f"{brief(before)}, then {brief(after)}"
        before = after


def is_a_step(before: Distance, after: Distance) -> bool:
    """Say whether one distance may come right after another."""
    units = UNITS.index(after.unit) - UNITS.index(before.unit)
    if before.ahead != after.ahead and before.count and after.count:
        return False
    if is_now(before) or is_now(after):  # for ten seconds, or for a minute
        return units in (-1, 0, 1) and before.count + after.count in (1, NOW)
    if units:
        return units == (-1 if before.ahead else 1)
    more = after.count - before.count
    return more in ((-1, 0) if before.ahead else (0, 1))


def is_now(found: Distance) -> bool:
    """Say whether it is now, in words."""
    return found.unit == "second" and found.word == 0


@pytest.mark.parametrize(
    ("now", "tense", "until"),
    [
        ("2024-03-15 10:00:00", "past", "2024-03-15 12:00:10"),
        ("2024-03-15 12:00:03", "past", "2024-03-15 12:00:10"),
        ("2024-03-15 11:59:55", "auto", "2024-03-15 12:00:10"),
        ("2024-03-15 11:59:50", "future", "2024-03-15 11:59:50.5"),
    ],
)
def test_until_with_a_tense(now: str, tense: str, until: str) -> None:
    """What is not yet is now, until it is ten seconds ago."""
    scale = Scale(UTC, tense=tense)  # type: ignore[arg-type]
    assert until_other(at("2024-03-15 12:00:00"), at(now), scale) == at(until)


def test_what_is_over_for_ever() -> None:
    """Of what is over, and may only be to come, nothing changes any more."""
    moment, scale = at("2024-03-15 12:00:00"), Scale(UTC, tense="future")
    assert until_other(moment, at("2024-03-15 13:00:00"), scale) == FAR


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
@pytest.mark.parametrize("zone", [UTC, BERLIN, "Pacific/Honolulu"])
@pytest.mark.parametrize("precision", UNITS)
def test_the_ends_of_time(moment: datetime, zone: object, precision: Unit) -> None:
    """The first and the last date that there are can be told."""
    scale = Scale(zone, precision=precision)  # type: ignore[arg-type]
    moment, now = moment.replace(tzinfo=UTC), at("2024-03-15 12:00:00")
    assert distance(moment, now, scale).unit == "year"
    assert until_other(moment, now, scale) > now


def test_almost_a_year_ahead_in_the_same_year() -> None:
    """From the first of January, the middle of December is in a year: not this one."""
    now, moment = datetime(2001, 1, 1, tzinfo=UTC), datetime(2001, 12, 17, tzinfo=UTC)
    assert brief(distance(moment, now, Scale(UTC, words=True))) == "in 1 year"
