"""What is said of a moment, in each format, and for how long that is right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from flet_components.components.clockwork.relative_time.relative_phrases import STYLES
from flet_components.components.clockwork.relative_time.relative_units import (
    FAR,
    TENSES,
    UNITS,
    Scale,
)
from flet_components.components.clockwork.relative_time.relative_wording import (
    FORMATS,
    Memory,
    Said,
    Wording,
    until_wake,
)
from tests.components.clockwork.relative_moments import MICRO, MOMENTS, SPANS, at

ENGLISH = Locale.parse("en_US")
NOW = at("2024-06-15 12:00")
NARROW_SPACE = "\u202f"
LENGTHS = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}


def worded(ahead: timedelta, **fields: Any) -> Said:
    """Say a moment of which so much is still to come."""
    scale = {
        name: fields.pop(name)
        for name in ("precision", "tense", "words")
        if name in fields
    }
    locale = Locale.parse(fields.pop("locale", "en_US"))
    return Wording(NOW + ahead, locale, Scale("UTC", **scale), **fields).said(NOW)


def span(text: str) -> timedelta:
    """Read a length of time: `-3d`, `1h 30m`."""
    sign = -1 if text.startswith("-") else 1
    parts = text.removeprefix("-").split()
    return sign * sum((int(p[:-1]) * LENGTHS[p[-1]] for p in parts), timedelta(0))


AUTO = """
0s      | now            | 0 seconds ago  | 0s
-9s     | now            | 9 seconds ago  | 9s
9s      | now            | in 9 seconds   | 9s
-10s    | 10 seconds ago | 10 seconds ago | 10s
10s     | in 10 seconds  | in 10 seconds  | 10s
-59s    | 59 seconds ago | 59 seconds ago | 59s
59s     | in 59 seconds  | in 59 seconds  | 59s
-60s    | 1 minute ago   | 1 minute ago   | 1m
60s     | in 1 minute    | in 1 minute    | 1m
-119s   | 1 minute ago   | 1 minute ago   | 1m
-59m    | 59 minutes ago | 59 minutes ago | 59m
59m     | in 59 minutes  | in 59 minutes  | 59m
-60m    | 1 hour ago     | 1 hour ago     | 1h
60m     | in 1 hour      | in 1 hour      | 1h
-119m   | 1 hour ago     | 1 hour ago     | 1h
119m    | in 2 hours     | in 2 hours     | 2h
-11h    | 11 hours ago   | 11 hours ago   | 11h
-23h    | 23 hours ago   | 23 hours ago   | 23h
23h     | in 23 hours    | in 23 hours    | 23h
-24h    | yesterday      | 1 day ago      | 1d
24h     | tomorrow       | in 1 day       | 1d
-36h    | yesterday      | 1 day ago      | 1d
-37h    | 2 days ago     | 2 days ago     | 2d
35h     | tomorrow       | in 1 day       | 1d
36h     | in 2 days      | in 2 days      | 2d
-6d     | 6 days ago     | 6 days ago     | 6d
6d      | in 6 days      | in 6 days      | 6d
-7d     | last week      | 1 week ago     | 1w
7d      | next week      | in 1 week      | 1w
-13d    | 1 week ago     | 1 week ago     | 1w
-14d    | 2 weeks ago    | 2 weeks ago    | 2w
14d     | in 2 weeks     | in 2 weeks     | 2w
-28d    | 4 weeks ago    | 4 weeks ago    | 4w
29d     | in 4 weeks     | in 4 weeks     | 4w
"""
"""How much is to come: what is said in words, with numbers, and in one narrow unit."""
CASES = [
    [part.strip() for part in line.split("|")] for line in AUTO.split("\n") if line
]


@pytest.mark.parametrize(("ahead", "words", "numbers", "micro"), CASES)
def test_auto(ahead: str, words: str, numbers: str, micro: str) -> None:
    """Within the threshold it says how far away it is, in words or with numbers."""
    passed = span(ahead)
    assert worded(passed).text == words
    assert worded(passed, words=False).text == numbers
    assert worded(passed, format="micro", words=False).text == micro
    assert worded(passed, format="relative").text == words


@pytest.mark.parametrize(
    ("ahead", "auto", "relative"),
    [
        ("-30d", "on May 16", "4 weeks ago"),
        ("-30d 1s", "on May 16", "4 weeks ago"),
        ("-31d", "on May 15", "last month"),
        ("30d", "next month", "next month"),
        ("30d 1s", "on Jul 15", "next month"),
        ("-61d", "on Apr 15", "2 months ago"),
        ("-300d", "on Aug 20, 2023", "9 months ago"),
        ("300d", "on Apr 11, 2025", "in 10 months"),
        ("-366d", "on Jun 15, 2023", "last year"),
        ("-4000d", "on Jul 3, 2013", "10 years ago"),
    ],
)
def test_beyond_the_threshold(ahead: str, auto: str, relative: str) -> None:
    """Beyond 30 days `auto` says the date, and `relative` how far away it is."""
    assert worded(span(ahead)).text == auto
    assert worded(span(ahead), format="relative").text == relative


@pytest.mark.parametrize(
    ("threshold", "ahead", "expected"),
    [
        ("0s", "0s", "on Jun 15"),
        ("0s", "-1s", "on Jun 15"),
        ("0s", "1s", "on Jun 15"),
        ("1d", "-23h", "23 hours ago"),
        ("1d", "-24h", "on Jun 14"),
        ("1d", "24h", "tomorrow"),
        ("1d", "25h", "on Jun 16"),
        ("1000d", "-400d", "last year"),
        ("1000d", "999d", "in 3 years"),
    ],
)
def test_threshold(threshold: str, ahead: str, expected: str) -> None:
    """The threshold may be any length of time."""
    assert worded(span(ahead), threshold=span(threshold)).text == expected


@pytest.mark.parametrize(
    ("locale", "prefix", "expected"),
    [
        ("en_US", None, "on Apr 15"),
        ("en_GB", None, "on 15 Apr"),
        ("de", None, "15. Apr."),
        ("de", "am", "am 15. Apr."),
        ("en_US", "", "Apr 15"),
        ("en_US", "since", "since Apr 15"),
    ],
)
def test_prefix(locale: str, prefix: str | None, expected: str) -> None:
    """A date has a word before it: of one's own, or "on" in English."""
    assert worded(-61 * LENGTHS["d"], locale=locale, prefix=prefix).text == expected


