"""Patches are applied as a browser applies them, and wrong ones are errors."""

from __future__ import annotations

import random
from typing import Any

import flet as ft
import pytest
from flet.messaging.protocol import RegisterClientResponseBody

from flet_components.errors import BadPatchError
from flet_components.testing import Node, Screen
from flet_components.testing.mirror import packed, unpacked
from flet_components.testing.patches import apply_patch

CONTROLS = [0, {"controls": [1]}]
"""A table of paths: 0 is the control itself, 1 the list of its controls."""


def column(*names: str) -> Node:
    """Return a column of texts, as a browser holds it."""
    texts = [Node(_c="Text", _i=n, value=name) for n, name in enumerate(names, 2)]
    return Node(_c="Column", _i=1, controls=texts)


def names(node: Node) -> str:
    """Return what the texts of a column say."""
    return "".join(child["value"] for child in node["controls"])


@pytest.mark.parametrize(
    ("operations", "result"),
    [
        ([[0, 1, 1, {"value": "x"}]], "axc"),
        ([[1, 1, 3, {"value": "x"}]], "abcx"),
        ([[2, 1, 0]], "bc"),
        ([[3, 1, 0, 1, 2]], "bca"),
        ([[2, 1, 0], [2, 1, 0], [2, 1, 0]], ""),
    ],
    ids=["replace", "add", "remove", "move", "one after the other"],
)
def test_operations(operations: list[Any], result: str) -> None:
    """Each kind of operation does to a list what its name says."""
    node = column("a", "b", "c")
    apply_patch(node, [CONTROLS, *operations])
    assert names(node) == result


def test_operations_on_properties() -> None:
    """Properties are replaced, added, moved and removed; an absent one is no error."""
    node = column()
    adds = [[0, 0, "spacing", 5], [1, 0, "width", 7]]
    apply_patch(node, [CONTROLS, *adds, [3, 0, "width", 0, "height"]])
    assert (node["spacing"], node["height"], "width" in node) == (5, 7, False)
    apply_patch(node, [CONTROLS, [2, 0, "spacing"], [2, 0, "never"]])
    assert "spacing" not in node


def test_paths_are_resolved_by_each_operation_anew() -> None:
    """An index in a path means the tree as the operations before have left it."""
    node = column("a", "b")
    table = [0, {"controls": [1, {0: [2]}]}]
    apply_patch(node, [table, [2, 1, 0], [0, 2, "value", "B"]])
    assert names(node) == "B"


@pytest.mark.parametrize(
    "operation",
    [
        [0, 1, 3, {}],
        [1, 1, 4, {}],
        [1, 1, -1, {}],
        [2, 1, 3],
        [3, 1, 3, 1, 0],
        [2, 7, 0],
        [2, 2, "value"],
    ],
    ids=["replace", "add", "below 0", "remove", "move", "no such path", "no such item"],
)
def test_an_address_that_leads_nowhere_is_an_error(operation: list[Any]) -> None:
    """What a browser would fail at fails here, and says what was addressed."""
    table = [0, {"controls": [1, {3: [2]}]}]
    with pytest.raises(BadPatchError, match="a patch to Column must address what"):
        apply_patch(column("a", "b", "c"), [table, operation])


class Gardener:
    """Changes a tree of controls at random, in every way that an app could."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.root = ft.Column()
        self.count = 0

    def change(self) -> None:
        """Make one to six changes."""
        for _ in range(self.random.randint(1, 6)):
            siblings = self.random.choice(self.lists())
            self.random.choice(self.ways())(siblings)

    def ways(self) -> list[Any]:
        """Return the ways in which a list of controls may change."""
        ways = [self.insert, self.insert, self.remove, self.move, self.replace]
        return [*ways, list.reverse, self.random.shuffle, self.rename, self.refill]

    def lists(self) -> list[list[ft.Control]]:
        """Return every list of controls in the tree."""
        return [c.controls for c in self.walk() if isinstance(c, ft.Column | ft.Row)]

    def walk(self, control: Any = None) -> list[Any]:
        """Return every control in the tree."""
        control = control if control is not None else self.root
        inside = [*getattr(control, "controls", ()), getattr(control, "content", None)]
        below = [self.walk(child) for child in inside if isinstance(child, ft.Control)]
        return [control, *(found for branch in below for found in branch)]

    def new(self) -> ft.Control:
        """Return a control that was not there before."""
        self.count += 1
        name, kind = f"t{self.count}", self.random.randrange(4)
        if kind == 0:
            return ft.Text(name, key=f"k{self.count}")
        if kind == 1:
            return ft.Row([ft.Text(f"{name}a"), ft.Text(f"{name}b")])
        return ft.Container(ft.Text(name)) if kind == 2 else ft.Text(name)

    def insert(self, siblings: list[ft.Control]) -> None:
        """Add a new control somewhere."""
        siblings.insert(self.random.randint(0, len(siblings)), self.new())

    def remove(self, siblings: list[ft.Control]) -> None:
        """Take one away."""
        if siblings:
            siblings.pop(self.random.randrange(len(siblings)))

    def move(self, siblings: list[ft.Control]) -> None:
        """Put one to another place."""
        if siblings:
            control = siblings.pop(self.random.randrange(len(siblings)))
            siblings.insert(self.random.randint(0, len(siblings)), control)

    def replace(self, siblings: list[ft.Control]) -> None:
        """Put a new control in the place of one."""
        if siblings:
            siblings[self.random.randrange(len(siblings))] = self.new()

    def rename(self, _: object) -> None:
        """Change some texts."""
        texts = [c for c in self.walk() if isinstance(c, ft.Text)]
        for text in self.random.sample(texts, min(3, len(texts))):
            text.value, text.size = text.value + "'", self.random.choice((None, 20))

    def refill(self, _: object) -> None:
        """Fill or empty a container."""
        containers = [c for c in self.walk() if isinstance(c, ft.Container)]
        if containers:
            content = self.random.choice((ft.Text("refilled"), None))
            self.random.choice(containers).content = content


def without_nothing(value: Any) -> Any:
    """Return a tree without properties that are None or empty: they mean the same."""
    if isinstance(value, dict):
        known = {key: without_nothing(item) for key, item in value.items()}
        return {key: item for key, item in known.items() if item not in (None, [])}
    if isinstance(value, list):
        return [without_nothing(item) for item in value]
    return value


def fresh(screen: Screen) -> Any:
    """Return the page as a browser would be sent it if it came now."""
    body = RegisterClientResponseBody(session_id="", page_patch=screen.page, error="")
    return unpacked(packed(body))["page_patch"]


@pytest.mark.parametrize("seed", range(5))
async def test_patches_lead_to_the_tree_that_a_new_browser_is_sent(
    screen: Screen, seed: int
) -> None:
    """After any changes the browser's tree is the page's, however it came about."""
    gardener = Gardener(seed)
    screen.show(gardener.root)
    for _ in range(60):
        gardener.change()
        screen.page.update()
        texts = [c.value for c in gardener.walk() if isinstance(c, ft.Text)]
        assert screen.texts() == texts
    assert without_nothing(screen._tab.client.tree) == without_nothing(fresh(screen))
