"""What a person sits in front of: a browser's window, whoever draws it."""

from __future__ import annotations

from typing import Protocol

from flet.messaging.session import Session

from flet_components.testing.gestures import Gesture
from flet_components.testing.mirror import Record
from flet_components.testing.nodes import Node

__all__ = ["Window"]


class Window(Protocol):
    """Shows one page to one person, and tells the app what the person does."""

    session: Session
    """Flet's session of the page."""
    record: Record
    """What was sent."""

    @property
    def tree(self) -> Node:
        """The page, as the browser has it."""

    @property
    def connected(self) -> bool:
        """Whether there is a browser that can be acted on."""

    def perform(self, gesture: Gesture) -> object:
        """Send what an action sends: properties first, then each event."""

    def dismiss(self, dialog: Node) -> object:
        """Close a dialog, as a person does."""

    def visit(self, route: str) -> object:
        """Go to another address of the app."""

    def resize(self, width: float, height: float) -> object:
        """Give the window another size."""
