"""What of a clock is read, seen and heard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Literal

import flet as ft
import pytest

from flet_components import Clock, ClockDial, ClockHand, ErrorEvent, set_words
from flet_components.testing import Node, Screen
from flet_components.wording import DEFAULT_WORDS

THIN = "\u202f"
EVENING = datetime(2026, 10, 3, 21, 8, 5, tzinfo=UTC)
Face = Literal["digital", "analog"]
BOTH = pytest.mark.parametrize("face", ["digital", "analog"])


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave the words as they were."""
    yield
    set_words(DEFAULT_WORDS)


def at_evening(**fields: Any) -> Clock:
    """Make a clock that stands at an evening."""
    return Clock("UTC", moment=EVENING, **fields)


def spoken(screen: Screen) -> object:
    """Return what a screen reader says."""
    around = screen.find_all(ft.Semantics)
    return around[0]["label"] if around else screen.find(ft.Text)["semantics_label"]


# --- words ---


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, f"9:08:05{THIN}PM"),
        ({"seconds": False}, f"9:08{THIN}PM"),
        ({"hour_cycle": "h23"}, "21:08:05"),
        ({"locale": "de"}, "21:08:05"),
        ({"locale": "de", "hour_cycle": "h12"}, f"9:08:05{THIN}PM"),
        ({"locale": "fi-FI", "seconds": False}, "21.08"),
        ({"format": lambda moment: f"{moment:%j}"}, "276"),
    ],
)
async def test_the_time(screen: Screen, fields: dict[str, Any], shown: str) -> None:
    """It is written as is usual in the locale, or as asked for."""
    screen.show(at_evening(**fields))
    assert screen.texts() == [shown]


async def test_fields_may_change(screen: Screen) -> None:
    """Each field may be assigned on the way, and shows at once."""
    clock = at_evening()
    screen.show(clock)
    for field, value, shown in [
        ("hour_cycle", "h23", ["21:08:05"]),
        ("seconds", False, ["21:08"]),
        ("tz", "Asia/Tokyo", ["06:08"]),
        ("date", "medium", ["06:08", "Oct 4, 2026"]),
        ("label", "Tokyo", ["Tokyo", "06:08", "Oct 4, 2026"]),
        ("compare_to", "UTC", ["Tokyo", "06:08", "Oct 4, 2026", "Tomorrow, +9 h"]),
        ("locale", "fr", ["Tokyo", "06:08", "4 oct. 2026", "Tomorrow, +9 h"]),
        ("label", "東京", ["東京", "06:08", "4 oct. 2026", "Tomorrow, +9 h"]),
        ("face", "analog", ["東京", "4 oct. 2026", "Tomorrow, +9 h"]),
        ("date", None, ["東京", "Tomorrow, +9 h"]),
        ("label", None, ["Tomorrow, +9 h"]),
        ("compare_to", None, []),
        ("face", "digital", ["06:08"]),
    ]:
        setattr(clock, field, value)
        await screen.settle()
        assert screen.texts() == shown, field


async def test_am_and_pm_are_small(screen: Screen) -> None:
    """They have half the height of the digits, before or after them."""
    clock = at_evening()
    screen.show(clock)
    assert [span["text"] for span in spans(screen)] == ["", "9:08:05", f"{THIN}PM"]
    assert [size(span) for span in spans(screen)] == [22.5, None, 22.5]
    clock.text_style = ft.TextStyle(size=80)
    await screen.settle()
    assert [size(span) for span in spans(screen)] == [40, None, 40]
    clock.locale = "ko"
    await screen.settle()
    assert [span["text"] for span in spans(screen)] == ["PM ", "9:08:05", ""]


def spans(screen: Screen) -> list[Any]:
    """Return the parts of the time as the browser knows them."""
    parts: list[Any] = screen.find(ft.Text)["spans"]
    return parts


def size(span: Node) -> object:
    """Return the height of a part, if it has one of its own."""
    style: Any = span.get("style") or {}
    return style.get("size")


async def test_only_the_digits_are_sent(screen: Screen) -> None:
    """A tick sends the digits, neither AM nor PM, nor what a screen reader says."""
    screen.show(Clock("UTC", date="full", label="Here", compare_to="Asia/Tokyo"))
    await screen.advance(1)
    _, *operations = screen.patches[-1].body["patch"]
    assert [operation[2:] for operation in operations] == [["text", "12:00:01"]]


