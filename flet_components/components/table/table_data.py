"""The rows of a table, by key: as they are, and as they were when it was held."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, Optional

from flet_components.signals import equal

__all__ = ["TableData"]

Rows = dict[Hashable, Any]
MISSING: Any = object()


class TableData:
    """Keyed rows that may be held: what they were is shown then, and news counted."""

    def __init__(self) -> None:
        self._rows: Rows = {}
        self._seen: dict[Hashable, float] = {}
        self._kept: Optional[Rows] = None
        self._waiting: set[Hashable] = set()

    @property
    def shown(self) -> Mapping[Hashable, Any]:
        """The rows to show."""
        return self._rows if self._kept is None else self._kept

    @property
    def waiting(self) -> int:
        """How many rows are others than those that are shown."""
        return len(self._waiting)

    def due(self, ttl: Optional[float]) -> Optional[float]:
        """Return when the next row is too old; None for never."""
        oldest = next(iter(self._seen.values()), None)
        return None if ttl is None or oldest is None else oldest + ttl

    # --- what comes ---

    def replace(self, rows: Rows, now: float) -> None:
        """Have these rows and no others, in their order."""
        gone = self._rows.keys() - rows.keys()
        changed = [
            key
            for key, row in rows.items()
            if not equal(self._rows.get(key, MISSING), row)
        ]
        self._rows, self._seen = dict(rows), dict.fromkeys(rows, now)
        self._changed([*gone, *changed])

    def merge(self, rows: Iterable[tuple[Hashable, Any]], now: float) -> None:
        """Add rows, or change them; a dict may hold no more than what has changed."""
        changed = []
        for key, row in rows:
            old = self._rows.get(key, MISSING)
            if isinstance(old, dict) and isinstance(row, dict):
                row = {**old, **row}
            self._seen.pop(key, None)
            self._seen[key] = now
            if not equal(old, row):
                self._rows[key] = row
                changed.append(key)
        self._changed(changed)

    def remove(self, keys: Iterable[Hashable]) -> None:
        """Remove rows; keys of none are left out."""
        gone = [key for key in keys if self._rows.pop(key, MISSING) is not MISSING]
        for key in gone:
            self._seen.pop(key, None)
        self._changed(gone)

    def expire(self, now: float, ttl: Optional[float]) -> None:
        """Remove the rows that did not come for some seconds; None for none."""
        old = []
        for key, seen in self._seen.items():
            if ttl is None or seen + ttl > now:
                break
            old.append(key)
        self.remove(old)

    def refresh(self, now: float) -> None:
        """Take all rows as if they had just come."""
        self._seen = dict.fromkeys(self._rows, now)

    def clear(self) -> None:
        """Have no rows, and show none, held or not."""
        self._rows, self._seen = {}, {}
        self.show_all()

    def rekey(self, key: Callable[[Any], Hashable], now: float) -> None:
        """Tell the rows apart in another way."""
        self.replace({key(row): row for row in self._rows.values()}, now)
        self.show_all()

    # --- held ---

    def hold(self, *, held: bool) -> None:
        """Show the rows as they are now, whatever comes, or no longer."""
        if held is (self._kept is None):
            self._kept = dict(self._rows) if held else None
            self._waiting.clear()

    def show_all(self) -> None:
        """Show the rows as they are now; they may go on to be held."""
        if self._kept is not None:
            self._kept = dict(self._rows)
            self._waiting.clear()

    def _changed(self, keys: Iterable[Hashable]) -> None:
        if not (kept := self._kept):
            self.show_all()  # the first rows are not held
            return
        for key in keys:
            if equal(kept.get(key, MISSING), self._rows.get(key, MISSING)):
                self._waiting.discard(key)
            else:
                self._waiting.add(key)
