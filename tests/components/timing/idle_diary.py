"""What an idle timer tells its handlers, written down."""

from __future__ import annotations

import flet as ft

from flet_components import IdleEvent, IdleTimer
from flet_components.testing import Screen

__all__ = ["MOUSE", "Diary", "do_something", "move_mouse"]

MOUSE = {
    "k": "mouse",
    "l": {"x": 1.0, "y": 2.0},
    "g": {"x": 1.0, "y": 2.0},
    "ts": 0,
    "dev": -1,
    "ps": 0.0,
    "pMin": 0.0,
    "pMax": 1.0,
    "dist": 0.0,
    "distMax": 0.0,
    "size": 0.0,
    "rMj": 0.0,
    "rMn": 0.0,
    "rMin": 0.0,
    "rMax": 0.0,
    "or": 0.0,
    "tilt": 0.0,
    "ld": {"x": 0.0, "y": 0.0},
}
"""What a browser tells of a mouse that moves."""


class Diary:
    """Takes all handlers of an idle timer, and keeps the name of each event."""

    def __init__(self, timer: IdleTimer) -> None:
        self.lines: list[str] = []
        self.events: list[IdleEvent] = []
        timer.on_prompt = timer.on_idle = timer.on_active = self._note
        timer.on_phase_change = timer.on_action = self._note

    def take(self) -> list[str]:
        """Return what was written since the last time: `phase active`, `idle`."""
        lines, self.lines = self.lines, []
        return lines

    def last(self, name: str) -> IdleEvent:
        """Return the last event of a name."""
        return [event for event in self.events if event.name == name][-1]

    def _note(self, event: IdleEvent) -> None:
        self.events.append(event)
        phase = event.phase.value
        self.lines.append(
            f"phase {phase}" if event.name == "phase_change" else event.name
        )


async def move_mouse(screen: Screen) -> None:
    """Move the mouse over the child of the one idle timer on a screen."""
    await screen.send(ft.GestureDetector, "hover", MOUSE)


async def do_something(screen: Screen) -> None:
    """Press a key, as somebody does who is there."""
    keys = dict.fromkeys(("shift", "ctrl", "alt", "meta"), False)
    await screen.settle()
    await screen.send(screen.page, "keyboard_event", {"key": "A", **keys})
