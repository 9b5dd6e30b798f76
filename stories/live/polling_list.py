"""Stories of `PollingList`."""

from __future__ import annotations

import random
from typing import Annotated, Any

import flet as ft

from flet_components import PollingList, current_clock
from flet_components.components.live.polling_base import Fetch
from flet_components.stories import Range, play, step
from flet_components.testing import Screen
from flet_components.testing.feeds import Faults, answers

NO_FAULTS = Faults()
STOPS = ("Opera", "Harbour", "Old town", "University", "Stadium", "Airport", "Museum")


def _departures(rows: int, changes: float = 0.0, faults: Faults = NO_FAULTS) -> Fetch:
    """Return what knows the next trains: some have left since, some are late.

    What it says depends on nothing but the time.
    """

    def timetable() -> list[dict[str, Any]]:
        now = int(current_clock().monotonic())
        gone = int(now / 6 * min(1.0, changes * 5))
        trains = range(gone, gone + rows)
        return [_train(n, 2 * (n - gone + 1), now, changes) for n in trains]

    return answers(timetable, faults)


def _train(number: int, minutes: int, now: int, changes: float) -> dict[str, Any]:
    """Return a train, which may be late."""
    late = random.Random(f"{number} {now // 3}").random() < changes
    line = f"U{number % 5 + 1}"
    to = STOPS[number % len(STOPS)]
    return {"id": number, "line": line, "to": to, "minutes": minutes + late}


def _departure(train: dict[str, Any]) -> ft.Control:
    """Make the row of a train."""
    line = ft.Container(
        ft.Text(train["line"], size=13, weight=ft.FontWeight.W_600),
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=6,
        padding=ft.Padding.symmetric(horizontal=8, vertical=2),
    )
    return ft.Container(
        ft.Row(
            [
                line,
                ft.Text(train["to"], expand=True),
                ft.Text(f"{train['minutes']} min", color=ft.Colors.ON_SURFACE_VARIANT),
            ],
            spacing=12,
        ),
        padding=ft.Padding.symmetric(horizontal=12, vertical=10),
    )


def timetable(
    rows: Annotated[int, Range(0, 50)] = 5,
    changes: Annotated[float, Range(0, 1)] = 0.2,
    latency: Annotated[float, Range(0, 5)] = 0.2,
    error_rate: Annotated[float, Range(0, 1)] = 0.0,
    drop_rate: Annotated[float, Range(0, 1)] = 0.0,
    interval: Annotated[float, Range(0.5, 30)] = 3.0,
) -> ft.Control:
    """Trains that come and go. What is new or has changed is marked for a moment."""
    faults = Faults(latency=latency, error_rate=error_rate, drop_rate=drop_rate)
    return _framed(
        PollingList(
            _departures(rows, changes, faults),
            _departure,
            interval=interval,
            timeout=5,
            title="Departures",
        )
    )


@play(timetable)
async def trains_leave(screen: Screen) -> None:
    """It asks again by itself, and not while it is paused."""
    async with step("the first answer is there"):
        await screen.advance(1)
        screen.shows("Opera", "Stadium")
    async with step("the first train leaves, and has gone a moment later"):
        await screen.advance(8)
        screen.lacks("Opera")
        screen.shows("Airport")
    async with step("press Pause: whatever leaves meanwhile stays on the list"):
        await screen.tap("Pause")
        await screen.advance(30)
        screen.shows("Stadium", "Airport")
    async with step("press Go on: it catches up at once"):
        await screen.tap("Go on")
        await screen.advance(1)
        screen.shows("Museum")


def slow() -> ft.Control:
    """Nothing is there yet: placeholders of the size of the rows."""
    return _framed(
        PollingList(
            _departures(4, faults=Faults(latency=30)),
            _departure,
            title="Departures",
            timeout=60,
        )
    )


def nothing_there() -> ft.Control:
    """It was fetched, and there is none."""
    return _framed(
        PollingList(
            _departures(0),
            _departure,
            title="Departures",
            empty="No trains tonight",
        )
    )


def out_of_order() -> ft.Control:
    """Nothing could be fetched, ever: it goes on trying, and so may the user."""
    return _framed(
        PollingList(
            _departures(4, faults=Faults(error_rate=1)), _departure, title="Departures"
        )
    )


@play(out_of_order)
async def goes_on_trying(screen: Screen) -> None:
    """It says that it failed, and still does after the user has tried again."""
    await screen.advance(1)
    screen.shows("Could not be loaded.")
    await screen.tap("Retry")
    await screen.advance(60)
    screen.shows("Could not be loaded.")


def chosen(where: str = "") -> ft.Control:
    """Sorted by destination, filtered by a word; rows can be selected, and stay so."""
    return _framed(
        PollingList(
            _departures(7, 0.2),
            _departure,
            interval=3,
            title="Departures",
            sort_by=lambda train: train["to"],
            where=lambda train: where.lower() in train["to"].lower(),
            selection="many",
            selected=frozenset({2}),
        )
    )


def _framed(child: ft.Control) -> ft.Control:
    """Put a list on a card."""
    return ft.Container(
        child,
        width=360,
        padding=16,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
