"""Which face is shown, and when: without a page, and without a clock of its own."""

from __future__ import annotations

from typing import Literal, Optional

import attrs

__all__ = ["Case", "Face", "Look", "Mark", "Pace", "Stage"]

Face = Literal["idle", "loading", "content", "failure", "done"]
Mark = Optional[Literal["stale", "paused"]]


@attrs.frozen
class Look:
    """What is to be seen."""

    face: Face
    busy: bool = False
    """Whether it is dimmed, with a thin line, because something newer is on its way."""
    mark: Mark = None
    """What is wrong with it, although it is shown."""
    seen: bool = True
    """Whether it is seen; if not, only its room is kept."""

    @property
    def is_loading(self) -> bool:
        """Whether it says that something is being got."""
        return self.seen and (self.face == "loading" or self.busy)


@attrs.frozen
class Case:
    """How something stands, as far as it decides what is to be seen."""

    waiting: bool = False
    """Whether it waits for an answer, or for something to come."""
    some: bool = False
    """Whether there is a value, of what is asked for now."""
    keeps: bool = False
    """Whether what stands there, or could, stays while it waits."""
    failed: bool = False
    """Whether the last attempt has failed."""
    ended: bool = False
    """Whether nothing more will come."""
    paused: bool = False
    """Whether nothing is to come for now."""

    def look(self) -> Look:
        """Return what is to be seen, if that need not wait."""
        if self.waiting:
            return Look("content", busy=True) if self.keeps else Look("loading")
        if self.failed:
            return Look("content", mark="stale") if self.some else Look("failure")
        if self.ended:
            return Look("done")
        if self.some:
            return Look("content", mark="paused" if self.paused else None)
        return Look("idle")


@attrs.frozen
class Pace:
    """How fast faces may follow each other."""

    delay: float
    """Seconds that it must take before anything says that it loads."""
    least: float
    """Seconds that the face which says so is seen at least."""


@attrs.frozen
class Stage:
    """What is seen; it begins with room for what will be there."""

    look: Look = Look("loading", seen=False)
    asked: Optional[float] = None
    """Since when it waits."""
    came: Optional[float] = None
    """Since when the face is seen which says that it loads."""

    def turn(self, wanted: Look, now: float, pace: Pace) -> Stage:
        """Return what is seen from now on, if something is wanted."""
        if wanted.face == "loading" or wanted.busy:
            return self._load(wanted, now, pace)
        held = self.came is not None and now < self.came + pace.least
        if held and wanted.face != "idle":  # who cancels is obeyed at once
            return attrs.evolve(self, asked=None)
        return Stage(wanted)

    def due(self, wanted: Look, pace: Pace) -> Optional[float]:
        """Return when to turn again, if nothing else happens; None for never."""
        if self.asked is not None and not self.look.is_loading:
            return self.asked + pace.delay
        if self.came is not None and wanted.face != "loading":
            return self.came + pace.least
        return None

    def _load(self, wanted: Look, now: float, pace: Pace) -> Stage:
        asked = now if self.asked is None else self.asked
        if not self.look.is_loading and now < asked + pace.delay:
            before = Look(wanted.face) if wanted.busy else self.look
            return Stage(before, asked)
        if wanted.busy:
            return Stage(wanted, asked)
        return Stage(wanted, asked, now if self.came is None else self.came)
