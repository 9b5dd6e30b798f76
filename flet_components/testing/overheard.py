"""What a page says to its browser."""

from __future__ import annotations

from flet_components.testing.mirror import Call, Sent
from flet_components.testing.window import Window

__all__ = ["Overheard"]


class Overheard:
    """Tells what went over the wire, for tests that ask how a page was changed."""

    _window: Window

    @property
    def messages(self) -> list[Sent]:
        """What was sent to the browser, oldest first; may be cleared."""
        return self._window.record.messages

    @property
    def patches(self) -> list[Sent]:
        """Those of the messages that changed the page."""
        return [sent for sent in self.messages if sent.action == "patch_control"]

    @property
    def calls(self) -> list[Call]:
        """What the app called in the browser, oldest first; may be cleared."""
        return self._window.record.calls

    @property
    def crashes(self) -> list[str]:
        """The messages with which the session told the browser that it crashed."""
        return self._window.record.crashes
