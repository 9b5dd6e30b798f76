"""`StatusBadge`: whether something is up, as a probe says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Any, Optional

import flet as ft
from attrs import validators

from flet_components.components.live.polling_base import Fetch, PollingBase
from flet_components.components.status.judging import Judgement
from flet_components.components.status.status_events import StatusEvent
from flet_components.components.status.status_faces import FACES, Face, face_of
from flet_components.components.status.status_watch import StatusWatch
from flet_components.components.status.statuses import (
    UP,
    StatusLook,
    known_looks,
    looks_with,
    status_of,
)
from flet_components.fields import computed, internal, prop, reactive
from flet_components.sources.answers import Backoff
from flet_components.sources.polling import poll
from flet_components.sources.source import Source

__all__ = ["StatusBadge"]


@reactive
class StatusBadge(PollingBase):
    """Says whether something is up, and does not believe each single reading.

    Either `fetch` is a probe, or without one it lives on signs of life: `beat()`. A
    failed probe is a reading, too: down. `fall` bad readings in a row are believed, and
    `rise` good ones, so what flaps does not flicker. The words are those of HAProxy.
    """

    fetch: Fetch = prop(default=None, kw_only=False)
    """The probe: an async function, an address of JSON or a source. It says True or
    False, a word such as `"degraded"`, a `Status`, or None if it cannot tell; what it
    raises means down. Without one it waits for `beat()`."""

    label: Optional[str] = None
    """What it is the status of."""

    _: KW_ONLY

    face: Face = prop(default="pill", validate=validators.in_(list(FACES)))
    """`"dot"`, `"pill"`, or `"row"`, which also says since when, and why."""

    fall: int = prop(default=2, validate=validators.ge(1))
    """How many readings in a row must be worse to be believed, 1 or more."""

    rise: int = prop(default=2, validate=validators.ge(1))
    """How many must be better to be believed. What was unknown is up at once."""

    detail: Optional[str] = None
    """A few words more; None for what the probe says, such as why it failed."""

    looks: Optional[Mapping[str, StatusLook]] = prop(default=None, validate=known_looks)
    """Words of your own with their looks, or other looks for the words there are."""

    controls: bool = True
    """Whether a press checks again at once; a row has a button for it."""

    on_change: Optional[ft.EventHandler[StatusEvent]] = None
    """Called when the status is another one."""

    _judged: Judgement = internal(Judgement())
    _since: Optional[datetime] = internal(None)
    _said: Optional[str] = internal(None)
    _checking: bool = internal(False)

    def __post_init__(self, *args: Any) -> None:
        """Make what watches; `beat` works before the first page."""
        super().__post_init__(*args)
        self._watch = StatusWatch(self)

    # --- how it stands; bindings follow ---

    @computed
    def status(self) -> str:
        """The word that is believed: `"up"`, `"down"` and so on."""
        return self._judged.word

    @computed
    def since(self) -> Optional[datetime]:
        """Since when, in UTC; None before anything was heard."""
        return self._since

    @computed
    def checking(self) -> bool:
        """Whether a check is under way that takes long, as half a second is."""
        return self._checking

    @property
    def is_probed(self) -> bool:
        """Whether it asks; else it waits to be told."""
        own = type(self).load is not PollingBase.load
        return self.fetch is not None or own

    @property
    def is_pressable(self) -> bool:
        """Whether a press checks again."""
        return self.controls and self.is_probed

    # --- verbs ---

    def beat(self, said: Any = UP) -> None:
        """Note a sign of life; with a probe, a reading beside those of the probe.

        Args:
            said: What a probe would say: True, a word, a `Status`. An event means up,
                so this may be a handler.

        Raises:
            ValueError: If it is none of these.
        """
        if isinstance(said, ft.Event):
            said = UP
        status = status_of(said, looks_with(self.looks))
        self._component.here(lambda: self._watch.read(status))

    def reset(self) -> None:
        """Forget what was heard, and begin anew."""
        self._component.here(self._watch.forget)
        super().reset()

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Show the face, and follow the probe and the time."""
        self._watch.follow()
        return self.bind(ft.Container(), content=lambda: face_of(self))

    def _source(self) -> Optional[Source[Any]]:
        """Return the probe; after a failure it asks no less often than else."""
        if isinstance(self.fetch, Source) or not self.is_probed:
            return self.fetch if isinstance(self.fetch, Source) else None
        return poll(
            self.fetch if isinstance(self.fetch, str) else self.load,
            interval=self.interval,
            timeout=self.timeout,
            stale_time=self.stale_time,
            max_failures=self.max_failures,
            backoff=Backoff(first=min(1.0, self.interval), longest=self.interval),
        )
