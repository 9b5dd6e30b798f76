"""Random trees of components, slots and plain controls: frames are never different.

`make histories` tries 3 000 of them.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import flet as ft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flet_components import UserControl
from flet_components.testing import Screen, VirtualTimeLoop
from tests.random_trees import Tree
from tests.tree_parts import DOES, KINDS, Listing, Plan, Step, component

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
ONE_MESSAGE = True
"""Whether a turn in which only components change must leave as one message."""
NODES = 9
"""Nodes of a tree besides its root; some are nowhere at first."""
UNSET: tuple[Any, ...] = (None, [], {})
"""What a browser takes for nothing."""

NUMBERS = st.integers(0, NODES)
PLANS = st.builds(
    lambda root, kinds, above: Plan((root, *kinds), above),
    st.sampled_from(["guide", "list", "guide", "list", "column"]),
    st.tuples(*[st.sampled_from(KINDS)] * NODES),
    st.tuples(*(st.integers(0, n) for n in range(NODES))),
)
STEPS = st.builds(
    Step,
    does=st.sampled_from(DOES),
    node=st.integers(1, NODES),
    other=NUMBERS,
    number=NUMBERS,
    now=st.sampled_from([False] * 11 + [True]),
)
TICKS = st.builds(lambda number: [Step("tick", 1, number=number)], NUMBERS)
TURNS = st.lists(
    st.one_of(TICKS, *[st.lists(STEPS, min_size=1, max_size=8)] * 2),
    min_size=3,
    max_size=10,
)


class Pair:
    """A tree of components on one screen, and its twin of plain controls on another."""

    def __init__(self, plan: Plan, screen: Screen) -> None:
        self.ours, self.plain = Tree(plan, component), Tree(plan)
        self.screen, self.other = screen, screen.another()
        self.screen.show(self.ours.nodes[0])
        self.other.show(self.plain.nodes[0])
        self.seen: set[Any] = set()
        """All components that have been on the page."""
        self.waits = True
        """Whether a turn sends nothing before its end."""

    async def turn(self, steps: list[Step]) -> None:
        """Take the same steps with both: with components, all in one turn of the loop.

        If the browser could not apply a patch, or if anything went wrong unseen, the
        screen fails in the end.
        """
        self.waits, before = True, len(self.screen.patches)
        self.ours.begin()
        self.plain.begin()
        await asyncio.gather(*map(self.take, steps))
        for step in steps:
            self.take_plainly(step)
        await self.screen.settle()
        self.seen |= self.ours.components()
        ours = picture(self.screen.find(self.ours.nodes[0]))
        assert ours == picture(self.other.find(self.plain.nodes[0]))
        assert {each for each in self.seen if each.mounted} == self.ours.components()
        if ONE_MESSAGE and self.waits:
            assert len(self.screen.patches) - before <= 1

    async def take(self, step: Step) -> None:
        """Take a step with components, and tell them what they do not notice.

        What is in none is updated as in Flet; what is in some then must not lag behind.
        """
        tree, touched = self.ours, self.ours.take(step)
        alone = [tree.nodes[n] for n in touched if tree.is_alone(n)]
        if step.now or alone:
            self.waits = False
            for control in (*tree.components_at(touched), *alone):
                control.update()
            return
        told = tree.components_at(
            node
            for node, outside in touched.items()
            if outside or not isinstance(tree.nodes[node], Listing)
        )
        for each in told[1:]:
            each._component.changed()
        for each in told[:1]:
            await each.update_async()

    def take_plainly(self, step: Step) -> None:
        """Take a step with plain controls; each that changes is updated at once."""
        for node in self.plain.take(step):
            if self.plain.is_shown(node):
                self.plain.nodes[node].update()


def picture(node: Any) -> Any:
    """Return what a browser has, without numbers of controls and what is not set.

    A component differs from a box in Flet's internals.
    """
    if isinstance(node, list):
        return [picture(item) for item in node]
    if not isinstance(node, dict):
        return node
    found = {k: picture(v) for k, v in node.items() if k not in ("_i", "_internals")}
    if found.get("visible") is True:
        del found["visible"]
    return {name: value for name, value in found.items() if value not in UNSET}


async def compare(plan: Plan, turns: list[list[Step]]) -> None:
    """Take some turns, one after the other."""
    async with Screen() as screen:
        pair = Pair(plan, screen)
        for steps in turns:
            await pair.turn(steps)


@settings(
    max_examples=3000 if THOROUGH else 50,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
@given(PLANS, TURNS)
def test_it_is_never_different(plan: Plan, turns: list[list[Step]]) -> None:
    """Whatever happens in a turn, the browser has what plain updates would give it."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.run(compare(plan, turns))


# --- what is worth a test of its own ---


class Shelf(UserControl):
    """Shows the controls that it is given, as the guide would write it."""

    def __init__(self) -> None:
        super().__init__()
        self.column = ft.Column()

    def build(self) -> ft.Control:
        return self.column

    async def hold(self, *controls: ft.Control) -> None:
        """Show other controls."""
        self.column.controls = [*controls]
        await self.update_async()


async def hold(shelf: Shelf, *controls: ft.Control) -> None:
    """Let a shelf show other controls, in a task that does not end with it."""
    await shelf.hold(*controls)


async def say(listing: Listing, word: str) -> None:
    """Change a component in a task, as `hold` does."""
    listing.word = word


async def test_what_has_left_sends_nothing_more(screen: Screen) -> None:
    """A component that changes in the turn in which it is taken out leaves no trace."""
    gone, shelf = Listing(), Shelf()
    await shelf.hold(gone)
    screen.show(shelf)
    await screen.settle()
    before = len(screen.patches)
    gone.word = "1"
    await shelf.hold()
    gone.word = "2"
    await screen.settle()
    assert len(screen.patches) - before == 1
    assert screen.texts() == []


async def test_removed_by_another_it_sends_nothing(screen: Screen) -> None:
    """A value that changes in the turn in which its component goes is dropped."""
    gone, stays, shelf = Listing(), Listing(), Shelf()
    await shelf.hold(gone, stays)
    screen.show(shelf)
    await screen.settle()
    await asyncio.gather(say(gone, "last"), say(stays, "on"), hold(shelf, stays))
    await screen.settle()
    sent = [operation[-1] for operation in screen.patches[-1].operations]
    assert "on" in sent
    assert "last" not in sent
    assert screen.texts() == ["on"]


async def test_a_value_at_an_index_that_shifts(screen: Screen) -> None:
    """Two components change values and lists in one turn; one message has it right."""
    one, other, shelf = Listing(), Listing(), Shelf()
    await shelf.hold(one, other)
    screen.show(shelf)
    await screen.settle()
    before = len(screen.patches)
    one.word, other.word = "one", "other"
    one.items = (ft.Text("new"),)
    await shelf.hold(ft.Text("first"), other, one)
    assert screen.texts() == ["first", "other", "new", "one"]
    assert len(screen.patches) - before == 1


async def test_from_one_component_to_another(screen: Screen) -> None:
    """What moves while it changes is in its new place, once, with its new value."""
    card, left, right = Listing(), Shelf(), Shelf()
    await left.hold(card)
    screen.show(left, right)
    await screen.settle()
    before = len(screen.patches)
    await asyncio.gather(say(card, "moved"), hold(left), hold(right, card))
    await screen.settle()
    assert screen.texts() == ["moved"]
    assert card.mounted
    assert len(screen.patches) - before == 1
