"""What both lists show: rows as a JSON API would send them, all of them each time.

It runs where Flet is: on ours, and on Flet alone.
"""

from __future__ import annotations

import json
import os
from typing import Any

import flet as ft

from benchmarks.peers.probe import probe

__all__ = ["CHANGED", "INTERVAL", "Answers", "row"]

CHANGED = int(os.environ.get("BENCH_CHANGED", "0"))
"""How many rows differ from those of the answer before."""
INTERVAL = float(os.environ.get("BENCH_INTERVAL", "0.5"))
"""Seconds from the end of one fetch to the next."""


class Answers:
    """Answers one fetch after the other with as many rows, and counts them."""

    def __init__(self, rows: int) -> None:
        self._rows: list[dict[str, Any]] = [
            {"id": n, "name": f"Share {n}", "price": 100.0 + n, "note": "up by 1.5 %"}
            for n in range(rows)
        ]
        self._text = json.dumps(self._rows)
        self._asked = 0

    async def fetch(self) -> list[dict[str, Any]]:
        """Return the rows, new ones each time."""
        probe.tick()
        for number in range(CHANGED):
            at = (self._asked * CHANGED + number) % len(self._rows)
            self._rows[at]["price"] += 1.0
        self._asked += 1
        if CHANGED:
            self._text = json.dumps(self._rows)
        found: list[dict[str, Any]] = json.loads(self._text)
        return found


def row(item: dict[str, Any]) -> ft.Control:
    """Make a row."""
    return ft.ListTile(
        title=item["name"],
        subtitle=item["note"],
        trailing=ft.Text(f"{item['price']:.2f}"),
    )
