"""Laps of a stopwatch: which is the best, how they are written, and exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Optional

import attrs

from flet_components.components.clockwork.durations import clock_face, in_steps
from flet_components.components.clockwork.timers.timer_events import TimerEvent

__all__ = ["Lap", "LapEvent", "best_and_worst", "lap_face", "laps_csv", "next_lap"]

HEADER = ("lap", "seconds", "split", "at")


@attrs.frozen
class Lap:
    """One lap; times in seconds."""

    number: int
    """Which one it is, from 1."""
    seconds: float
    """How long it took: from the lap before, or from the beginning."""
    split: float
    """How long all took up to its end."""
    at: datetime
    """When it ended, in UTC."""


@dataclass(kw_only=True)
class LapEvent(TimerEvent):
    """What `on_lap` is handed."""

    lap: Lap
    """The lap that has ended."""


def next_lap(laps: Sequence[Lap], split: float, at: datetime) -> Lap:
    """Return the lap that ends at a time, after those before."""
    if not laps:
        return Lap(1, split, split, at)
    last = laps[-1]
    return Lap(last.number + 1, round(split - last.split, 6), split, at)


def best_and_worst(laps: Sequence[Lap]) -> tuple[Optional[Lap], Optional[Lap]]:
    """Return the shortest and the longest lap, the first of equal ones.

    One lap alone, or laps that are all equal, are neither.
    """
    if not laps:
        return None, None
    best = min(laps, key=lambda lap: lap.seconds)
    worst = max(laps, key=lambda lap: lap.seconds)
    return (best, worst) if best.seconds < worst.seconds else (None, None)


def lap_face(seconds: float, precision: int) -> str:
    """Return how long a lap took, in steps that are over: `01:23.45`."""
    reached = -in_steps(-seconds, precision) / 10**precision
    return clock_face(reached, precision)


def laps_csv(laps: Sequence[Lap]) -> str:
    """Return laps as CSV (RFC 4180): `lap,seconds,split,at`, dates as in ISO 8601."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(HEADER)
    for lap in laps:
        table.writerow((lap.number, lap.seconds, lap.split, lap.at.isoformat()))
    return text.getvalue()
