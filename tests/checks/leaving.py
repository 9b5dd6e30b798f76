"""It leaves: of what was removed, at whatever moment, nothing is left."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Sized

from flet_components import StoryTime, UserControl
from tests.subjects import Subject
from tests.worlds import World

__all__ = [
    "ends_with_the_session",
    "is_gone",
    "leaves_before_it_began",
    "leaves_in_its_first_wait",
    "leaves_in_its_own_handler",
    "leaves_in_its_own_waiting_handler",
    "leaves_nothing_behind",
    "leaves_while_time_stands_still",
]

MANY, FEW = 500, 50
"""Mounts and unmounts that leave nothing behind, of what is thorough and of others."""


async def leaves_nothing_behind(world: World, subject: Subject) -> None:
    """Mounted and unmounted again and again, it leaves no task and no object."""
    left: list[weakref.ref[UserControl]] = []

    def make() -> UserControl:
        component = subject.make()
        left.append(weakref.ref(component))
        return component

    for _ in range(MANY if subject.thorough else subject.often(FEW)):
        await _visit(world, make)
    gc.collect()
    assert [ref() for ref in left if ref() is not None] == []
    assert world.tasks() == []


async def leaves_before_it_began(world: World, subject: Subject) -> None:
    """Removed before anything of it could run, it is gone."""
    component = await world.show(subject.make)
    world.hide(component)
    await world.advance(5)
    is_gone(world, component)


async def leaves_in_its_first_wait(world: World, subject: Subject) -> None:
    """Removed while its hook waits for the first time, it is gone."""
    component = await _visit(world, subject.make)
    is_gone(world, component)


async def leaves_in_its_own_handler(world: World, subject: Subject) -> None:
    """Removed by a plain handler of its own, it is gone."""
    calls: list[None] = []

    def remove() -> None:
        calls.append(None)
        world.hide(component)

    component = await world.show(lambda: subject.handled(remove))
    await world.advance(5)
    await _leave_unless(calls, world, subject, component)


async def leaves_in_its_own_waiting_handler(world: World, subject: Subject) -> None:
    """An async handler that removes it and then waits runs to its end."""
    begun: list[None] = []
    ended: list[None] = []

    async def remove() -> None:
        begun.append(None)
        world.hide(component)
        await world.screen.clock.sleep(1)
        ended.append(None)

    component = await world.show(lambda: subject.handled(remove))
    await world.advance(10)
    assert len(ended) == len(begun)
    await _leave_unless(begun, world, subject, component)


async def leaves_while_time_stands_still(world: World, subject: Subject) -> None:
    """Removed while its clock is stopped, it is gone all the same."""
    story = StoryTime(paused=True)
    component = await _visit(world, lambda: subject.timed(story))
    is_gone(world, component)


async def ends_with_the_session(world: World, subject: Subject) -> None:
    """When its page is closed it ends, wherever it is in its work."""
    components = [await world.show(subject.make)]
    await world.advance(1.5)
    components.append(await world.show(subject.make))
    await world.settle()
    components.append(await world.show(subject.make))
    await world.screen.close()
    assert [component.mounted for component in components] == [False] * 3
    assert world.tasks() == []


async def _visit(world: World, make: Callable[[], UserControl]) -> UserControl:
    """Show a component for a moment."""
    component = await world.show(make)
    await world.settle()
    world.hide(component)
    await world.settle()
    return component


async def _leave_unless(
    done: Sized, world: World, subject: Subject, component: UserControl
) -> None:
    """Check that it is gone; where no event came, which is not sure, hide it first."""
    if not done:
        assert not subject.strict
        world.hide(component)
        await world.settle()
    is_gone(world, component)


def is_gone(world: World, *components: UserControl) -> None:
    """Fail if something of a component is left."""
    for component in components:
        assert not component.mounted
        assert component.tasks == ()
    assert world.tasks() == []
    assert world.screen.texts() == []
