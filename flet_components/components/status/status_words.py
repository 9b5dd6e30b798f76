"""What a status badge says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from flet_components.components.clockwork.relative_time.absolute_dates import (
    date_and_time,
)
from flet_components.components.locales import locale_of, wants_24_hours
from flet_components.components.status.statuses import StatusLook, looks_with, text_of
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.status_badge import StatusBadge

__all__ = ["explanation", "look_of", "reason", "sentence", "word_of"]


def look_of(badge: StatusBadge) -> StatusLook:
    """Return how the status looks."""
    looks = looks_with(badge.looks)
    return looks.get(badge.status) or looks["unknown"]


def word_of(badge: StatusBadge) -> str:
    """Return what the status is called."""
    if badge.since is None and badge.is_probed and badge.running:
        return say("status.checking")
    return text_of(badge.status, look_of(badge))


def reason(badge: StatusBadge) -> Optional[str]:
    """Return what is said besides: the detail, a doubt, or that nothing is checked."""
    if not badge.running:
        return say("status.paused")
    doubt = badge._judged.doubt(badge._watch.severity)
    if doubt:
        key, of = ("failed", badge.fall) if doubt > 0 else ("passed", badge.rise)
        return say(f"status.{key}", n=abs(doubt), of=of)
    return badge._said if badge.detail is None else badge.detail


def sentence(badge: StatusBadge) -> str:
    """Return what a screen reader says."""
    first, more = _named(badge), reason(badge)
    return f"{first}. {more}" if more else first


def explanation(badge: StatusBadge) -> str:
    """Return what the tooltip says: also since when."""
    first, more = _named(badge), reason(badge)
    if badge.since is not None:
        locale, in_24 = locale_of(badge, None), wants_24_hours(badge)
        date = date_and_time(badge.since, locale, None, "h23" if in_24 else None)
        first = say("status.since", status=first, date=date)
    return f"{first}\n{more}" if more else first


def _named(badge: StatusBadge) -> str:
    word = word_of(badge)
    return f"{badge.label}: {word}" if badge.label else word
