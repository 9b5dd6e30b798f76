"""The knobs of `datetime`, `date` and `time`: a field in ISO 8601."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import Any

import flet as ft

from flet_components.stories.knobs.fields import typed_field
from flet_components.stories.knobs.kind import Change, Kind
from flet_components.time_source import SystemTime

__all__ = ["MomentKind"]

Moment = type[datetime] | type[date] | type[time]

EXAMPLES: dict[Moment, str] = {
    datetime: "2030-12-31 18:30",
    date: "2030-12-31",
    time: "18:30",
}
WORDS: dict[Moment, str] = {
    datetime: "date and time",
    date: "date",
    time: "time of day",
}


class MomentKind(Kind):
    """A date, a time of day, or both.

    Args:
        type: Which of the three.
        zone: Time zone of what is typed without one; none keeps it as it is.
    """

    def __init__(self, type: Moment, zone: tzinfo | None = None) -> None:
        self._type = type
        self._zone = zone

    @property
    def says(self) -> str:
        """What the values are."""
        zone = f", {self._zone}" if self._zone and self._type is not date else ""
        return WORDS[self._type] + zone

    @property
    def blank(self) -> Any:
        """The current moment."""
        now = SystemTime().now().astimezone(self._zone).replace(microsecond=0)
        if self._type is date:
            return now.date()
        return now.timetz() if self._type is time else now

    def encode(self, value: Any) -> str:
        """Write the moment in ISO 8601."""
        text: str = value.isoformat()
        return text.replace("T", " ")

    def decode(self, text: str) -> Any:
        """Read a moment in ISO 8601."""
        try:
            value = self._type.fromisoformat(text.strip())
        except ValueError:
            example = EXAMPLES[self._type]
            raise ValueError(f"must be like {example}, got {text!r}") from None
        if isinstance(value, datetime | time) and value.tzinfo is None:
            return value.replace(tzinfo=self._zone)
        return value

    def editor(self, label: str, value: Any, change: Change) -> ft.Control:
        """Return a field."""
        return typed_field(self, label, value, change, hint_text=EXAMPLES[self._type])