@pytest.mark.parametrize(
    ("tense", "ahead", "auto", "micro", "duration"),
    [
        ("past", "-3m", "3 minutes ago", "3m", "3 minutes"),
        ("past", "3m", "now", "now", "0 seconds"),
        ("past", "400d", "now", "now", "0 seconds"),
        ("future", "3m", "in 3 minutes", "3m", "3 minutes"),
        ("future", "-3m", "now", "now", "0 seconds"),
        ("future", "-400d", "now", "now", "0 seconds"),
        ("future", "400d", "on Jul 20, 2025", "1y", "1 year, 1 month, 5 days"),
        ("past", "-400d", "on May 12, 2023", "1y", "1 year, 1 month, 3 days"),
    ],
)
def test_tense(tense: str, ahead: str, auto: str, micro: str, duration: str) -> None:
    """What is of the other tense is now, or takes no time."""
    for form, expected in (("auto", auto), ("micro", micro), ("duration", duration)):
        assert worded(span(ahead), tense=tense, format=form).text == expected


@pytest.mark.parametrize(
    ("precision", "hours", "days", "months"),
    [
        ("second", "5 hours ago", "3 days ago", "2 months ago"),
        ("hour", "5 hours ago", "3 days ago", "2 months ago"),
        ("day", "today", "3 days ago", "2 months ago"),
        ("week", "this week", "this week", "2 months ago"),
        ("month", "this month", "this month", "2 months ago"),
        ("year", "this year", "this year", "this year"),
    ],
)
def test_precision(precision: str, hours: str, days: str, months: str) -> None:
    """Smaller units than the precision are not told."""
    for ahead, expected in (("-5h", hours), ("-3d", days), ("-70d", months)):
        said = worded(span(ahead), precision=precision, format="relative")
        assert said.text == expected


