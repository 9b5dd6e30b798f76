"""Times of day: when the clocks of a time zone show them, whatever is done to them."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.components.clockwork.interval.times_of_day import (
    TimesOfDay,
    apart,
    as_times,
    moment_after,
    moment_of,
    moments_between,
    times_of_day,
)
from flet_components.components.clockwork.time_zones import in_zone
from flet_components.validation import check

BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""The days on which Berlin sets its clocks, at one o'clock in UTC."""
ZONES = [BERLIN, NEW_YORK, "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "UTC"]


def utc(text: str) -> datetime:
    """Read a date and time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# --- one moment ---


@pytest.mark.parametrize(
    ("day", "at", "zone", "moment"),
    [
        (date(2026, 1, 5), time(9), BERLIN, "2026-01-05 08:00"),
        (date(2026, 7, 5), time(9), BERLIN, "2026-07-05 07:00"),
        (date(2026, 1, 5), time(9, 30, 15, 250), "UTC", "2026-01-05 09:30:15.000250"),
        (date(2026, 1, 5), time(0), "Pacific/Kiritimati", "2026-01-04 10:00"),
        (date(2026, 1, 5), time(23, 59), "Etc/GMT+12", "2026-01-06 11:59"),
        # Clocks that are set forward leave these out: at that moment, all of them.
        (SPRING, time(1, 59, 59), BERLIN, "2026-03-29 00:59:59"),
        (SPRING, time(2), BERLIN, "2026-03-29 01:00"),
        (SPRING, time(2, 30), BERLIN, "2026-03-29 01:00"),
        (SPRING, time(2, 59, 59, 999_999), BERLIN, "2026-03-29 01:00"),
        (SPRING, time(3), BERLIN, "2026-03-29 01:00"),
        (date(2026, 3, 8), time(2, 30), NEW_YORK, "2026-03-08 07:00"),
        (date(2026, 10, 4), time(2, 15), "Australia/Lord_Howe", "2026-10-03 15:30"),
        (date(2011, 12, 30), time(9), "Pacific/Apia", "2011-12-30 10:00"),
        # Clocks that are set back show these twice: the first time.
        (AUTUMN, time(2), BERLIN, "2026-10-25 00:00"),
        (AUTUMN, time(2, 30), BERLIN, "2026-10-25 00:30"),
        (AUTUMN, time(3), BERLIN, "2026-10-25 02:00"),
        (date(2026, 11, 1), time(1, 30), NEW_YORK, "2026-11-01 05:30"),
        (date(2026, 4, 5), time(1, 45), "Australia/Lord_Howe", "2026-04-04 14:45"),
    ],
)
def test_when_a_clock_shows_a_time(day: date, at: time, zone: str, moment: str) -> None:
    """Once a day, also on the days on which clocks are set, which are none in UTC."""
    assert moment_of(day, at, zone) == utc(moment)


def test_a_zone_that_is_no_name() -> None:
    """A `tzinfo` does as well, of whatever kind; None is that of the machine."""

    class Odd(tzinfo):
        def utcoffset(self, _: datetime | None) -> timedelta:
            return timedelta(hours=5, minutes=53)

        def tzname(self, _: datetime | None) -> str:
            return "odd"

        def dst(self, _: datetime | None) -> timedelta:
            return timedelta()

    day = date(2026, 1, 5)
    assert moment_of(day, time(9), Odd()) == utc("2026-01-05 03:07")
    assert moment_of(day, time(9), ZoneInfo(BERLIN)) == utc("2026-01-05 08:00")
    machine = datetime.combine(day, time(9)).astimezone()
    assert moment_of(day, time(9), None) == machine


@given(
    st.dates(date(1990, 1, 1), date(2037, 12, 30)),
    st.times(),
    st.sampled_from(ZONES),
)
def test_a_clock_shows_it_then(day: date, at: time, zone: str) -> None:
    """At the moment the clock shows the time, or has just jumped over it."""
    moment = moment_of(day, at, zone)
    shown = in_zone(moment, zone).replace(tzinfo=None)
    before = in_zone(moment - timedelta(microseconds=1), zone).replace(tzinfo=None)
    wanted = datetime.combine(day, at)
    assert shown == wanted or before < wanted < shown


# --- the next one, and those between ---


@pytest.mark.parametrize(
    ("after", "times", "zone", "moment"),
    [
        ("2026-01-05 07:00", [time(9), time(17, 30)], BERLIN, "2026-01-05 08:00"),
        ("2026-01-05 08:00", [time(9), time(17, 30)], BERLIN, "2026-01-05 16:30"),
        ("2026-01-05 16:30", [time(17, 30), time(9)], BERLIN, "2026-01-06 08:00"),
        ("2026-12-31 23:30", [time(9)], BERLIN, "2027-01-01 08:00"),
        ("2028-02-28 23:30", [time(9)], BERLIN, "2028-02-29 08:00"),
        ("2026-03-28 12:00", [time(2, 30)], BERLIN, "2026-03-29 01:00"),
        ("2026-03-29 01:00", [time(2, 30)], BERLIN, "2026-03-30 00:30"),
        ("2026-10-25 00:30", [time(2, 30)], BERLIN, "2026-10-26 01:30"),
        ("2026-10-25 00:45", [time(2, 30)], BERLIN, "2026-10-26 01:30"),
        ("2011-12-29 19:00", [time(9)], "Pacific/Apia", "2011-12-30 10:00"),
        ("2011-12-30 10:00", [time(9)], "Pacific/Apia", "2011-12-30 19:00"),
    ],
)
def test_the_next_moment(after: str, times: list[time], zone: str, moment: str) -> None:
    """The one after the moment at hand, never that itself."""
    assert moment_after(utc(after), times, zone) == utc(moment)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)),
    st.lists(st.times(), min_size=1, max_size=3),
    st.sampled_from(ZONES),
)
def test_nothing_is_between_a_moment_and_the_next(
    begin: datetime, times: list[time], zone: str
) -> None:
    """From one to the next there is one, and in a row none is left out."""
    after = begin.replace(tzinfo=UTC)
    found = [after]
    for _ in range(4):
        found.append(moment_after(found[-1], times, zone))
    assert moments_between(after, found[-1], times, zone) == found[1:]
    gaps = [b - a for a, b in itertools.pairwise(found)]
    assert all(timedelta() < gap <= timedelta(hours=49) for gap in gaps)


def test_how_many_have_come() -> None:
    """The first bound is left out, the last is not; two in one gap are one."""
    day = [time(9), time(17, 30)]
    begin, end = utc("2026-01-05 08:00"), utc("2026-01-07 08:00")
    found = moments_between(begin, end, day, BERLIN)
    assert [f"{each:%d %H:%M}" for each in found] == [
        *("05 16:30", "06 08:00", "06 16:30", "07 08:00")
    ]
    assert moments_between(end, begin, day, BERLIN) == []
    gap = [time(2, 15), time(2, 45)]
    night = utc("2026-03-29 00:00"), utc("2026-03-29 12:00")
    assert moments_between(*night, gap, BERLIN) == [utc("2026-03-29 01:00")]


def test_a_clock_that_was_plainly_wrong() -> None:
    """Over years, only the last one counts: nobody missed what was never there."""
    since, now = utc("1970-01-01 00:00"), utc("2026-01-05 12:00")
    assert len(moments_between(since, now, [time(9)], "UTC")) == 366


# --- the field ---


@pytest.mark.parametrize(
    ("times", "seconds"),
    [
        ([], 86_400),
        ([time(9)], 86_400),
        ([time(9), time(9)], 86_400),
        ([time(9), time(17, 30)], 30_600),
        ([time(23, 59), time(0, 1)], 120),
        ([time(9), time(9, 0, 0, 500_000)], 0.5),
    ],
)
def test_how_far_they_are_apart(times: list[time], seconds: float) -> None:
    """The least time from one to the next, over midnight too."""
    assert apart(times) == seconds


@pytest.mark.parametrize(
    ("value", "times"),
    [
        (None, ()),
        (time(9), (time(9),)),
        ([time(9), time(8)], (time(9), time(8))),
        ((time(9),), (time(9),)),
    ],
)
def test_one_or_several(value: TimesOfDay, times: tuple[time, ...]) -> None:
    """A field holds a time, several, or none."""
    check("at", value, times_of_day)
    assert as_times(value) == times


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        ([], ValueError, "at must be one time of day at least, got []"),
        ("9:00", TypeError, "at must be a datetime.time, or several, got '9:00'"),
        (9, TypeError, "at must be a datetime.time, or several, got 9"),
        (["9:00"], TypeError, "at must be a datetime.time, or several, got ['9:00']"),
        (
            time(9, tzinfo=UTC),
            ValueError,
            "at must have no time zone of its own: use tz=, got "
            "datetime.time(9, 0, tzinfo=datetime.timezone.utc)",
        ),
    ],
)
def test_what_is_no_time_of_day(
    value: object, error: type[Exception], message: str
) -> None:
    """What the field does not take is refused with what it does."""
    with pytest.raises(error) as refusal:
        check("at", value, times_of_day)
    assert str(refusal.value) == message
