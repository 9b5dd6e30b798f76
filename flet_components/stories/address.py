"""The state of the runner is its URL, and nothing but its URL.

    /story/timing/countdown/two_minutes?theme=dark&panel=events&k.seconds=30

Text from the URL is only ever compared, or decoded by the knob that it is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote, urlencode

import attrs

__all__ = ["CLOSED", "Address", "Theme", "View"]

Theme = Literal["", "light", "dark"]
"""Empty: as the browser says."""
View = Literal["story", "alone"]
"""With the runner around it; or with the browser's window to itself."""

CLOSED = "none"
"""The panel when none is open."""
KNOB = "k."
"""What the name of a knob begins with in a query string."""


@attrs.frozen
class Address:
    """What one URL of the runner says."""

    story: str = ""
    """Id of the story; empty for the first of all."""
    theme: Theme = ""
    """Light or dark."""
    panel: str = "knobs"
    """Name of the panel that is open."""
    knobs: Mapping[str, str] = attrs.field(factory=dict)
    """Text of each knob that has been turned."""
    view: View = "story"
    """With the runner around it, or alone."""
    problems: tuple[str, ...] = attrs.field(default=(), eq=False)
    """What in the URL could not be understood."""

    @classmethod
    def parse(cls, route: str) -> Address:
        """Read a URL's path and query; what cannot be read becomes a problem."""
        path, _, query = route.partition("#")[0].partition("?")
        view, story = _path(path.strip("/"))
        words: dict[str, str] = {}
        knobs: dict[str, str] = {}
        for key, value in parse_qsl(query, keep_blank_values=True):
            if key.startswith(KNOB):
                knobs[key.removeprefix(KNOB)] = value
            else:
                words[key] = value
        return cls(
            unquote(story),
            _theme(words.get("theme")),
            words.get("panel", "knobs"),
            knobs,
            view,
            tuple(_problems(words)),
        )

    def __str__(self) -> str:
        """Return the path and query that `parse` reads."""
        path = f"/{self.view}/{quote(self.story)}" if self.story else "/"
        query = urlencode(tuple(self._words()), quote_via=quote, safe=":/,")
        return f"{path}?{query}" if query else path

    def turned(self, name: str, text: str | None) -> Address:
        """Return the address with one knob turned, or put back with None."""
        knobs = {key: value for key, value in self.knobs.items() if key != name}
        if text is not None:
            knobs[name] = text
        return attrs.evolve(self, knobs=knobs, problems=())

    def _words(self) -> Iterator[tuple[str, str]]:
        if self.theme:
            yield "theme", self.theme
        if self.panel != "knobs" and self.view == "story":
            yield "panel", self.panel
        for name, text in self.knobs.items():
            yield KNOB + name, text


def _path(path: str) -> tuple[View, str]:
    head, _, story = path.partition("/")
    if head == "story":
        return "story", story
    return ("alone", story) if head == "alone" else ("story", path)


def _theme(text: str | None) -> Theme:
    if text == "light":
        return "light"
    return "dark" if text == "dark" else ""


def _problems(words: Mapping[str, str]) -> Iterator[str]:
    for key, value in words.items():
        if key not in ("theme", "panel"):
            yield f"the address says {key}={value}, which means nothing here"
        elif key == "theme" and not _theme(value):
            yield f"theme must be light or dark, got {value!r}"
