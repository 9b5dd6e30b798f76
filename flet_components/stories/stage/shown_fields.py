"""The fields of the component that a story shows: read as they change, turned live."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Collection, Mapping
from typing import Any

import flet as ft

from flet_components.fields import reactive_fields
from flet_components.signals import Effect, equal, untracked
from flet_components.stories.knobs.fields import fitting
from flet_components.stories.knobs.kinds import evaluated, kind_of
from flet_components.stories.knobs.parameters import Knob
from flet_components.stories.manual import manual_of
from flet_components.user_control import UserControl

__all__ = ["ShownFields"]

ONE_CHOICE = "one of 1"
"""What a knob says that could not be turned: the other values are functions."""


class ShownFields:
    """Knobs of one component, as long as it is on the stage.

    Those that the story sets by its own parameters are only read.
    """

    def __init__(self) -> None:
        self.component: UserControl | None = None
        """What the story shows, if that is one component."""
        self.knobs: tuple[Knob, ...] = ()
        """A knob for each field; its default is what the story set."""
        self.values: Mapping[str, Any] = {}
        """Where the fields stand, also those that the story's own knobs set."""
        self.problems: Mapping[str, str] = {}
        """For each text that cannot be read, or is refused, why."""
        self._texts: Mapping[str, str] = {}
        self.shows = False
        """Whether a story is on the stage."""
        self._effect: Effect | None = None
        self._readers: list[Callable[[], object]] = []

    def listen(self, reader: Callable[[], object]) -> Callable[[], None]:
        """Call back when anything has changed; returns what ends the calls."""
        self._readers.append(reader)
        return lambda: self._readers.remove(reader)

    def show(self, control: ft.Control, given: Mapping[str, Any]) -> None:
        """Take the component that a story returned, and turn what is to be turned.

        Args:
            control: What the story returned.
            given: What the story's knobs stand at.
        """
        self.leave()
        texts, self._texts, self.shows = self._texts, {}, True
        if isinstance(control, UserControl):
            self.component = control
            self.knobs = tuple(_knobs(control, given))
            linked = {n for n in given if _is_linked(control, n, given[n])}
            names = {*(knob.name for knob in self.knobs), *linked}
            self._effect = Effect(lambda: self._read(control, names))
        self.turn(texts)

    def leave(self) -> None:
        """Let go of the component."""
        if self._effect is not None:
            self._effect.suspend()
        self._effect = self.component = None
        self.knobs, self.values, self.problems = (), {}, {}
        self.shows = False

    def turn(self, texts: Mapping[str, str]) -> None:
        """Set the fields that texts name, and put back those that they do not."""
        before, self._texts = self._texts, dict(texts)
        if not self.shows:  # they are turned when there is something to be seen
            return
        knobs = {knob.name: knob for knob in self.knobs}
        problems = {n: p for n, p in self.problems.items() if n in texts}
        for name in {*before, *texts}:
            if before.get(name) != texts.get(name):
                problems.pop(name, None)
                problem = self._turn(knobs.get(name), name, texts.get(name))
                if problem is not None:
                    problems[name] = problem
        self.problems = problems
        self._tell()

    def _turn(self, knob: Knob | None, name: str, text: str | None) -> str | None:
        """Set one field; return why not, if it cannot be."""
        if self.component is None or knob is None or knob.kind is None:
            what = type(self.component).__name__ if self.component else "what is shown"
            return f"{what} has no knob {name}" if text is not None else None
        value, problem = knob.default, None
        if text is not None:
            value, problem = fitting(knob.kind, text)
        if problem is not None:
            return f"{name} {problem}"
        try:
            setattr(self.component, name, value)
        except (ValueError, TypeError) as error:
            return str(error)
        return None

    def _read(self, component: UserControl, names: Collection[str]) -> None:
        self.values = {name: getattr(component, name) for name in names}
        with untracked():
            self._tell()

    def _tell(self) -> None:
        for reader in tuple(self._readers):
            reader()


def _knobs(component: UserControl, given: Collection[str]) -> list[Knob]:
    """Return a knob for each public field that the story does not set."""
    named = {field.name: field for field in reactive_fields(type(component))}
    told = (each.name for each in manual_of(type(component)).fields)
    found = (_knob(component, named[n]) for n in told if n not in given)
    return [knob for knob in found if knob is not None]


def _knob(component: UserControl, field: dataclasses.Field[Any]) -> Knob | None:
    """Return a field's knob, if its type has one that can write what it stands at."""
    value = getattr(component, field.name)
    owner = next(
        (
            base
            for base in type(component).__mro__
            if field.name in vars(base).get("__annotations__", {})
        ),
        type(component),
    )
    module = sys.modules.get(owner.__module__)
    hint = evaluated(field.type, getattr(module, "__dict__", {}))
    kind = kind_of(hint, value)
    if kind is None or kind.says == ONE_CHOICE:
        return None
    try:
        same = equal(kind.decode(kind.encode(value)), value)
    except (ValueError, TypeError, AttributeError):
        return None
    return Knob(field.name, kind, value) if same else None


def _is_linked(component: UserControl, name: str, value: Any) -> bool:
    """Say whether a story's knob sets the field of its name."""
    names = {field.name for field in reactive_fields(type(component))}
    return name in names and equal(getattr(component, name), value)
