"""Finds a control on a screen as a person would name it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

import flet as ft

from flet_components import _flet
from flet_components.testing.captions import captions, key_of, labels
from flet_components.testing.nodes import Node
from flet_components.testing.tree import Place

__all__ = ["What", "described", "matching"]

What: TypeAlias = str | re.Pattern[str] | ft.BaseControl | type[ft.BaseControl]
"""A text, tooltip, semantics label or key; a pattern; a control; a class."""

ClassOf = Callable[[Node], type[ft.BaseControl] | None]


def matching(what: What, places: Iterable[Place], class_of: ClassOf) -> list[Place]:
    """Return the places that fit.

    A string is looked for as a text first; only if there is none, as a tooltip or
    semantics label, and then as a key.

    Args:
        what: What to look for.
        places: Where to look.
        class_of: Returns the Python class of a node, if the server still has it.
    """
    found = list(places)
    for fits in _ways(what, class_of):
        if places := [place for place in found if fits(place.node)]:
            return places
    return []


def described(what: What) -> str:
    """Return how an error message calls what was looked for."""
    if isinstance(what, str):
        return repr(what)
    if isinstance(what, re.Pattern):
        return f"a text like {what.pattern!r}"
    if isinstance(what, type):
        return f"a {what.__name__}"
    return f"this {type(what).__name__}"


def _ways(what: What, class_of: ClassOf) -> list[Callable[[Node], bool]]:
    if isinstance(what, str):
        return [
            lambda node: what in _texts(node),
            lambda node: what in labels(node),
            lambda node: key_of(node) == what,
        ]
    if isinstance(what, re.Pattern):
        return [lambda node: any(map(what.search, _texts(node)))]
    if isinstance(what, type):
        return [lambda node: issubclass(class_of(node) or ft.BaseControl, what)]
    number = _flet.control_id(what)
    return [lambda node: node.id == number]


def _texts(node: Node) -> list[str]:
    spans = [str(node.get("text", ""))] if node.type == "TextSpan" else []
    return [*captions(node), *spans]
