"""Which kind of knob a type has."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from inspect import Parameter
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import flet as ft

from flet_components.stories.knobs.choices import ChoiceKind
from flet_components.stories.knobs.colours import ColourKind
from flet_components.stories.knobs.kind import Kind
from flet_components.stories.knobs.moments import MomentKind
from flet_components.stories.knobs.numbers import DurationKind, NumberKind
from flet_components.stories.knobs.optional import OptionalKind
from flet_components.stories.knobs.plain import has_fields
from flet_components.stories.knobs.structures import StructureKind
from flet_components.stories.knobs.switches import SwitchKind
from flet_components.stories.knobs.texts import TextKind
from flet_components.stories.ranges import Range

__all__ = ["kind_of"]

CONTAINERS = (list, tuple, set, frozenset, dict, Sequence, Mapping)


def kind_of(hint: Any, default: Any = Parameter.empty) -> Kind | None:
    """Return the knob of a parameter, or None for a type that has none.

    Args:
        hint: Its annotation, evaluated; `Parameter.empty` if there is none to go by.
        default: Its default, which tells the type where the annotation does not.
    """
    if hint in (Parameter.empty, Any):
        known = default is not Parameter.empty and default is not None
        return kind_of(type(default), default) if known else None
    if get_origin(hint) is Annotated:
        return _annotated(hint, default)
    if get_origin(hint) in (Union, types.UnionType):
        return _union(get_args(hint), default)
    kind = _single(hint, None, default)
    return OptionalKind(kind) if kind and default is None else kind


def _annotated(hint: Any, default: Any) -> Kind | None:
    base, *extras = get_args(hint)
    limits = next((extra for extra in extras if isinstance(extra, Range)), None)
    kind = _single(base, limits, default) if limits else None
    return kind or kind_of(base, default)


def _union(hints: tuple[Any, ...], default: Any) -> Kind | None:
    present = [hint for hint in hints if hint is not types.NoneType]
    if ft.Colors in present:
        kind: Kind | None = ColourKind(free=str in present)
    else:
        kinds = (kind_of(h, default) for h in _best_first(present, default))
        kind = next((found for found in kinds if found is not None), None)
    optional = len(present) < len(hints) and not isinstance(kind, OptionalKind)
    return OptionalKind(kind) if kind and optional else kind


def _best_first(hints: list[Any], default: Any) -> list[Any]:
    """Put the type of the default first."""
    return sorted(hints, key=lambda hint: type(default) is not hint)


def _single(hint: Any, limits: Range | None, default: Any) -> Kind | None:
    if get_origin(hint) is Literal:
        return ChoiceKind.of_values(get_args(hint))
    origin = get_origin(hint) or hint
    if has_fields(origin):
        return None if issubclass(origin, ft.BaseControl) else StructureKind(hint)
    if origin in CONTAINERS:
        return StructureKind(hint)
    return _class(hint, limits, default) if isinstance(hint, type) else None


def _class(hint: type, limits: Range | None, default: Any) -> Kind | None:
    if issubclass(hint, ft.Colors):
        return ColourKind()
    if issubclass(hint, enum.Enum):
        return ChoiceKind.of_enum(hint)
    if issubclass(hint, bool):
        return SwitchKind()
    if issubclass(hint, int | float):
        return NumberKind(whole=issubclass(hint, int), range=limits)
    if issubclass(hint, timedelta):
        return DurationKind(limits)
    if issubclass(hint, datetime | date | time):
        return MomentKind(hint, _zone(default))
    return TextKind() if issubclass(hint, str) else None


def _zone(default: Any) -> tzinfo | None:
    """Return the default's time zone; without a default moments are aware."""
    return default.tzinfo if isinstance(default, datetime | time) else UTC


def evaluated(annotation: Any, namespace: Mapping[str, Any]) -> Any:
    """Evaluate one annotation of a story's own source, alone.

    Returns:
        The type, or `Parameter.empty` when a name in it is unknown, as one is that is
        imported for type checkers only.
    """
    holder = types.SimpleNamespace(__annotations__={"it": annotation})
    try:
        hints = typing.get_type_hints(
            holder, {**vars(typing), **namespace}, include_extras=True
        )
    except Exception:  # an annotation may be any expression at all
        return Parameter.empty
    return hints["it"]
