"""`ConnectionBanner`: says when a connection is lost, and when it is back."""

from __future__ import annotations

from dataclasses import KW_ONLY
from datetime import datetime, timedelta
from typing import Any, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.clockwork.durations import LENGTH
from flet_components.components.clockwork.waker import Waker
from flet_components.components.intake import Intake
from flet_components.components.status.connection import (
    ConnectionEvent,
    ConnectionState,
    Link,
    Watched,
)
from flet_components.components.status.connection_faces import message, silent_strip
from flet_components.components.status.lifeline import REST, Lifeline
from flet_components.fields import computed, internal, prop, reactive
from flet_components.presence import PageState, Policy
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import Source
from flet_components.user_control import UserControl

__all__ = ["ConnectionBanner"]


@reactive
class ConnectionBanner(UserControl):
    """Says that a connection is lost, when it is tried again, and that it is back.

    With a `source` it is the connection to that. Without one it is the page's own to
    its server: of that the browser can only be told when it is back; see `heartbeat`
    for what can be seen before. Else it takes no room.
    """

    source: Union[Source[Any], Watched, None] = prop(
        default=None,
        validate=validators.optional(validators.instance_of((Source, Watched))),
    )
    """What may be lost: a component that fetches, such as a `PollingList`, or a feed;
    or a source, best one that is shared, which it opens itself. None for the page."""

    label: Optional[str] = None
    """What it is the connection to."""

    _: KW_ONLY

    delay: float = prop(default=1.0, validate=LENGTH)
    """Seconds of a loss that nobody is told of: what flaps does not flicker."""

    duration: float = prop(default=5.0, validate=LENGTH)
    """Seconds for which it says that the connection is back; 0 for not at all."""

    heartbeat: Optional[float] = prop(
        default=None, validate=validators.optional(validators.ge(1))
    )
    """Seconds from one sign of life to the next, 1 or more: after three that did not
    come, the browser shows by itself that the server is silent. None for none: the
    browser draws all the time, and the strip takes its room. See the docs."""

    when_hidden: Policy = "pause"
    """As of every component."""

    when_disconnected: Policy = "pause"
    """As `when_hidden`; with `"run"` a loss of the page's own is told when it is."""

    on_change: Optional[ft.EventHandler[ConnectionEvent]] = None
    """Called when the connection is lost, and when it is back."""

    _state: ConnectionState = internal("online")
    _link: Link = internal(Link())
    _place: float = internal(REST)

    def __post_init__(self, *args: Any) -> None:
        """Make what opens the source."""
        super().__post_init__(*args)
        self._intake: Intake[Any] = Intake(self, self._own, lambda: True)
        self._component.on_build(self._intake.follow)

    # --- how it stands; bindings follow ---

    @computed
    def state(self) -> ConnectionState:
        """`"online"`, `"lost"`, or for a while `"back"`."""
        return self._state

    @property
    def is_lost(self) -> bool:
        """Whether it is lost, and that counts."""
        return self._state == "lost"

    @property
    def away(self) -> float:
        """For how many seconds it was gone the last time."""
        return self._link.away

    @property
    def snapshot(self) -> Optional[Snapshot[Any]]:
        """How what it watches stands; None for the page itself."""
        source = self.source
        if source is None:
            return None
        return self._intake.snapshot if isinstance(source, Source) else source.snapshot

    @property
    def retry_at(self) -> Optional[datetime]:
        """When it is tried again, in UTC; None if that is not known."""
        snapshot = self.snapshot
        return snapshot.retry_at if snapshot is not None else None

    @property
    def is_retried(self) -> bool:
        """Whether it is, or will be, tried again without a user."""
        snapshot = self.snapshot
        if snapshot is None:
            return False
        return snapshot.retry_at is not None or snapshot.fetch_status == "fetching"

    # --- verbs ---

    async def refresh(self) -> None:
        """Try again at once; returns when that has ended."""
        source = self.source
        if isinstance(source, Source):
            await self._intake.refresh()
        elif source is not None:
            await source.refresh()

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Put the message above what shows by itself, and follow the connection."""
        self._lifeline = Lifeline(self, silent_strip)
        self._waker = Waker(self, self._look, always=lambda: True)
        self.watch(lambda: self.source, lambda *_: self._intake.forget())
        self.watch(
            lambda: (self._is_gone, self.page_state),
            lambda *_: self._waker.look(),
        )
        self.watch(
            lambda: (self.delay, self.duration, self.heartbeat),
            lambda *_: self._waker.look(),
        )
        return ft.Column(
            [message(self), self._lifeline.view],
            spacing=0,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )

    @property
    def _is_gone(self) -> bool:
        """Whether there is no connection at this moment."""
        snapshot = self.snapshot
        if snapshot is None:
            return self.page_state is PageState.DISCONNECTED
        return snapshot.status == "error"

    def _own(self) -> Optional[Source[Any]]:
        return self.source if isinstance(self.source, Source) else None

    def _look(self) -> Optional[float]:
        """Show how it stands now; return in how many seconds to look again."""
        now = self._component.own_time.continuous()
        was_back = self._link.back_at
        self._link = self._link.turned(now, lost=self._is_gone, delay=self.delay)
        before, (self._state, wait) = (
            self._state,
            self._link.state(now, delay=self.delay, duration=self.duration),
        )
        if self._state == "lost" != before:
            self._tell(online=False, ago=self.delay, away=0.0)
        elif self._link.back_at != was_back:
            self._tell(online=True, ago=0.0, away=self._link.away)
        beat = self._lifeline.beat(now)
        return min((each for each in (wait, beat) if each is not None), default=None)

    def _tell(self, *, online: bool, ago: float, away: float) -> None:
        clock = self._component.own_time
        since = clock.now() - timedelta(seconds=ago)
        event = ConnectionEvent(
            name="change", control=self, online=online, since=since, away=away
        )
        self.emit("change", event)
