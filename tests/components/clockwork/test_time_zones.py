"""Time zones: which one a name means, and how two of them stand to each other."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.components.clockwork import time_zones
from flet_components.components.clockwork.time_zones import (
    Zone,
    compared,
    in_zone,
    known_zone,
    nearest_zones,
    spoken_apart,
)
from flet_components.validation import check

KNOWN = zoneinfo.available_timezones()
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
zones = st.sampled_from(sorted(KNOWN - {"localtime"}))
moments = st.datetimes(datetime(1971, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Europe/Berln", ["Europe/Berlin"]),
        ("europe/berlin", ["Europe/Berlin"]),
        ("Berlin", ["Europe/Berlin"]),
        ("new york", ["America/New_York"]),
        ("America/Newyork", ["America/New_York"]),
        ("Tokio", ["Asia/Tokyo"]),
        ("Kathmandu", ["Asia/Kathmandu"]),
        ("US/Pacifc", ["US/Pacific", "Canada/Pacific"]),
        ("qwertz", []),
    ],
)
def test_what_may_be_meant(written: str, meant: list[str]) -> None:
    """A misspelt name, one in another case, and a city alone lead to the zone."""
    assert nearest_zones(written, KNOWN)[: len(meant) or 1] == meant


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "UTC", UTC, timezone(timedelta(hours=2)), None]
)
def test_a_zone(zone: Zone) -> None:
    """Names, zones and None are taken."""
    check("tz", zone, known_zone)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("Berlin", r"must name a time zone, perhaps 'Europe/Berlin', got 'Berlin'"),
        ("Europe", r"must name a time zone, as 'Europe/Berlin' does, got 'Europe'"),
        (
            "Pacifc",
            r"perhaps 'Canada/Pacific' or 'US/Pacific', got 'Pacifc'",
        ),
        ("qwertz", r"must name a time zone, as 'Europe/Berlin' does, got 'qwertz'"),
        ("", r"must name a time zone, as 'Europe/Berlin' does, got ''"),
        ("/etc/passwd", r"must name a time zone, .*, got '/etc/passwd'"),
        ("../../etc/passwd", r"must name a time zone, .*, got"),
        ("a\0b", r"must name a time zone, .*, got"),
    ],
)
def test_an_unknown_name(wrong: str, message: str) -> None:
    """What names no zone is refused with the nearest names."""
    with pytest.raises(ValueError, match=message):
        check("tz", wrong, known_zone)


def test_what_is_no_name() -> None:
    """What is neither name nor zone is of a wrong type."""
    with pytest.raises(TypeError, match=r"tz must name a time zone, .*, got 5"):
        check("tz", 5, known_zone)


def test_a_machine_without_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no zone is known at all, the message says what is missing."""
    monkeypatch.setattr(time_zones, "available_timezones", set)
    with pytest.raises(ValueError, match="knows no time zones: install tzdata, got"):
        check("tz", "Nowhere/Nothing", known_zone)


@pytest.mark.parametrize(
    ("moment", "zone", "other", "short", "said"),
    [
        (NOON, "Asia/Tokyo", "UTC", "Today, +9 h", "Today, 9 hours ahead"),
        (NOON, "UTC", "UTC", "Same time", "Same time"),
        (NOON, "UTC", "Africa/Abidjan", "Same time", "Same time"),
        (
            NOON.replace(hour=18),
            "Asia/Kathmandu",
            "UTC",
            "Today, +5:45 h",
            "Today, 5 hours 45 minutes ahead",
        ),
        (NOON.replace(hour=18), "Asia/Tokyo", "UTC", "Tomorrow, +9 h", None),
        (NOON.replace(hour=2), "America/New_York", "UTC", "Yesterday, \u22125 h", None),
        (NOON, "America/St_Johns", "UTC", "Today, \u22123:30 h", None),
        (
            NOON.replace(hour=11),
            "Pacific/Kiritimati",
            "Etc/GMT+12",
            "2 days later, +26 h",
            "2 days later, 1 day 2 hours ahead",
        ),
        (
            NOON.replace(hour=11),
            "Etc/GMT+12",
            "Pacific/Kiritimati",
            "2 days earlier, \u221226 h",
            "2 days earlier, 1 day 2 hours behind",
        ),
        # half an hour of daylight saving time
        (NOON, "Australia/Lord_Howe", "Australia/Sydney", "Same time", None),
        (
            NOON.replace(month=7),
            "Australia/Lord_Howe",
            "Australia/Sydney",
            "Today, +0:30 h",
            "Today, 30 minutes ahead",
        ),
    ],
)
def test_how_two_zones_stand(
    moment: datetime, zone: str, other: str, short: str, said: str | None
) -> None:
    """Day and hours are those of this moment, as seen from the other zone."""
    here, there = in_zone(moment, zone), in_zone(moment, other)
    assert compared(here, there) == short
    assert said is None or spoken_apart(here, there) == said


@given(moments, zones, zones)
def test_ahead_of_one_is_behind_the_other(
    moment: datetime, zone: str, other: str
) -> None:
    """What one clock says of another, that one says the other way round."""
    here, there = in_zone(moment, zone), in_zone(moment, other)
    signs = str.maketrans("+\u2212", "\u2212+")
    words = {"Today": "Today", "Tomorrow": "Yesterday", "Yesterday": "Tomorrow"}
    day, _, hours = compared(here, there).partition(", ")
    mirrored = compared(there, here)
    if day in words:
        assert mirrored == f"{words[day]}, {hours.translate(signs)}"
    else:
        assert mirrored == day or hours.translate(signs) in mirrored


@given(moments, zones)
def test_a_zone_changes_no_moment(moment: datetime, zone: str) -> None:
    """In whatever zone, gap or fold, it is the same moment."""
    assert in_zone(moment, zone).astimezone(UTC) == moment
    assert in_zone(moment, zone) == in_zone(moment, ZoneInfo(zone))
