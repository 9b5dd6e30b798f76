"""Moments, distances and scales of a `RelativeTime`, for tests of its arithmetic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from flet_components.components.clockwork.relative_time.relative_units import (
    TENSES,
    UNITS,
    Scale,
)

__all__ = ["BERLIN", "MICRO", "MOMENTS", "SCALES", "SPANS", "at"]

MICRO = timedelta(microseconds=1)
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [
    *(UTC, None, BERLIN, "America/New_York", "Asia/Kolkata"),
    *("Australia/Lord_Howe", "Asia/Beirut", "Pacific/Apia"),
]
MOMENTS = st.datetimes(
    datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)
)
SPANS = st.one_of(
    *(
        st.timedeltas(-longest, longest)
        for longest in (
            timedelta(minutes=2),
            timedelta(hours=2),
            timedelta(days=3),
            timedelta(days=60),
            timedelta(days=2000),
        )
    )
)
SCALES = st.builds(
    Scale,
    zone=st.sampled_from(ZONES),
    precision=st.sampled_from(UNITS),
    tense=st.sampled_from(TENSES),
    words=st.booleans(),
    first_weekday=st.integers(0, 6),
)


def at(text: str) -> datetime:
    """Return a date and time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
