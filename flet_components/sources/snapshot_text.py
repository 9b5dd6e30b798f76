"""Snapshots, and what processes say about them, as text."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Optional

import attrs

from flet_components.errors import FletComponentsError
from flet_components.failures import in_words
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.structure import shared_structure

__all__ = ["ElsewhereError", "News", "from_text", "in_text", "is_news", "sendable"]


class ElsewhereError(FletComponentsError):
    """What failed in another process, in words."""


@attrs.frozen
class News:
    """What one process says to all."""

    snapshot: Optional[Snapshot[Any]] = None
    """How the data stands."""
    answers: str = ""
    """Who asked for it, if somebody did."""
    ask: str = ""
    """Who asks for the newest."""
    free: bool = False
    """Whether anybody may get the data now."""


def is_news(told: Snapshot[Any], snapshot: Snapshot[Any]) -> bool:
    """Say whether more has changed than that something is being fetched."""
    return told != attrs.evolve(
        snapshot,
        fetch_status=told.fetch_status,
        attempts=told.attempts,
        retry_at=told.retry_at,
    )


def sendable(snapshot: Snapshot[Any], before: Snapshot[Any]) -> Snapshot[Any]:
    """Return a snapshot that JSON can hold: itself, or the one before with an error."""
    try:
        json.dumps(snapshot.value, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        wrong = TypeError(
            f"value must be JSON to be shared through Redis, got {error}: make it so "
            "with select="
        )
        return attrs.evolve(
            before,
            status="error",
            error=wrong,
            failure_count=before.failure_count + 1,
            is_stale=before.has_value,
        )
    return snapshot


def in_text(snapshot: Optional[Snapshot[Any]] = None, **more: str) -> str:
    """Return what is said, as JSON."""
    if snapshot is None:
        return json.dumps(more)
    said = {
        "status": snapshot.status,
        "value": snapshot.value,
        "error": None if snapshot.error is None else _said(snapshot.error),
        "updated_at": snapshot.updated_at and snapshot.updated_at.isoformat(),
        "failure_count": snapshot.failure_count,
        "attempts": snapshot.attempts,
        "is_stale": snapshot.is_stale,
    }
    return json.dumps({"snapshot": said, **more}, separators=(",", ":"))


def from_text(text: str, before: Snapshot[Any]) -> News:
    """Return what was said; what is equal to the value before is that object."""
    said = json.loads(text)
    if not isinstance(said, dict):
        raise TypeError(f"it must be an object, got {text[:40]}")
    snapshot = said.pop("snapshot", None)
    if snapshot is None:
        return News(**said)
    snapshot["value"] = shared_structure(before.value, snapshot["value"])
    if snapshot["error"] is not None:
        snapshot["error"] = ElsewhereError(snapshot["error"])
    if snapshot["updated_at"] is not None:
        snapshot["updated_at"] = datetime.fromisoformat(snapshot["updated_at"])
    return News(Snapshot(**snapshot), **said)


def _said(error: Exception) -> str:
    return str(error) if isinstance(error, ElsewhereError) else in_words(error)
