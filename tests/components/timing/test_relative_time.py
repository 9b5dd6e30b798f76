"""A relative time says how far away a moment is, and changes when that does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Optional

import flet as ft
import pytest

from flet_components import (
    ErrorEvent,
    RelativeTime,
    RelativeTimeEvent,
    StoryTime,
    UserControl,
    prop,
    reactive,
    set_words,
)
from flet_components.testing import Screen
from flet_components.wording import DEFAULT_WORDS

THIN = "\u202f"
BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""The time of a screen when a test begins."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave the words as they were."""
    yield
    set_words(DEFAULT_WORDS)


def ago(**length: float) -> datetime:
    """Return the moment that was so long before a test begins."""
    return BEGIN - timedelta(**length)


def tooltip(screen: Screen) -> Optional[str]:
    """Return the tooltip that the browser has."""
    hint: Optional[str] = screen.find(RelativeTime).get("tooltip")
    return hint.replace(THIN, " ") if hint is not None else None


# --- what it says ---


@pytest.mark.parametrize(
    ("moment", "fields", "shown"),
    [
        (ago(minutes=3), {}, "3 minutes ago"),
        (ago(minutes=-3), {}, "in 3 minutes"),
        (ago(days=1), {}, "yesterday"),
        (ago(days=1), {"numeric": "always"}, "1 day ago"),
        (ago(days=40), {}, "on Nov 22, 2025"),
        (ago(days=40), {"format": "relative"}, "1 month ago"),
        (ago(days=40), {"threshold": timedelta(days=50)}, "1 month ago"),
        (ago(days=40), {"prefix": "since"}, "since Nov 22, 2025"),
        (ago(hours=3), {"format_style": "narrow"}, "3h ago"),
        (ago(hours=3), {"format": "duration"}, "3 hours"),
        (ago(hours=3, minutes=2), {"format": "elapsed"}, "3h 2m"),
        (ago(hours=3, minutes=2), {"format": "micro"}, "3h"),
        (ago(hours=3), {"format": "datetime"}, f"Jan 1, 2026, 9:00{THIN}AM"),
        (
            ago(hours=3),
            {"format": "datetime", "hour_cycle": "h23"},
            "Jan 1, 2026, 09:00",
        ),
        (ago(hours=3), {"format": str}, "3:00:00.000001"),
        (ago(hours=-3), {"tense": "past"}, "now"),
        (ago(hours=3), {"precision": "day"}, "today"),
        (ago(hours=13), {"precision": "day"}, "yesterday"),
        (ago(hours=13), {"precision": "day", "tz": "Asia/Tokyo"}, "today"),
        (ago(hours=3), {"locale": "de"}, "vor 3 Stunden"),
        (ago(hours=3), {"locale": "pt-BR"}, "há 3 horas"),
        (None, {}, ""),
        (None, {"empty": "never"}, "never"),
    ],
)
async def test_what_it_says(
    screen: Screen, moment: Optional[datetime], fields: dict[str, Any], shown: str
) -> None:
    """It says it as it was asked to."""
    screen.show(RelativeTime(moment, **{"tz": "UTC", "locale": "en", **fields}))
    await screen.settle()
    assert screen.find(ft.Text).get("value", "") == shown


async def test_it_changes(screen: Screen) -> None:
    """When something else is right it says so, with the next full second."""
    screen.show(RelativeTime(ago(seconds=57.5)))
    for shown in ["57 seconds ago", "58 seconds ago", "59 seconds ago", "1 minute ago"]:
        screen.shows(shown)
        await screen.advance(1)
    await screen.advance(58)
    screen.shows("1 minute ago")
    await screen.advance(1)
    screen.shows("2 minutes ago")


async def test_it_comes_and_goes(screen: Screen) -> None:
    """What is to come is now, and then it is over."""
    screen.show(RelativeTime(ago(seconds=-12)))
    said = []
    for _ in range(24):
        said += screen.texts()
        await screen.advance(1)
    assert list(dict.fromkeys(said)) == [
        *("in 12 seconds", "in 11 seconds", "in 10 seconds"),
        *("now", "10 seconds ago", "11 seconds ago"),
    ]


async def test_the_same_is_not_sent(screen: Screen) -> None:
    """In an hour in which it says the same it sends nothing."""
    screen.show(RelativeTime(ago(days=3)))
    await screen.settle()
    screen.messages.clear()
    await screen.advance(3600)
    assert screen.messages == []


