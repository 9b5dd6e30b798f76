"""The panel of the events that the shown component sends."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Sequence

import flet as ft

from flet_components.stories.look import (
    empty_state,
    field_style,
    hint,
    named,
    quiet_button,
)
from flet_components.stories.runner.panels.event_row import event_row
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.stage.events import Entry, EventLog

__all__ = ["EventsPanel"]

PACE = 0.1
"""Seconds between two looks at the log, however many events come."""


class EventsPanel(Panel):
    """The newest events on top, bursts folded; a row opens to all that came with it."""

    name = "events"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._log = EventLog()
        self._rows: dict[tuple[Entry, bool], ft.Control] = {}
        self._opened: set[int] = set()
        self._kept: tuple[Entry, ...] | None = None
        self._words = ""
        self._context = contextvars.copy_context()
        self._look: asyncio.TimerHandle | None = None
        self._list = ft.ListView(expand=True, spacing=0)
        self._hold = ft.Container()
        self._view = ft.Container(expand=True)
        self._filter = ft.TextField(
            hint_text="Filter",
            width=240,
            on_change=self._filtered,
            **{
                **field_style(),
                "content_padding": ft.Padding.symmetric(horizontal=12, vertical=8),
            },
        )
        self._clear = quiet_button(
            "Clear",
            ft.Icons.DELETE_SWEEP,
            self._clear_log,
            tooltip=hint("Forget all events"),
        )
        self._pause = quiet_button(
            "Pause",
            ft.Icons.PAUSE,
            self._turn_pause,
            tooltip=hint("Keep the list as it is; events go on being counted"),
        )
        self._resume = quiet_button(
            "Resume",
            ft.Icons.PLAY_ARROW,
            self._turn_pause,
            tooltip=hint("Show what has come meanwhile"),
        )
        named_filter = named("filter of events", self._filter)
        self._head = ft.Row([named_filter, self._hold], spacing=8)

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
            self._log, self._kept = log, None
            log.on_change = self._on_news
            self._rows.clear()
            self._opened.clear()
        self._fill()

    # --- what a person does ---

    def _clear_log(self) -> None:
        if self._kept is not None:
            self._kept = ()
        self._log.clear()

    def _turn_pause(self) -> None:
        self._kept = self._log.entries if self._kept is None else None
        self._show_news()

    def _filtered(self, event: ft.Event[ft.TextField]) -> None:
        self._words = (event.control.value or "").strip().lower()
        self._show_news()

    def _turning(self, entry: Entry) -> Callable[[], None]:
        def turn() -> None:
            self._opened ^= {entry.number}
            self._show_news()

        return turn

    # --- what the story does ---

    def _on_news(self) -> None:
        """Look at the log in a moment, unless that is due already."""
        if self._look is None:
            loop = asyncio.get_running_loop()
            self._look = loop.call_later(PACE, self._on_time, context=self._context)

    def _on_time(self) -> None:
        self._look = None
        self._show_news()

    def _show_news(self) -> None:
        self._fill()
        self.bench.panel_changed()

    def _fill(self) -> None:
        kept = self._log.entries if self._kept is None else self._kept
        entries = [entry for entry in kept if self._is_wanted(entry)]
        # A row whose entry is still there is kept, and costs nothing to update.
        keys = [(entry, entry.number in self._opened) for entry in entries]
        self._rows = {key: self._rows.get(key) or self._row(*key) for key in keys}
        self._list.controls = list(self._rows.values())
        self._hold.content = self._pause if self._kept is None else self._resume
        if not kept and self._kept is None:
            self._view.content = _nothing(False)
            return
        shown = self._list if entries else _nothing(True)
        self._view.content = ft.Column([self._head, shown], spacing=8, key="log")

    def _row(self, entry: Entry, opened: bool) -> ft.Control:
        return event_row(entry, self._turning(entry), opened=opened)

    def _is_wanted(self, entry: Entry) -> bool:
        return self._words in f"{entry.source} {entry.name}".lower()


def _nothing(kept_out: bool) -> ft.Control:
    if kept_out:
        return empty_state(
            ft.Icons.FILTER_ALT,
            "Nothing to show",
            "No event here has that in its name.",
        )
    return empty_state(
        ft.Icons.BOLT,
        "No events yet",
        "What the component tells its app appears here: ticks, clicks, completions.",
    )
