"""The words that components show or say, in one table that an app may replace."""

from __future__ import annotations

import difflib
import string
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["DEFAULT_WORDS", "say", "set_words"]

DEFAULT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "failed": "This part could not be shown.",
        "retry": "Retry",
        "refresh": "Refresh",
        "resume": "Go on",
        "updated": "Updated",
        "not_updated": "Could not be updated.",
        "not_loaded": "Could not be loaded.",
        "empty": "Nothing here yet",
        "loading": "Loading",
        "again": "Trying again in {duration}.",
        "left.day": "{n} day",
        "left.days": "{n} days",
        "left.hour": "{n} hour",
        "left.hours": "{n} hours",
        "left.minute": "{n} minute",
        "left.minutes": "{n} minutes",
        "left.second": "{n} second",
        "left.seconds": "{n} seconds",
        "unit.day": "day",
        "unit.days": "days",
        "unit.hour": "hour",
        "unit.hours": "hours",
        "unit.minute": "minute",
        "unit.minutes": "minutes",
        "unit.second": "second",
        "unit.seconds": "seconds",
        "left": "{duration} left",
        "over": "{duration} over time",
        "passed": "{duration}",
        "paused": "paused, {state}",
        "done": "time is up",
        "on_date": "on {date}",
        "start": "Start",
        "pause": "Pause",
        "reset": "Reset",
        "lap": "Lap",
        "lap.number": "Lap {n}",
        "lap.best": "best",
        "lap.worst": "slowest",
        "round.work": "Focus",
        "round.short_break": "Short break",
        "round.long_break": "Long break",
        "round.at": "{round}, round {n} of {rounds}",
        "round.after": "{round} after round {n} of {rounds}",
        "round.count": "Round {n} of {rounds}",
        "round.skip": "Skip",
        "round.restart": "Restart round",
        "zone.today": "Today",
        "zone.tomorrow": "Tomorrow",
        "zone.yesterday": "Yesterday",
        "zone.days_later": "{n} days later",
        "zone.days_earlier": "{n} days earlier",
        "zone.same": "Same time",
        "zone.ahead": "{day}, +{duration} h",
        "zone.behind": "{day}, \u2212{duration} h",
        "zone.spoken_ahead": "{day}, {duration} ahead",
        "zone.spoken_behind": "{day}, {duration} behind",
    }
)
"""Each key with its English text; braces hold what is put in."""

_words = dict(DEFAULT_WORDS)


def set_words(words: Mapping[str, str]) -> None:
    """Replace built-in words, for another language or another tone.

    Components that are shown already follow at their next change.

    Args:
        words: Keys of `DEFAULT_WORDS` with new texts; the others stay.

    Raises:
        KeyError: If a key is unknown.
        ValueError: If a text puts in what the key does not have. In both cases nothing
            is changed.
    """
    for key, text in words.items():
        if key not in DEFAULT_WORDS:
            near = difflib.get_close_matches(key, DEFAULT_WORDS, 1, 0)
            raise KeyError(
                f"a key of DEFAULT_WORDS is wanted, got {key!r}: {near[0]!r}?"
            )
        if not _put_in(text) <= _put_in(DEFAULT_WORDS[key]):
            raise ValueError(
                f"{key!r} must put in no more than {DEFAULT_WORDS[key]!r}, got {text!r}"
            )
    _words.update(words)


def _put_in(text: str) -> set[str]:
    """Return the names between braces."""
    return {
        name for _, name, _, _ in string.Formatter().parse(text) if name is not None
    }


def say(key: str, **values: object) -> str:
    """Return the words for a key, with values put in."""
    return _words[key].format(**values)
