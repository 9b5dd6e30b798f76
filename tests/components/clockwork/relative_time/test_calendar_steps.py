"""Months are those of the calendar, and a day begins when its date does."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.components.clockwork.relative_time.calendar_steps import (
    CalendarUnit,
    calendar_units,
    date_in,
    full_months,
    midnight,
    months_later,
)

DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-01-15", 1, "2024-02-15"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 2, "2024-03-31"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-01-10", -1, "2023-12-10"),
        ("2024-12-31", 2, "2025-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-05-05", 0, "2024-05-05"),
    ],
)
def test_months_later(day: str, months: int, expected: str) -> None:
    """It is the same day of the other month, or its last one."""
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_months_later_keeps_the_time_of_day() -> None:
    """Of a date and time the time stays."""
    moment = datetime(2024, 1, 31, 4, 5, tzinfo=UTC)
    assert months_later(moment, 1) == datetime(2024, 2, 29, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "today", "months"),
    [
        ("2024-01-31", "2024-02-28", 0),
        ("2024-01-31", "2024-02-29", 1),
        ("2024-01-31", "2024-03-30", 1),
        ("2024-01-31", "2024-03-31", 2),
        ("2024-02-29", "2024-03-28", 0),
        ("2024-02-29", "2024-03-31", 1),
        ("2024-03-01", "2024-03-31", 0),
        ("2024-03-31", "2024-02-29", 1),
        ("2024-03-31", "2024-03-01", 0),
        ("2024-03-15", "2024-02-16", 0),
        ("2024-03-15", "2023-03-15", 12),
        ("2024-05-05", "2024-05-05", 0),
    ],
)
def test_full_months(day: str, today: str, months: int) -> None:
    """A month is full on the same day of the other, however long it was."""
    assert full_months(date.fromisoformat(day), date.fromisoformat(today)) == months


@pytest.mark.parametrize(
    ("day", "today", "unit", "units"),
    [
        ("2024-03-15", "2024-03-15", "day", 0),
        ("2024-03-17", "2024-03-15", "day", 2),
        ("2024-02-29", "2024-03-01", "month", -1),
        ("2023-12-31", "2024-01-01", "year", -1),
        ("2025-01-01", "2023-12-31", "year", 2),
        ("2024-03-11", "2024-03-17", "week", 0),  # Monday to Sunday
        ("2024-03-10", "2024-03-17", "week", -1),
        ("2024-03-18", "2024-03-17", "week", 1),
    ],
)
def test_calendar_units(day: str, today: str, unit: CalendarUnit, units: int) -> None:
    """What counts is in which day, week, month or year it is."""
    days = date.fromisoformat(day), date.fromisoformat(today)
    assert calendar_units(*days, unit) == units


@pytest.mark.parametrize(("first", "weeks"), [(0, 1), (6, 0), (5, 0)])
def test_weeks_begin_as_they_do_where_one_lives(first: int, weeks: int) -> None:
    """From Sunday to Monday another week begins, unless it began on Sunday."""
    sunday, monday = date(2024, 3, 17), date(2024, 3, 18)
    assert calendar_units(monday, sunday, "week", first) == weeks


@given(DATES, st.integers(0, 6))
def test_a_week_has_seven_days(day: date, first: int) -> None:
    """Of seven days in a row one begins a week, and it is the right one."""
    begins = [
        each.weekday()
        for each in (day + timedelta(days=n) for n in range(7))
        if calendar_units(each, each - timedelta(days=1), "week", first)
    ]
    assert begins == [first]


@given(DATES, DATES)
def test_full_months_are_full(day: date, today: date) -> None:
    """So many months fit between two dates, and one more does not."""
    months, sign = full_months(day, today), 1 if today >= day else -1
    between = sorted((day, today))
    assert between[0] <= months_later(day, sign * months) <= between[1]
    assert not between[0] <= months_later(day, sign * (months + 1)) <= between[1]


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("UTC", "2024-03-15", "2024-03-15T00:00"),
        ("Europe/Berlin", "2024-03-15", "2024-03-14T23:00"),
        ("Europe/Berlin", "2024-07-15", "2024-07-14T22:00"),
        ("Asia/Beirut", "2024-03-31", "2024-03-30T22:00"),  # it begins at one
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00"),  # as here
    ],
)
def test_midnight(zone: str, day: str, expected: str) -> None:
    """A day begins when its date does, also where there is no midnight."""
    found = midnight(zone, date.fromisoformat(day))
    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert date_in(zone, found) == date.fromisoformat(day)
    before = date_in(zone, found - timedelta(microseconds=1))
    assert before < date.fromisoformat(day)


def test_the_end_of_time() -> None:
    """A date that a zone cannot write any more is written in UTC."""
    last = datetime.max.replace(tzinfo=UTC)
    assert date_in(timezone(timedelta(hours=5)), last) == date.max
