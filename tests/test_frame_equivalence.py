"""Whatever changes, the browser has what plain updates would have given it.

A tree of components and a tree of plain controls grow, shrink, move and change in the
same way. The one sends by its frame, the other by Flet's own update of the whole page.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from typing import Any

import attrs
import flet as ft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flet_components import UserControl, batch, prop, reactive
from flet_components.testing import Screen, VirtualTimeLoop

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
"""Whether many histories are tried, as by `make histories`."""
INVISIBLE = {"_i", "_internals"}
"""What Flet's client has of a control and never shows."""


@attrs.define(eq=False)
class Item:
    """What one place in the tree should show: a text, and other places in a list."""

    key: int
    word: str = "0"
    size: int = 10
    visible: bool = True
    guide: bool = False
    """Whether its component is in the guide's style."""
    items: list[Item] = attrs.field(factory=list)

    def all(self) -> Iterator[Item]:
        """Yield it, and all below it."""
        yield self
        for item in self.items:
            yield from item.all()


def style(item: Item) -> ft.TextStyle:
    """Return a value that is no plain one."""
    return ft.TextStyle(size=item.size)


@reactive
class Bound(UserControl):
    """Shows an item; everything follows fields."""

    key_: int = 0
    word: str = "0"
    points: int = 10
    items: tuple[ft.Control, ...] = prop(default=())

    def build(self) -> ft.Control:
        label = self.bind(
            ft.Text(),
            value=lambda: self.word,
            style=lambda: ft.TextStyle(size=self.points),
        )
        return ft.Column([label, self.bind(ft.Row(), controls=lambda: [*self.items])])


class Guide(UserControl):
    """Shows an item; it changes its controls, and updates itself."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.row = ft.Text(), ft.Row()

    def build(self) -> ft.Control:
        return ft.Column([self.label, self.row])


class Ours:
    """The tree of components."""

    def __init__(self) -> None:
        self.made: dict[int, UserControl] = {}

    def of(self, item: Item) -> UserControl:
        """Return the component of an item, as it has to be now."""
        component = self.made.get(item.key)
        if component is None:
            component = self.made[item.key] = Guide() if item.guide else Bound()
        below = [self.of(each) for each in item.items]
        if isinstance(component, Guide):
            component.label.value, component.label.style = item.word, style(item)
            component.row.controls[:] = below
        elif isinstance(component, Bound):
            component.word, component.points = item.word, item.size
            component.items = tuple(below)
        component.visible = item.visible
        return component


class Plain:
    """The tree of plain controls."""

    def __init__(self) -> None:
        self.made: dict[int, tuple[ft.Container, ft.Text, ft.Row]] = {}

    def of(self, item: Item) -> ft.Control:
        """Return the control of an item, as it has to be now."""
        if item.key not in self.made:
            text, row = ft.Text(), ft.Row()
            self.made[item.key] = (ft.Container(ft.Column([text, row])), text, row)
        box, text, row = self.made[item.key]
        text.value, text.style = item.word, style(item)
        row.controls[:] = [self.of(each) for each in item.items]
        box.visible = item.visible
        return box


Step = tuple[str, int, int, int]
KINDS = ("say", "grow", "hide", "add", "remove", "move", "shuffle")
STEPS = st.tuples(
    st.sampled_from(KINDS), st.integers(0, 20), st.integers(0, 20), st.integers(0, 9)
)
TURNS = st.lists(st.tuples(st.booleans(), st.lists(STEPS, max_size=6)), max_size=8)


class History:
    """A tree of items, and what happens to it."""

    def __init__(self) -> None:
        self.root, self.keys, self.moved = Item(0), 0, set[int]()

    def step(self, step: Step) -> None:
        """Take a step."""
        kind, one, other, number = step
        items = list(self.root.all())
        item, place = items[one % len(items)], items[other % len(items)]
        getattr(self, f"_{kind}")(item, place, number)

    def _say(self, item: Item, place: Item, number: int) -> None:
        item.word = str(number)

    def _grow(self, item: Item, place: Item, number: int) -> None:
        item.size = 10 + number

    def _hide(self, item: Item, place: Item, number: int) -> None:
        item.visible = not item.visible

    def _add(self, item: Item, place: Item, number: int) -> None:
        self.keys += 1
        new = Item(self.keys, word=str(number), guide=number % 3 == 0)
        item.items.insert(number % (len(item.items) + 1), new)

    def _remove(self, item: Item, place: Item, number: int) -> None:
        for above in self.root.all():
            if item in above.items:
                above.items.remove(item)

    def _move(self, item: Item, place: Item, number: int) -> None:
        if item is self.root or place in item.all():
            return
        self._remove(item, place, number)
        place.items.insert(number % (len(place.items) + 1), item)

    def _shuffle(self, item: Item, place: Item, number: int) -> None:
        turn = number % (len(item.items) or 1)
        item.items = [*item.items[turn:], *item.items[:turn]][
            :: -1 if number % 2 else 1
        ]


def picture(node: Any) -> Any:
    """Return what a browser has, without numbers of controls and what is unset."""
    if isinstance(node, dict):
        shown = {k: picture(v) for k, v in node.items() if k not in INVISIBLE}
        return {k: v for k, v in shown.items() if v not in (None, [], {})}
    return [picture(item) for item in node] if isinstance(node, list) else node


def update(components: dict[int, UserControl], *, now: bool) -> None:
    """Send what components in the guide's style have changed, and what is hidden."""
    for component in components.values():
        if now:
            component.update()
        else:
            component._component.changed()


async def both_ways(turns: list[tuple[bool, list[Step]]]) -> None:
    """Take the same steps with components and with plain controls."""
    async with Screen() as screen:
        other, history = screen.another(), History()
        ours, plain = Ours(), Plain()
        holder = ft.Container(ours.of(history.root))
        screen.show(holder)
        frame = ft.Container(plain.of(history.root))
        other.show(frame)
        await screen.settle()
        for now, steps in turns:
            before = len(screen.patches)
            with batch():
                for step in steps:
                    history.step(step)
                ours.of(history.root)
            update(ours.made, now=now)
            plain.of(history.root)
            other.page.update()
            await screen.settle()
            assert picture(screen.find(holder)) == picture(other.find(frame))
            assert now or len(screen.patches) - before <= 1


@settings(
    max_examples=2000 if THOROUGH else 100,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(TURNS)
def test_it_is_never_different(turns: list[tuple[bool, list[Step]]]) -> None:
    """In one message a turn, or by updates at once: the browsers have the same tree."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.run(both_ways(turns))
