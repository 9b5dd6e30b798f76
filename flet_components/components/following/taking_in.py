"""`TakingIn`: what takes in each message of a source."""

from __future__ import annotations

from typing import Any, Optional

import flet as ft
from attrs import validators

from flet_components.components.intake import Intake
from flet_components.components.polling_events import PollingEvent
from flet_components.fields import prop, reactive
from flet_components.presence import Policy
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.source import Source
from flet_components.user_control import UserControl

__all__ = ["SOURCE", "TakingIn"]

SOURCE = validators.optional(validators.instance_of(Source))  # type: ignore[type-abstract]


@reactive(kw_only=True)
class TakingIn(UserControl):
    """Takes in each message of a source, for as long as it is on a page."""

    source: Optional[Source[Any]] = prop(default=None, validate=SOURCE)
    """Where it all comes from: `stream(...)`, `listen(...)`, `events(...)`, or any
    other source. Another one is opened in its place; make it once, not at each render.
    """

    running: bool = True
    """Whether it shows what comes. The verbs set it, too."""

    follow: bool = True
    """Whether it shows the newest. It is set when the user scrolls away from them, or
    comes back."""

    when_hidden: Policy = "pause"
    """As of every component; by default the source rests until it is seen."""

    when_disconnected: Policy = "pause"
    """As `when_hidden`."""

    on_failure: Optional[ft.EventHandler[PollingEvent]] = None
    """Called when the source has failed. A failure is shown, and is no error of the
    component: `on_error` is not told."""

    def __post_init__(self, *args: Any) -> None:
        """Make what takes in the data."""
        super().__post_init__(*args)
        self._intake: Intake[Any] = Intake(
            self, lambda: self.source, lambda: True, self._take
        )
        self._component.on_build(self._begin)

    def _take(self, message: Any) -> None:
        """Take a message; to be written."""

    # --- how it stands ---

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How the source stands; bindings follow."""
        return self._intake.snapshot

    # --- verbs ---

    async def refresh(self) -> None:
        """Connect anew at once, instead of waiting for that."""
        await self._intake.refresh()

    def pause(self) -> None:
        """Show nothing new any more; what is shown stays where it is."""
        self.running = False

    def resume(self) -> None:
        """Show what has come meanwhile, and what comes."""
        self.running = True

    # --- inside ---

    def _begin(self) -> None:
        self._intake.follow()
        self.watch(lambda: self.source, lambda *_: self._intake.open())
        self.watch(
            lambda: self.snapshot.failure_count,
            lambda count, before: self._tell_failure() if count > before else None,
        )

    def _tell_failure(self) -> None:
        if self.on_failure is not None:
            self.emit("failure", PollingEvent.of(self, "failure", self.snapshot))
