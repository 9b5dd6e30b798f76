"""The time of day and the date, as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from flet_components.components.clockwork.wall_time import (
    DATE_LENGTHS,
    DateLength,
    HourCycle,
    TimeText,
    auto_or_function,
    begun,
    reached,
    until_next,
    written_date,
    written_time,
)
from flet_components.validation import check

EVENING = datetime(2026, 10, 3, 21, 8, 5, tzinfo=UTC)
MORNING = EVENING.replace(hour=0)
THIN = "\u202f"


def locale(name: str) -> Locale:
    """Return Babel's locale of a name."""
    return Locale.parse(name)


@pytest.mark.parametrize(
    ("name", "cycle", "seconds", "written"),
    [
        ("en_US", None, True, f"9:08:05{THIN}PM"),
        ("en_US", None, False, f"9:08{THIN}PM"),
        ("en_US", "h12", True, f"9:08:05{THIN}PM"),
        ("en_US", "h23", True, "21:08:05"),
        ("en_GB", None, True, "21:08:05"),
        ("de", None, False, "21:08"),
        ("de", "h12", False, f"9:08{THIN}PM"),
        ("de", "h23", True, "21:08:05"),
        ("fi", None, True, "21.08.05"),
        ("cs", None, True, "21:08:05"),
        ("ko", None, True, "PM 9:08:05"),
        ("ja", "h12", False, "午後9:08"),
        ("zh_Hant", None, False, "晚上9:08"),
        ("es_AR", "h12", True, f"9:08:05{THIN}p.{THIN}m."),
        ("ar_EG", None, False, "٩:٠٨ م"),
        ("fa", None, False, "۲۱:۰۸"),
    ],
)
def test_the_time_by_locale(
    name: str, cycle: HourCycle | None, seconds: bool, written: str
) -> None:
    """12 or 24 hours, separators and digits are those of the place, or as asked for."""
    time = written_time(EVENING, locale(name), cycle, seconds=seconds)
    assert str(time).replace("\xa0", " ") == written


@pytest.mark.parametrize(
    ("name", "cycle", "written"),
    [
        ("en_US", None, f"12:08{THIN}AM"),
        ("en_US", "h23", "00:08"),
        ("de", None, "00:08"),
    ],
)
def test_midnight(name: str, cycle: HourCycle | None, written: str) -> None:
    """The first hour of the day is 12 or 00."""
    assert str(written_time(MORNING, locale(name), cycle, seconds=False)) == written


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("en_US", TimeText("", "9:08", f"{THIN}PM")),
        ("de", TimeText("", "21:08", "")),
        ("zh", TimeText("下午", "9:08", "")),
    ],
)
def test_the_parts_of_a_time(name: str, parts: TimeText) -> None:
    """AM and the like can be told from the digits, before or after them."""
    cycle: HourCycle | None = "h12" if name == "zh" else None
    assert written_time(EVENING, locale(name), cycle, seconds=False) == parts


@pytest.mark.parametrize("cycle", [None, "h12", "h23"])
@pytest.mark.parametrize("seconds", [True, False])
def test_every_locale(cycle: HourCycle | None, seconds: bool) -> None:
    """All locales that Babel knows can be written; 12 hours never without AM or PM."""
    for name in localedata.locale_identifiers():
        time = written_time(EVENING, locale(name), cycle, seconds=seconds)
        assert time.digits
        if cycle == "h12":
            assert time.before or time.after, name
        if cycle == "h23":
            assert not time.before, name
            assert not time.after, name


@pytest.mark.parametrize(
    ("name", "length", "written"),
    [
        ("en_US", "short", "10/3/26"),
        ("en_US", "medium", "Oct 3, 2026"),
        ("en_US", "long", "October 3, 2026"),
        ("en_US", "full", "Saturday, October 3, 2026"),
        ("de", "full", "Samstag, 3. Oktober 2026"),
        ("fr", "long", "3 octobre 2026"),
        ("ar_EG", "long", "٣ أكتوبر ٢٠٢٦"),
    ],
)
def test_the_date_by_locale(name: str, length: DateLength, written: str) -> None:
    """The date is written as long as asked for."""
    assert written_date(EVENING, locale(name), length) == written


@pytest.mark.parametrize("length", DATE_LENGTHS)
def test_leap_day(length: DateLength) -> None:
    """The 29th of February is a day, and the day after it is in March."""
    leap = datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC)
    assert "29" in written_date(leap, locale("en_GB"), length)
    after = written_date(leap + timedelta(seconds=1), locale("en_GB"), length)
    assert after == written_date(datetime(2028, 3, 1), locale("en_GB"), length)


def test_the_date_is_that_of_the_zone() -> None:
    """Where it is tomorrow already, it is tomorrow's date."""
    tokyo = EVENING.astimezone(ZoneInfo("Asia/Tokyo"))
    assert tokyo.date() == date(2026, 10, 4)
    assert written_date(tokyo, locale("en_US"), "medium") == "Oct 4, 2026"


moments = st.datetimes(datetime(1971, 1, 1), datetime(2090, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(moments, st.booleans())
def test_the_next_change(moment: datetime, seconds: bool) -> None:
    """Then, and not before, the next second or minute has begun."""
    whole, length = (
        begun(moment, seconds=seconds),
        timedelta(seconds=1 if seconds else 60),
    )
    then = moment + timedelta(seconds=until_next(moment, seconds=seconds))
    assert whole + length <= then <= whole + length + timedelta(microseconds=2)


@given(moments)
def test_what_has_begun(moment: datetime) -> None:
    """It is the last whole second, or minute."""
    second, minute = begun(moment, seconds=True), begun(moment, seconds=False)
    assert minute <= second <= moment < second + timedelta(seconds=1)
    assert moment < minute + timedelta(minutes=1)
    assert (second.microsecond, minute.second, minute.microsecond) == (0, 0, 0)


def test_a_wake_up_that_is_early() -> None:
    """A microsecond early, by a float that was rounded, is early enough."""
    early = EVENING - timedelta(microseconds=1)
    assert begun(reached(early), seconds=True) == EVENING


@pytest.mark.parametrize("value", ["auto", str, lambda moment: "noon"])
def test_a_format(value: object) -> None:
    """A format is `"auto"` or a function."""
    check("format", value, auto_or_function)


@pytest.mark.parametrize("value", ["HH:mm", None, 5])
def test_what_is_no_format(value: object) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="format must be 'auto' or a function of a"):
        check("format", value, auto_or_function)
