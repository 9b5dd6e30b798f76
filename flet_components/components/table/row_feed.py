"""Keyed rows that are fetched or pushed, age, and wait while somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from typing import Any, Optional

from attrs import validators

from flet_components.components.live.polling_base import PollingBase
from flet_components.components.rows.functions import same_function
from flet_components.components.rows.keys import keyed, own_key, rows_in
from flet_components.components.table.table_data import TableData
from flet_components.fields import internal, prop, reactive
from flet_components.presence import PageState
from flet_components.sources.source import Source

__all__ = ["RowFeed"]


@reactive(kw_only=True)
class RowFeed(PollingBase):
    """Has rows by key: the part of a `LiveTable` that knows nothing of columns.

    A subclass writes `build` and `_soon`, and shows `_rows_at` a moment.
    """

    row_key: Callable[[Any], Hashable] = own_key
    """Returns the key of a row, its own in the table; by default its `id` or `key`, or
    the row itself."""

    row_ttl: Optional[float] = prop(
        default=None, validate=validators.optional(validators.gt(0))
    )
    """Seconds after which a row is removed that has not come again; what is fetched
    then adds and changes rows. None: what is fetched replaces all rows, those that were
    pushed, too; if nothing is fetched, they stay until they are removed."""

    freeze_on_hover: bool = True
    """Whether the rows stand still while the pointer is over them."""

    _hovered: bool = internal(False)
    _pushed_at: Optional[datetime] = internal(None)
    _waiting: int = internal(0)
    _refused: Optional[Exception] = internal(None)

    def __post_init__(self, *args: Any) -> None:
        """Make what keeps the rows."""
        super().__post_init__(*args)
        self._data = TableData()
        self._counted: Optional[float] = None
        self._component.on_build(self._follow_rows)

    # --- how it stands ---

    @property
    def updated_at(self) -> Optional[datetime]:
        """When anything was fetched or pushed last, in UTC; None before."""
        times = [super().updated_at, self._pushed_at]
        return max((time for time in times if time is not None), default=None)

    @property
    def waiting(self) -> int:
        """How many rows have news that are not shown yet; bindings follow."""
        return self._waiting

    # --- verbs ---

    def upsert(self, rows: Iterable[Any]) -> None:
        """Add rows, or change those that have their keys; from any thread.

        A dict may hold no more than its key and what has changed.
        """
        found = [(self.row_key(row), row) for row in rows_in("rows", rows)]
        self._component.here(lambda: self._push(found))

    def remove(self, keys: Iterable[Hashable]) -> None:
        """Remove the rows that have these keys; from any thread."""
        found = list(rows_in("keys", keys))
        self._component.here(lambda: self._pull(found))

    async def refresh(self) -> None:
        """Fetch at once, also while it is paused, and show what waits."""
        await super().refresh()
        self._take()
        if not (self._hovered and self.freeze_on_hover):
            self._data.show_all()
        self._soon()

    def reset(self) -> None:
        """Forget all rows, fetched and pushed, and begin anew."""
        super().reset()
        self._component.here(self._clear)

    # --- what comes ---

    @property
    def _now(self) -> float:
        return self._component.own_time.monotonic()

    @property
    def _is_pushed(self) -> bool:
        """Whether there is nothing to fetch."""
        return self.fetch is None and type(self).load is PollingBase.load

    def _source(self) -> Optional[Source[Any]]:
        return None if self._is_pushed else super()._source()

    def _rows_at(self, now: float) -> Mapping[Hashable, Any]:
        """Return the rows to show."""
        self._count_age()
        self._data.expire(now, self._ttl)
        self._waiting = self._data.waiting
        return self._data.shown

    @property
    def _due(self) -> Optional[float]:
        """When the next row is too old; None for never."""
        return self._data.due(self._ttl)

    def _follow_rows(self) -> None:
        self.watch(
            lambda: (self.snapshot.value, self.snapshot.updated_at),
            lambda *_: self._take(),
        )
        self.watch(lambda: self.reset_key, lambda *_: self._clear())
        self.watch(lambda: self.row_key, self._rekey)
        self.watch(lambda: self._held, lambda *_: self._hold())
        self.watch(lambda: self._ttl, lambda *_: self._count_age())
        self.watch(lambda: self._ttl, lambda *_: self._soon())
        self.watch(lambda: self.page_state, lambda *_: self._hover(over=False))
        self._take()

    def _take(self) -> None:
        """Take in what was fetched."""
        self._data.hold(held=self._held)
        snapshot = self.snapshot
        if not snapshot.has_value:
            return
        try:
            self._keep(rows_in("what is fetched", snapshot.value or ()))
            self._refused = None
        except Exception as error:
            self._refused = error
            raise
        finally:
            self._soon()

    def _keep(self, rows: Iterable[Any]) -> None:
        if self.row_ttl is None:
            self._data.replace(keyed(rows, self.row_key), self._now)
        else:
            self._data.merge([(self.row_key(row), row) for row in rows], self._now)

    def _push(self, rows: list[tuple[Hashable, Any]]) -> None:
        clock = self._component.own_time
        self._data.merge(rows, clock.monotonic())
        self._pushed_at = clock.now()
        self._soon()

    def _pull(self, keys: list[Hashable]) -> None:
        self._data.remove(keys)
        self._soon()

    def _clear(self) -> None:
        self._hovered = False  # what is over nothing is told of no exit
        self._pushed_at = None
        self._data.clear()
        self._soon()

    def _rekey(self, new: Any, old: Any) -> None:
        if not same_function(new, old):  # a render makes a new lambda
            self._data.rekey(new, self._now)
            self._soon()

    def _count_age(self) -> None:
        """Count anew how old rows are, if it was not counted before."""
        if self._ttl != self._counted:
            self._counted = self._ttl
            self._data.refresh(self._now)

    @property
    def _ttl(self) -> Optional[float]:
        """After how long rows are too old now: never, while none can come."""
        paused = not self.running or self.snapshot.fetch_status == "paused"
        return None if paused or self.snapshot.status == "error" else self.row_ttl

    # --- when it stands still ---

    @property
    def _held(self) -> bool:
        return not self.running or (self._hovered and self.freeze_on_hover)

    def _hold(self) -> None:
        self._data.hold(held=self._held)
        self._soon()

    def _hover(self, over: bool) -> None:
        self._hovered = over and self.page_state is PageState.CONNECTED

    # --- to override ---

    def _soon(self) -> None:
        """Show the rows as they are, now or soon."""
