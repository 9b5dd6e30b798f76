"""`TaskProgress`: how far some work is, and the work itself."""

from __future__ import annotations

from collections.abc import AsyncIterable, Awaitable, Callable, Sequence
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, Literal, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.clockwork.durations import FINITE
from flet_components.components.locales import known_locale
from flet_components.components.progress.progress_events import (
    ProgressEvent,
    ProgressPhase,
)
from flet_components.components.progress.progress_faces import face_of
from flet_components.components.progress.progress_value import (
    TOTAL,
    UNCHANGED,
    Progress,
    StepStatus,
    Unchanged,
)
from flet_components.components.progress.step_list import Step
from flet_components.components.progress.work_run import WorkRun
from flet_components.fields import prop, reactive
from flet_components.sources.source import Source
from flet_components.user_control import UserControl
from flet_components.validation import check, list_of

if TYPE_CHECKING:
    import attrs

__all__ = ["TaskProgress"]

Work = Union[Callable[[], Union[AsyncIterable[Any], Awaitable[Any]]], Source[Any], None]
Face = Literal["bar", "ring", "steps"]


def a_work(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate that a value is work that can be begun again and again, or None."""
    if not (value is None or callable(value) or isinstance(value, Source)):
        raise TypeError(
            f"'{attribute.name}' must be an async function, a source or None, for it "
            "may begin again: leave out the ()"
        )


@reactive
class TaskProgress(UserControl):
    """Does some work, and shows how far it is.

    The work belongs to it: it begins when this is shown, ends when this leaves, and can
    be cancelled. What is not given any work shows that of others, by its verbs.
    """

    work: Work = prop(default=None, validate=a_work, kw_only=False)
    """What to do: an async generator function, which yields how far it is, as a
    `Progress`, a whole number, a share from 0.0 to 1.0 or a note; an async function;
    or a source, whose values say so. None if the verbs tell."""

    _: KW_ONLY

    title: Optional[str] = None
    """What it is, such as `"Uploading"`."""

    total: Optional[float] = prop(default=None, validate=TOTAL)
    """How much there is to do, 0 or more; None if nobody knows, or the work says."""

    unit: Optional[str] = None
    """Of what, such as `"rows"`; `"bytes"` are written as kB, MB and so on. None for
    shares alone."""

    steps: Sequence[str] = prop(default=(), validate=list_of(str))
    """The names of the steps, if it has some."""

    face: Optional[Face] = prop(
        default=None,
        validate=validators.optional(validators.in_(["bar", "ring", "steps"])),
    )
    """A bar, a ring with the share in it, or the list of the steps; None for the list
    if there are steps, else a bar."""

    autostart: bool = True
    """Whether it begins by itself when it is shown."""

    controls: bool = True
    """Whether it has a button: to start, to cancel, or to try again."""

    show_percentage: bool = True
    """Whether the share is shown in percent, if it is known."""

    show_speed: bool = True
    """Whether it is shown how much is done in a second, if there is a `unit`."""

    show_eta: bool = True
    """Whether it is shown how long it will take, roughly, once that is known."""

    show_elapsed: bool = False
    """Whether it is shown how long it has taken."""

    speed_window: float = prop(default=30.0, validate=validators.gt(0))
    """Seconds over which speed is measured, more than 0. Read when it begins."""

    locale: Optional[str] = prop(default=None, validate=known_locale)
    """Language of the numbers, as `"de"`; None for that of the page."""

    reset_key: object = None
    """Whatever it is, such as the id of the job: when another one is assigned, it is
    reset."""

    on_start: Optional[ft.EventHandler[ProgressEvent]] = None
    """Called when it begins, also when it is tried again."""

    on_complete: Optional[ft.EventHandler[ProgressEvent]] = None
    """Called when all is done."""

    on_cancel: Optional[ft.EventHandler[ProgressEvent]] = None
    """Called when it was cancelled, and has cleaned up."""

    on_failure: Optional[ft.EventHandler[ProgressEvent]] = None
    """Called when the work has failed. A failure is shown, and is no error of the
    component: `on_error` is not told."""

    def __post_init__(self, *args: Any) -> None:
        """Make what does the work; verbs work before the first page."""
        super().__post_init__(*args)
        self._run = WorkRun(self)
        self._component.on_build(self._run.follow)

    def build(self) -> ft.Control:
        """Put the face there, a new one when it is another one."""
        return self.bind(ft.Container(), content=lambda: face_of(self))

    # --- how it stands ---

    @property
    def phase(self) -> ProgressPhase:
        """Where the work is. Bindings follow, as those of all below."""
        self._run.reading.get()
        return self._run.phase

    @property
    def completed(self) -> float:
        """How much is done; of the step at hand, if there are steps."""
        self._run.reading.get()
        return self._run.tally.figures.completed

    @property
    def ratio(self) -> Optional[float]:
        """The share that is done of all, 0 to 1; None if nobody knows."""
        self._run.reading.get()
        return self._run.tally.figures.ratio

    @property
    def step_list(self) -> tuple[Step, ...]:
        """The steps, and how each of them stands."""
        self._run.reading.get()
        return self._run.tally.figures.steps

    @property
    def speed(self) -> Optional[float]:
        """How much is done in a second, of late; None while that is unknown."""
        return self._run.reading.get().figures.speed

    @property
    def remaining(self) -> Optional[float]:
        """Seconds that are left, roughly; None while that is unknown."""
        return self._run.reading.get().figures.left

    @property
    def elapsed(self) -> float:
        """Seconds since it began, until it ended."""
        self._run.reading.get()
        return self._run.elapsed

    @property
    def error(self) -> Optional[Exception]:
        """Why it has failed, or why its source has nothing new; else None."""
        self._run.reading.get()
        return self._run.error

    # --- verbs ---

    def start(self) -> None:
        """Begin, from nothing, unless it runs; before it is shown, when it is."""
        self._component.here(self._run.start)

    def cancel(self) -> None:
        """Cancel the work: its `finally` runs, then it is cancelled."""
        self._component.here(self._run.cancel)

    def retry(self) -> None:
        """Begin again what has failed, or was cancelled."""
        if self._run.phase in (ProgressPhase.FAILED, ProgressPhase.CANCELLED):
            self.start()

    def reset(self) -> None:
        """Go back to the beginning, and begin anew if it does so by itself."""
        self._component.here(self._run.reset)

    def advance(self, amount: float = 1) -> None:
        """Add to what is done; less than nothing takes away. From any thread."""
        check("amount", amount, FINITE)
        self._component.here(lambda: self._run.advance(amount))

    def report(
        self,
        completed: Union[float, Unchanged] = UNCHANGED,
        total: Union[float, Unchanged, None] = UNCHANGED,
        note: Union[str, Unchanged] = UNCHANGED,
        step: Union[str, int, Unchanged] = UNCHANGED,
        *,
        step_status: StepStatus = "running",
    ) -> None:
        """Tell how far it is; what is left out stays as it is. From any thread."""
        told = Progress(completed, total, note, step, step_status=step_status)
        self._component.here(lambda: self._run.tell(told))

    def complete(self) -> None:
        """Note that all is done; work that runs is cancelled."""
        self._component.here(lambda: self._run.end(ProgressPhase.COMPLETED))

    def fail(self, error: Union[str, Exception]) -> None:
        """Note that it has failed, and why; work that runs is cancelled."""
        self._component.here(lambda: self._run.tell(Progress(error=error)))
