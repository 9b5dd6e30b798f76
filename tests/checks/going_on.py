"""It goes on: errors, clocks and all that else happens on a page do not disturb it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Sized

import flet as ft

from flet_components import ErrorEvent, StoryTime, UserControl
from tests.subjects import Assignment, Change, Subject
from tests.twins import Twins, change_it
from tests.worlds import World

__all__ = [
    "sends_little",
    "survives_its_handler",
    "survives_its_waiting_handler",
    "survives_jumps_of_the_clock",
    "survives_renders",
]

MOMENTS = (0.0, 0.011, 0.3, 0.0, 0.45, 1.0, 0.05, 0.7, 1.3, 0.2)
"""Seconds between the renders of other things."""
MOST_PATCHES = 20
"""Messages that a component may send in a second."""


async def survives_its_handler(world: World, subject: Subject) -> None:
    """A handler that fails is told to `on_error`, each time; it goes on."""
    calls: list[None] = []

    def fail() -> None:
        calls.append(None)
        raise RuntimeError("of the battery")

    await _survive(fail, calls, world, subject)


async def survives_its_waiting_handler(world: World, subject: Subject) -> None:
    """An async handler that waits and then fails is no worse."""
    calls: list[None] = []

    async def fail() -> None:
        await world.screen.clock.sleep(0.1)
        calls.append(None)
        raise RuntimeError("of the battery")

    await _survive(fail, calls, world, subject)


async def survives_jumps_of_the_clock(world: World, subject: Subject) -> None:
    """An hour forward and back, and ten minutes of sleep: no error, few messages."""
    story = StoryTime(paused=True)
    component = await world.show(lambda: subject.timed(story))
    await world.settle()
    for seconds in (3600, -3600, 600):
        before = world.sent()
        story.jump(seconds)
        await world.settle()
        assert world.sent() - before <= 3
        await story.advance(1)
        await world.settle()
    assert component.mounted


async def survives_renders(world: World, subject: Subject) -> None:
    """Whatever else changes on the page, and when, nothing of it is reset.

    It shows what it shows in an imperative app at the same time, and sends no more.
    """
    twins = await Twins.of(world, subject)
    component = await world.show(subject.make)
    before, chance = world.sent(), random.Random(subject.name)
    changes = _told_apart(subject.changes)
    for pause in MOMENTS * subject.often(3):
        for _ in range(3):
            world.stir()
            await asyncio.sleep(0)
        await world.advance(pause)
        twins.look_like(component, world)
        change = chance.choice(changes)
        twins.change(change)
        change_it(world, component, change)
    assert component.mounted
    assert world.sent() - before <= twins.sent() or not subject.strict


async def sends_little(world: World, subject: Subject) -> None:
    """Left alone, it sends at most 20 messages in any second."""
    await world.show(subject.make)
    await world.settle()
    for _ in range(10):
        before = world.sent()
        await world.advance(1)
        assert world.sent() - before <= MOST_PATCHES


def _told_apart(changes: Iterable[Change]) -> list[Change]:
    """Leave out assignments of functions and controls: every render brings new ones.

    So a component may take one that is assigned for one that means nothing new, and
    shows the control of the last render.
    """
    return [
        change
        for change in changes
        if not (isinstance(change, Assignment) and _is_made_anew(change.value))
    ]


def _is_made_anew(value: object) -> bool:
    return callable(value) or isinstance(value, ft.BaseControl)


async def _survive(
    handler: Callable[[], object], calls: Sized, world: World, subject: Subject
) -> None:
    """Check that what a handler raises is told, each time, and is not to be seen."""
    errors: list[ErrorEvent] = []

    def make() -> UserControl:
        component = subject.handled(handler)
        component.on_error = errors.append
        return component

    twins = await Twins.of(world, subject)
    component = await world.show(make)
    await world.advance(10)
    assert component.mounted
    twins.look_like(component, world)
    told = [event for event in errors if str(event.error) == "of the battery"]
    assert len(told) == len(calls)
    assert len(calls) > 1 or not subject.strict