@pytest.mark.parametrize(
    ("form", "style", "precision", "expected"),
    [
        ("duration", "long", "second", "1 day, 2 hours, 3 minutes, 4 seconds"),
        ("duration", "short", "second", "1 day, 2 hr, 3 min, 4 sec"),
        ("duration", "narrow", "second", "1d 2h 3m 4s"),
        ("duration", "long", "minute", "1 day, 2 hours, 3 minutes"),
        ("duration", "long", "week", "0 weeks"),
        ("elapsed", "long", "second", "1d 2h 3m 4s"),
        ("elapsed", "long", "hour", "1d 2h"),
        ("micro", "long", "second", "1d"),
        ("micro", "long", "week", "this wk."),
        ("datetime", "long", "second", "Jun 14, 2024, 9:56 AM"),
        ("auto", "narrow", "second", "yesterday"),
    ],
)
def test_formats(form: str, style: str, precision: str, expected: str) -> None:
    """Each format says it in another way."""
    fields: dict[str, Any] = {"format": form, "style": style, "precision": precision}
    text = worded(span("-1d 2h 3m 4s"), **fields).text
    assert text.replace(NARROW_SPACE, " ") == expected


@pytest.mark.parametrize(
    ("fields", "text", "label"),
    [
        ({}, "3 hours ago", None),
        ({"style": "short"}, "3 hr. ago", "3 hours ago"),
        ({"style": "narrow"}, "3h ago", "3 hours ago"),
        ({"format": "micro"}, "3h", "3 hours ago"),
        ({"format": "elapsed"}, "3h", "3 hours"),
        ({"format": "duration"}, "3 hours", None),
        ({"threshold": timedelta(0)}, "on Jun 15", None),
        ({"format": lambda passed: f"{passed}"}, "3:00:00", None),
    ],
)
def test_label(fields: dict[str, Any], text: str, label: str | None) -> None:
    """What is short is said in full by a screen reader."""
    said = worded(span("-3h"), **fields)
    assert (said.text, said.label) == (text, label)


def test_the_whole_date() -> None:
    """The tooltip has all of it."""
    wording = Wording(at("2024-06-14 09:56"), ENGLISH, Scale("UTC"))
    whole = wording.absolute().replace(NARROW_SPACE, " ")
    assert whole == "Friday, June 14, 2024, 9:56 AM UTC"


# --- until when ---


