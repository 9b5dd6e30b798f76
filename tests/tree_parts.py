"""What random trees are made of: components, and plain controls that look like them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, Protocol

import attrs
import flet as ft

from flet_components import UserControl, reactive

__all__ = [
    "COMPONENTS",
    "DOES",
    "KINDS",
    "ROOM",
    "VALUES",
    "Insides",
    "Listing",
    "Panel",
    "Plan",
    "Step",
    "assign",
    "component",
    "only",
    "plain_component",
    "plain_control",
]

COMPONENTS = ("list", "slot", "guide")
KINDS = ("text", "column", "row", "stack", "box", "panel", *COMPONENTS)
"""A leaf, plain controls that hold others, and components that do."""
ROOM = {"text": 0, "box": 1, "slot": 1}
"""How many controls a kind can hold, if there is a limit."""


VALUES = {
    "say": ("word", "value", "tooltip"),
    "enlarge": ("points", "size", "width"),
    "space": ("gap", "style", "margin"),
}
"""What a step changes in a component, in a text, and in any other control."""
DOES = (
    *(*VALUES, "tick", "lines", "widen", "nudge", "hide"),
    *("put", "put", "put", "put", "out", "swap", "clear", "renew"),
)
"""What a step may do to a node: change a value, or a method of a tree."""


@attrs.frozen
class Plan:
    """How a tree begins.

    Args:
        kinds: The kinds of its nodes. The first is the root, which stays where it is.
        above: In which node each of the others is put, if that is possible.
    """

    kinds: tuple[str, ...]
    above: tuple[int, ...]


@attrs.frozen
class Step:
    """What happens to a node, with which other one, and to which number."""

    does: str
    node: int
    other: int = 0
    number: int = 0
    now: bool = False
    """Whether components update now, or with the page's next frame."""


class Insides(Protocol):
    """What is inside a component, or what looks like one."""

    def change(self, name: str, value: Any) -> None:
        """Change a field of `Listing`, or what looks like it."""


def only(controls: Sequence[ft.Control]) -> ft.Control | None:
    """Return the first of some controls, for a property that holds one.

    All but texts get a box around, a new one each time. What is assigned to a property
    Flet 1.0.5 sends whole and then, if it was on the page before, what has changed in
    it since: what was added to a list in it would be there twice.
    """
    for control in controls:
        return control if isinstance(control, ft.Text) else ft.Container(control)
    return None


def assign(control: Any, name: str, value: object) -> None:
    """Assign a control; Flet would ignore one that equals the one before."""
    setattr(control, name, None)
    setattr(control, name, value)


# --- plain controls ---


@ft.control("Panel")  # type: ignore[arg-type]
class Panel(ft.LayoutControl):
    """Holds controls in a dict. Flet updates those too, but has no such control.

    Nor has it a value that holds controls: what an update puts there has no page.
    """

    parts: dict[str, ft.Control] = dataclasses.field(default_factory=dict)


def plain_control(kind: str, key: int | None) -> ft.Control:
    """Make a control that is no component."""
    if kind == "text":
        return ft.Text("0", size=10, style=ft.TextStyle(letter_spacing=0), key=key)
    kinds: dict[str, type[Any]] = {"row": ft.Row, "stack": ft.Stack}
    kinds |= {"box": ft.Container, "panel": Panel}
    control: ft.Control = kinds.get(kind, ft.Column)(key=key)
    return control


class PlainInsides:
    """What is inside a component, as plain controls that are changed by hand."""

    def __init__(self, kind: str) -> None:
        self.values: dict[str, Any] = {"items": (), "lines": 0, "word": "0"}
        self.label = ft.Text("0", size=10, style=ft.TextStyle(letter_spacing=0))
        self.slot = ft.Container() if kind == "slot" else None
        self.column = ft.Column()
        self._fill()

    def change(self, name: str, value: Any) -> None:
        """Change a value, and what shows it."""
        self.values[name] = value
        if name == "points":
            self.label.size = value
        elif name == "gap":
            self.label.style = ft.TextStyle(letter_spacing=value)
        elif name == "items" and self.slot is not None:
            assign(self.slot, "content", only(value))
        else:
            self._fill()

    def _fill(self) -> None:
        self.label.value = word = self.values["word"]
        items = self.values["items"] if self.slot is None else [self.slot]
        lines = [ft.Text(f"{word} {n}") for n in range(self.values["lines"])]
        self.column.controls[:] = [*items, *lines, self.label]


def plain_component(kind: str) -> tuple[ft.Control, Insides]:
    """Make a box that looks like a component, and return what is inside."""
    insides = PlainInsides(kind)
    return ft.Container(insides.column), insides


# --- components ---


class Guide(UserControl):
    """A component as in Flet's guide: it changes its controls and updates itself."""

    def __init__(self) -> None:
        super().__init__()
        self.insides = PlainInsides("guide")

    def build(self) -> ft.Control:
        return self.insides.column


@reactive
class Listing(UserControl):
    """Shows what it is given, bound lines, and a bound label that moves with them."""

    items: tuple[ft.Control, ...] = ()
    lines: int = 0
    word: str = "0"
    points: int = 10
    gap: int = 0

    def build(self) -> ft.Control:
        self.label = self.bind(
            ft.Text(),
            value=lambda: self.word,
            size=lambda: self.points,
            style=lambda: ft.TextStyle(letter_spacing=self.gap),
        )
        return self.bind(ft.Column(), controls=self.all)

    def all(self) -> list[ft.Control]:
        return [*self.items, *map(self.line, range(self.lines)), self.label]

    def line(self, number: int) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: f"{self.word} {number}")

    def change(self, name: str, value: Any) -> None:
        """Change a field; nothing else is needed."""
        setattr(self, name, value)


@reactive
class Slot(Listing):
    """The same with one control, as a bound property."""

    def build(self) -> ft.Control:
        self.slot = self.bind(ft.Container(), content=lambda: only(self.items))
        return super().build()

    def all(self) -> list[ft.Control]:
        return [self.slot, *map(self.line, range(self.lines)), self.label]


def component(kind: str) -> tuple[ft.Control, Insides]:
    """Make a component, and return what is inside."""
    if kind == "guide":
        guide = Guide()
        return guide, guide.insides
    listing = Slot() if kind == "slot" else Listing()
    return listing, listing
