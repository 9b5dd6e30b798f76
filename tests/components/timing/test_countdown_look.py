"""What of a countdown is read and heard."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from flet_components import Countdown, ErrorEvent, set_words
from flet_components.testing import Screen
from flet_components.wording import DEFAULT_WORDS


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
    text = screen.find(ft.Text).get("semantics_label")
    return text or screen.find(ft.Semantics)["label"]


async def test_what_a_screen_reader_says(screen: Screen) -> None:
    """It says what a person would say, instead of the digits."""
    countdown = Countdown(91)
    screen.show(countdown)
    await screen.advance(1)
    assert label(screen) == "1 minute 30 seconds left"
    countdown.pause()
    await screen.settle()
    assert label(screen) == "paused, 1 minute 30 seconds left"


async def test_it_speaks_up_once(screen: Screen) -> None:
    """Only when time is up is it announced without being asked."""
    screen.show(Countdown(3))
    await screen.advance(2)
    assert screen.find_all(ft.Semantics) == []
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
        ("face", "pie", "face must be one of 'digits', .*, 'bar', got 'pie'"),
        ("largest_unit", "week", "largest_unit must be one of 'day', .*, got 'week'"),
        ("milestones", [-1], "milestones must be 0 or more, got .-1."),
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
