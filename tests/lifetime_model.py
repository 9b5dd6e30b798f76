"""What the hooks of components promise, as a model that is small enough to believe.

Time passes in whole seconds, and a component ticks each second: each count is exact.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs

from flet_components import PageState
from flet_components.presence import Policy

__all__ = ["PageModel", "Record"]


@attrs.define(eq=False)
class Record:
    """One component: what it notes of itself, and what the model says of it."""

    name: str
    when_hidden: Policy
    when_disconnected: Policy
    value: int = 0
    breaks: bool = False
    """Whether its `did_mount_async` fails."""

    log: list[str] = attrs.Factory(list)
    """The hooks that ran, in order; a component writes it."""
    builds: int = 0
    ticks: int = 0
    errors: list[str] = attrs.Factory(list)

    unseen: bool = False
    """Whether it was added without a client, and without an update."""
    place: str | None = None
    """In which column it is; None while it is in none."""
    stays: bool = False
    begun: bool = False
    paused: bool = False
    failed: bool = False
    last: float = 0.0
    """When the last tick of its grid was."""
    hooks: list[str] = attrs.Factory(list)
    """What `log` must be."""
    counted: int = 0
    """What `ticks` must be."""
    failures: int = 0
    """How many `errors` there must be."""

    @property
    def works(self) -> bool:
        """Whether it has a task that ticks."""
        return self.begun and not self.failed

    def policy(self, state: PageState) -> Policy:
        """Return what it is to do while the page is in a state."""
        if state is PageState.DISCONNECTED:
            return self.when_disconnected
        if state in (PageState.HIDDEN, PageState.COVERED):
            return self.when_hidden
        return "run"


@attrs.define
class PageModel:
    """A page with two columns of components, and the time."""

    now: float = 0.0
    connected: bool = True
    visible: bool = True
    covered: bool = False
    closed: bool = False
    columns: dict[str, list[Record]] = attrs.Factory(lambda: {"a": [], "b": []})
    records: list[Record] = attrs.Factory(list)

    @property
    def state(self) -> PageState:
        """How the page stands for what is in its columns."""
        if not self.connected:
            return PageState.DISCONNECTED
        if not self.visible:
            return PageState.HIDDEN
        return PageState.COVERED if self.covered else PageState.CONNECTED

    def shown(self) -> Iterator[Record]:
        """Yield what is in the columns, in the order of the screen."""
        return itertools.chain(self.columns["a"], self.columns["b"])

    def put(self, record: Record, place: str) -> None:
        """Put a component at the end of a column."""
        record.place = place
        self.columns[place].append(record)

    def take(self, record: Record) -> None:
        """Take a component out of its column."""
        assert record.place is not None
        self.columns[record.place].remove(record)
        record.place = None

    def see(self) -> None:
        """Note that Flet has seen all that is in the columns."""
        for record in self.records:
            record.unseen = False

    def settle(self) -> None:
        """Let every component do what follows from where it is."""
        for record in self.records:
            record.unseen = record.unseen and not self.connected
            if record.place is None or record.unseen or self.closed:
                self.leave(record)
            else:
                self._follow(record)

    def advance(self, seconds: int) -> None:
        """Let time pass."""
        self.now += seconds
        for record in self.records:
            if record.works and not record.paused:
                record.counted += seconds
                record.last = self.now

    def _follow(self, record: Record) -> None:
        policy = record.policy(self.state)
        if policy == "cancel":
            self.leave(record)
            return
        record.stays = True
        if not record.begun and self.connected:
            self._begin(record)
        was_paused, record.paused = record.paused, policy == "pause"
        if was_paused and not record.paused and record.works:
            if self.now - record.last >= 1:
                record.counted += 1  # one catch-up, however much was missed
            record.last = self.now

    def _begin(self, record: Record) -> None:
        record.begun = True
        record.hooks.append("mount")
        if record.breaks:
            record.failed = True
            record.failures += 1
        else:
            record.counted += 1
        record.last = self.now

    def leave(self, record: Record) -> None:
        """End a component's stay."""
        if record.begun:
            record.hooks.append("unmount")
        record.stays = record.begun = record.paused = record.failed = False
