"""A moment as a date, in short and in full."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Optional

import pytest
from babel import Locale

from flet_components.components.clockwork.relative_time.absolute_dates import (
    date_and_time,
    full_date,
    short_date,
    until_other_date,
)
from flet_components.components.clockwork.relative_time.relative_units import FAR
from flet_components.components.clockwork.time_zones import Zone
from flet_components.components.clockwork.wall_time import HourCycle
from tests.components.clockwork.relative_moments import MICRO, at

MOMENT = at("2024-11-23 20:27:45")
ENGLISH = Locale.parse("en_US")
SPACES = str.maketrans({"\u202f": " ", "\xa0": " "})


@pytest.mark.parametrize(
    ("locale", "now", "expected"),
    [
        ("en_US", "2024-12-31 12:00", "Nov 23"),
        ("en_US", "2025-01-01 12:00", "Nov 23, 2024"),
        ("en_US", "2023-12-31 12:00", "Nov 23, 2024"),
        ("en_GB", "2024-12-31 12:00", "23 Nov"),
        ("de", "2024-12-31 12:00", "23. Nov."),
        ("de", "2025-12-31 12:00", "23. Nov. 2024"),
        ("ja", "2025-12-31 12:00", "2024年11月23日"),
        ("fa", "2024-12-31 12:00", "۲۳ نوامبر"),
    ],
)
def test_short_date(locale: str, now: str, expected: str) -> None:
    """The year is told if it is another."""
    assert short_date(MOMENT, at(now), Locale.parse(locale), "UTC") == expected


@pytest.mark.parametrize(
    ("locale", "cycle", "zone", "expected"),
    [
        ("en_US", None, "UTC", "Nov 23, 2024, 8:27 PM"),
        ("en_US", "h23", "UTC", "Nov 23, 2024, 20:27"),
        ("en_US", None, "Asia/Tokyo", "Nov 24, 2024, 5:27 AM"),
        ("de", None, "Europe/Berlin", "23. Nov. 2024, 21:27"),
        ("de", "h12", "Europe/Berlin", "23. Nov. 2024, 9:27 PM"),
        ("ja", None, "UTC", "2024年11月23日 20:27"),
    ],
)
def test_date_and_time(
    locale: str, cycle: Optional[HourCycle], zone: Zone, expected: str
) -> None:
    """The time is that of the zone, by the clock of 12 or 24 hours that is usual."""
    written = date_and_time(MOMENT, Locale.parse(locale), zone, cycle)
    assert written.translate(SPACES) == expected


@pytest.mark.parametrize(
    ("locale", "zone", "expected"),
    [
        ("en_US", "UTC", "Saturday, November 23, 2024, 8:27 PM UTC"),
        ("en_US", "America/New_York", "Saturday, November 23, 2024, 3:27 PM EST"),
        ("en_US", "Europe/Berlin", "Saturday, November 23, 2024, 9:27 PM GMT+01:00"),
        ("de", "Europe/Berlin", "Samstag, 23. November 2024, 21:27 MEZ"),
        ("fr", "UTC", "samedi 23 novembre 2024, 20:27 TU"),
    ],
)
def test_full_date(locale: str, zone: Zone, expected: str) -> None:
    """The whole date tells the day of the week and the zone."""
    written = full_date(MOMENT, Locale.parse(locale), zone, None)
    assert written.translate(SPACES) == expected


@pytest.mark.parametrize(
    ("now", "zone", "until"),
    [
        ("2024-12-01 12:00", "UTC", "2025-01-01 00:00"),
        ("2024-12-01 12:00", "Europe/Berlin", "2024-12-31 23:00"),
        ("2022-12-01 12:00", "UTC", "2024-01-01 00:00"),
    ],
)
def test_until_other_date(now: str, zone: Zone, until: str) -> None:
    """It is written in another way when the year begins or ends."""
    found = until_other_date(MOMENT, at(now), zone)
    assert found == at(until)
    before, after = found - MICRO, found + timedelta(days=1)
    texts = {short_date(MOMENT, then, ENGLISH, zone) for then in (at(now), before)}
    assert len(texts) == 1
    assert short_date(MOMENT, after, ENGLISH, zone) not in texts


def test_dates_of_years_that_are_over() -> None:
    """A date of another year that is over, or the last that there is, stays."""
    assert until_other_date(MOMENT, at("2025-06-01 12:00"), "UTC") == FAR
    last = datetime.max.replace(tzinfo=MOMENT.tzinfo)
    assert until_other_date(last, last, "UTC") == FAR
