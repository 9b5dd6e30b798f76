"""Stories of `RelativeTime`."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Literal

import flet as ft

from flet_components import RelativeTime, current_clock
from flet_components.stories import Range

LARGE = ft.TextStyle(size=32, weight=ft.FontWeight.W_300)
MEDIUM = ft.TextStyle(size=18)
STRONG = ft.TextStyle(weight=ft.FontWeight.W_500)
QUIET = ft.TextStyle(color=ft.Colors.ON_SURFACE_VARIANT)
SMALL = ft.TextStyle(size=12, color=ft.Colors.ON_SURFACE_VARIANT)
CUT = ft.TextOverflow.ELLIPSIS

FEED: list[tuple[ft.IconData, str, str, timedelta]] = [
    (ft.Icons.MERGE, "Ada Lovelace", "merged the engine", timedelta(seconds=4)),
    (
        ft.Icons.CHAT_BUBBLE_OUTLINE,
        "Grace Hopper",
        "found a bug",
        timedelta(seconds=52),
    ),
    (
        ft.Icons.UPLOAD,
        "Alan Turing",
        "sent the tape",
        timedelta(minutes=59, seconds=50),
    ),
    (ft.Icons.STAR_OUTLINE, "Emmy Noether", "likes symmetry", timedelta(days=1)),
    (ft.Icons.EVENT, "Edsger Dijkstra", "takes a walk", timedelta(hours=-2)),
]
"""Who did what, and how long ago."""

CHATS: list[tuple[str, str, timedelta]] = [
    ("Katherine Johnson", "The numbers check out. Go!", timedelta(seconds=50)),
    ("Radia Perlman", "I think that I shall never see ...", timedelta(minutes=14)),
    ("Barbara Liskov", "Yours may stand in for mine", timedelta(hours=5)),
    ("Margaret Hamilton", "Landed. The alarms were worth it", timedelta(days=3)),
    ("Hedy Lamarr", "Let us hop to another channel", timedelta(days=400)),
]
"""Who wrote what, and how long ago."""

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "pl": "Polski",
    "ar": "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "he": "\u05e2\u05d1\u05e8\u05d9\u05ea",
}
"""What languages are called by those who speak them."""
RIGHT_TO_LEFT = {"ar", "he"}


def activity_feed() -> ft.Control:
    """What happened, and when: each line changes by itself; point at one for the date.

    The first begins to count, the second becomes a minute, the third an hour.
    """
    now = current_clock().now()
    return _card(
        *(
            _line(
                ft.Icon(icon, size=18, color=ft.Colors.ON_SECONDARY_CONTAINER),
                ft.Text(who, style=STRONG, no_wrap=True, overflow=CUT),
                ft.Text(what, style=QUIET, no_wrap=True, overflow=CUT),
                RelativeTime(now - ago, text_style=SMALL),
            )
            for icon, who, what, ago in FEED
        )
    )


def any_moment(
    ago: timedelta = timedelta(minutes=3),
    format: Literal[
        "auto", "relative", "duration", "elapsed", "micro", "datetime"
    ] = "auto",
    tense: Literal["auto", "past", "future"] = "auto",
    precision: Literal[
        "second", "minute", "hour", "day", "week", "month", "year"
    ] = "second",
    threshold: timedelta = timedelta(days=30),
    format_style: Literal["long", "short", "narrow"] = "long",
    numeric: Literal["auto", "always"] = "auto",
    locale: Literal["en", "en-GB", "de", "fr", "pl", "ar", "he"] = "en",
    tz: Literal["UTC", "Europe/Berlin", "America/New_York"] | None = None,
    hour_cycle: Literal["h12", "h23"] | None = None,
) -> RelativeTime:
    """Try a moment so many seconds ago, or ahead if they are negative.

    The tooltip has the whole date.
    """
    return RelativeTime(
        current_clock().now() - ago,
        format=format,
        tense=tense,
        precision=precision,
        threshold=threshold,
        format_style=format_style,
        numeric=numeric,
        locale=locale,
        tz=tz,
        hour_cycle=hour_cycle,
        text_style=LARGE,
    )


def languages(
    days: Annotated[int, Range(-40, 40, 1)] = 2,
    minutes: Annotated[int, Range(-90, 90, 1)] = 2,
) -> ft.Control:
    """Each language has plurals and words of its own: two days ago is "vorgestern".

    Polish has three forms for numbers, Arabic six; Arabic and Hebrew run to the left.
    """
    now = current_clock().now()
    day, minute = now - timedelta(days=days), now - timedelta(minutes=minutes)
    return _card(
        *(
            _line(
                ft.Text(locale, color=ft.Colors.ON_SECONDARY_CONTAINER),
                RelativeTime(day, locale=locale, text_style=STRONG),
                RelativeTime(minute, locale=locale, text_style=QUIET),
                ft.Text(name, style=SMALL),
                rtl=locale in RIGHT_TO_LEFT,
            )
            for locale, name in LANGUAGES.items()
        )
    )


def for_how_long(
    precision: Literal["second", "minute", "hour", "day"] = "second",
) -> ft.Control:
    """For how long, instead of when: in words, or short enough for a status line."""
    now = current_clock().now()
    return _card(
        _measure(
            "Since the last incident",
            RelativeTime(
                now - timedelta(days=3, hours=5, minutes=59, seconds=48),
                format="duration",
                precision=precision,
                text_style=MEDIUM,
            ),
        ),
        _measure(
            "Uptime",
            RelativeTime(
                now - timedelta(days=3, hours=5, minutes=56, seconds=7),
                format="elapsed",
                precision=precision,
                text_style=MEDIUM,
            ),
        ),
        _measure(
            "Until the launch",
            RelativeTime(
                now + timedelta(days=74, hours=9),
                format="duration",
                precision="day",
                text_style=MEDIUM,
            ),
        ),
    )


def compact() -> ft.Control:
    """One unit and one letter, where room is short; a screen reader says all of it."""
    now = current_clock().now()
    return _card(
        *(
            _line(
                ft.Text(who[0], color=ft.Colors.ON_SECONDARY_CONTAINER),
                ft.Text(who, style=STRONG, no_wrap=True, overflow=CUT),
                ft.Text(what, style=QUIET, no_wrap=True, overflow=CUT),
                RelativeTime(
                    now - ago, format="micro", precision="minute", text_style=SMALL
                ),
            )
            for who, what, ago in CHATS
        )
    )


def _card(*lines: ft.Control) -> ft.Control:
    return ft.Container(
        ft.Column(list(lines), spacing=0, tight=True),
        width=400,
        padding=ft.Padding.symmetric(vertical=8),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        border_radius=16,
    )


def _line(
    mark: ft.Control,
    title: ft.Control,
    below: ft.Control,
    last: ft.Control,
    *,
    rtl: bool = False,
) -> ft.Control:
    """Make one line of a list: a round mark, two lines of text, and what ends it."""
    disc = ft.Container(
        mark,
        width=40,
        height=40,
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=20,
        alignment=ft.Alignment.CENTER,
    )
    words = ft.Column([title, below], spacing=0, tight=True, expand=True, rtl=rtl)
    return ft.Container(
        ft.Row([disc, words, last], spacing=16, rtl=rtl),
        padding=ft.Padding.symmetric(horizontal=16, vertical=10),
    )


def _measure(name: str, time: RelativeTime) -> ft.Control:
    """Make one line of a list: what is measured, and for how long."""
    return ft.Container(
        ft.Column([ft.Text(name, style=SMALL), time], spacing=4, tight=True),
        padding=ft.Padding.symmetric(horizontal=24, vertical=12),
    )
