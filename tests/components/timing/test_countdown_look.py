"""What of a countdown is seen and heard, and how many messages that takes."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any, Literal

import flet as ft
import pytest

from flet_components import Countdown, ErrorEvent, set_words
from flet_components.testing import Node, Screen
from flet_components.wording import DEFAULT_WORDS

Face = Literal["digits", "ring", "bar"]


def boxes(screen: Screen) -> list[Node]:
    """Return the boxes of a face: a bar's track and fill; a ring's track, arc, hole."""
    return screen.find_all(ft.Container)


def bar(screen: Screen) -> tuple[float, float]:
    """Return the share that a bar shows or goes to, and the seconds that takes."""
    fill: Any = boxes(screen)[1]
    offset = fill["offset"].get("x", 0.0)  # a zero is not sent
    return offset + 1, fill["animate_offset"]["duration"] / 1000


def ring(screen: Screen) -> tuple[float, float]:
    """Return the share that a ring shows or goes to, and the seconds that takes."""
    arc: Any = boxes(screen)[1]
    angle = arc["gradient"].get("start_angle", 0.0)
    share = 1 - angle / (2 * math.pi)
    return round(share, 6), arc["animate"]["duration"] / 1000


def digits_color(screen: Screen) -> object:
    """Return the colour of the digits as it was sent."""
    return screen.find(ft.Text).get("color")


@pytest.mark.parametrize(
    ("precision", "shown"),
    [(0, "00:09"), (1, "00:08.8"), (2, "00:08.75"), (3, "00:08.750")],
)
async def test_digits_after_the_second(
    screen: Screen, precision: int, shown: str
) -> None:
    """As many digits follow the second as `precision` says."""
    screen.show(Countdown(10, precision=precision))
    await screen.advance(1.25)
    screen.shows(shown)


@pytest.mark.parametrize(
    ("precision", "messages"), [(0, 10), (1, 100), (2, 200), (3, 200)]
)
async def test_changes_of_the_digits(
    screen: Screen, precision: int, messages: int
) -> None:
    """Each change of the digits is one message, at most 20 a second."""
    screen.show(Countdown(60, precision=precision))
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(10)
    assert len(screen.patches) - before == messages


async def test_another_precision_on_the_way(screen: Screen) -> None:
    """It shows at once, and counts in the new steps."""
    countdown = Countdown(10)
    screen.show(countdown)
    await screen.advance(1.25)
    countdown.precision = 2
    await screen.settle()
    screen.shows("00:08.75")
    await screen.advance(0.05)
    screen.shows("00:08.70")


async def test_a_format_of_ones_own(screen: Screen) -> None:
    """A function makes the text from what is left, and may be replaced."""
    countdown = Countdown(10, format=lambda seconds: f"{seconds:.0f} to go")
    screen.show(countdown)
    await screen.advance(1)
    screen.shows("9 to go")
    countdown.format = "auto"
    await screen.settle()
    screen.shows("00:09")


async def test_a_format_is_handed_what_is_over(screen: Screen) -> None:
    """Over time a function gets a negative number."""
    screen.show(Countdown(1, overtime=True, format=lambda seconds: f"{seconds:+g}"))
    await screen.advance(3)
    screen.shows("-2")


async def test_a_text_that_stays_is_not_sent(screen: Screen) -> None:
    """Only what changes goes out: here the text changes once a minute."""
    screen.show(Countdown(7200, format=lambda seconds: f"{seconds // 60:.0f} min"))
    await screen.advance(1)
    before = len(screen.patches)
    await screen.advance(59)
    assert len(screen.patches) - before <= 1


async def test_a_format_that_fails(screen: Screen) -> None:
    """The old text stays, `on_error` is told, and when it works again it shows."""
    errors: list[ErrorEvent] = []

    def fussy(seconds: float) -> str:
        if seconds in (8, 7):
            raise ValueError("not this one")
        return f"{seconds:g}"

    screen.show(Countdown(10, format=fussy, on_error=errors.append))
    await screen.advance(3)
    screen.shows("9")
    assert [str(event.error) for event in errors] == ["not this one"] * 2
    await screen.advance(1)
    screen.shows("6")


async def test_a_format_that_fails_at_once(screen: Screen) -> None:
    """What cannot be shown at all is an error face; with a better one, Retry helps."""
    countdown = Countdown(10, format=lambda seconds: str([][1]))
    screen.expect_error("list index out of range")
    screen.show(countdown)
    await screen.settle()
    screen.shows("This part could not be shown.")
    countdown.format = "auto"
    await screen.tap("Retry")
    await screen.advance(1)
    screen.shows("00:09")


async def test_a_style_of_ones_own(screen: Screen) -> None:
    """The style of the digits goes on top of the theme's, its colour too."""
    style = ft.TextStyle(size=80, color=ft.Colors.GREEN)
    countdown = Countdown(10, text_style=style)
    screen.show(countdown)
    text: Any = screen.find(ft.Text)
    assert (text["style"]["size"], text["theme_style"]) == (80, "displayMedium")
    assert digits_color(screen) == "green"
    countdown.text_style = None
    await screen.settle()
    assert digits_color(screen) is None


