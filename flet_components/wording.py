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
        "list.more": "Load more",
        "list.end": "That is all",
        "loading": "Loading",
        "new": "{n} new",
        "to_newest": "Go to the newest",
        "log.copy": "Copy all",
        "log.clear": "Clear",
        "log.level": "Least level",
        "log.debug": "Debug",
        "log.info": "Info",
        "log.warning": "Warning",
        "log.error": "Error",
        "log.critical": "Critical",
        "log.search": "Search",
        "log.none": "No such lines",
        "feed.connecting": "Connecting",
        "feed.open": "Connected",
        "feed.retrying": "Trying again in {seconds} s",
        "feed.failed": "Not connected",
        "feed.closed": "Ended",
        "feed.resting": "Resting",
        "feed.rate": "{n}/s",
        "feed.waiting": "Paused, {n} waiting",
        "feed.missing": "{n} missing",
        "feed.left_out": "{n} left out",
        "feed.connect": "Connect now",
        "feed.none": "Nothing that fits",
        "load": "Load",
        "waiting.row": "{n} change waiting",
        "waiting.rows": "{n} changes waiting",
        "sort.up": "sorted ascending",
        "sort.down": "sorted descending",
        "again": "Trying again in {duration}.",
        "status.up": "Up",
        "status.degraded": "Degraded",
        "status.down": "Down",
        "status.unknown": "Unknown",
        "status.checking": "Checking",
        "status.paused": "Not checked for now",
        "status.check": "Check again",
        "status.changed": "changed",
        "status.since": "{status} since {date}",
        "status.failed": "{n} of {of} bad readings",
        "status.passed": "{n} of {of} good readings",
        "connection.lost": "Connection lost",
        "connection.lost_to": "{label}: connection lost",
        "connection.retrying": "Trying again",
        "connection.again_in": "Trying again in",
        "connection.silent": "No answer from the server. What you see may be old.",
        "connection.back": "Back online",
        "connection.back_to": "{label}: back online",
        "connection.away": "It was gone for {duration}.",
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
        "chart.empty": "No values yet",
        "chart.rising": "Rising, from {low} to {high}, now {last}",
        "chart.falling": "Falling, from {low} to {high}, now {last}",
        "chart.steady": "Steady, from {low} to {high}, now {last}",
        "figure.up": "up {delta}",
        "figure.down": "down {delta}",
        "figure.warn": "Warning",
        "figure.alarm": "Alarm",
        "start": "Start",
        "pause": "Pause",
        "reset": "Reset",
        "progress.about": "about {duration} left",
        "progress.cancel": "Cancel",
        "progress.cancelled": "Cancelled",
        "progress.cancelling": "Cancelling",
        "progress.done": "Done",
        "progress.failed": "Failed.",
        "progress.of": "{n} of {total}",
        "progress.percent": "{n} percent",
        "progress.ready": "Ready",
        "progress.running": "Running",
        "progress.skipped": "Skipped",
        "progress.soon": "a few seconds left",
        "progress.speed": "{n} {unit}/s",
        "progress.step": "Step {n} of {total}",
        "progress.working": "Working",
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
