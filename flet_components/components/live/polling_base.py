"""`PollingBase`: something that is fetched again and again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.intake import Intake
from flet_components.components.polling_events import PollingEvent
from flet_components.fields import prop, reactive
from flet_components.presence import Policy
from flet_components.sources.polling import Poll, PollFeed, poll
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import Source
from flet_components.user_control import UserControl

__all__ = ["PollingBase"]

Fetch = Union[Callable[[], Awaitable[Any]], str, Source[Any], None]


@reactive(kw_only=True)
class PollingBase(UserControl):
    """Fetches again and again while somebody can see it. Made to be extended.

    A subclass writes `build`, and binds to `snapshot`; it may write `load` instead of
    taking a `fetch`. It fetches only while mounted, and by default only while its page
    is seen; what it has got stays while it is away.
    """

    fetch: Fetch = None
    """What it fetches: an asynchronous function, an address of JSON, or a source, such
    as one that is shared. Of functions always the newest is called."""

    interval: float = prop(default=10.0, validate=validators.gt(0))
    """Seconds from the end of a fetch to the next one, more than 0. Another one counts
    from the end of the last fetch on."""

    timeout: float = prop(default=30.0, validate=validators.gt(0))
    """Seconds after which a fetch has failed."""

    stale_time: Optional[float] = prop(
        default=None, validate=validators.optional(validators.gt(0))
    )
    """Seconds after which what it shows is stale; None for never. It also is while
    fetches fail."""

    max_failures: Optional[int] = prop(
        default=None, validate=validators.optional(validators.ge(1))
    )
    """How many failures in a row end it, until it is refreshed; None for never."""

    running: bool = True
    """Whether it fetches. The verbs set it too."""

    reset_key: object = None
    """Whatever it is, such as the id of what is fetched: when another one is assigned,
    what was fetched is forgotten, and it begins anew."""

    when_hidden: Policy = "pause"
    """As of every component; what is fetched waits by default until it is seen."""

    when_disconnected: Policy = "pause"
    """As `when_hidden`."""

    on_update: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when another value was fetched."""

    on_failure: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when a fetch has failed. A failure is shown, and is no error of the
    component: `on_error` is not told."""

    def __post_init__(self, *args: Any) -> None:
        """Make what takes in the data."""
        super().__post_init__(*args)
        self._intake: Intake[Any] = Intake(self, self._source, lambda: self.running)
        self._component.on_build(self._follow)

    # --- to override ---

    async def load(self) -> Any:
        """Fetch; by default what `fetch` says, if that is a function."""
        if not callable(self.fetch):
            raise TypeError(
                f"{type(self).__name__} needs something to fetch, got {self.fetch!r}: "
                "give it fetch=, or override load()"
            )
        return await self.fetch()

    # --- how it stands ---

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How it stands: value, error, whether it fetches; bindings follow."""
        return self._intake.snapshot

    @property
    def value(self) -> Any:
        """What was fetched last; None before. Bindings follow."""
        return self._intake.snapshot.value

    @property
    def updated_at(self) -> Optional[datetime]:
        """When that was last known to be right, in UTC; None before."""
        return self._intake.snapshot.updated_at

    # --- verbs ---

    async def refresh(self) -> None:
        """Fetch at once, also while it is paused; returns when that has ended."""
        await self._intake.refresh()

    def pause(self) -> None:
        """Fetch nothing any more; a fetch that is under way comes to its end."""
        self.running = False

    def resume(self) -> None:
        """Fetch again; at once, if that is due."""
        self.running = True

    def reset(self) -> None:
        """Forget what was fetched, and begin anew."""
        self._component.here(self._intake.forget)

    # --- inside ---

    def _follow(self) -> None:
        self._intake.follow()
        self.watch(lambda: self.reset_key, lambda *_: self._intake.forget())
        self.watch(lambda: self._given, lambda *_: self._intake.open())
        self.watch(
            lambda: (self.interval, self.timeout, self.stale_time, self.max_failures),
            lambda *_: self._adjust(),
        )
        self.watch(lambda: self.snapshot.value, lambda *_: self._got())
        self.watch(
            lambda: self.snapshot.failure_count,
            lambda count, before: self._tell("failure") if count > before else None,
        )

    @property
    def _given(self) -> object:
        """What makes another feed: of functions only whether there is one."""
        return callable(self.fetch) or self.fetch

    def _source(self) -> Optional[Source[Any]]:
        if isinstance(self.fetch, Source):
            return self.fetch
        return poll(
            self.fetch if isinstance(self.fetch, str) else self.load,
            interval=self.interval,
            timeout=self.timeout,
            stale_time=self.stale_time,
            max_failures=self.max_failures,
        )

    def _adjust(self) -> None:
        """Have what is open go on by other numbers, if it can."""
        feed, source = self._intake.feed, self._source()
        if not (
            isinstance(feed, PollFeed)
            and isinstance(source, Poll)
            and feed.adjust(source)
        ):
            self._intake.open()

    def _got(self) -> None:
        if self.snapshot.has_value:  # when it is forgotten, that is no update
            self._tell("update")

    def _tell(self, name: str) -> None:
        if getattr(self, f"on_{name}") is not None:
            self.emit(name, PollingEvent.of(self, name, self.snapshot))
