"""`ErrorBoundary`: something else in the place of what has failed."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal, Optional, Union, cast

import flet as ft
from attrs import validators

from flet_components import _flet
from flet_components.backoff import backoff
from flet_components.components.failure import Failure, failure_face
from flet_components.error_reports import ErrorEvent, log_error
from flet_components.fields import computed, internal, prop, reactive
from flet_components.lifetime import PageLife
from flet_components.signals import untracked
from flet_components.user_control import UserControl

__all__ = ["ErrorBoundary"]

Reason = Literal["retry", "backoff", "keys"]

CHILD = validators.or_(validators.instance_of(ft.BaseControl), validators.is_callable())


@reactive
class ErrorBoundary(UserControl):
    """Shows something else when a component inside it has failed, and tries again.

    It catches the errors of all components inside that have no `on_error` of their
    own: of hooks, tasks, bindings, watchers and handlers, those of Flet's controls
    included. What it showed leaves, so its tasks end. Its own `on_error` is told;
    without one the errors are logged. What fails in the fallback is for the boundary
    around this one. Its edge cases are those of the tests of react-error-boundary 6.
    """

    child: Union[ft.Control, Callable[[], ft.Control]] = prop(validate=CHILD)
    """What is shown: a function, called anew for each attempt, or a control, which
    comes back as it was, its failed components built anew."""

    _: KW_ONLY

    fallback: Optional[Callable[[Failure], ft.Control]] = None
    """Makes what is shown instead; by default a sentence and *Retry*."""

    catches: tuple[type[Exception], ...] = prop(
        default=(Exception,),
        validate=validators.deep_iterable(validators.instance_of(type)),
    )
    """Errors that it catches. Others are for the boundary around it."""

    retries: int = prop(default=0, validate=validators.ge(0))
    """How often in a row it tries again by itself, 0 or more."""

    retry_delay: float = prop(default=1.0, validate=validators.gt(0))
    """Seconds before it does so the first time, at most; they double each time."""

    longest_delay: float = prop(default=30.0, validate=validators.gt(0))
    """Seconds that it waits at most. What lived for longer than that has not failed in
    a row with what failed before."""

    reset_keys: Sequence[Any] = ()
    """Values on which the content depends, such as the id of what it shows. When they
    are others than before, it tries again."""

    on_reset: Optional[ft.ControlEventHandler[ErrorBoundary]] = None
    """Called when it tries again; the event's `data` is why: `"retry"` for `retry()`,
    `"backoff"` by itself, `"keys"` for other `reset_keys`."""

    _failure: Optional[Failure] = internal(None)
    _attempts: int = internal(0)
    _made_at: float = internal(0.0)
    _failed_at: float = internal(0.0)
    _slot: Optional[ft.BaseControl] = internal(None)
    _waiting: Optional[asyncio.Task[None]] = internal(None)

    @computed
    def failure(self) -> Optional[Failure]:
        """What it has caught; None while all is well."""
        return self._failure

    def build(self) -> ft.Control:
        """Show the child, and catch its errors from now on."""
        self._component.catch = self._catch
        self.watch(lambda: tuple(self.reset_keys), lambda *_: self._reset("keys"))
        self.watch(lambda: self.child, lambda *_: self._exchange())
        return self._content()

    async def did_mount_async(self) -> None:
        """Go on waiting for the next attempt."""
        self._wait()

    # --- verbs ---

    def retry(self) -> None:
        """Try again at once; nothing happens while all is well."""
        self._component.here(lambda: self._reset("retry"))

    def fail(self, error: Exception) -> None:
        """Show the fallback for an error that no component inside has raised."""
        self._component.here(lambda: self._fail(self._own(error)))

    def _fail(self, event: ErrorEvent) -> None:
        if self._catch(event):
            return
        if (life := self._component.life) is not None:
            life.report(self, event.error)
        else:  # no page has it: nobody but the log can be told
            log_error(event)

    # --- the child ---

    def _content(self) -> ft.Control:
        """Make the child, or the fallback if that fails."""
        self._failure, self._made_at = None, self.clock.monotonic()
        try:
            with untracked():
                return self._made()
        except self.catches as error:
            event = self._own(error)
            self._life.later(lambda: self._tell(event))
            return self._fallen(event)

    def _made(self) -> ft.Control:
        if self._is_rendered:
            self._slot = _flet.slot(self._rendered)
            return cast(ft.Control, self._slot)
        return self._child()

    def is_isolated(self) -> bool:
        """Let the page's updates reach the child: it is the app's; renders do so."""
        return self._is_rendered

    @property
    def _is_rendered(self) -> bool:
        """Whether a function component made this, in a declarative app."""
        return self._component.declaration is not None

    def _child(self) -> ft.Control:
        child = self.child
        return child() if callable(child) else child

    def _rendered(self) -> Optional[ft.Control]:
        """Make the child in a declarative app, whose render must not fail."""
        try:
            return self._child()
        except Exception as error:
            event = self._own(error)
            self._life.later(lambda: self._catch(event))
            return None

    def _exchange(self) -> None:
        """Show another child; a failed one only if no render has brought it."""
        if not self._is_rendered:
            self._attempts = 0
            self._begin_anew()
        elif self._slot is not None:
            self._life.later(self._slot.update)

    def _show(self, make: Callable[[], ft.Control]) -> None:
        """Show something else; if it cannot be made, the error face."""
        try:
            content = make()
        except Exception as error:
            self._component.show_error(error)
            self._life.report(self, error)
        else:
            self._component.show(content)
            self._component.changed()

    @property
    def _life(self) -> PageLife:
        life = self._component.life
        assert life is not None, "known since build"
        return life

    # --- errors ---

    def _catch(self, event: ErrorEvent) -> bool:
        """Take an error of a component inside; say whether it is for this boundary.

        On its way out, or on no page, it only tells it; so it does when an attempt that
        has been given up fails once more.
        """
        if not isinstance(event.error, self.catches):
            return False
        here = event.control is self or _is_inside(event.control, self.content)
        if self._failure is not None and here and event.control is not self:
            return False
        if self.mounted and self._failure is None and here:
            self._show(lambda: self._fallen(event))
            self._wait()
        self._tell(event)
        return True

    def _own(self, error: Exception) -> ErrorEvent:
        return ErrorEvent(name="error", control=self, component=self, error=error)

    def _tell(self, event: ErrorEvent) -> None:
        """Tell of an error, also while unmounted; on no page only the log is there."""
        event, life = dataclasses.replace(event, control=self), self._component.life
        with untracked():
            told = life is not None and self._component.emit(life, "error", event)
        if not told:
            log_error(event)

    def _fallen(self, event: ErrorEvent) -> ft.Control:
        """Note a failure, and make what is shown instead."""
        lived = self.clock.monotonic() - self._made_at
        self._attempts = 1 if lived > self.longest_delay else self._attempts + 1
        failure = Failure(
            error=event.error,
            component=event.component,
            task=event.task,
            attempt=self._attempts,
            retry_in=self._delay(),
            retry=self.retry,
        )
        self._failure, self._slot = failure, None
        self._failed_at = self.clock.monotonic()
        if self.fallback is None:
            return failure_face(failure, self, since=self._failed_at)
        return self.fallback(failure)

    # --- the next attempt ---

    def _delay(self) -> Optional[float]:
        if self._attempts > self.retries:
            return None
        chance = self.clock.random()
        return backoff(self._attempts, self.retry_delay, self.longest_delay, chance)

    def _wait(self) -> None:
        """Wait for the next attempt, or for the rest of it; unmounted, later."""
        failure = self._failure
        if self.mounted and failure is not None and failure.retry_in is not None:
            wait = self._retry_at(self._failed_at + failure.retry_in)
            self._waiting = self.create_task(wait, name="retry", exclusive=True)

    async def _retry_at(self, due: float) -> None:
        await self.clock.sleep_until(due)
        self._reset("backoff")

    def _reset(self, reason: Reason) -> None:
        if self._failure is None:
            return
        if reason != "backoff":
            self._attempts = 0
        self._begin_anew()
        self.emit("reset", data=reason)

    def _begin_anew(self) -> None:
        """Make the child now, instead of whenever it would have been."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting is not asyncio.current_task():
            waiting.cancel()
        self._show(self._content)
        self._wait()


def _is_inside(control: ft.BaseControl, around: Optional[ft.BaseControl]) -> bool:
    """Say whether a control is another one, or lies in it."""
    above: Optional[ft.BaseControl] = control
    while above is not None and above is not around:
        above = above.parent
    return above is not None
