"""It comes back: shown again, it is what it was."""

from __future__ import annotations

import attrs

from flet_components import Policy, StoryTime, UserControl
from flet_components.presence import POLICIES
from tests.checks.leaving import is_gone
from tests.subjects import Subject, nothing
from tests.twins import Twins, change_it
from tests.worlds import World

__all__ = [
    "comes_back",
    "comes_back_as_it_was",
    "comes_back_from_the_dark",
    "comes_back_with_the_client",
]

MOST_ON_RETURN = 3
"""Messages that a component may send when it can be seen again."""


async def comes_back(world: World, subject: Subject) -> None:
    """Shown again, after a while or in the same turn, it is what it was, once.

    In a declarative app that is a new component, and of the one before nothing is left.
    """
    story = StoryTime(paused=True)  # what might be over soon is watched standing still
    make = subject.make if subject.strict else lambda: subject.timed(story)
    component = await world.show(make)
    await world.advance(1)
    tasks, shown, stays = component.tasks, len(world.screen.texts()), [component]
    for pause in (0.0, 0.3, 0.7, 5.0) * subject.often(5):
        world.hide(component)
        if pause:
            await world.advance(pause)
        component = await world.show_again(component, make)
        stays.append(component)
        await world.advance(0.5 if subject.strict else 1)
    assert component.tasks == tasks
    assert len(world.screen.texts()) == shown or not subject.strict
    assert not any(each.mounted for each in stays if each is not component)
    world.hide(component)
    await world.settle()
    is_gone(world, *stays)


async def comes_back_as_it_was(world: World, subject: Subject) -> None:
    """Shown again, it reads as one that was never away, and goes on to do so.

    In a declarative app it is a new one, and reads as any new one. Of some components
    this is not to be expected: what asks or listens begins anew when it comes back.
    """
    story = StoryTime(paused=True)  # for one that is not shown, no time shall pass
    timed = attrs.evolve(subject, make=lambda: subject.timed(story))
    twins = await Twins.of(world, timed)
    component = await world.show(timed.make)
    for pause in (0.0, 5.0, 0.3):
        await story.advance(1.3)
        world.hide(component)
        if pause:
            await world.advance(pause)
        again = await world.show_again(component, timed.make)
        if again is not component:
            component, twins = again, await Twins.of(world, timed)
    for change in (nothing, *subject.changes):
        twins.change(change)
        change_it(world, component, change)
        await story.advance(1.3)
        await world.settle()
        twins.read_like(world)


async def comes_back_from_the_dark(world: World, subject: Subject) -> None:
    """Hidden and shown again, by each policy: silent in a pause, and then right."""
    for policy in POLICIES:
        await _comes_back_from_the_dark(world, subject, policy)


async def _comes_back_from_the_dark(
    world: World, subject: Subject, policy: Policy
) -> None:
    def make() -> UserControl:
        component = subject.make()
        component.when_hidden = policy
        return component

    screen, twins = world.screen, await Twins.of(world, subject)
    component = await world.show(make)
    await world.advance(1.5)
    await screen.hide_tab()
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(20)
    if subject.strict and policy != "run":  # what is in others has policies of its own
        assert len(screen.patches) == before
    assert component.mounted is (policy != "cancel")
    before = len(screen.patches)
    await screen.show_tab()
    await screen.settle()
    assert len(screen.patches) - before <= MOST_ON_RETURN
    if subject.strict and policy != "cancel":  # by which it was away for a while
        twins.read_like(world)
    assert component.mounted
    world.hide(component)
    await world.settle()
    assert component.tasks == ()


async def comes_back_with_the_client(world: World, subject: Subject) -> None:
    """After a lost connection a page shows what one that was never lost shows.

    Of a component that may rest meanwhile it is only known that it lives on.
    """
    twins = await Twins.of(world, subject)
    component = await world.show(subject.make)
    await world.advance(2)
    await world.screen.disconnect()
    await world.screen.advance(20)
    await world.screen.reconnect()
    for pause in (0, 2):
        await world.advance(pause)
        if subject.strict:
            twins.read_like(world)
    assert component.mounted
