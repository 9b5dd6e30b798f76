"""What a browser does with dialogs by itself: it times them out and reports the end."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable
from typing import Any

from flet_components.testing.gestures import Gesture
from flet_components.testing.nodes import Node

__all__ = ["DialogLife"]


UNITS = {
    "days": 86400.0,
    "hours": 3600.0,
    "minutes": 60.0,
    "seconds": 1.0,
    "milliseconds": 1e-3,
    "microseconds": 1e-6,
}
"""Seconds in each field of a Flet duration."""


class DialogLife:
    """Follows the dialogs of one browser.

    Args:
        perform: Called with what the browser does.
    """

    def __init__(self, perform: Callable[[Gesture], object]) -> None:
        self._perform = perform
        self._open: dict[int, Node] = {}

    @property
    def any_open(self) -> bool:
        """Whether a dialog was open at the last look."""
        return bool(self._open)

    def look(self, dialogs: list[Node]) -> None:
        """Notice which dialogs have opened or closed."""
        for node in dialogs:
            if node.get("open") and node.id not in self._open:
                self._opened(node)
            elif not node.get("open") and node.id in self._open:
                self._later(0, functools.partial(self.dismiss, node))
        there = {node.id for node in dialogs}
        self._open = {key: node for key, node in self._open.items() if key in there}

    def dismiss(self, node: Node) -> None:
        """Close a dialog and report it, once."""
        if self._open.pop(node.id, None) is not None:
            events = (("dismiss", None),) if node.get("on_dismiss") else ()
            self._perform(Gesture(node, events, {"open": False}))

    def turn(self, drawer: Node, opened: bool) -> None:
        """Open or close a drawer, whose state only the browser knows."""
        closes = drawer.get("open") and not opened
        drawer["open"] = opened
        if closes and drawer.get("on_dismiss"):
            self._perform(Gesture(drawer, (("dismiss", None),)))

    def _opened(self, node: Node) -> None:
        self._open[node.id] = node
        if node.type == "SnackBar" and not _stays(node):
            seconds = _seconds(node.get("duration"))
            self._later(seconds, functools.partial(self._time_out, node))

    def _time_out(self, node: Node) -> None:
        if self._open.get(node.id) is node:
            self.dismiss(node)

    def _later(self, seconds: float, function: Callable[[], object]) -> None:
        asyncio.get_running_loop().call_later(seconds, function)


def _stays(node: Node) -> bool:
    persist = node.get("persist")
    return bool(node.get("action")) if persist is None else bool(persist)


def _seconds(duration: Any) -> float:
    """Return a Flet duration's seconds; a plain number is milliseconds."""
    if not isinstance(duration, dict):
        return float(duration if duration is not None else 4000) / 1000
    return float(sum(count * UNITS[unit] for unit, count in duration.items()))
