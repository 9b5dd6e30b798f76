"""Stories of `ConnectionBanner`."""

from __future__ import annotations

from typing import Annotated, Any

import flet as ft

from flet_components import ConnectionBanner, PollingList, current_clock
from flet_components.sources import poll
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, answers

PARCELS = ("Copenhagen", "Malmö", "Lübeck", "Gdańsk")


def _parcels() -> list[dict[str, Any]]:
    """Say where the parcels are."""
    return [{"id": n, "town": town} for n, town in enumerate(PARCELS, 4711)]


def out_of_reach(
    label: str = "Prices",
    errors: Annotated[float, Range(0, 1)] = 1.0,
    latency: Annotated[float, Range(0, 5)] = 0.3,
    delay: Annotated[float, Range(0, 10)] = 1.0,
    duration: Annotated[float, Range(0, 30)] = 5.0,
) -> ft.Control:
    """It is tried again by itself, later and later, or at once with a press."""
    faults = Faults(latency=latency, error_rate=errors)
    source = poll(answers(_parcels, faults), interval=3)
    return _framed(ConnectionBanner(source, label, delay=delay, duration=duration))


def over_a_list(
    errors: Annotated[float, Range(0, 1)] = 0.0,
) -> ft.Control:
    """It watches a list. Let it fail: the rows stay, and the banner says why."""
    parcels = PollingList(
        answers(_parcels, Faults(latency=0.2, error_rate=errors)),
        lambda parcel: ft.ListTile(
            title=f"Parcel {parcel['id']}",
            subtitle=parcel["town"],
            leading=ft.Icons.LOCAL_SHIPPING_OUTLINED,
        ),
        interval=3,
        controls=False,
    )
    banner = ConnectionBanner(parcels, "Parcels")
    return _framed(ft.Column([banner, parcels], spacing=8, tight=True))


def comes_and_goes(
    there: Annotated[float, Range(0, 20)] = 6.0,
    gone: Annotated[float, Range(0, 20)] = 6.0,
    delay: Annotated[float, Range(0, 10)] = 1.0,
) -> ft.Control:
    """Lost, and back for a while. What is shorter than the delay is not told."""

    async def ask() -> int:
        clock = current_clock()
        if clock.monotonic() % (there + gone) >= there:
            raise ConnectionError("the server is being restarted")
        return 1

    source = poll(ask, interval=0.5)
    return _framed(ConnectionBanner(source, delay=delay, duration=4))


def this_page(heartbeat: Annotated[float, Range(1, 10)] = 2.0) -> ft.Control:
    """Of its own server. Stop the clock: after three beats the browser shows it."""
    note = ft.Text(
        "What is above appears by itself when nothing is heard of the server.",
        color=ft.Colors.ON_SURFACE_VARIANT,
        text_align=ft.TextAlign.CENTER,
    )
    banner = ConnectionBanner(heartbeat=heartbeat)
    return _framed(ft.Column([banner, note], spacing=16, tight=True))


def _framed(child: ft.Control) -> ft.Control:
    """Give it the width of a phone."""
    return ft.Container(child, width=400, padding=8)
