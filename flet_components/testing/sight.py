"""What one user sees on a page: only what was sent to the browser."""

from __future__ import annotations

import re

import flet as ft

from flet_components.errors import NotOnScreenError
from flet_components.testing.captions import captions
from flet_components.testing.lookup import What, described, matching
from flet_components.testing.nodes import Node
from flet_components.testing.tree import Place, printed, visible
from flet_components.testing.window import Window

__all__ = ["Sight"]


class Sight:
    """Reads a browser tab, as a person reads the screen."""

    _window: Window

    def texts(self) -> list[str]:
        """Return every visible text, in reading order."""
        return [text for place in self._places() for text in captions(place.node)]

    def shows(self, *texts: str | re.Pattern[str]) -> None:
        """Fail unless each text is on the screen, whole; a pattern may be a part."""
        for text in texts:
            if not self._reads(text):
                raise AssertionError(f"{_wanted(text)}, but is not:\n{self.tree()}")

    def lacks(self, *texts: str | re.Pattern[str]) -> None:
        """Fail if one of the texts is on the screen."""
        for text in texts:
            if self._reads(text):
                wanted = f"{described(text)} must not be on the screen"
                raise AssertionError(f"{wanted}, but is:\n{self.tree()}")

    def find(self, what: What) -> Node:
        """Return the one visible control that fits, as the browser knows it.

        Raises:
            NotOnScreenError: If nothing fits, or more than one control.
        """
        return self._place(what).node

    def find_all(self, what: What) -> list[Node]:
        """Return every visible control that fits, in reading order."""
        return [place.node for place in self._matching(what)]

    def tree(self) -> str:
        """Return the screen as an indented tree, a line for each control."""
        return printed(self._window.tree, self._name)

    def _places(self) -> list[Place]:
        return list(visible(self._window.tree))

    def _matching(self, what: What) -> list[Place]:
        return matching(what, self._places(), self._class_of)

    def _place(self, what: What) -> Place:
        found = self._matching(what)
        if len(found) == 1:
            return found[0]
        got = (
            f"{len(found)} are: use a key, or the control itself" if found else "is not"
        )
        raise NotOnScreenError(f"{_wanted(what)}, but {got}:\n{self.tree()}")

    def _reads(self, text: str | re.Pattern[str]) -> bool:
        if isinstance(text, str):
            return text in self.texts()
        return any(map(text.search, self.texts()))

    def _class_of(self, node: Node) -> type[ft.BaseControl] | None:
        control = self._window.session.index.get(node.id)
        return None if control is None else type(control)

    def _name(self, node: Node) -> str:
        known = self._class_of(node)
        return node.type if known is None else known.__name__


def _wanted(what: What) -> str:
    return f"{described(what)} must be on the screen"
