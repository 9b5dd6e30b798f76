"""`StreamBuilder`: the newest of what comes by itself, with a face for each state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import KW_ONLY
from typing import Any, Optional, get_args

import flet as ft
from attrs import validators

from flet_components.components.building.builder_base import BuilderBase, Made
from flet_components.components.building.given import (
    Given,
    a_source,
    is_another,
    items_of,
)
from flet_components.components.building.looks import Case, Face
from flet_components.components.intake import Intake
from flet_components.components.polling_events import PollingEvent
from flet_components.components.rows.list_faces import empty_face
from flet_components.fields import internal, prop, reactive
from flet_components.sources.buffer import Drop, check_buffer
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import Source
from flet_components.sources.streams import Collect, Restart, Stream, stream
from flet_components.wording import say

__all__ = ["StreamBuilder"]

RATE = validators.and_(validators.gt(0), validators.le(20))


@reactive
class StreamBuilder(BuilderBase):
    """Builds what is shown of the newest value that has come.

    It takes in what comes while it is on a page, and by default only while that is
    seen; what it takes from is closed when it leaves. However much comes, it builds no
    oftener than `rate` says.
    """

    source: Given = prop(validate=a_source, kw_only=False)
    """Where it comes from: a source such as `listen(...)`; a function that returns an
    async iterator, as an async generator is; an `asyncio.Queue`; None for nothing. Of
    another one nothing of before is shown any more."""

    builder: Callable[[Any], ft.Control] = prop(
        validate=validators.is_callable(), kw_only=False
    )
    """Makes a control of a value; called again when there is another value."""

    _: KW_ONLY

    done: Optional[Callable[[Any], ft.Control]] = None
    """Makes what is shown when nothing more will come, of the last value; by default
    what was shown stays."""

    rate: float = prop(default=10.0, validate=RATE)
    """How often in a second it builds at most, up to 20."""

    collect: Collect = prop(
        default="latest", validate=validators.in_(get_args(Collect))
    )
    """Of a function or a queue: whether a value is the `"latest"` item, or the
    `"batch"` of those that came since the one before."""

    buffer: int = prop(
        default=1000, validate=lambda _, __, n: check_buffer(n, "oldest")
    )
    """How many items a batch has at most."""

    drop: Drop = prop(default="oldest", validate=validators.in_(get_args(Drop)))
    """Which one is dropped when they are more: the `"oldest"` or the `"newest"`."""

    restart: Restart = prop(
        default="on_failure", validate=validators.in_(get_args(Restart))
    )
    """When a function is called again: `"on_failure"`, ever more seldom; `"always"`,
    also after its end; or `"never"`."""

    max_failures: Optional[int] = prop(
        default=None, validate=validators.optional(validators.ge(1))
    )
    """How many failures in a row end it, until it is refreshed; None for never."""

    running: bool = True
    """Whether it takes in anything. The verbs set it, too."""

    on_update: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when there is another value."""

    on_failure: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when the source has failed. That is shown, and is no error of the
    component: `on_error` is not told."""

    on_done: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when nothing more will come."""

    _ended: bool = internal(False)
    _asked: bool = internal(False)

    def __post_init__(self, *args: Any) -> None:
        """Make what takes in the data."""
        super().__post_init__(*args)
        self._intake: Intake[Any] = Intake(self, self._opened, lambda: self.running)
        self._component.on_build(self._follow)

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How it stands: value, error, what it does; bindings follow."""
        return self._intake.snapshot

    # --- verbs ---

    async def refresh(self) -> None:
        """Begin anew at once, if it is not open; returns when something has come.

        While it is paused, one item is taken in, if it comes within 30 s.
        """
        await self._intake.refresh()

    def pause(self) -> None:
        """Take in nothing any more; what is shown stays."""
        self.running = False

    def resume(self) -> None:
        """Take in again what comes."""
        self.running = True

    def reset(self) -> None:
        """Forget what has come, and begin anew."""
        self._component.here(self._change)

    # --- inside ---

    def _follow(self) -> None:
        self._intake.follow()
        self.watch(lambda: self.inputs, lambda *_: self._change())
        self.watch(lambda: self.source, self._exchange)
        self.watch(lambda: self._terms, lambda *_: self._intake.open())
        self.watch(lambda: self._end, lambda *_: self._note_end())
        self.watch(lambda: self.snapshot.value, lambda *_: self._update())
        self.watch(
            lambda: self.snapshot.failure_count,
            lambda count, before: self._tell("failure") if count > before else None,
        )

    def _update(self) -> None:
        if self.snapshot.has_value:
            self._tell("update")

    def _change(self) -> None:
        """Begin anew, with nothing of before."""
        self._ended = False
        self._intake.forget()

    def _exchange(self, new: Given, old: Given) -> None:
        rendered = self._component.declaration is not None
        if is_another(new, old, rendered=rendered):
            self._change()

    @property
    def _terms(self) -> tuple[object, ...]:
        drop = (self.buffer, self.drop)
        return (self.rate, self.collect, *drop, self.restart, self.max_failures)

    def _opened(self) -> Optional[Source[Any]]:
        """Return what is opened."""
        given = self.source
        if given is None or isinstance(given, Source):
            return given
        return stream(
            lambda: items_of(self.source),
            restart="never" if isinstance(given, asyncio.Queue) else self.restart,
            max_failures=self.max_failures,
            collect=self.collect,
            rate=self.rate,
            buffer=self.buffer,
            drop=self.drop,
        )

    @property
    def _end(self) -> Optional[bool]:
        """Whether what is open has come to its end; None if that cannot be said."""
        if (feed := self._intake.feed) is None:
            return None
        snapshot = feed.snapshot
        if snapshot.fetch_status == "paused":
            return None
        return snapshot.status == "success" and snapshot.fetch_status == "idle"

    def _note_end(self) -> None:
        """Note whether it has ended; that rests, or is away, changes nothing of it."""
        if (end := self._end) is None:
            return
        before, self._ended = self._ended, end and self._restart != "always"
        if self._ended and not before:
            self._tell("done")

    @property
    def _restart(self) -> Restart:
        """When what is open begins anew; `"always"` also of what never ends."""
        if not isinstance(self.source, Source):
            return self.restart
        return self.source.restart if isinstance(self.source, Stream) else "always"

    @property
    def _pace(self) -> float:
        return 1 / self.rate

    @property
    def _builder(self) -> Callable[[Any], ft.Control]:
        return self.builder

    @property
    def _case(self) -> Case:
        snapshot = self.snapshot
        some = snapshot.has_value or self._ended or snapshot.status == "error"
        return Case(
            waiting=self._asked or (not some and self._is_open),
            some=snapshot.has_value,
            failed=snapshot.status == "error",
            ended=self._ended,
            paused=not self.running,
        )

    @property
    def _is_open(self) -> bool:
        """Whether something may come."""
        return self.source is not None and self.running

    @property
    def _seen(self) -> tuple[object, ...]:
        return (*super()._seen, self.done)

    def _made_of(self, face: Face) -> Made:
        if face == "done" and self.done is not None:
            return Made(face, self.value, self.done)
        if face == "done" and not self.snapshot.has_value:
            return Made(face, None, lambda _: empty_face(say("empty")))
        return super()._made_of(face)

    async def _retry(self) -> None:
        self._asked = True
        try:
            await self.refresh()
        finally:
            self._asked = False

    def _go_on(self) -> None:
        self.resume()

    def _idle_face(self) -> ft.Control:
        if self.source is None:
            return empty_face(say("empty"))
        button = ft.FilledTonalButton(say("resume"), on_click=self.resume)
        return ft.Container(button, alignment=ft.Alignment.CENTER, padding=16)
