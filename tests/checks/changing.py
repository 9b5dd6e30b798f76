"""It is changed: its fields assigned, its verbs called, whenever and however often."""

from __future__ import annotations

import itertools
import random

import flet as ft

from tests.subjects import Assignment, Change, Subject
from tests.twins import change_it
from tests.worlds import Declarative, World

__all__ = [
    "changes_in_flight",
    "changes_in_its_own_handler",
    "costs_little",
    "shares_nothing",
]

MOST_PATCHES = 20
"""Messages that a thousand changes may cost."""


async def changes_in_flight(world: World, subject: Subject) -> None:
    """Whatever is changed at whatever moment, mounted or not, it lives on."""
    chance = random.Random(subject.name)
    component = await world.show(subject.make)
    shown = True
    for change in chance.choices(subject.changes, k=subject.often(150)):
        change_it(world, component, change)
        if chance.random() < 0.3:
            await world.advance(chance.choice([0.0, 0.21, 0.42, 0.63, 0.84]))
        if chance.random() < 0.2:
            if shown:
                world.hide(component)
            else:
                component = await world.show_again(component, subject.make)
            shown = not shown
    await world.screen.close()
    assert not component.mounted
    assert world.tasks() == []


async def changes_in_its_own_handler(world: World, subject: Subject) -> None:
    """Changed by its own handler, it lives on."""
    changes = itertools.cycle(subject.changes)
    calls: list[None] = []
    busy = False

    def change() -> None:
        nonlocal busy
        if not busy:  # else an event of the change would change it, and so for ever
            busy = True
            calls.append(None)
            change_it(world, component, next(changes))
            busy = False

    component = await world.show(lambda: subject.handled(change))
    await world.advance(10)
    assert component.mounted
    assert len(calls) > 1 or not subject.strict


async def costs_little(world: World, subject: Subject) -> None:
    """A thousand changes in a second cost at most 20 messages.

    They come in ten bursts: what changes in one turn of the loop goes out together.
    Nothing is said of what time that passes costs, for this see `sends_little`; nor of
    a control that is assigned between renders that bring others.
    """
    component = await world.show(subject.make)
    await world.settle()
    chance, cost = random.Random(subject.name), 0
    changes = [
        change
        for change in subject.changes
        if not (isinstance(world, Declarative) and _puts_control(change))
    ]
    for _ in range(10):
        before = world.sent()
        for change in chance.choices(changes, k=subject.often(100)):
            change_it(world, component, change)
        await world.screen.settle()
        cost += world.sent() - before
        await world.advance(0.1)
    assert cost <= MOST_PATCHES
    assert component.mounted


def _puts_control(change: Change) -> bool:
    return isinstance(change, Assignment) and isinstance(change.value, ft.BaseControl)


async def shares_nothing(world: World, subject: Subject) -> None:
    """What happens to one on a page does nothing to one on another page."""
    other = await world.another()
    component, twin = await world.show(subject.make), await other.show(subject.make)
    await world.settle()
    before, shown = len(other.screen.messages), other.picture(twin)
    for change in subject.changes:
        change_it(world, component, change)
        await world.settle()
    await world.screen.close()
    assert (len(other.screen.messages), other.picture(twin)) == (before, shown)
    assert twin.mounted
