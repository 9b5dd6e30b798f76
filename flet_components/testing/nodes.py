"""The tree that a browser holds: plain data, as it came over the wire."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["Node", "children"]

COMPONENT = "C"
"""Type of the node that stands for a function component; its body is what is shown."""

READING_ORDER = (
    *("appbar", "leading", "icon", "title", "header", "label", "subtitle"),
    *("content", "controls"),
)
"""Slots in the order in which a person reads them; any others follow."""


class Node(dict[str, Any]):
    """A control as a browser knows it: the properties that were sent, no others."""

    @property
    def type(self) -> str:
        """The name of the widget, which subclasses in Python share."""
        return str(self["_c"])

    @property
    def id(self) -> int:
        """The control's number; it differs from run to run."""
        return int(self["_i"])


def children(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the controls in a control, each with its slot, in reading order."""
    slots = [slot for slot in node if not slot.startswith("_") or slot == "_b"]
    for slot in sorted(slots, key=_place_in_order):
        for child in _nodes_in(node[slot]):
            yield slot, child


def _place_in_order(slot: str) -> int:
    known = slot in READING_ORDER
    return READING_ORDER.index(slot) if known else len(READING_ORDER)


def _nodes_in(value: Any) -> Iterator[Node]:
    if isinstance(value, Node):
        if value.type == COMPONENT:
            yield from _nodes_in(value.get("_b"))
        else:
            yield value
    elif isinstance(value, dict):
        yield from _nodes_in(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _nodes_in(item)
