"""Trees of controls in which anything may change, come, go and move."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import flet as ft

from tests.tree_parts import (
    COMPONENTS,
    ROOM,
    VALUES,
    Insides,
    Panel,
    Plan,
    Step,
    assign,
    only,
    plain_component,
    plain_control,
)

__all__ = ["Tree"]

TANGLES = False
"""Whether, in one turn, what is in something may move and that move, too.

If both are in components, what is right depends on which of them is updated first.
"""


class Tree:
    """A tree that changes step by step.

    Args:
        plan: How it begins.
        make_component: Makes a component or what stands for it.
    """

    def __init__(
        self,
        plan: Plan,
        make_component: Callable[[str], tuple[ft.Control, Insides]] = plain_component,
    ) -> None:
        self.kinds = plan.kinds
        self.make_component = make_component
        self.made = 0
        self.insides: dict[int, Insides] = {}
        self.nodes: list[Any] = [self.make(node) for node in range(len(plan.kinds))]
        self.above: list[int | None] = [None] * len(self.nodes)
        self.below: list[list[int]] = [[] for _ in self.nodes]
        self.touched: dict[int, bool] = {}
        self.paths: dict[int, tuple[int, ...]] = {}
        """Where on the page each was when the turn began: itself, and all above it."""
        self.strays: set[int] = set()
        """What has left its place in this turn, wherever it is now."""
        for node, above in enumerate(plan.above, 1):
            self.put(Step("put", node, above, node))

    def make(self, node: int) -> ft.Control:
        """Make the control of a node, without what is below it."""
        self.made += 1
        kind = self.kinds[node]
        if kind not in COMPONENTS:
            return plain_control(kind, key=self.made if node % 2 else None)
        control, self.insides[node] = self.make_component(kind)
        return control

    # --- who is where ---

    def up(self, node: int | None) -> Iterator[int]:
        """Yield a node and all above it."""
        while node is not None:
            yield node
            node = self.above[node]

    def down(self, node: int) -> Iterator[int]:
        """Yield all below a node."""
        for below in self.below[node]:
            yield below
            yield from self.down(below)

    def is_shown(self, node: int) -> bool:
        """Say whether a node is on the page."""
        return 0 in self.up(node)

    def place_of(self, node: int) -> tuple[int | None, int]:
        """Return the node above, and the index in it."""
        above = self.above[node]
        return above, self.below[above].index(node) if above is not None else 0

    def component_in(self, path: Iterable[int]) -> int | None:
        """Return the nearest component of a path."""
        return next((n for n in path if self.kinds[n] in COMPONENTS), None)

    def is_alone(self, node: int) -> bool:
        """Say whether a node is on the page, but neither is nor is in a component."""
        return self.is_shown(node) and self.component_in(self.up(node)) is None

    def components(self) -> set[Any]:
        """Return the components that are on the page."""
        return {self.nodes[n] for n in self.insides if self.is_shown(n)}

    def components_at(self, nodes: Iterable[int]) -> list[Any]:
        """Return the components that some nodes are, or are in."""
        found = (self.component_in(self.up(node)) for node in nodes)
        return [self.nodes[n] for n in dict.fromkeys(found) if n is not None]

    def has_moved(self, node: int, above: int | None) -> bool:
        """Say whether a node has come to another one in one update of what is around.

        That is, within one component or outside of all.
        """
        path = self.paths.get(node)
        around = self.component_in(self.up(above))
        return path is not None and self.component_in(path[1:]) == around

    def is_too_much(self, node: int, above: int | None) -> bool:
        """Say whether a node must not come to another one in this turn.

        Where something moves in one update, Flet 1.0.5 does not look at what is below
        it: what comes there is not built and has no page, and what moves there is taken
        for removed.
        """
        path, below = tuple(self.up(above)), tuple(self.down(node))
        if any(n in self.strays and self.has_moved(n, self.above[n]) for n in path):
            return True
        changed = any(n in self.strays or n not in self.paths for n in below)
        return changed and self.has_moved(node, above)

    def is_tangled(self, node: int, above: int | None = None) -> bool:
        """Say whether a node must not move, to another one, because others have moved.

        They were around it or in it when the turn began, or are now.
        """
        if TANGLES:
            return False
        around = (*self.paths.get(node, ())[1:], *self.up(above), *self.down(node))
        lost = (n for n in self.strays if node in self.paths.get(n, ())[1:])
        return not self.strays.isdisjoint(around) or next(lost, None) is not None

    # --- turns and steps ---

    def begin(self) -> None:
        """Begin a turn."""
        paths = (tuple(self.up(node)) for node in range(len(self.nodes)))
        self.paths = {path[0]: path for path in paths if path[-1] == 0}
        self.strays = set()

    def take(self, step: Step) -> dict[int, bool]:
        """Do a step.

        Returns:
            The nodes that it has changed, and whether a reactive one has not noticed.
        """
        self.touched = {}
        if step.does in VALUES:
            self.change(step)
        else:
            getattr(self, step.does)(step)
        return self.touched

    def touch(self, node: int, *, outside: bool = True) -> None:
        """Note that a node has changed, inside a component or outside."""
        self.touched[node] = self.touched.get(node, False) or outside

    def put(self, step: Step) -> None:
        """Put a node into another one; what has no room there any more is out."""
        node, above, below = step.node, step.other, self.below[step.other]
        room = ROOM.get(self.kinds[above], len(self.nodes))
        if node in self.up(above) or not room or self.is_too_much(node, above):
            return
        leaving = {node, *(below if len(below) == room else ())}
        if any(self.is_tangled(each, above) for each in leaving):
            return
        for each in leaving:
            self.leave(each)
        below.insert(step.number % (len(below) + 1), node)
        self.above[node] = above
        self.fill(above)

    def out(self, step: Step) -> None:
        """Take a node out."""
        if not self.is_tangled(step.node):
            self.leave(step.node)

    def leave(self, node: int) -> None:
        """Take a node from where it is."""
        above, self.above[node] = self.above[node], None
        self.strays.add(node)
        if above is not None:
            self.below[above].remove(node)
            self.fill(above)

    def swap(self, step: Step) -> None:
        """Put two nodes in each other's place; one may be nowhere."""
        one, other = step.node, step.other
        if not other or one in self.up(other) or other in self.up(one):
            return
        places = [self.place_of(one), self.place_of(other)]
        if self.is_tangled(one, places[1][0]) or self.is_tangled(other, places[0][0]):
            return
        if self.is_too_much(one, places[1][0]) or self.is_too_much(other, places[0][0]):
            return
        self.strays |= {one, other}
        for node, (above, index) in zip((other, one), places, strict=True):
            self.above[node] = above
            if above is not None:
                self.below[above][index] = node
        for above, _ in places:
            if above is not None:
                self.fill(above)

    def clear(self, step: Step) -> None:
        """Take out all that is in a node."""
        for node in tuple(self.below[step.node]):
            self.out(Step("out", node))

    def renew(self, step: Step) -> None:
        """Put a new control in the place of another; what is in it goes over."""
        if self.is_too_much(0, step.node) or self.is_tangled(step.node):
            return
        self.strays.update(self.below[step.node])
        self.paths.pop(step.node, None)
        self.nodes[step.node] = self.make(step.node)
        self.fill(step.node)
        self.touched.clear()
        if (above := self.above[step.node]) is not None:
            self.fill(above)

    def fill(self, node: int) -> None:
        """Give a control what is below its node."""
        below, control = [self.nodes[n] for n in self.below[node]], self.nodes[node]
        if node in self.insides:
            self.set_inside(node, "items", tuple(below))
            return
        if isinstance(control, Panel):
            control.parts = {str(n): self.nodes[n] for n in self.below[node]}
        elif isinstance(control, ft.Container):
            assign(control, "content", only(below))
        elif isinstance(control, ft.Row):
            control.controls = below
        elif isinstance(control, ft.Column | ft.Stack):
            control.controls[:] = below
        self.touch(node)

    def set_inside(self, node: int, name: str, value: Any) -> None:
        """Change what is inside a component."""
        self.insides[node].change(name, value)
        self.touch(node, outside=False)

    def change(self, step: Step) -> None:
        """Change a value inside a component, or what is like it elsewhere."""
        inside, text, other = VALUES[step.does]
        value: Any = str(step.number) if inside == "word" else step.number + 1
        if step.node in self.insides:
            self.set_inside(step.node, inside, value)
            return
        name = text if self.kinds[step.node] == "text" else other
        if inside == "gap":
            gap = ft.TextStyle(letter_spacing=value), ft.Margin.only(left=value)
            value = gap[name == "margin"]
        setattr(self.nodes[step.node], name, value)
        self.touch(step.node)

    def tick(self, step: Step) -> None:
        """Change plain values of all that is reactive, and nothing else."""
        for node in self.insides:
            if self.kinds[node] != "guide":
                self.set_inside(node, "word", str(step.number))
                self.set_inside(node, "points", step.number + 1)

    def lines(self, step: Step) -> None:
        """Let a component have more lines of its own, or fewer."""
        if step.node in self.insides:
            self.set_inside(step.node, "lines", step.number % 4)

    def widen(self, step: Step) -> None:
        """Change a property of a control itself, be it a component or not."""
        self.nodes[step.node].width = step.number + 1
        self.touch(step.node)

    def nudge(self, step: Step) -> None:
        """Change a value in its place."""
        control = self.nodes[step.node]
        if control.margin is None:
            control.margin = ft.Margin.only(top=1)
        control.margin.bottom = step.number + 1
        self.touch(step.node)

    def hide(self, step: Step) -> None:
        """Hide a control, or show it."""
        self.nodes[step.node].visible = not self.nodes[step.node].visible
        self.touch(step.node)