async def test_a_style_of_ones_own(screen: Screen) -> None:
    """The style of the digits goes on top of the theme's, its colour too."""
    clock = at_evening(text_style=ft.TextStyle(size=80, color=ft.Colors.TERTIARY))
    screen.show(clock)
    text: Any = screen.find(ft.Text)
    assert (text["style"]["size"], text["theme_style"]) == (80, "displayMedium")
    assert text["color"] == "tertiary"
    clock.text_style = None
    await screen.settle()
    assert screen.find(ft.Text).get("color") is None


# --- by locale ---


async def test_the_pages_locale(screen: Screen) -> None:
    """It follows the page's locale, at once, unless it has one of its own."""
    screen.show(at_evening(date="full"), at_evening(locale="en-GB"))
    screen.page.locale_configuration = ft.LocaleConfiguration([ft.Locale("de", "DE")])
    screen.page.update()
    await screen.settle()
    screen.shows("21:08:05", "Samstag, 3. Oktober 2026")
    screen.page.locale_configuration = None
    screen.page.update()
    await screen.settle()
    assert screen.texts()[:2] == [f"9:08:05{THIN}PM", "Saturday, October 3, 2026"]


async def test_the_users_languages(screen: Screen) -> None:
    """It follows what the client tells of its user, at once."""
    screen.show(at_evening(date="long"))
    data = {"locales": [{"language_code": "pt", "country_code": "BR"}]}
    await screen.session.dispatch_event(screen.page._i, "locale_change", data)
    await screen.settle()
    assert screen.texts() == ["21:08:05", "3 de outubro de 2026"]


async def test_a_device_of_24_hours(screen: Screen) -> None:
    """A phone that is set to 24 hours has them, unless the clock is asked for 12."""
    clock = at_evening()
    screen.show(clock)
    media: dict[str, Any] = {
        **{key: {} for key in ("padding", "view_padding", "view_insets")},
        "device_pixel_ratio": 1,
        "orientation": "portrait",
        "always_use_24_hour_format": True,
    }
    screen.session.apply_patch(screen.page._i, {"media": media})
    await screen.settle()
    screen.shows("21:08:05")
    clock.hour_cycle = "h12"
    await screen.settle()
    screen.shows(f"9:08:05{THIN}PM")


# --- a format of one's own ---


async def test_a_format(screen: Screen) -> None:
    """A function makes the digits from the date and time in the clock's zone."""
    clock = Clock("Asia/Tokyo", format=lambda moment: f"{moment:%H h %M %S %z}")
    screen.show(clock)
    screen.shows("21 h 00 00 +0900")
    await screen.advance(1)
    screen.shows("21 h 00 01 +0900")
    assert spoken(screen) == "21 h 00 01 +0900"
    clock.format = lambda moment: "soon"
    await screen.settle()
    screen.shows("soon")
    clock.format = "auto"
    await screen.settle()
    assert spoken(screen) == f"9:00{THIN}PM"


async def test_a_text_that_stays_is_not_sent(screen: Screen) -> None:
    """Where a function changes the text once a minute, so is the message."""
    screen.show(Clock("UTC", format=lambda moment: f"{moment:%H:%M}"))
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(120)
    assert len(screen.patches) == before + 2


async def test_a_format_that_fails(screen: Screen) -> None:
    """The old text stays, `on_error` is told, and when it works again it shows."""
    errors: list[ErrorEvent] = []

    def fussy(moment: datetime) -> str:
        if moment.second in (2, 3):
            raise ValueError("not this one")
        return f"second {moment.second}"

    screen.show(Clock("UTC", format=fussy, on_error=errors.append))
    await screen.advance(3)
    screen.shows("second 1")
    assert [str(event.error) for event in errors] == ["not this one"] * 2
    await screen.advance(1)
    screen.shows("second 4")


# --- a dial ---


def hands(screen: Screen) -> list[Node]:
    """Return the boxes of the hands: hour, minute and second hand."""
    return [box for box in screen.find_all(ft.Container) if "rotate" in box]


async def test_hands(screen: Screen) -> None:
    """There are three hands, and two without seconds, in colours of the theme."""
    clock = at_evening(face="analog")
    screen.show(clock)
    bars: list[Any] = [hand["content"] for hand in hands(screen)]
    assert [bar["bgcolor"] for bar in bars] == ["onsurface", "onsurface", "primary"]
    clock.seconds = False
    await screen.settle()
    assert len(hands(screen)) == 2


