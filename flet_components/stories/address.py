"""The state of the runner is its URL, and nothing but its URL.

    /story/timing/countdown/two_minutes?theme=dark&panel=events&k.seconds=30

Text from the URL is only ever compared, or decoded by the knob that it is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote, urlencode

import attrs

__all__ = ["CLOSED", "Address", "View"]

View = Literal["story", "alone"]
"""With the runner around it; or with the browser's window to itself."""

CLOSED = "none"
"""The panel when none is open."""
KNOB = "k."
"""What the name of a knob begins with in a query string."""
FIELD = "f."
"""What the name of a field of the component begins with there."""
PANEL = "panel"
FIRST_PANEL = "knobs"


@attrs.frozen
class Address:
    """What one URL of the runner says."""

    story: str = ""
    """Id of the story; empty for the first of all."""
    staging: Mapping[str, str] = attrs.field(factory=dict)
    """Text of each part of the staging that has been turned: theme, size, speed."""
    panel: str = FIRST_PANEL
    """Name of the panel that is open."""
    knobs: Mapping[str, str] = attrs.field(factory=dict)
    """Text of each knob that has been turned."""
    view: View = "story"
    """With the runner around it, or alone."""
    fields: Mapping[str, str] = attrs.field(factory=dict)
    """Text of each field of the component that has been turned."""

    @classmethod
    def parse(cls, route: str) -> Address:
        """Read a URL's path and query; nothing of it is checked here."""
        path, _, query = route.partition("#")[0].partition("?")
        view, story = _path(path.strip("/"))
        staging: dict[str, str] = {}
        knobs: dict[str, str] = {}
        fields: dict[str, str] = {}
        for key, value in parse_qsl(query, keep_blank_values=True):
            if key.startswith(KNOB):
                knobs[key.removeprefix(KNOB)] = value
            elif key.startswith(FIELD):
                fields[key.removeprefix(FIELD)] = value
            else:
                staging[key] = value
        panel = staging.pop(PANEL, FIRST_PANEL)
        return cls(unquote(story), staging, panel, knobs, view, fields)

    def __str__(self) -> str:
        """Return the path and query that `parse` reads."""
        path = f"/{self.view}/{quote(self.story)}" if self.story else "/"
        query = urlencode(tuple(self._words()), quote_via=quote, safe=":/,")
        return f"{path}?{query}" if query else path

    def turned(self, name: str, text: str | None) -> Address:
        """Return the address with one knob turned, or put back with None."""
        return attrs.evolve(self, knobs=_with(self.knobs, name, text))

    def set(self, name: str, text: str | None) -> Address:
        """Return the address with one field of the component set, or put back."""
        return attrs.evolve(self, fields=_with(self.fields, name, text))

    def staged(self, name: str, text: str | None) -> Address:
        """Return the address with one part of the staging turned, or put back."""
        return attrs.evolve(self, staging=_with(self.staging, name, text))

    def _words(self) -> Iterator[tuple[str, str]]:
        yield from self.staging.items()
        if self.panel != FIRST_PANEL:
            yield PANEL, self.panel
        for name, text in self.knobs.items():
            yield KNOB + name, text
        for name, text in self.fields.items():
            yield FIELD + name, text


def _with(texts: Mapping[str, str], name: str, text: str | None) -> Mapping[str, str]:
    kept = {key: value for key, value in texts.items() if key != name}
    return kept if text is None else {**kept, name: text}


def _path(path: str) -> tuple[View, str]:
    head, _, story = path.partition("/")
    if head == "story":
        return "story", story
    return ("alone", story) if head == "alone" else ("story", path)
