"""Turns lists, dictionaries and classes with fields into JSON values, and back."""

from __future__ import annotations

import dataclasses
import enum
import typing
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

import attrs

__all__ = ["from_plain", "has_fields", "to_plain"]

SEQUENCES = (list, tuple, set, frozenset)


def has_fields(type_: Any) -> bool:
    """Say whether a type is an attrs class or a dataclass."""
    return isinstance(type_, type) and (
        attrs.has(type_) or dataclasses.is_dataclass(type_)
    )


def to_plain(value: Any) -> Any:
    """Return a value as JSON can write it."""
    if has_fields(type(value)):
        return {name: to_plain(getattr(value, name)) for name in _fields(type(value))}
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if isinstance(value, SEQUENCES):
        return [to_plain(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value.isoformat() if isinstance(value, date | time) else value


def from_plain(hint: Any, data: Any) -> Any:
    """Return a value of the type that a hint names.

    Raises:
        ValueError: If the data does not fit: `must be a list, got {}`.
    """
    origin, args = typing.get_origin(hint) or hint, typing.get_args(hint)
    if origin is typing.Annotated:
        return from_plain(args[0], data)
    if has_fields(origin):
        return _object(origin, data)
    if origin in SEQUENCES or origin is Sequence:
        item = args[0] if args else Any
        made = [from_plain(item, each) for each in _expect(data, list, "a list")]
        return made if origin in (list, Sequence) else origin(made)
    if origin in (dict, Mapping):
        item = args[1] if len(args) == 2 else Any
        return {
            key: from_plain(item, each)
            for key, each in _expect(data, dict, "an object").items()
        }
    return _scalar(origin, data)


def _object(type_: Any, data: Any) -> Any:
    names = _fields(type_)
    given = _expect(data, dict, "an object")
    if unknown := [key for key in given if key not in names]:
        known = ", ".join(names)
        raise ValueError(f"must have fields out of {known}, got {unknown[0]!r}")
    hints = _hints(type_)
    values = {key: from_plain(hints.get(key, Any), each) for key, each in given.items()}
    try:
        return type_(**values)
    except TypeError as error:
        raise ValueError(f"must fit {type_.__name__}: {error}") from None


def _scalar(type_: Any, data: Any) -> Any:
    if isinstance(type_, type):
        if issubclass(type_, enum.Enum):
            return _member(type_, data)
        if issubclass(type_, timedelta):
            return timedelta(seconds=_expect(data, (int, float), "seconds"))
        if issubclass(type_, date | time):
            return type_.fromisoformat(_expect(data, str, "a text in ISO 8601"))
        if type_ is float:
            return float(_expect(data, (int, float), "a number"))
        if type_ in (int, str, bool):
            return _expect(data, type_, f"of type {type_.__name__}")
    return data


def _member(type_: type[enum.Enum], data: Any) -> enum.Enum:
    if data not in type_.__members__:
        raise ValueError(f"must be one of {', '.join(type_.__members__)}, got {data!r}")
    return type_[data]


def _expect(data: Any, type_: Any, words: str) -> Any:
    number = type_ is not bool and isinstance(data, bool)
    if not isinstance(data, type_) or number:
        raise ValueError(f"must be {words}, got {data!r}")
    return data


def _fields(type_: Any) -> list[str]:
    if attrs.has(type_):
        return [
            field.alias or field.name for field in attrs.fields(type_) if field.init
        ]
    return [field.name for field in dataclasses.fields(type_) if field.init]


def _hints(type_: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(type_)
    except (NameError, TypeError, AttributeError):
        return {}
