"""The timers of an event loop, as they are set."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

__all__ = ["note_timers"]


def note_timers(monkeypatch: pytest.MonkeyPatch) -> list[asyncio.TimerHandle]:
    """Return the timers that are set on the running event loop from now on."""
    loop, timers = asyncio.get_running_loop(), list[asyncio.TimerHandle]()
    call_at = loop.call_at

    def noted(*args: Any, **kwargs: Any) -> asyncio.TimerHandle:
        timers.append(call_at(*args, **kwargs))
        return timers[-1]

    monkeypatch.setattr(loop, "call_at", noted)
    return timers