async def test_fields_may_change(screen: Screen) -> None:
    """Each field may be assigned on the way, and shows at once."""
    time = RelativeTime(locale="en", tz="UTC")
    screen.show(time)
    for field, value, shown in [
        ("moment", ago(hours=30), "yesterday"),
        ("numeric", "always", "1 day ago"),
        ("format_style", "narrow", "1d ago"),
        ("tz", "Pacific/Honolulu", "2d ago"),
        ("format", "elapsed", "1d 6h"),
        ("precision", "day", "1d"),
        ("format", "auto", "2d ago"),
        ("threshold", timedelta(hours=1), "on Dec 30, 2025"),
        ("prefix", "", "Dec 30, 2025"),
        ("locale", "de", "30. Dez. 2025"),
        ("tz", "UTC", "31. Dez. 2025"),
        ("tense", "future", "in 0 Tagen"),
        ("moment", None, ""),
        ("empty", "nie", "nie"),
    ]:
        setattr(time, field, value)
        await screen.settle()
        found = screen.find(ft.Text).get("value", "")
        assert (field, found) == (field, shown)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"moment": datetime(2026, 1, 1)}, "moment must have a time zone"),
        ({"moment": "yesterday"}, "moment must be a datetime or None, got 'yesterday'"),
        ({"format": "long"}, "format must be one of 'auto', 'relative', 'duration'"),
        ({"tense": "present"}, "tense must be one of 'auto', 'past', 'future'"),
        ({"precision": "decade"}, "precision must be one of 'second', 'minute'"),
        ({"threshold": timedelta(-1)}, "threshold must be 0:00:00 or more"),
        ({"threshold": 30}, "threshold must be timedelta, got 30"),
        ({"format_style": "tiny"}, "format_style must be one of 'long', 'short'"),
        ({"numeric": True}, "numeric must be one of 'auto', 'always', got True"),
        ({"locale": "xx"}, "locale must name a locale"),
        ({"tz": "Berlin"}, "tz must name a time zone, perhaps 'Europe/Berlin'"),
        ({"hour_cycle": 12}, "hour_cycle must be one of 'h12', 'h23'"),
    ],
)
def test_what_is_refused(fields: dict[str, Any], message: str) -> None:
    """What cannot be said is refused, and what it says stays."""
    time = RelativeTime(BEGIN)
    with pytest.raises((ValueError, TypeError), match=message):
        RelativeTime(**fields)
    for name, value in fields.items():
        with pytest.raises((ValueError, TypeError)):
            setattr(time, name, value)
    assert time.moment == BEGIN


async def test_a_zone_of_its_own(screen: Screen) -> None:
    """A moment may be in any zone: that is not where it is read."""
    tokyo = timezone(timedelta(hours=9))
    screen.show(RelativeTime(ago(hours=2).astimezone(tokyo), tz="UTC", locale="en"))
    screen.shows("2 hours ago")
    assert tooltip(screen) == "Thursday, January 1, 2026, 10:00 AM UTC"


async def test_the_page_has_a_locale(screen: Screen) -> None:
    """Without a locale of its own it writes as its page does, and follows it."""
    screen.show(RelativeTime(ago(days=2)))
    screen.shows("2 days ago")
    screen.page.locale_configuration = ft.LocaleConfiguration([ft.Locale("de")])
    screen.page.update()
    await screen.settle()
    screen.shows("vorgestern")


async def test_other_words(screen: Screen) -> None:
    """The word before a date can be replaced."""
    set_words({"on_date": "{date}:"})
    screen.show(RelativeTime(ago(days=40), tz="UTC", locale="en"))
    screen.shows("Nov 22, 2025:")


async def test_right_to_left(screen: Screen) -> None:
    """A language that is written from right to left is."""
    time = RelativeTime(ago(days=2), locale="ar")
    screen.show(time)
    text = screen.find(ft.Text)
    assert text["value"] == "\u0623\u0648\u0644 \u0623\u0645\u0633"
    assert text["rtl"]
    time.locale = "en"
    await screen.settle()
    assert not screen.find(ft.Text).get("rtl")


