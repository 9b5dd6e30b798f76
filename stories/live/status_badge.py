"""Stories of `StatusBadge`."""

from __future__ import annotations

from typing import Annotated, Literal

import flet as ft

from flet_components import Interval, Status, StatusBadge, StatusLook
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, answers


def _service(load: float = 0.0) -> Status:
    """Say how a service is."""
    if load > 0.8:
        return Status("degraded", f"load {load:.0%}, answers take long")
    return Status("up", f"load {load:.0%}")


def one_service(
    label: str = "Payments",
    face: Literal["dot", "pill", "row"] = "row",
    load: Annotated[float, Range(0, 1)] = 0.4,
    errors: Annotated[float, Range(0, 1)] = 0.0,
    latency: Annotated[float, Range(0, 5)] = 0.2,
    interval: Annotated[float, Range(0.5, 30)] = 2.0,
    fall: Annotated[int, Range(1, 5)] = 2,
    rise: Annotated[int, Range(1, 5)] = 2,
) -> ft.Control:
    """Let it fail, or take long: one failure is a doubt, two are believed."""
    faults = Faults(latency=latency, error_rate=errors)
    badge = StatusBadge(
        answers(lambda: _service(load), faults),
        label,
        face=face,
        interval=interval,
        fall=fall,
        rise=rise,
        timeout=4,
    )
    return _card(badge) if face == "row" else badge


def status_page(
    errors: Annotated[float, Range(0, 1)] = 0.3,
    fall: Annotated[int, Range(1, 5)] = 1,
) -> ft.Control:
    """A status page: what is up, what is slow, what is not there."""
    slow, lost = Faults(latency=0.3), Faults(latency=0.3, error_rate=1)
    shaky = Faults(latency=0.3, error_rate=errors)
    rows: list[ft.Control] = [
        StatusBadge(
            answers(say, faults),
            name,
            face="row",
            interval=3,
            fall=fall,
            detail=detail,
            looks=OWN,
        )
        for name, say, faults, detail in (
            ("Website", lambda: True, slow, None),
            ("Payments", lambda: _service(0.93), slow, None),
            ("Search", lambda: True, shaky, None),
            ("Mail", lambda: True, lost, None),
            ("Archive", lambda: "maintenance", slow, "back at six o'clock"),
        )
    ]
    return _card(ft.Column(rows, spacing=16, tight=True))


def faces() -> ft.Control:
    """As pills and as dots: each status has a colour and a shape of its own."""
    words = ("up", "degraded", "maintenance", "down", "unknown")
    rows: list[ft.Control] = [
        ft.Row(
            [_told(word, face) for word in words],
            spacing=12,
            run_spacing=12,
            wrap=True,
        )
        for face in ("pill", "dot")
    ]
    return ft.Column(rows, spacing=16, tight=True)


def signs_of_life(
    silence: Annotated[float, Range(1, 10)] = 3.0,
    beats: Annotated[float, Range(0.5, 10)] = 2.0,
) -> ft.Control:
    """Without a probe: a sensor reports by itself. Let its reports come too late."""
    badge = StatusBadge(label="Sensor 7", face="row", stale_time=silence)
    sensor = Interval(beats, badge.beat, immediate=True)
    return _card(ft.Column([badge, sensor], tight=True))


OWN = {
    "maintenance": StatusLook("secondary", ft.Icons.BUILD_CIRCLE, text="Maintenance")
}


def _told(word: str, face: Literal["dot", "pill", "row"]) -> StatusBadge:
    """Make a badge of which the status is always the same."""
    return StatusBadge(answers(lambda: word), face=face, looks=OWN, fall=1)


def _card(child: ft.Control) -> ft.Control:
    """Put it on a card."""
    return ft.Container(
        child,
        width=400,
        padding=16,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
