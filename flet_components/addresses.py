"""Where the client has the controls of a page, by what it was sent last.

Read from Flet's snapshots, so that an address is never one that the client does not
know yet; kept until anything of the tree's shape is sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

import flet as ft

from flet_components import _flet

if TYPE_CHECKING:
    from flet_components.bindings import Output

__all__ = ["Address", "AddressBook", "has_gone"]


FEW = 4
"""Controls in another for which it is not worth while to note where they are."""


def has_gone(control: ft.BaseControl) -> bool:
    """Say whether the client has what was around a control, but not the control."""
    slots = _flet.sent_slots(control.parent) if control.parent is not None else {}
    return bool(slots) and id(control) not in slots


class Address:
    """A place in the client's tree: a key in the place above, or a root."""

    __slots__ = ("above", "key", "root")

    def __init__(
        self, root: ft.BaseControl, above: Address | None = None, key: Any = None
    ):
        self.root, self.above, self.key = root, above, key


class AddressBook:
    """Knows the addresses of one page.

    Args:
        page: The page, where all addresses begin.
    """

    __slots__ = ("_known", "_page", "_slots", "_ways", "edition")

    def __init__(self, page: ft.Page) -> None:
        self._page = page
        self.edition = 0
        self.forget()

    def forget(self) -> None:
        """Begin anew: the client's tree has got another shape."""
        self.edition += 1
        self._known: dict[int, tuple[ft.BaseControl, Address]] = {
            id(self._page): (self._page, Address(self._page))
        }
        self._slots: dict[int, dict[int, tuple[Any, ...]]] = {}
        self._ways: dict[tuple[Address, Any], Address] = {}

    def forget_below(self, control: ft.BaseControl) -> None:
        """Begin anew, but for where the control is: only below it is another shape."""
        known, slots, ways = self._known, self._slots, self._ways
        self.forget()
        above: ft.BaseControl | None = control
        while above is not None and (entry := known.get(id(above))) is not None:
            self._known[id(above)] = entry
            if above is not control and id(above) in slots:
                self._slots[id(above)] = slots[id(above)]
            above = above.parent
        kept = {address for _, address in self._known.values()}
        self._ways = {way: at for way, at in ways.items() if way[0] in kept}

    def of(self, control: ft.BaseControl) -> Address | None:
        """Return where the client has a control; None if it does not.

        Of what lies below a function component Flet keeps no snapshots. What cannot be
        found from above, but has a number, is a root.
        """
        if control is self._page:
            return self._known[id(control)][1]
        address = self._found(control)
        if address is not None or _flet.is_frozen(control):
            return address
        known = _flet.is_indexed(self._page, control)
        return Address(control) if known else None

    def by_roots(self, outputs: Iterable[Output]) -> list[Output]:
        """Put outputs together that one patch can have: what lies below one root."""
        below: dict[int | None, list[Output]] = {}
        for output in outputs:
            address = output.address_in(self)
            root = _flet.control_id(address.root) if address is not None else None
            below.setdefault(root, []).append(output)
        return list(chain.from_iterable(below.values()))

    def _found(self, control: ft.BaseControl) -> Address | None:
        """Return where a control is in what it lies in."""
        parent = control.parent
        above = self._above(parent) if parent is not None else None
        if parent is None or above is None:
            return None
        slots = self._slots.get(id(parent)) or _flet.sent_slots(parent)
        if len(slots) > FEW:
            self._slots[id(parent)] = slots
        if (path := slots.get(id(control))) is None:
            return None
        for key in path[:-1]:
            above = self._way(above, key)
        return Address(above.root, above, path[-1])

    def _above(self, control: ft.BaseControl) -> Address | None:
        """Return where a control is that holds others."""
        known = self._known.get(id(control))
        if known is not None:
            return known[1]
        address = self.of(control)
        if address is not None:
            self._known[id(control)] = (control, address)
        return address

    def _way(self, above: Address, key: Any) -> Address:
        """Return the one address of a list or a dict in a control."""
        known = self._ways.get((above, key))
        if known is None:
            known = self._ways[above, key] = Address(above.root, above, key)
        return known