async def test_style(screen: Screen) -> None:
    """The style is that of the text."""
    time = RelativeTime(BEGIN, text_style=ft.TextStyle(size=30))
    screen.show(time)
    time.text_style = ft.TextStyle(size=40)
    await screen.settle()
    assert screen.find(ft.Text)["style"]["size"] == 40


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, None),
        ({"format_style": "narrow"}, "3 hours ago"),
        ({"format": "micro"}, "3 hours ago"),
        ({"format": "elapsed"}, "3 hours"),
    ],
)
async def test_spoken(
    screen: Screen, fields: dict[str, Any], label: str | None
) -> None:
    """A screen reader says all of what is short."""
    screen.show(RelativeTime(ago(hours=3), locale="en", **fields))
    assert screen.find(ft.Text).get("semantics_label") == label


# --- its tooltip ---


async def test_tooltip(screen: Screen) -> None:
    """The tooltip is the whole date, in its zone and language."""
    time = RelativeTime(ago(hours=3), tz="UTC", locale="en")
    screen.show(time)
    assert tooltip(screen) == "Thursday, January 1, 2026, 9:00 AM UTC"
    for field, value, shown in [
        ("tz", "America/New_York", "Thursday, January 1, 2026, 4:00 AM EST"),
        ("hour_cycle", "h23", "Thursday, January 1, 2026, 04:00 EST"),
        ("locale", "en-GB", "Thursday, 1 January 2026, 04:00 Eastern Standard Time"),
        ("show_tooltip", False, None),
        ("show_tooltip", True, "Thursday, 1 January 2026, 04:00 Eastern Standard Time"),
        ("moment", None, None),
    ]:
        setattr(time, field, value)
        await screen.settle()
        assert (field, tooltip(screen)) == (field, shown)


async def test_a_tooltip_of_ones_own(screen: Screen) -> None:
    """A tooltip of one's own stays, until it is taken away."""
    time = RelativeTime(ago(hours=3), tz="UTC", locale="en", tooltip="Long ago")
    screen.show(time)
    await screen.advance(3600)
    time.tz = "America/New_York"
    await screen.settle()
    assert tooltip(screen) == "Long ago"
    time.tooltip = None
    time.tz = "UTC"
    await screen.settle()
    assert tooltip(screen) == "Thursday, January 1, 2026, 9:00 AM UTC"


async def test_a_tooltip_of_ones_own_later(screen: Screen) -> None:
    """A tooltip that is set on the way stays, too."""
    time = RelativeTime(ago(hours=3), tz="UTC", locale="en")
    screen.show(time)
    time.tooltip = "Long ago"
    time.update()
    time.moment = ago(hours=4)
    await screen.settle()
    assert tooltip(screen) == "Long ago"


# --- a function ---


async def test_a_function(screen: Screen) -> None:
    """A function of what has passed is asked each time the smallest unit has."""
    asked: list[float] = []

    def told(passed: timedelta) -> str:
        asked.append(round(passed.total_seconds()))
        return f"{passed // timedelta(minutes=1)}'"

    screen.show(RelativeTime(ago(minutes=2), format=told, precision="minute"))
    screen.shows("2'")
    await screen.advance(121)
    screen.shows("4'")
    assert asked == [120, 180, 240]


