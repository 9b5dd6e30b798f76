"""One patch of all that changes on a page in one turn of the loop.

A patch is a table of paths, and operations that name their target by its number in the
table. The client applies them one after the other, and finds each target in the tree as
the operations before have left it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import flet as ft

from flet_components import _flet
from flet_components.addresses import Address

if TYPE_CHECKING:
    from flet_components.bindings import Output

__all__ = ["MergedPatch", "Usual"]

Node = list[Any]
"""An entry of a patch's table: its number, and its children by key."""


class MergedPatch:
    """A patch that grows: by values, and by patches of what lies below its root.

    Args:
        root: Where all its addresses begin.
    """

    __slots__ = ("_nodes", "_numbers", "operations", "root", "table")

    def __init__(self, root: ft.BaseControl) -> None:
        self.root = root
        self.table: Node = [0]
        self._nodes: dict[Address, Node] = {}
        self._numbers = 0
        self.operations: list[list[Any]] = []

    def put(self, address: Address, name: str, value: object) -> list[Any]:
        """Add the value of a property; return the operation, which ends with it."""
        node = self._nodes.get(address) or self._node(address)
        number = node[0] or self._number(node)
        operation = [_flet.REPLACE, number, name, value]
        self.operations.append(operation)
        return operation

    def graft(self, address: Address, patch: list[Any]) -> None:
        """Add a patch that Flet has made for a control.

        Args:
            address: Where the client has the control.
            patch: The patch. Its values are encoded now, as they would be if it were
                sent: Flet notes thereby what the client has.
        """
        table, *operations = patch
        nodes: dict[int, Node] = {}
        self._graft(table, self._node(address), nodes)
        self.operations += [self._moved_over(each, nodes) for each in operations]

    def message(self) -> list[Any]:
        """Return the patch as it is sent."""
        return [self.table, *self.operations]

    def _moved_over(self, operation: list[Any], nodes: dict[int, Node]) -> list[Any]:
        """Return an operation with the numbers of this patch's table."""
        kind, target, *rest = operation
        kind = getattr(kind, "value", kind)
        if kind == _flet.MOVE:
            key, to, to_key = rest
            rest = [key, self._number(nodes[to]), to_key]
        else:
            rest = [_flet.encoded(value) for value in rest]
        return [kind, self._number(nodes[target]), *rest]

    def _graft(self, table: Node, node: Node, nodes: dict[int, Node]) -> None:
        nodes[table[0]] = node
        for key, below in (table[1] if len(table) > 1 else {}).items():
            self._graft(below, _child(node, key), nodes)

    def _node(self, address: Address) -> Node:
        node = self._nodes.get(address)
        if node is None:
            above, node = address.above, self.table
            if above is not None:
                over = self._nodes.get(above) or self._node(above)
                node = _child(over, address.key)
            self._nodes[address] = node
        return node

    def _number(self, node: Node) -> int:
        """Return the number of an entry; only what is named needs one of its own."""
        if not node[0]:
            self._numbers += 1
            node[0] = self._numbers
        number: int = node[0]
        return number


class Usual:
    """A patch of nothing but values that may be sent again with other ones.

    Args:
        patch: The patch.
    """

    __slots__ = ("outputs", "patch")

    def __init__(self, patch: MergedPatch) -> None:
        self.patch = patch
        self.outputs: dict[Output, list[Any]] = {}


def _child(node: Node, key: Any) -> Node:
    if len(node) == 1:
        child: Node = [0]
        node.append({key: child})
        return child
    found: Node = node[1].setdefault(key, [0])
    return found
