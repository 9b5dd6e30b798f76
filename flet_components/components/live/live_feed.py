"""`LiveFeed`: messages as they come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY
from typing import Any, Literal, Optional

import flet as ft
from attrs import validators

from flet_components.components.clockwork.waker import Waker
from flet_components.components.following.feed_head import head
from flet_components.components.following.feed_rows import MessageRow, gap_row, line
from flet_components.components.following.flow import Flow
from flet_components.components.following.following_list import FollowingList
from flet_components.components.following.link import (
    Link,
    Rate,
    link_of,
    seconds_left,
)
from flet_components.components.following.messages import Gap, Message, Sequence
from flet_components.components.following.tail import Tail
from flet_components.components.following.taking_in import SOURCE, TakingIn
from flet_components.components.polling_events import PollingEvent
from flet_components.components.rows.functions import same_function
from flet_components.components.rows.list_faces import (
    empty_face,
    failed_face,
    skeleton,
)
from flet_components.fields import computed, internal, prop, reactive
from flet_components.sources.source import Source
from flet_components.wording import say

__all__ = ["LiveFeed"]

MARKS = 5
"""Rows marked at a time beyond which none is: nobody could tell them apart."""


@reactive
class LiveFeed(TakingIn):
    """Shows the messages of a source as they come, and how its connection stands.

    It keeps the newest of them. Where the newest come, it follows while the user is
    there.
    """

    source: Optional[Source[Any]] = prop(default=None, validate=SOURCE, kw_only=False)
    """Where messages come from: `listen(...)`, `events(...)`, `stream(...)` or any
    other source. Of one that is shared, each new value is a message."""

    item: Callable[[Any], ft.Control] = line
    """Makes a control of a message; it is called once for each that is shown."""

    _: KW_ONLY

    title: Optional[str] = None
    """What stands above it."""

    controls: bool = True
    """Whether it has a head: the title, how the connection stands, how many messages
    come a second, and pause."""

    order: Literal["newest_first", "newest_last"] = prop(
        default="newest_first", validate=validators.in_(["newest_first", "newest_last"])
    )
    """Whether new messages come at the top, or at the bottom."""

    max_items: int = prop(default=200, validate=validators.ge(1))
    """How many messages it keeps, 1 or more; the oldest go."""

    where: Optional[Callable[[Any], bool]] = None
    """Says of a message whether it is shown; None for all."""

    sequence: Optional[Callable[[Any], Optional[int]]] = None
    """Returns the number of a message, or None if it has none; where some are missing,
    a line says how many."""

    when_paused: Literal["buffer", "drop"] = prop(
        default="buffer", validate=validators.in_(["buffer", "drop"])
    )
    """What becomes of messages in a pause: `"buffer"` keeps the newest `max_items`,
    `"drop"` none. The connection stays as it is."""

    highlight: float = prop(default=1.5, validate=validators.ge(0))
    """Seconds for which new messages are marked, unless too many come; 0 for no
    marks."""

    list_height: Optional[float] = prop(
        default=320.0, validate=validators.optional(validators.gt(0))
    )
    """Height of the messages, in logical pixels; None for all there is, which the
    component must then be given with `expand`."""

    placeholders: int = prop(default=3, validate=validators.ge(0))
    """How many rows stand there before the first message."""

    empty: Optional[str] = None
    """What is said if it is connected and nothing has come; None for words of the
    library."""

    on_update: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when something has come; of a flood, with the newest of it."""

    on_gap: Optional[ft.ControlEventHandler[LiveFeed]] = None
    """Called when messages are missing; the event's `data` is how many."""

    _link: Link = internal("connecting")
    _rate: float = internal(0.0)
    _left: int = internal(0)
    _waiting: int = internal(0)

    def __post_init__(self, *args: Any) -> None:
        """Make what keeps the messages."""
        super().__post_init__(*args)
        self._kept: Tail[Message | Gap] = Tail(self.max_items)
        self._rates, self._numbers = Rate(), Sequence()
        self._marked: list[MessageRow] = []
        self._dropped = 0
        self._made: tuple[Any, ...] = ()
        self._many = False
        self._refused = 0

    def build(self) -> ft.Control:
        """Put the head above the messages."""
        self._flow = Flow(self, self._show)
        self._list = FollowingList(self, self._row, self._is_at_top, self.resume)
        self._waker = Waker(self, self._look)
        self.watch(lambda: self.max_items, lambda most, _: self._kept.bound(most))
        self.watch(lambda: self._looks, lambda *_: self._flow.ask())
        self.watch(lambda: self.source, lambda *_: self._numbers.forget())
        self.watch(lambda: self.running, lambda *_: self._turn())
        self.watch(lambda: (self.link, self.snapshot), lambda *_: self._flow.ask())
        self.watch(lambda: self.snapshot.value, lambda *_: self._tell())
        self._show()
        top = self.bind(head(self), visible=lambda: self.controls)
        body = self.bind(
            ft.Container(),
            content=self._body,
            height=lambda: self.list_height,
            expand=lambda: self.list_height is None,
        )
        return self.bind(
            ft.Column(
                [top, body],
                spacing=8,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
            tight=lambda: self.list_height is not None,
        )

    # --- how it stands ---

    @property
    def messages(self) -> list[Any]:
        """The messages that it keeps and `where` lets through, the oldest first."""
        return [
            entry.value for _, entry in self._wanted() if isinstance(entry, Message)
        ]

    @computed
    def link(self) -> Link:
        """How the connection stands; bindings follow at once.

        `"connecting"`, `"open"`, `"retrying"`, `"failed"` (and will not try again by
        itself), `"closed"` (it has come to its end), or `"resting"`.
        """
        if self.source is None:
            return "resting"
        return link_of(self._intake.feed, self.snapshot)

    @property
    def retry_in(self) -> int:
        """Seconds until it connects again; bindings follow."""
        return self._left

    @property
    def rate(self) -> float:
        """Messages a second, on average of the last five; bindings follow."""
        return self._rate

    @property
    def waiting(self) -> int:
        """How many messages have come in a pause; bindings follow."""
        return self._waiting

    # --- verbs ---

    def clear(self) -> None:
        """Forget all messages that have come."""
        self._component.here(self._forget)

    def reset(self) -> None:
        """Forget all messages, and connect anew."""
        self._component.here(self._begin_anew)

    # --- what comes ---

    def _take(self, message: Any) -> None:
        now = self._component.own_time.monotonic()
        self._rates.add(now)
        self._count(message)
        if self.running or self.when_paused == "buffer":
            self._kept.add(Message(message, now))
        else:
            self._dropped += 1
        self._flow.ask()

    def _count(self, message: Any) -> None:
        """Look whether messages are missing before this one."""
        try:
            number = self.sequence(message) if self.sequence is not None else None
            missing = 0 if number is None else self._numbers.missing_before(number)
        except Exception as error:
            self._component.reaction_failed(error)
            return
        if missing:
            self._kept.add(Gap(missing, "missing"))
            self.emit("gap", data=missing)

    def _turn(self) -> None:
        """Begin a pause, or end it: what was left out is told."""
        if self.running and self._dropped:
            self._kept.add(Gap(self._dropped, "left_out"))
        self._dropped = 0
        self._flow.ask()

    def _forget(self) -> None:
        self._kept.clear()
        self._numbers.forget()
        self._dropped, self._made = 0, ()
        self.follow = True
        if self._component.built:
            self._flow.ask()

    def _begin_anew(self) -> None:
        self._forget()
        self._intake.forget()

    def _tell(self) -> None:
        if self.on_update is not None and self.snapshot.has_value:
            self.emit("update", PollingEvent.of(self, "update", self.snapshot))

    # --- what is shown ---

    @property
    def _looks(self) -> tuple[object, ...]:
        """On what it depends which messages are shown, and how."""
        what = (self.item, self.where, self.order, self.max_items, self.highlight)
        return (*what, self.follow)

    def _show(self) -> int:
        """Show what is new, and take old marks away."""
        anew = not self._made or not all(
            map(same_function, self._made, (self.item, self.where, self.order))
        )
        self._made = (self.item, self.where, self.order)
        self._refused = 0 if anew else self._refused
        items = self._wanted()
        rate = self._rates.at(self._component.own_time.monotonic())
        self._many = not self._list.rows or rate * self.highlight > MARKS
        new = self._list.show(items, anew=anew)
        self._waiting = self._dropped + self._list.unseen
        self._link = self.link
        self._unmark()
        self._waker.look()
        return new

    def _wanted(self) -> list[tuple[int, Message | Gap]]:
        return [
            (number, entry)
            for number, entry in self._kept.items()
            if isinstance(entry, Gap) or self._passes(number, entry)
        ]

    def _passes(self, number: int, message: Message) -> bool:
        """Say whether a message is wanted; if that fails it is not, and told once."""
        try:
            return self.where is None or bool(self.where(message.value))
        except Exception as error:
            if number > self._refused:
                self._refused = number
                self._component.reaction_failed(error)
            return False

    def _row(self, entry: Message | Gap) -> ft.Control:
        if isinstance(entry, Gap):
            return gap_row(entry)
        now = self._component.own_time.monotonic()
        marked = not self._many and now - entry.at < self.highlight
        row = MessageRow(self._component, entry, self.item, marked=marked)
        if marked:
            self._marked.append(row)
        return row.box

    def _unmark(self) -> None:
        """Take the marks of old rows away, and come back for the next one."""
        since = self._component.own_time.monotonic() - self.highlight
        for row in self._marked:
            if row.at <= since:
                row.unmark()
        self._marked = [row for row in self._marked if row.marked]
        if self._marked:
            self._flow.ask(self._marked[0].at - since)

    def _look(self) -> Optional[float]:
        """Show the rate and the seconds that are left; return when to look again."""
        clock = self._component.own_time
        self._rate = self._rates.at(clock.monotonic())
        self._left = seconds_left(self.snapshot.retry_at, clock.now())
        return 1.0 if self._rate or self._left else None

    def _is_at_top(self) -> bool:
        return self.order == "newest_first"

    def _body(self) -> ft.Control:
        if self._list.some:
            return self._list.view
        if self._link in ("retrying", "failed"):
            return failed_face(self.bind(ft.Text(), value=self._reason), self.refresh)
        if self._kept.count and self.where is not None:
            return empty_face(say("feed.none"))
        if self._link in ("open", "closed") or self.source is None:
            return empty_face(say("empty") if self.empty is None else self.empty)
        return skeleton(self.placeholders)

    def _reason(self) -> str:
        """Say why nothing has come."""
        return str(self.snapshot.error or "")