async def test_a_warning(screen: Screen) -> None:
    """From `warn_at` on it has the error colour, to its end and not after a reset."""
    countdown = Countdown(60, warn_at=10)
    screen.show(countdown)
    await screen.advance(49)
    assert digits_color(screen) is None
    await screen.advance(1)
    screen.shows("00:10")
    assert digits_color(screen) == "error"
    await screen.advance(20)
    assert digits_color(screen) == "error"
    countdown.reset()
    await screen.settle()
    assert digits_color(screen) is None


@pytest.mark.parametrize("start", [0.1, 0.7, 1000.3])
async def test_a_warning_is_on_time(screen: Screen, start: float) -> None:
    """It warns with the digits of `warn_at`, whatever floats make of the sums."""
    await screen.advance(start)
    screen.show(Countdown(20, warn_at=10))
    await screen.advance(10)
    assert digits_color(screen) == "error"


async def test_overtime_warns_by_itself(screen: Screen) -> None:
    """Below zero it has the error colour without being asked."""
    screen.show(Countdown(1, overtime=True))
    await screen.advance(1)
    assert digits_color(screen) is None
    await screen.advance(1)
    assert digits_color(screen) == "error"


async def test_a_bar_empties(screen: Screen) -> None:
    """It is placed, and once that is painted, the client is told to empty it."""
    screen.show(Countdown(60, face="bar"))
    assert bar(screen) == (1, 0.2)
    await screen.advance(0.5)
    assert bar(screen) == (0, 59.7)


async def test_a_ring_empties(screen: Screen) -> None:
    """So is a ring."""
    screen.show(Countdown(60, face="ring"))
    assert ring(screen) == (1, 0.2)
    await screen.advance(0.5)
    assert ring(screen) == (0, 59.7)


@pytest.mark.parametrize("face", ["ring", "bar"])
async def test_motion_takes_few_messages(screen: Screen, face: Face) -> None:
    """In a minute it takes no more than a dozen messages besides the digits'."""
    screen.show(Countdown(120, face=face, format=lambda seconds: ""))
    before = len(screen.patches)
    await screen.advance(60)
    motions = [
        sent
        for sent in screen.patches[before:]
        if "animate" in str(sent.body) or "offset" in str(sent.body)
    ]
    assert 0 < len(motions) <= 12
    assert len(screen.patches) - before <= 60 + len(motions)


@pytest.mark.parametrize("face", ["ring", "bar"])
async def test_a_pause_stops_the_motion(screen: Screen, face: Face) -> None:
    """Held, it stands where it is; going on, it runs from there."""
    where = ring if face == "ring" else bar
    countdown = Countdown(60, face=face)
    screen.show(countdown)
    await screen.advance(15)
    countdown.pause()
    await screen.advance(100)
    assert where(screen) == (0.75, 0.2)
    countdown.resume()
    await screen.advance(0.5)
    assert where(screen) == (0, 44.7)


async def test_added_seconds_move_it(screen: Screen) -> None:
    """Seconds that are added show at once, also those beyond the whole."""
    countdown = Countdown(60, face="bar")
    screen.show(countdown)
    await screen.advance(30)
    countdown.add(15)
    await screen.settle()
    assert bar(screen) == (0.75, 0.2)
    countdown.add(100)
    await screen.settle()
    assert bar(screen) == (1, 0.2)


async def test_the_share_of_a_date(screen: Screen) -> None:
    """Until a date, `seconds` is the whole of which it shows the rest."""
    deadline = screen.clock.now() + timedelta(seconds=30)
    countdown = Countdown(120, deadline=deadline, face="bar")
    screen.show(countdown)
    await screen.settle()
    assert bar(screen)[0] == 0.25
    countdown.seconds = 60
    await screen.settle()
    assert bar(screen) == (0.5, 0.2)


async def test_a_bar_of_nothing(screen: Screen) -> None:
    """Of no length, no share is left."""
    screen.show(Countdown(0, face="bar"))
    await screen.settle()
    assert bar(screen) == (0, 0)


async def test_an_empty_ring_is_hidden(screen: Screen) -> None:
    """At the end the arc vanishes at once; with new seconds it is there again."""
    countdown = Countdown(3, face="ring")
    screen.show(countdown)
    await screen.advance(3)
    assert len(boxes(screen)) == 2
    countdown.add(3)
    await screen.settle()
    assert ring(screen)[0] == 1