async def test_a_dial_fits_its_diameter(screen: Screen) -> None:
    """All of it is as large as asked for, and may be made larger."""
    clock = at_evening(face="analog", diameter=80)
    screen.show(clock)
    assert {hand["width"] for hand in hands(screen)} == {80}
    clock.diameter = 160
    await screen.settle()
    assert {hand["width"] for hand in hands(screen)} == {160}
    assert screen.find(ft.Stack)["width"] == 160


async def test_proportions_of_ones_own(screen: Screen) -> None:
    """A dial may have other hands, or none."""
    none = ClockHand(length_ratio=0.5, width_ratio=0)
    screen.show(at_evening(face="analog", dial=ClockDial(minute_hand=none)))
    bars: list[Any] = [hand["content"] for hand in hands(screen)]
    assert [bar.get("visible", True) for bar in bars] == [True, False, True]


def drawn(screen: Screen) -> list[Any]:
    """Return the numbers on the dial."""
    canvas: Any = screen.find(ft.Stack)["controls"][0]
    return [each["value"] for each in canvas["shapes"] if each["_c"] == "Text"]


async def test_numbers(screen: Screen) -> None:
    """Numbers are drawn if they are wanted, by a function of one's own too."""
    clock = at_evening(face="analog")
    screen.show(clock)
    assert drawn(screen) == []
    clock.numbers = True
    await screen.settle()
    assert drawn(screen)[0] == "1"
    clock.numbers = lambda hour: "" if hour % 3 else f"{hour}"
    await screen.settle()
    assert [text for text in drawn(screen) if text] == ["3", "6", "9", "12"]


async def test_the_same_numbers_are_not_drawn_again(screen: Screen) -> None:
    """Another function that writes the same changes nothing that is sent."""
    clock = at_evening(face="analog", numbers=lambda hour: f"{hour}")
    screen.show(clock)
    await screen.settle()
    before = len(screen.patches)
    clock.numbers = lambda hour: str(hour)
    await screen.settle()
    assert len(screen.patches) == before


async def test_a_dial_is_drawn_once(screen: Screen) -> None:
    """While time goes on only angles are sent, and once a minute what is said."""
    screen.show(Clock("UTC", face="analog", numbers=True))
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(120)
    names = {
        operation[2]
        for sent in screen.patches[before:]
        for operation in sent.operations
    }
    assert names == {"rotate", "label"}


# --- what is heard ---


@BOTH
async def test_what_a_screen_reader_says(screen: Screen, face: Face) -> None:
    """It says what a person would say: the time without seconds, and all lines."""
    clock = at_evening(face=face)
    screen.show(clock)
    assert spoken(screen) == f"9:08{THIN}PM"
    clock.label, clock.date, clock.compare_to = "Here", "full", "Asia/Kathmandu"
    await screen.settle()
    assert spoken(screen) == (
        f"Here, 9:08{THIN}PM, Saturday, October 3, 2026, "
        "Yesterday, 5 hours 45 minutes behind"
    )
    assert screen.find(ft.Semantics)["exclude_semantics"] is True


@BOTH
async def test_it_says_the_time_of_now(screen: Screen, face: Face) -> None:
    """What it says changes with the minute."""
    screen.show(Clock("UTC", face=face, hour_cycle="h23"))
    for minute in range(3):
        assert spoken(screen) == f"12:{minute:02d}"
        await screen.advance(60)


async def test_in_another_language(screen: Screen) -> None:
    """The line beside speaks the words that the app gave."""
    set_words(
        {"zone.tomorrow": "Morgen", "zone.ahead": "{day}, {duration} Std. voraus"}
    )
    screen.show(Clock("Asia/Tokyo", moment=EVENING, compare_to="UTC"))
    screen.shows("Morgen, 9 Std. voraus")


async def test_it_is_a_box(screen: Screen) -> None:
    """As every component it has the properties of a container, and a size."""
    screen.show(at_evening(padding=8, bgcolor=ft.Colors.SURFACE, width=200))
    box: Any = screen.find(Clock)
    assert (box.type, box["width"], box["bgcolor"]) == ("Container", 200, "surface")


class Card(Clock):
    """A clock in a card."""

    def build(self) -> ft.Control:
        return ft.Card(super().build())


async def test_a_clock_of_ones_own(screen: Screen) -> None:
    """A subclass may put it anywhere."""
    card = Card("UTC", hour_cycle="h23", face="analog")
    screen.show(card)
    assert len(screen.find_all(ft.Card)) == 1
    card.face = "digital"
    await screen.advance(5)
    screen.shows("12:00:05")