async def test_a_function_that_fails(screen: Screen) -> None:
    """The old text stays, `on_error` is told, and when it works again it shows."""
    errors: list[ErrorEvent] = []

    def fussy(passed: timedelta) -> str:
        if passed // timedelta(seconds=1) == 1:
            raise RuntimeError("no ones")
        return str(passed // timedelta(seconds=1))

    screen.show(RelativeTime(BEGIN, format=fussy, on_error=errors.append))
    for shown in ("0", "0", "2"):
        screen.shows(shown)
        await screen.advance(1)
    assert [str(each.error) for each in errors] == ["no ones"]


# --- what it tells ---


async def test_events(screen: Screen) -> None:
    """It tells each change, with the text before; not the first text."""
    told: list[tuple[str, str]] = []

    def note(event: RelativeTimeEvent) -> None:
        told.append((event.old_text, event.new_text))
        assert event.control is time

    time = RelativeTime(ago(seconds=58), on_update=note)
    screen.show(time)
    await screen.advance(100)
    time.moment = None
    await screen.settle()
    assert told == [
        ("58 seconds ago", "59 seconds ago"),
        ("59 seconds ago", "1 minute ago"),
        ("1 minute ago", "2 minutes ago"),
        ("2 minutes ago", ""),
    ]


async def test_a_handler_that_fails(screen: Screen) -> None:
    """An error in a handler is told to `on_error`, and it goes on."""
    errors: list[ErrorEvent] = []

    def fail() -> None:
        raise RuntimeError("no")

    time = RelativeTime(ago(seconds=57), on_update=fail, on_error=errors.append)
    screen.show(time)
    await screen.advance(4)
    screen.shows("1 minute ago")
    assert len(errors) == 3


async def test_a_busy_handler(screen: Screen) -> None:
    """A change that comes while a handler still runs is skipped."""
    told: list[str] = []

    async def slow(event: RelativeTimeEvent) -> None:
        told.append(event.new_text)
        await event.control.clock.sleep(2.5)

    screen.show(RelativeTime(ago(seconds=20), on_update=slow))
    await screen.advance(8)
    assert told == ["21 seconds ago", "24 seconds ago", "27 seconds ago"]


# --- its text ---


async def test_text(screen: Screen) -> None:
    """What it says can be read, whoever sees it or not."""
    clock = StoryTime(BEGIN, paused=True)
    time = RelativeTime(ago(minutes=3), clock=clock, empty="never")
    assert time.text == "3 minutes ago"
    await clock.advance(60)
    assert time.text == "4 minutes ago"
    screen.show(time)
    await clock.advance(60)
    assert time.text == "5 minutes ago"
    await screen.hide_tab()
    await clock.advance(60)
    assert time.text == "6 minutes ago"
    time.moment = None
    assert time.text == "never"


@reactive
class Headline(UserControl):
    """Shows what a relative time says, in capitals."""

    time: RelativeTime = prop()
    """The relative time."""

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: self.time.text.upper())


async def test_text_is_followed(screen: Screen) -> None:
    """Bindings follow what it says."""
    time = RelativeTime(ago(seconds=57))
    screen.show(time, Headline(time))
    await screen.advance(2)
    assert screen.texts() == ["59 seconds ago", "59 SECONDS AGO"]
    await screen.advance(2)
    assert screen.texts() == ["1 minute ago", "1 MINUTE AGO"]


async def test_text_is_followed_from_elsewhere(screen: Screen) -> None:
    """Who follows it on another page keeps it going while nobody can see it."""
    time, other = RelativeTime(ago(seconds=27)), screen.another()
    screen.show(time)
    await screen.hide_tab()
    await screen.advance(10)
    other.show(Headline(time))
    for shown in ("37 SECONDS AGO", "38 SECONDS AGO", "39 SECONDS AGO"):
        await other.settle()
        assert other.texts() == [shown]
        await screen.advance(1)


# --- its time ---


async def test_it_was_away(screen: Screen) -> None:
    """Added again, it says what is right by then."""
    time = RelativeTime(ago(seconds=30))
    screen.show(time)
    screen.hide(time)
    await screen.advance(3600)
    screen.show(time)
    await screen.settle()
    screen.shows("1 hour ago")


async def test_the_clock_is_set(screen: Screen) -> None:
    """A clock that is set is noticed with the next full minute."""
    clock = StoryTime(BEGIN + timedelta(seconds=20), paused=True)
    screen.show(RelativeTime(ago(hours=5), clock=clock, numeric="always"))
    for hours, shown in [(48, "2 days ago"), (-96, "in 2 days"), (48, "5 hours ago")]:
        clock.travel(clock.now() + timedelta(hours=hours))
        await clock.advance(60)
        await screen.settle()
        screen.shows(shown)


async def test_the_machine_sleeps(screen: Screen) -> None:
    """After a sleep it says at once what is right."""
    clock = StoryTime(BEGIN, paused=True)
    screen.show(RelativeTime(ago(hours=5), clock=clock))
    await screen.settle()
    clock.jump(5 * 3600)
    await screen.settle()
    screen.shows("10 hours ago")


async def test_in_a_declarative_app(screen: Screen) -> None:
    """A render that declares another moment shows that one, with its tooltip."""
    turn = 0

    @ft.component
    def app() -> ft.Control:
        nonlocal turn
        count, set_count = ft.use_state(0)
        turn = count
        return ft.Column(
            [
                RelativeTime(ago(hours=count), locale="en", tz="UTC"),
                ft.Button("Another", on_click=lambda: set_count(count + 1)),
            ]
        )

    await screen.run(lambda page: page.render(app))
    screen.shows("now")
    await screen.tap("Another")
    await screen.settle()
    screen.shows("1 hour ago")
    assert turn == 1
    assert tooltip(screen) == "Thursday, January 1, 2026, 11:00 AM UTC"
