"""Properties of controls that a component sends alone, without its whole tree."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

import flet as ft

from flet_components import _flet
from flet_components.signals import Effect, is_plain, same

if TYPE_CHECKING:
    from flet_components.addresses import Address, AddressBook
    from flet_components.reactions import Reactions

__all__ = ["Binding", "Output"]


class Output:
    """A property of a control in a component, which is sent when it is set.

    Args:
        owner: The component.
        control: The control.
        name: The property.
    """

    __slots__ = (
        "_address",
        "_checked",
        "_edition",
        "_is_made_up",
        "control",
        "name",
        "owner",
    )

    def __init__(self, owner: Reactions, control: ft.BaseControl, name: str) -> None:
        self.owner, self.control, self.name = owner, control, name
        self._address: Address | None = None
        self._edition = 0
        self._checked: bool | None = None
        self._is_made_up = isinstance(getattr(type(control), name, None), property)

    def set(self, value: object) -> None:
        """Assign a value, and send it if Flet must hear of it."""
        before = getattr(self.control, self.name)
        plain = is_plain(value) and not self._is_made_up
        if plain and same(before, value):
            return
        if not plain:
            _flet.forget_sent(self.control, value)
        _flet.put(self.control, self.name, value)
        owner = self.owner
        if owner.mount is None or (life := owner.life) is None:
            return
        alone = plain and is_plain(before) and not self.name.startswith("on_")
        if alone:
            if life.presence.connected:
                life.frame.mark_value(self)
        elif life.presence.connected or _flet.holds_control([before, value]):
            # The next client gets the page as it is; but Flet has to build and mount
            # what comes, and to unmount what goes.
            life.frame.mark(self.root)

    # --- for the frame ---

    def take(self) -> bool:
        """Take the value, for Flet not to send it once more; say whether it is new.

        Raises:
            ValueError: If the control refuses its properties, as in Flet's diff, or the
                value cannot be sent.
        """
        _flet.require_sendable(self.name, self.value)
        if self._checked is None:
            self._checked = _flet.is_checked(type(self.control), self.name)
        return _flet.take_dirty(self.control, self.name, check=self._checked)

    @property
    def value(self) -> object:
        """The value that the property has, as it is sent."""
        value: object = getattr(self.control, self.name)
        return value.value if isinstance(value, Enum) else value

    def address_in(self, book: AddressBook) -> Address | None:
        """Return where the client has the control, if the value alone can be sent."""
        if self._edition != book.edition:
            self._edition = book.edition
            self._address = book.of(self.control) if self.is_alone() else None
        return self._address

    def is_alone(self) -> bool:
        """Say whether nothing from here up to the component acts on an update."""
        above: ft.BaseControl | None = self.control
        while above is not None and not _flet.updates_itself(type(above)):
            if above is self.owner.component or isinstance(above, ft.Page):
                return True
            above = above.parent
        return False

    @property
    def root(self) -> ft.BaseControl:
        """What to update for Flet to find the value: the control or what is around."""
        above: ft.BaseControl | None = self.control
        while above is not None and not above.is_isolated():
            above = above.parent
        return above if above is not None else self.owner.component


class Binding(Effect):
    """Keeps a property of a control equal to what a function returns.

    Args:
        output: The property.
        read: Returns its value.
    """

    __slots__ = ("_output", "_read")

    def __init__(self, output: Output, read: Callable[[], object]) -> None:
        self._output, self._read = output, read
        super().__init__()

    def work(self) -> None:
        """Assign what the function returns."""
        self._output.set(self._read())

    def failed(self, error: Exception) -> None:
        """Report what the function raised."""
        self._output.owner.reaction_failed(error)
