"""One patch for all plain values that changed on a page, made without comparing trees.

Flet's diff looks at every control of a component to find one text that has changed; we
know which one it is. Where the client has it is read from Flet's snapshots of what was
sent last, so an address is never one that the client does not know yet.
"""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components import _flet

__all__ = ["ValuePatch"]

Node = list[Any]
"""An entry of a patch's table of paths: its number, and its children by key."""


class ValuePatch:
    """A patch that grows by one value after the other.

    Args:
        root: The control to which it is addressed.
    """

    __slots__ = ("_nodes", "_operations", "_size", "_slots", "_table", "root")

    def __init__(self, root: ft.BaseControl) -> None:
        self.root = root
        self._size = 0
        self._table: Node = [0]
        self._nodes: dict[int, Node] = {id(root): self._table}
        self._slots: dict[int, dict[int, tuple[Any, ...]]] = {}
        self._operations: list[list[Any]] = []

    def add(self, control: ft.BaseControl, names: dict[str, None]) -> bool:
        """Add values of a control; say whether it can be addressed from the root."""
        node = self._node(control)
        if node is None:
            return False
        for name, value in _flet.take_dirty(control, names):
            self._operations.append([_flet.REPLACE, node[0], name, value])
        return True

    def send(self, page: ft.Page) -> None:
        """Send what was added, if there is anything."""
        if self._operations:
            _flet.send_patch(page, self.root, [self._table, *self._operations])

    def _node(self, control: ft.BaseControl) -> Node | None:
        """Return the entry of a control in the table; None if it cannot be found."""
        node = self._nodes.get(id(control))
        if node is not None:
            return node
        parent = control.parent
        above = self._node(parent) if parent is not None else None
        if parent is None or above is None:
            return None
        slots = self._slots.get(id(parent))
        if slots is None:
            slots = self._slots[id(parent)] = _flet.sent_slots(parent)
        if (path := slots.get(id(control))) is None:
            return None
        for key in path:
            above = self._child(above, key)
        self._nodes[id(control)] = above
        return above

    def _child(self, node: Node, key: Any) -> Node:
        if len(node) == 1:
            node.append({})
        child: Node | None = node[1].get(key)
        if child is None:
            self._size += 1
            child = node[1][key] = [self._size]
        return child