async def test_a_warning_colours_the_motion(screen: Screen) -> None:
    """The bar takes the colour at once, and then runs on from where it is."""
    screen.show(Countdown(60, face="bar", warn_at=30))
    await screen.advance(29)
    assert boxes(screen)[1]["bgcolor"] == "primary"
    await screen.advance(1)
    assert boxes(screen)[1]["bgcolor"] == "error"
    assert bar(screen) == (0.5, 0.2)
    await screen.advance(0.5)
    assert bar(screen) == (0, 29.7)


@pytest.mark.parametrize("after", ["digits", "ring", "bar"])
@pytest.mark.parametrize("before", ["digits", "ring", "bar"])
async def test_another_face_on_the_way(
    screen: Screen, before: Face, after: Face
) -> None:
    """A new face shows at once what is left, and counts on."""
    countdown = Countdown(60, face=before)
    screen.show(countdown)
    await screen.advance(30)
    countdown.face = after
    await screen.settle()
    if after != before and after != "digits":
        where = ring if after == "ring" else bar
        assert where(screen)[0] == 0.5
    await screen.advance(10)
    screen.shows("00:20")
    assert len(screen.find_all(ft.Text)) == 1


async def test_added_again_it_stands_right(screen: Screen) -> None:
    """A bar that comes back is placed before it runs."""
    countdown = Countdown(60, face="bar")
    screen.show(countdown)
    await screen.advance(30)
    screen.hide(countdown)
    await screen.advance(5)
    screen.show(countdown)
    assert bar(screen) == (0.5, 0.2)
    await screen.advance(0.5)
    assert bar(screen) == (0, 29.7)


async def test_after_a_reconnect(screen: Screen) -> None:
    """A browser that comes back gets the digits of now."""
    screen.show(Countdown(60, face="bar"))
    await screen.advance(10)
    await screen.disconnect()
    await screen.advance(20)
    await screen.reconnect()
    screen.shows("00:30")
    await screen.advance(12)
    screen.shows("00:18")


async def test_hidden_it_counts(screen: Screen) -> None:
    """A countdown that is not visible goes on counting."""
    countdown = Countdown(60)
    screen.show(countdown)
    countdown.visible = False
    countdown.update()
    await screen.advance(10)
    assert screen.texts() == []
    countdown.visible = True
    countdown.update()
    screen.shows("00:50")


def label(screen: Screen) -> object:
    """Return what a screen reader says."""
    return screen.find(ft.Semantics)["label"]


async def test_what_a_screen_reader_says(screen: Screen) -> None:
    """It says what a person would say, instead of the digits."""
    countdown = Countdown(91)
    screen.show(countdown)
    await screen.advance(1)
    assert label(screen) == "1 minute 30 seconds left"
    assert screen.find(ft.Semantics)["exclude_semantics"] is True
    countdown.pause()
    await screen.settle()
    assert label(screen) == "paused, 1 minute 30 seconds left"


async def test_it_speaks_up_once(screen: Screen) -> None:
    """Only when time is up is it announced without being asked."""
    screen.show(Countdown(3))
    await screen.advance(2)
    assert not screen.find(ft.Semantics).get("live_region")
    await screen.advance(1)
    assert label(screen) == "time is up"
    assert screen.find(ft.Semantics)["live_region"] is True


async def test_added_again_it_says_no_pause(screen: Screen) -> None:
    """What was off the page and goes on was not paused by anybody."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.advance(10)
    screen.hide(countdown)
    await screen.settle()
    before = len(screen.messages)
    screen.show(countdown)
    await screen.settle()
    sent = [message.body for message in screen.messages[before:]]
    assert "50 seconds left" in str(sent)
    assert "paused" not in str(sent)


async def test_in_another_language(screen: Screen) -> None:
    """It speaks the words that the app gave."""
    set_words({"done": "die Zeit ist um"})
    try:
        screen.show(Countdown(1))
        await screen.advance(1)
        assert label(screen) == "die Zeit ist um"
    finally:
        set_words(DEFAULT_WORDS)


async def test_it_is_a_box(screen: Screen) -> None:
    """As every component it has the properties of a container, and a size."""
    screen.show(Countdown(60, padding=8, bgcolor=ft.Colors.SURFACE, width=200))
    box: Any = screen.find(Countdown)
    assert (box.type, box["width"], box["bgcolor"]) == ("Container", 200, "surface")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("precision", 4, "precision must be one of 0, 1, 2, 3, got 4"),
        ("face", "pie", "face must be one of 'digits', 'ring', 'bar', got 'pie'"),
        ("warn_at", -1, "warn_at must be 0 or more, got -1"),
        ("seconds", -1, "seconds must be 0 or more, got -1"),
    ],
)
async def test_wrong_values(
    screen: Screen, field: str, value: object, message: str
) -> None:
    """A value that makes no sense is refused when it is set, and nothing changes."""
    countdown = Countdown(60)
    screen.show(countdown)
    with pytest.raises(ValueError, match=message):
        setattr(countdown, field, value)
    await screen.advance(1)
    screen.shows("00:59")
