"""The knobs of a story are its parameters; each is read on its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter
from typing import Any

import attrs
import flet as ft

from flet_components.errors import StoryError
from flet_components.stories.knobs.fields import fitting
from flet_components.stories.knobs.kind import Kind
from flet_components.stories.knobs.kinds import evaluated, kind_of

__all__ = ["Knob", "Settings", "knobs_of"]

NAMED = (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)


@attrs.frozen
class Knob:
    """One parameter of a story."""

    name: str
    """Name of the parameter."""
    kind: Kind | None
    """How it is written and edited; None for a type that has no knob."""
    default: Any
    """Its value while nobody turns it."""


@attrs.frozen
class Settings:
    """Where the knobs of a story stand."""

    values: Mapping[str, Any]
    """Value of each knob."""
    problems: Mapping[str, str]
    """For each text that cannot be read, why; the default stands in for it."""


def knobs_of(story: Callable[..., Any]) -> tuple[Knob, ...]:
    """Return the knobs of a story, in the order of its parameters.

    A parameter of type `ft.Page` has none: it is given the stage's page.

    Raises:
        StoryError: If a parameter has neither a default nor a type with a knob.
    """
    function = inspect.unwrap(story)
    namespace = getattr(function, "__globals__", {})
    found = []
    for parameter in inspect.signature(story).parameters.values():
        hint = evaluated(parameter.annotation, namespace)
        if parameter.kind in NAMED and hint is not ft.Page:
            found.append(_knob(parameter, hint))
    return tuple(found)


def pages_of(story: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the parameters that are given the stage's page."""
    namespace = getattr(inspect.unwrap(story), "__globals__", {})
    return tuple(
        name
        for name, parameter in inspect.signature(story).parameters.items()
        if evaluated(parameter.annotation, namespace) is ft.Page
    )


def settings(knobs: Sequence[Knob], texts: Mapping[str, str]) -> Settings:
    """Read the texts of an address as values of knobs."""
    values = {knob.name: knob.default for knob in knobs}
    problems: dict[str, str] = {}
    kinds = {knob.name: knob.kind for knob in knobs}
    for name, text in texts.items():
        kind = kinds.get(name)
        if kind is None:
            problems[name] = f"{name} is no knob of this story"
            continue
        value, problem = fitting(kind, text)
        if problem is None:
            values[name] = value
        else:
            problems[name] = f"{name} {problem}"
    return Settings(values, problems)


def _knob(parameter: Parameter, hint: Any) -> Knob:
    kind = kind_of(hint, parameter.default)
    if parameter.default is not Parameter.empty:
        return Knob(parameter.name, kind, parameter.default)
    if kind is None:
        raise StoryError(
            f"{parameter.name} must have a default or a type with a knob, got "
            f"{parameter}: give it a default"
        )
    return Knob(parameter.name, kind, kind.blank)
