"""What a `RelativeTime` says of a moment, and until when. Pure functions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, Optional, Union

import attrs

from flet_components.components.clockwork.relative_time.absolute_dates import (
    date_and_time,
    full_date,
    short_date,
    until_other_date,
)
from flet_components.components.clockwork.relative_time.relative_phrases import (
    Style,
    duration_phrase,
    relative_phrase,
    unit_phrase,
)
from flet_components.components.clockwork.relative_time.relative_spans import (
    span,
    until_other_span,
)
from flet_components.components.clockwork.relative_time.relative_units import (
    FAR,
    Scale,
    distance,
    seen_from,
    until_other,
)
from flet_components.components.clockwork.wall_time import EARLY, HourCycle
from flet_components.wording import say

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "FORMATS",
    "Format",
    "Memory",
    "Said",
    "Wording",
    "known_format",
    "until_wake",
]

Format = Union[
    Literal["auto", "relative", "duration", "elapsed", "micro", "datetime"],
    Callable[[timedelta], str],
]
MINUTE = timedelta(minutes=1)
SECOND = 1_000_000
"""A second in microseconds."""
LABEL: Style = "long"
"""How a screen reader says it."""
LANGUAGE_OF_WORDS = "en"
"""The language of the table of built-in words."""


@attrs.frozen
class Said:
    """What is said of a moment."""

    text: str
    label: Optional[str] = None
    """What a screen reader says instead, if that is more."""
    until: Optional[datetime] = None
    """When it is no longer right; None if it always is."""


@attrs.frozen
class Wording:
    """How it is said of one moment."""

    moment: datetime
    """The moment, in UTC."""
    locale: Locale
    scale: Scale
    format: Format = "auto"
    threshold: timedelta = timedelta(days=30)
    style: Style = "long"
    prefix: Optional[str] = None
    cycle: Optional[HourCycle] = None

    def said(self, now: datetime) -> Said:
        """Return what is said at a date and time, in UTC."""
        if callable(self.format):
            text = self.format(now - self.moment)
            return Said(text, None, until_other_span(self.moment, now, self.scale))
        return FORMATS[self.format](self, now)

    def absolute(self) -> str:
        """Return the whole date, for a tooltip."""
        return full_date(self.moment, self.locale, self.scale.zone, self.cycle)

    def _auto(self, now: datetime) -> Said:
        """Say how far away it is; beyond the threshold, on which date it is."""
        passed = now - seen_from(self.moment, now, self.scale.tense)
        if passed >= self.threshold or -passed > self.threshold:
            return self._date(now)
        said = self._relative(now)
        if self.scale.tense == "future":  # it is never over
            return said
        return _ending(said, self.moment, self.threshold)

    def _date(self, now: datetime) -> Said:
        zone = self.scale.zone
        date = self._on(short_date(self.moment, now, self.locale, zone))
        said = Said(date, None, until_other_date(self.moment, now, zone))
        comes_near = self.moment > now and self.threshold > timedelta(0)
        return _ending(said, self.moment, -self.threshold) if comes_near else said

    def _on(self, date: str) -> str:
        if self.prefix is not None:
            return f"{self.prefix} {date}".strip()
        english = self.locale.language == LANGUAGE_OF_WORDS
        return say("on_date", date=date) if english else date

    def _relative(self, now: datetime) -> Said:
        found = distance(self.moment, now, self.scale)
        text, label = (
            relative_phrase(found, self.locale, style) for style in (self.style, LABEL)
        )
        until = until_other(self.moment, now, self.scale)
        return Said(text, label if label != text else None, until)

    def _micro(self, now: datetime) -> Said:
        """Say for how long in one unit, as short as can be, or that it is now."""
        found = distance(self.moment, now, self.scale)
        text = unit_phrase(found.count, found.unit, self.locale, "narrow")
        if found.word == 0:
            text = relative_phrase(found, self.locale, "narrow")
        label = relative_phrase(found, self.locale, LABEL)
        until = until_other(self.moment, now, self.scale)
        return Said(text, label if label != text else None, until)

    def _duration(self, now: datetime) -> Said:
        return self._span(now, self.style)

    def _elapsed(self, now: datetime) -> Said:
        return self._span(now, "narrow")

    def _span(self, now: datetime, style: Style) -> Said:
        parts = span(self.moment, now, self.scale)
        text, label = (duration_phrase(parts, self.locale, s) for s in (style, LABEL))
        until = until_other_span(self.moment, now, self.scale)
        return Said(text, label if label != text else None, until)

    def _datetime(self, now: datetime) -> Said:
        zone, cycle = self.scale.zone, self.cycle
        return Said(date_and_time(self.moment, self.locale, zone, cycle))


class Memory:
    """What was said last; it is worked out anew only when it is no longer right."""

    __slots__ = ("_said", "_since", "_wording", "absolute", "rtl")

    absolute: Optional[str]
    """The whole date, if there is anything to say."""
    rtl: bool
    """Whether it is written from right to left."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Have nothing to say."""
        self._wording: Optional[Wording] = None
        self.absolute, self.rtl = None, False

    def said(self, wording: Wording, now: datetime) -> Said:
        """Return what is said at a date and time, in UTC."""
        if wording != self._wording:
            self.absolute = wording.absolute()
            self.rtl = wording.locale.text_direction == "rtl"
            self._wording, self._since, self._said = wording, FAR, Said("")
        if not self._since <= now < (self._said.until or FAR):
            self._said, self._since = wording.said(now), now
        return self._said


FORMATS: dict[str, Callable[[Wording, datetime], Said]] = {
    "auto": Wording._auto,
    "relative": Wording._relative,
    "duration": Wording._duration,
    "elapsed": Wording._elapsed,
    "micro": Wording._micro,
    "datetime": Wording._datetime,
}


def known_format(_: object, attribute: attrs.Attribute[object], value: object) -> None:
    """Validate that a format is one of ours, or makes a text of a duration."""
    if not callable(value) and value not in FORMATS:
        names = ", ".join(map(repr, FORMATS))
        raise ValueError(
            f"'{attribute.name}' must be one of {names} or a function of a timedelta"
        )


def _ending(said: Said, moment: datetime, later: timedelta) -> Said:
    """Return what is said, until so much later than the moment at most."""
    try:
        edge = moment + later
    except OverflowError:  # after the last date that there is
        return said
    return attrs.evolve(said, until=min(said.until or FAR, edge))


def until_wake(now: datetime, until: datetime) -> float:
    """Return the seconds until a text is to be looked at that is right until a date.

    It is looked at in the full second of the wall clock that follows, so that all texts
    wake together; and at the next full minute at the latest, as for any wall clock.

    Args:
        now: What a clock has `reached`.
        until: When another text is right.
    """
    at = min(until, now.replace(second=0, microsecond=0) + MINUTE)
    at += timedelta(microseconds=-at.microsecond % SECOND)
    return (at - now + EARLY).total_seconds()
