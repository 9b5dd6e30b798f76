"""`BuilderBase`: what shows a face for each state of something that is got."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Optional

import attrs
import flet as ft
from attrs import validators

from flet_components.alarms import Alarm
from flet_components.components.building.face_slot import FaceSlot
from flet_components.components.building.looks import Case, Face, Look, Pace, Stage
from flet_components.components.pace import PACE
from flet_components.components.polling_events import PollingEvent
from flet_components.components.rows.functions import same_function
from flet_components.components.rows.list_faces import failed_face, skeleton
from flet_components.fields import prop, reactive
from flet_components.presence import Policy
from flet_components.signals import same
from flet_components.sources.snapshot import Snapshot, Status
from flet_components.user_control import UserControl

__all__ = ["BuilderBase"]


@attrs.frozen(eq=False)
class Made:
    """What a face was made of."""

    face: Face
    subject: Any
    """What it shows."""
    maker: Optional[Callable[..., ft.Control]]
    """What makes it; None for the face of the library."""

    def is_like(self, other: Optional[Made]) -> bool:
        """Say whether another face would be no other one."""
        return (
            other is not None
            and self.face == other.face
            and same(self.subject, other.subject)
            and same_function(self.maker, other.maker)
        )


@reactive(kw_only=True)
class BuilderBase(UserControl):
    """Shows a face for each state of something that is got. Made to be extended.

    A subclass says how that stands, and how to try again: what is to be overridden.
    """

    inputs: object = None
    """Whatever it depends on, such as the id of what is got: when another one is
    assigned, what was under way is given up, and it begins anew."""

    initial_value: Any = None
    """What is shown until there is a value; None for nothing."""

    loading: Optional[Callable[[], ft.Control]] = None
    """Makes what is shown while there is nothing yet; by default placeholders."""

    failure: Optional[Callable[[Exception], ft.Control]] = None
    """Makes what is shown if there is nothing but an error; by default that, and a
    button to try again."""

    idle: Optional[Callable[[], ft.Control]] = None
    """Makes what is shown while nothing is to be got; by default a button."""

    placeholders: int = prop(default=3, validate=validators.ge(0))
    """How many rows the face has that is shown while there is nothing yet."""

    keep_previous: bool = True
    """Whether what was shown stays, dimmed, until there is something newer."""

    loading_delay: float = prop(default=0.2, validate=validators.ge(0))
    """Seconds that it must take before anything says that it loads."""

    min_visible: float = prop(default=0.5, validate=validators.ge(0))
    """Seconds that the face which says so stays at least: so nothing flickers."""

    when_hidden: Policy = "pause"
    """As of every component: by default nothing is begun until it is seen."""

    when_disconnected: Policy = "pause"
    """As `when_hidden`."""

    # --- to override ---

    @property
    def snapshot(self) -> Snapshot[Any]:
        """How it stands: value, error, what is done; bindings follow."""
        raise NotImplementedError

    @property
    def _builder(self) -> Callable[[Any], ft.Control]:
        """What makes a control of a value."""
        raise NotImplementedError

    @property
    def _case(self) -> Case:
        """How it stands, as far as it decides what is seen."""
        raise NotImplementedError

    @property
    def _pace(self) -> float:
        """Seconds between two changes of what is seen, at least."""
        return PACE

    async def _retry(self) -> None:
        """Try again; the user asks for it."""
        raise NotImplementedError

    def _go_on(self) -> None:
        """Go on after a pause; the user asks for it."""

    def _idle_face(self) -> ft.Control:
        """Make what is shown while nothing is to be got."""
        raise NotImplementedError

    # --- how it stands ---

    @property
    def status(self) -> Status:
        """`"pending"` before the first result, then how the last one ended."""
        return self.snapshot.status

    @property
    def value(self) -> Any:
        """The last good result, else `initial_value`; bindings follow."""
        snapshot = self.snapshot
        return snapshot.value if snapshot.has_value else self.initial_value

    @property
    def error(self) -> Optional[Exception]:
        """Why it has failed; None if it has not. Bindings follow."""
        return self.snapshot.error

    # --- inside ---

    def build(self) -> ft.Control:
        """Make the place in which the faces are shown."""
        self._slot = FaceSlot(
            self._component, {"stale": self._retry, "paused": self._go_on}
        )
        self._stage = Stage()
        self._made: Optional[Made] = None
        self._changed_at = -math.inf
        self._alarm: Optional[Alarm] = None
        self._due: Optional[float] = None
        self._component.on_stay(self._arrive, self._depart)
        self.watch(lambda: self._seen, lambda *_: self._soon())
        self._turn()
        return self._slot.view

    @property
    def _seen(self) -> tuple[object, ...]:
        """On what it depends what is seen."""
        makers = (self._builder, self.loading, self.failure, self.idle)
        kept = (self.keep_previous, self.loading_delay, self.min_visible)
        shown = (self.value, self.error, self.placeholders)
        return (self._case, *shown, *makers, *kept)

    def _arrive(self) -> None:
        mount = self._component.mount
        assert mount is not None
        self._alarm = mount.alarm(lambda: mount.run(self._turn))
        self._stage = attrs.evolve(self._stage, asked=None)
        self._turn()

    def _depart(self) -> None:
        if self._alarm is not None:
            self._alarm.clear()
        self._alarm = self._due = None

    def _soon(self) -> None:
        """Turn now, or as soon as the last change was seen for a moment."""
        due = self._changed_at + self._pace
        if self._alarm is None or self._component.own_time.monotonic() >= due:
            self._turn()
        elif self._due is None or due < self._due:
            self._due = due
            self._alarm.set(due)

    def _turn(self) -> None:
        """Show what is to be seen by now, and wake when that changes by itself."""
        now = self._component.own_time.monotonic()
        case, look, made = self._case, self._stage.look, self._made
        wanted = self._whole(case).look()
        pace = Pace(self.loading_delay, self.min_visible)
        self._stage = self._stage.turn(wanted, now, pace)
        self._show(self._stage.look, case)
        if self._stage.look != look or self._made is not made:
            self._changed_at = now
        self._due = self._stage.due(wanted, pace)
        if self._alarm is not None:
            if self._due is None:
                self._alarm.clear()
            else:
                self._alarm.set(self._due)

    @property
    def _stands(self) -> bool:
        """Whether something is seen that was made of a value."""
        return self._stage.look.face in ("content", "done")

    def _whole(self, case: Case) -> Case:
        """Add what there is from before."""
        initial = self.initial_value is not None
        keeps = self.keep_previous and (case.some or self._stands)
        return attrs.evolve(
            case,
            some=case.some or initial,
            keeps=keeps or (initial and not case.some),
        )

    def _show(self, look: Look, case: Case) -> None:
        before, kept = self._made, case.waiting and not case.some
        stays = before is not None and before.face in ("content", "done")
        if not (kept and stays and look.face == "content"):
            made = self._made_of(look.face)
            if not made.is_like(self._made):
                self._made = made
                self._slot.put(self._face(made))
        self._slot.dress(look, str(self.error or ""))

    def _made_of(self, face: Face) -> Made:
        """Say of what a face is made."""
        if face == "loading":
            return Made(face, self.placeholders, self.loading)
        if face == "failure":
            return Made(face, self.error, self.failure)
        if face == "idle":
            return Made(face, None, self.idle)
        return Made("content", self.value, self._builder)

    def _face(self, made: Made) -> ft.Control:
        """Make a face; if that fails, one that says so."""
        try:
            return _control(self._maker(made))
        except Exception as error:
            self._component.reaction_failed(error)
            maker = None if made.face == "failure" else self.failure
            return self._face(Made("failure", error, maker))

    def _maker(self, made: Made) -> Any:
        if made.maker is not None:
            given = () if made.face in ("loading", "idle") else (made.subject,)
            return made.maker(*given)
        if made.face == "loading":
            return skeleton(made.subject)
        if made.face == "failure":
            return failed_face(ft.Text(str(made.subject)), self._retry)
        return self._idle_face()

    def _tell(self, name: str) -> None:
        if getattr(self, f"on_{name}") is not None:
            self.emit(name, PollingEvent.of(self, name, self.snapshot))


def _control(made: Any) -> ft.Control:
    if not isinstance(made, ft.Control):
        raise TypeError(f"what makes a face must return a control, got {made!r}")
    return made