def own(passed: timedelta) -> str:
    """Say it in hours and minutes."""
    return str(passed // LENGTHS["m"])


WORDINGS = st.builds(
    Wording,
    moment=MOMENTS,
    locale=st.sampled_from([ENGLISH, *map(Locale.parse, ("de", "ar_EG", "pl"))]),
    scale=st.builds(
        Scale,
        zone=st.sampled_from([UTC, "Europe/Berlin", "America/New_York"]),
        precision=st.sampled_from(UNITS),
        tense=st.sampled_from(TENSES),
        words=st.booleans(),
    ),
    format=st.sampled_from(list(FORMATS)),
    threshold=st.sampled_from(list(map(span, ("0s", "1h", "30d", "1000d")))),
    style=st.sampled_from(STYLES),
)


@settings(max_examples=300)
@given(WORDINGS, SPANS, st.floats(0, 1))
def test_it_is_right_until_it_is_not(
    wording: Wording, passed: timedelta, part: float
) -> None:
    """Before the date that is told neither text nor label is another one."""
    now = wording.moment + passed
    said = wording.said(now)
    until = min(said.until or FAR, now + timedelta(days=5000))
    assert until > now
    for then in (now + part * (until - now - MICRO), until - MICRO):
        later = wording.said(max(now, then))
        assert (later.text, later.label) == (said.text, said.label)


@settings(max_examples=300)
@given(WORDINGS, SPANS)
def test_it_changes_when_it_is_told(wording: Wording, passed: timedelta) -> None:
    """At the date that is told something is said in another way."""
    now = wording.moment + passed
    said = wording.said(now)
    if said.until is None or said.until == FAR:
        return
    after = wording.said(said.until)
    assert (after.text, after.label) != (said.text, said.label)


@pytest.mark.parametrize(
    ("fields", "ahead", "until"),
    [
        ({}, "0s", "10s"),
        ({}, "-3m", "60s"),
        ({}, "-30m", "60s"),
        ({}, "-5h 10m", "50m"),
        ({}, "-29d 23h", "1h"),  # then it is a date
        ({}, "31d", "1d"),  # then it is no date any more
        ({"format": "datetime"}, "-3m", None),
        ({"format": "micro", "precision": "minute"}, "-59s", "1s"),
        ({"format": own}, "-90s", "1s"),
        ({"format": own, "precision": "minute"}, "-90s", "30s"),
    ],
)
def test_until(fields: dict[str, Any], ahead: str, until: str | None) -> None:
    """It is told when it is no longer right."""
    said = worded(span(ahead), **fields)
    if until is None:
        assert said.until is None
    else:
        assert said.until == NOW + span(until)


@pytest.mark.parametrize("moment", [datetime.min, datetime.max])
@pytest.mark.parametrize("form", list(FORMATS))
@pytest.mark.parametrize("threshold", ["0s", "30d", "999999999d"])
def test_the_ends_of_time(moment: datetime, form: str, threshold: str) -> None:
    """The first and the last date that there are can be told."""
    wording = Wording(
        moment.replace(tzinfo=UTC),
        ENGLISH,
        Scale("America/New_York"),
        format=form,  # type: ignore[arg-type]
        threshold=span(threshold),
    )
    assert wording.said(NOW).text
    assert wording.absolute()


# --- what is remembered ---


def test_memory() -> None:
    """It is asked again when that is no longer right, or the clock was set back."""
    calls: list[timedelta] = []

    def told(passed: timedelta) -> str:
        calls.append(passed)
        return str(passed)

    wording = Wording(NOW, ENGLISH, Scale("UTC", precision="minute"), format=told)
    memory = Memory()
    for seconds in (0, 1, 59, 60, 90, 30, 119, 60, 59):
        memory.said(wording, NOW + timedelta(seconds=seconds))
    assert [passed.seconds for passed in calls] == [0, 60, 30, 119, 60, 59]


def test_memory_of_something_else() -> None:
    """Said in another way, it is asked at once; and the whole date is another."""
    memory, wording = Memory(), Wording(NOW, ENGLISH, Scale("UTC"))
    assert memory.said(wording, NOW).text == "now"
    arabic = Wording(NOW, Locale.parse("ar"), Scale("UTC"))
    assert memory.said(arabic, NOW).text == "\u0627\u0644\u0622\u0646"
    assert memory.rtl
    assert memory.absolute == arabic.absolute()
    memory.forget()
    assert not memory.rtl
    assert memory.absolute is None


# --- when to wake ---


@pytest.mark.parametrize(
    ("now", "until", "wait"),
    [
        ("12:00:00", "12:00:01", 1),
        ("12:00:00.3", "12:00:00.5", 0.7),
        ("12:00:00.3", "12:00:01", 0.7),
        ("12:00:00.3", "12:00:01.1", 1.7),
        ("12:00:00.3", "12:00:58", 57.7),
        ("12:00:00.3", "15:00:00", 59.7),  # at the full minute
        ("12:00:59.9", "15:00:00", 0.1),
        ("12:00:00", "15:00:00", 60),
    ],
)
def test_until_wake(now: str, until: str, wait: float) -> None:
    """It wakes with the full second that follows, and with the minute at the latest."""
    here, there = at(f"2024-06-15 {now}"), at(f"2024-06-15 {until}")
    assert until_wake(here, there) == pytest.approx(wait, abs=2e-6)
    assert until_wake(here, FAR) <= 60 + 1e-6
