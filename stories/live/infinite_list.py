"""Stories of `InfiniteList`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

import flet as ft

from flet_components import InfiniteList, ItemPage
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, answers

Fetch = Callable[[Any], Awaitable[Any]]
NO_FAULTS = Faults()
QUICK = Faults(latency=0.4)
NAMES = ("Ada", "Bob", "Cleo", "Dora", "Emil", "Fatma", "Gita", "Hugo", "Ines", "Jun")
SUBJECTS = (
    "Minutes of Monday",
    "Your parcel is on its way",
    "Lunch at noon?",
    "The quarterly numbers",
    "Photos of the lake",
)
WORDS = (
    "Shall we meet at the station?",
    "Yes. I bring the maps, you bring the bread, and somebody has to bring the dog.",
    "Done.",
    "There is a train at ten, and another one twenty minutes later, if you miss it.",
    "Good night!",
)


def _letters(total: int, size: int, faults: Faults = NO_FAULTS) -> Fetch:
    """Return what knows so many letters, a page of them at a time."""

    def fetch(page: int) -> list[dict[str, Any]]:
        numbers = range(page * size, min(total, (page + 1) * size))
        return [_letter(number) for number in numbers]

    return answers(fetch, faults)


def _letter(number: int) -> dict[str, Any]:
    name, subject = NAMES[number * 7 % len(NAMES)], SUBJECTS[number % len(SUBJECTS)]
    return {"id": number, "name": name, "text": subject}


def _said(number: int) -> dict[str, Any]:
    return {"id": number, "name": NAMES[0], "text": WORDS[number % len(WORDS)]}


def _letter_row(letter: dict[str, Any]) -> ft.Control:
    """Make the row of a letter."""
    variant = ft.Colors.ON_SURFACE_VARIANT
    return ft.Container(
        ft.Row(
            [
                _initial(letter["name"]),
                ft.Column(
                    [
                        ft.Text(letter["name"], weight=ft.FontWeight.W_500),
                        ft.Text(letter["text"], size=13, color=variant),
                    ],
                    spacing=2,
                    tight=True,
                    expand=True,
                ),
                ft.Text(f"{letter['id'] + 1}", size=12, color=variant),
            ],
            spacing=12,
        ),
        alignment=ft.Alignment.CENTER_LEFT,
    )


def _initial(name: str) -> ft.Control:
    return ft.Container(
        ft.Text(name[0], color=ft.Colors.ON_SECONDARY_CONTAINER),
        width=36,
        height=36,
        border_radius=18,
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        alignment=ft.Alignment.CENTER,
    )


def mailbox(
    latency: Annotated[float, Range(0, 5)] = 0.4,
    error_rate: Annotated[float, Range(0, 1)] = 0.0,
    drop_rate: Annotated[float, Range(0, 1)] = 0.0,
    total: Annotated[int, Range(0, 1000)] = 200,
    page_size: Annotated[int, Range(1, 50)] = 20,
) -> ft.Control:
    """Scroll: the next page is there before the end is reached."""
    faults = Faults(latency=latency, error_rate=error_rate, drop_rate=drop_rate)
    return _framed(
        InfiniteList(
            _letters(total, page_size, faults),
            _letter_row,
            title="Inbox",
            row_height=60,
            timeout=5,
        )
    )


def from_the_middle() -> ft.Control:
    """A diary that opens in the middle: it goes on above and below.

    What is read stays where it is when a page comes above it.
    """

    async def fetch(day: int) -> ItemPage:
        days = range(day, day + 15)
        first, last = day <= -150, day >= 135
        return ItemPage(
            [_said(each * 3) | {"id": each} for each in days],
            next=None if last else day + 15,
            previous=None if first else day - 15,
        )

    return _framed(
        InfiniteList(
            answers(fetch, QUICK),
            _day_row,
            title="Diary",
            both_ends=True,
            max_pages=6,
        )
    )


def _day_row(day: dict[str, Any]) -> ft.Control:
    number = day["id"]
    today = number == 0
    name = "Today" if today else f"{abs(number)} d {'ago' if number < 0 else 'ahead'}"
    color = ft.Colors.PRIMARY if today else ft.Colors.ON_SURFACE_VARIANT
    return ft.Container(
        ft.Row(
            [
                ft.Text(name, size=12, color=color, width=72),
                ft.Text(day["text"], expand=True),
            ],
            spacing=12,
            vertical_alignment=ft.CrossAxisAlignment.START,
        ),
        padding=ft.Padding.symmetric(vertical=10),
    )


def chat() -> ft.Control:
    """The newest stands at the bottom; older ones come as you scroll up."""

    def fetch(page: int) -> list[dict[str, Any]]:
        numbers = range(page * 12, min(90, (page + 1) * 12))
        return [_said(number) for number in numbers]

    return _framed(
        InfiniteList(
            answers(fetch, QUICK),
            _bubble,
            title="Ada",
            reverse=True,
            end="The beginning of your conversation",
        )
    )


def _bubble(message: dict[str, Any]) -> ft.Control:
    own = message["id"] % 3 == 0
    back = ft.Colors.PRIMARY_CONTAINER if own else ft.Colors.SURFACE_CONTAINER_HIGHEST
    text = ft.Colors.ON_PRIMARY_CONTAINER if own else ft.Colors.ON_SURFACE
    side = ft.MainAxisAlignment.END if own else ft.MainAxisAlignment.START
    bubble = ft.Container(
        ft.Text(message["text"], color=text),
        bgcolor=back,
        border_radius=16,
        padding=ft.Padding.symmetric(horizontal=14, vertical=8),
        expand=True,
        expand_loose=True,
    )
    return ft.Container(
        ft.Row([bubble], alignment=side),
        padding=ft.Padding.only(
            left=48 if own else 0, right=0 if own else 48, top=3, bottom=3
        ),
    )


def out_of_order() -> ft.Control:
    """The first page comes, the others fail: a row says so, and there it rests."""

    async def fetch(page: int) -> list[dict[str, Any]]:
        if page:
            raise ConnectionError("the mailbox does not answer")
        return [_letter(number) for number in range(5)]

    return _framed(
        InfiniteList(answers(fetch, QUICK), _letter_row, title="Inbox", row_height=60)
    )


def _framed(child: ft.Control) -> ft.Control:
    """Put a list on a card."""
    return ft.Container(
        child,
        width=400,
        padding=16,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
