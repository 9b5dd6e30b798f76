"""Types as a person says them: `Optional[float]` is "number, or none"."""

from __future__ import annotations

import ast
import types
import typing
from collections.abc import Mapping
from typing import Any

__all__ = ["type_in_words"]

WORDS = {
    "Any": "anything",
    "None": "none",
    "NoneType": "none",
    "bool": "true or false",
    "bytes": "bytes",
    "date": "date",
    "datetime": "date and time",
    "float": "number",
    "int": "whole number",
    "object": "anything",
    "str": "text",
    "time": "time of day",
    "timedelta": "duration",
}
LISTS = {"Collection", "Iterable", "Sequence", "frozenset", "list", "set", "tuple"}
FUNCTIONS = {"Callable", "ControlEventHandler", "EventHandler"}
MOST = 80
"""Characters of an alias that are still told; longer ones keep their name."""


def type_in_words(annotation: object, namespace: Mapping[str, Any]) -> str:
    """Say what an annotation means.

    Args:
        annotation: As a field keeps it: a text, or a type.
        namespace: Where its names are known; aliases among them are told in full.
    """
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return _name(annotation.__name__, {})
    text = annotation if isinstance(annotation, str) else repr(annotation)
    try:
        return _say(ast.parse(text, mode="eval").body, namespace)
    except SyntaxError:
        return text


def _say(node: ast.expr, names: Mapping[str, Any]) -> str:
    match node:
        case ast.Name(id=name):
            return _name(name, names)
        case ast.Attribute(attr=name):
            return _name(name, {})
        case ast.Constant(value=str() as text):
            return type_in_words(text, names)
        case ast.Call(args=[ast.Constant(value=str() as text), *_]):
            return type_in_words(text, names)  # a ForwardRef in an alias
        case ast.Constant(value=None):
            return WORDS["None"]
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return _any_of([left, right], names)
        case ast.Subscript(value=value, slice=inner):
            return _generic(_bare(value), _parts(inner), names)
    return ast.unparse(node)


def _generic(name: str, parts: list[ast.expr], names: Mapping[str, Any]) -> str:
    if name == "Literal":
        return " or ".join(ast.unparse(part).replace("'", '"') for part in parts)
    if name == "Union":
        return _any_of(parts, names)
    if name == "Optional":
        return f"{_say(parts[0], names)}, or none"
    if name in ("Annotated", "Final", "ClassVar"):
        return _say(parts[0], names)
    if name in FUNCTIONS:
        return "function"
    if name in LISTS:
        return f"list of {_say(parts[0], names)}"
    if name in ("dict", "Mapping") and len(parts) == 2:
        return f"dictionary of {_say(parts[0], names)} to {_say(parts[1], names)}"
    return name


def _any_of(parts: list[ast.expr], names: Mapping[str, Any]) -> str:
    said = list(dict.fromkeys(_say(part, names) for part in parts))
    none = WORDS["None"]
    others = " or ".join(each for each in said if each != none)
    return f"{others}, or none" if none in said and others else others or none


def _name(name: str, names: Mapping[str, Any]) -> str:
    if name in WORDS:
        return WORDS[name]
    if name in FUNCTIONS:
        return "function"
    alias = names.get(name)
    if typing.get_origin(alias) is not None or isinstance(alias, types.UnionType):
        told = type_in_words(repr(alias), {})
        return told if len(told) <= MOST else name
    return name


def _bare(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]


def _parts(node: ast.expr) -> list[ast.expr]:
    return list(node.elts) if isinstance(node, ast.Tuple) else [node]
