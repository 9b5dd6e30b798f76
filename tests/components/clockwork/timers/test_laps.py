"""Laps: which is the best, how they are written, and exported."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components import Lap
from flet_components.components.clockwork.timers.laps import (
    best_and_worst,
    lap_face,
    laps_csv,
    next_lap,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def taken(*splits: float) -> list[Lap]:
    """Return the laps that end at some times."""
    laps: list[Lap] = []
    for split in splits:
        laps.append(next_lap(laps, split, NOON))
    return laps


def test_laps_follow_each_other() -> None:
    """Each begins where the one before ended; the first one at nothing."""
    found = [(lap.number, lap.seconds) for lap in taken(10, 25.5, 25.5)]
    assert found == [(1, 10), (2, 15.5), (3, 0)]


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=50))
def test_laps_add_up(splits: list[float]) -> None:
    """All laps together took as long as the last split says."""
    laps = taken(*sorted(round(split, 6) for split in splits))
    assert sum(lap.seconds for lap in laps) == pytest.approx(laps[-1].split)
    assert [lap.number for lap in laps] == list(range(1, len(laps) + 1))


@pytest.mark.parametrize(
    ("splits", "best", "worst"),
    [
        ([], None, None),
        ([10], None, None),
        ([10, 20], None, None),
        ([10, 19], 2, 1),
        ([10, 19, 28], 2, 1),
        ([10, 20, 40], 1, 3),
    ],
)
def test_the_best_and_the_worst(
    splits: list[float], best: int | None, worst: int | None
) -> None:
    """Only of laps that differ there is a best and a worst; the first of equal ones."""
    found = best_and_worst(taken(*splits))
    assert [lap and lap.number for lap in found] == [best, worst]


@pytest.mark.parametrize(
    ("seconds", "precision", "face"),
    [
        (0.0, 2, "00:00.00"),
        (61.349, 2, "01:01.34"),
        (61.999, 0, "01:01"),
        (3661.5, 1, "1:01:01.5"),
        (0.1 + 0.2, 1, "00:00.3"),
    ],
)
def test_a_lap_is_written_as_reached(seconds: float, precision: int, face: str) -> None:
    """Only steps that are over count, whatever floats make of the sums."""
    assert lap_face(seconds, precision) == face


def test_export() -> None:
    """Laps are exported as a table that spreadsheets and Python read."""
    rows = list(csv.DictReader(io.StringIO(laps_csv(taken(10.25, 20)))))
    assert [row["seconds"] for row in rows] == ["10.25", "9.75"]
    assert [row["split"] for row in rows] == ["10.25", "20"]
    assert datetime.fromisoformat(rows[0]["at"]) == NOON


def test_nothing_to_export() -> None:
    """Without laps there is only the head of the table."""
    assert laps_csv([]).split() == ["lap,seconds,split,at"]
