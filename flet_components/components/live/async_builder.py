"""`AsyncBuilder`: something that is fetched once, with a face for each state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY
from typing import Any, Optional

import flet as ft
from attrs import validators

from flet_components.components.building.builder_base import BuilderBase
from flet_components.components.building.given import (
    Fetch,
    a_fetch,
    answer_of,
    is_another,
)
from flet_components.components.building.looks import Case
from flet_components.components.building.runs import Runs, Terms
from flet_components.components.polling_events import PollingEvent
from flet_components.fields import internal, prop, reactive
from flet_components.sources.answers import Backoff
from flet_components.sources.snapshot import Snapshot
from flet_components.wording import say

__all__ = ["AsyncBuilder"]


@reactive
class AsyncBuilder(BuilderBase):
    """Fetches something, and builds what is shown of it.

    It fetches once, and anew when its `inputs` are others, or when asked to. Of several
    fetches only the newest counts, whichever answers first. Removed while it fetches,
    it begins anew when it is back; what it has got, it keeps.
    """

    fetch: Fetch = prop(validate=a_fetch, kw_only=False)
    """What it fetches: an asynchronous function, or an address of JSON; None for
    nothing. Another one begins anew; a function that a render has made again does not,
    whatever it sees: that belongs to `inputs`."""

    builder: Callable[[Any], ft.Control] = prop(
        validate=validators.is_callable(), kw_only=False
    )
    """Makes a control of what was fetched; called again when that is another value."""

    _: KW_ONLY

    autostart: bool = True
    """Whether it fetches by itself; if not, `run` does."""

    timeout: float = prop(default=30.0, validate=validators.gt(0))
    """Seconds after which an attempt has failed."""

    retries: int = prop(default=0, validate=validators.ge(0))
    """How often in a row it tries again by itself, before it says that it has failed.
    """

    retry_delay: float = prop(default=1.0, validate=validators.gt(0))
    """Seconds before it does so the first time, at most; they double each time."""

    longest_delay: float = prop(default=30.0, validate=validators.gt(0))
    """Seconds that it waits at most."""

    on_success: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when it was fetched."""

    on_failure: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when it could not be fetched, also not by trying again. That is shown, and
    is no error of the component: `on_error` is not told."""

    on_cancel: Optional[ft.ControlEventHandler[AsyncBuilder]] = None
    """Called when a fetch was given up: for other `inputs`, by `cancel` or `reload`."""

    _wanted: bool = internal(False)

    def __post_init__(self, *args: Any) -> None:
        """Make what fetches."""
        super().__post_init__(*args)
        self._runs = Runs(self, self._terms, self._tell)
        self._cut = False
        self._component.on_build(self._follow)

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How it stands: value, error, whether it fetches; bindings follow."""
        return self._runs.snapshot

    # --- verbs ---

    async def run(self) -> None:
        """Fetch, unless that is under way; returns when it has ended."""
        await self._component.arrived()
        if not self._runs.busy:
            self._begin()
        await self._runs.wait()

    async def reload(self) -> None:
        """Fetch anew, whatever is under way; returns when it has ended."""
        await self._component.arrived()
        cut = self._runs.busy
        self._begin()
        if cut:
            self.emit("cancel")
        await self._runs.wait()

    def cancel(self) -> None:
        """Give up what is being fetched; what was fetched before stays."""
        self._component.here(self._cancel)

    # --- inside ---

    def _follow(self) -> None:
        self._wanted = self.autostart
        self._component.on_stay(self._come, self._go)
        self.watch(lambda: self.inputs, lambda *_: self._change())
        self.watch(lambda: self.fetch, self._exchange)
        self.watch(lambda: self.autostart, lambda on, _: self._allow() if on else None)

    def _come(self) -> None:
        """Begin, or begin anew what was cut off."""
        if self._wanted and (self._cut or self.status != "success"):
            self._start()

    def _allow(self) -> None:
        if self.status == "pending":
            self._start()

    def _go(self) -> None:
        self._cut = self._runs.stop()

    def _change(self) -> None:
        """Begin anew, with nothing of before."""
        cut = self._runs.forget()
        if self.autostart or self._wanted:
            self._start()
        if not self._runs.busy:
            self._runs.stop()  # nobody is to wait for nothing
        if cut:
            self.emit("cancel")

    def _exchange(self, new: Fetch, old: Fetch) -> None:
        rendered = self._component.declaration is not None
        if is_another(new, old, rendered=rendered):
            self._change()

    def _start(self) -> None:
        """Begin as soon as the policy lets it."""
        self._wanted = True
        if self.fetch is not None and not self._runs.busy:
            self._runs.begin(at_once=False)

    def _begin(self) -> None:
        """Begin at once, instead of what is under way."""
        self._wanted = self._cut = True
        if self.fetch is not None:
            self._runs.begin()

    def _cancel(self) -> None:
        self._wanted = False
        if self._runs.stop():
            self.emit("cancel")

    def _terms(self) -> Terms:
        backoff = Backoff(self.retry_delay, max(self.retry_delay, self.longest_delay))
        return Terms(lambda: answer_of(self.fetch), self.timeout, self.retries, backoff)

    @property
    def _builder(self) -> Callable[[Any], ft.Control]:
        return self.builder

    @property
    def _case(self) -> Case:
        snapshot = self.snapshot
        busy = snapshot.fetch_status == "fetching" or snapshot.status == "pending"
        return Case(
            waiting=self._wanted and self.fetch is not None and busy,
            some=snapshot.has_value,
            failed=snapshot.status == "error",
        )

    async def _retry(self) -> None:
        await self.reload()

    def _idle_face(self) -> ft.Control:
        button = ft.FilledTonalButton(say("load"), on_click=self.run)
        return ft.Container(button, alignment=ft.Alignment.CENTER, padding=16)
