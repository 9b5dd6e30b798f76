"""The panel of the events that the shown component sends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import flet as ft

from flet_components.stories.look import (
    caption,
    code,
    empty_state,
    hint,
    label,
    quiet_button,
)
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.stage.events import Entry, EventLog

__all__ = ["EventsPanel"]

PACE = 0.1
"""Seconds between two looks at the log, however many events come."""


class EventsPanel(Panel):
    """The newest events on top, bursts folded."""

    name = "events"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._log = EventLog()
        self._rows: dict[Entry, ft.Control] = {}
        self._look: asyncio.TimerHandle | None = None
        self._list = ft.ListView(expand=True, spacing=0)
        self._view = ft.Container(expand=True)
        self._clear = quiet_button(
            "Clear",
            ft.Icons.DELETE_SWEEP,
            self._clear_log,
            tooltip=hint("Forget all events"),
        )

    @property
    def view(self) -> ft.Control:
        """What the panel shows."""
        return self._view

    @property
    def badge(self) -> str:
        """How many events have come."""
        total = self._log.total
        return "" if not total else str(total) if total < 1000 else "999+"

    @property
    def actions(self) -> Sequence[ft.Control]:
        """A button that empties the log."""
        return (self._clear,) if self.badge else ()

    def show(self, scene: Scene) -> None:
        """Show the log of a story's stage."""
        log = scene.stage.log if scene.stage else EventLog()
        if log is not self._log:
            self._log.on_change = lambda: None
            self._log = log
            log.on_change = self._on_news
            self._rows.clear()
        self._fill()

    def _clear_log(self) -> None:
        self._log.clear()

    def _on_news(self) -> None:
        """Look at the log in a moment, unless that is due already."""
        if self._look is None:
            loop = asyncio.get_running_loop()
            self._look = loop.call_later(PACE, self._on_time)

    def _on_time(self) -> None:
        self._look = None
        self._fill()
        self.bench.panel_changed()

    def _fill(self) -> None:
        entries = self._log.entries
        # A row whose entry is still there is kept, and costs nothing to update.
        self._rows = {entry: self._rows.get(entry) or _row(entry) for entry in entries}
        self._list.controls = list(self._rows.values())
        self._view.content = self._list if entries else _nothing()


TIMES = "\N{MULTIPLICATION SIGN}"


def _row(entry: Entry) -> ft.Control:
    times = ft.Container(
        ft.Text(f"{TIMES} {entry.count}", size=11, weight=ft.FontWeight.W_600),
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=8,
        padding=ft.Padding.symmetric(horizontal=8, vertical=1),
        visible=entry.count > 1,
    )
    at = entry.at.astimezone()
    return ft.Container(
        ft.Row(
            [
                code(f"{at:%H:%M:%S}.{at.microsecond // 1000:03d}", color=OUTLINE),
                label(entry.name),
                times,
                code(entry.payload, expand=True, no_wrap=True, color=MUTED),
                caption(entry.source),
            ],
            spacing=12,
        ),
        height=32,
        border=ft.Border.only(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
    )


OUTLINE = ft.Colors.OUTLINE
MUTED = ft.Colors.ON_SURFACE_VARIANT


def _nothing() -> ft.Control:
    return empty_state(
        ft.Icons.BOLT,
        "No events yet",
        "What the component tells its app appears here: ticks, clicks, completions.",
    )
