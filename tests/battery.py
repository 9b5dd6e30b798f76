"""The battery: what every component must survive.

A `Subject` says how to make a component and what may happen to it; each function of
`BATTERY` puts one to one test. A test file runs them all:

    @pytest.mark.parametrize("subject", SUBJECTS, ids=str)
    @pytest.mark.parametrize("check", BATTERY, ids=name_of)
    async def test_battery(screen: Screen, subject: Subject, check: Check) -> None:
        await check(screen, subject)

The `screen` itself fails whatever leaves a task, logs an error or crashes the session,
and pytest makes each warning an error.
"""

from __future__ import annotations

import gc
import itertools
import weakref
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import attrs

from flet_components import ErrorEvent, StoryTime, UserControl
from flet_components.testing import Screen

__all__ = [
    "BATTERY",
    "Check",
    "Subject",
    "leaves_nothing_behind",
    "name_of",
    "sends_little",
]

ROUNDS = 500
"""Mounts and unmounts that leave nothing behind."""
MOST_PATCHES = 20
"""Messages that a component may send in a second."""


@attrs.frozen
class Subject:
    """A component that is put through the battery."""

    name: str
    """What the test is called."""
    make: Callable[[], UserControl]
    """Makes one that is busy as soon as it is mounted, for a minute at least."""
    changes: Sequence[Callable[[Any], object]] = ()
    """Changes of its fields, and calls of its verbs, that may come at any time."""
    event: str = "tick"
    """An event without `on_` that it emits again and again, within two seconds."""

    def __str__(self) -> str:
        return self.name

    def handled(self, handler: Callable[..., object]) -> UserControl:
        """Make one whose event is handled."""
        component = self.make()
        setattr(component, f"on_{self.event}", handler)
        return component


Check = Callable[[Screen, Subject], Awaitable[None]]


def name_of(check: Check) -> str:
    """Return the name of a check."""
    return getattr(check, "__name__", "check")


async def leaves_nothing_behind(screen: Screen, subject: Subject) -> None:
    """Mounted and unmounted again and again, it leaves no task and no object."""
    left = []
    for _ in range(ROUNDS):
        component = subject.make()
        left.append(weakref.ref(component))
        await _visit(screen, component)
    del component
    gc.collect()
    assert [ref() for ref in left if ref() is not None] == []
    assert screen.tasks() == []


async def leaves_before_it_began(screen: Screen, subject: Subject) -> None:
    """Removed before anything of it could run, it is gone."""
    component = subject.make()
    screen.show(component)
    screen.hide(component)
    await screen.advance(5)
    _is_gone(screen, component)


async def leaves_in_its_first_wait(screen: Screen, subject: Subject) -> None:
    """Removed while its hook waits for the first time, it is gone."""
    component = subject.make()
    screen.show(component)
    await screen.settle()
    screen.hide(component)
    await screen.settle()
    _is_gone(screen, component)


async def leaves_in_its_own_handler(screen: Screen, subject: Subject) -> None:
    """Removed by a plain handler of its own, it is gone."""
    component = subject.handled(lambda: screen.hide(component))
    screen.show(component)
    await screen.advance(5)
    _is_gone(screen, component)


async def leaves_in_its_own_waiting_handler(screen: Screen, subject: Subject) -> None:
    """An async handler that removes it and then waits runs to its end."""
    steps: list[str] = []

    async def remove() -> None:
        screen.hide(component)
        await screen.clock.sleep(1)
        steps.append("end")

    component = subject.handled(remove)
    screen.show(component)
    await screen.advance(5)
    assert steps == ["end"]
    _is_gone(screen, component)


async def leaves_while_time_stands_still(screen: Screen, subject: Subject) -> None:
    """Removed while its clock is stopped, it is gone all the same."""
    component = subject.make()
    component.clock = StoryTime(paused=True)
    await _visit(screen, component)
    _is_gone(screen, component)


async def comes_back(screen: Screen, subject: Subject) -> None:
    """Added again, after a while or in the same turn, it is what it was, once."""
    component = subject.make()
    screen.show(component)
    await screen.advance(1)
    tasks, shown = component.tasks, len(screen.texts())
    for pause in (0.0, 0.3, 0.7, 5.0) * 5:
        screen.hide(component)
        if pause:
            await screen.advance(pause)
        screen.show(component)
        await screen.advance(0.5)
    assert (component.tasks, len(screen.texts())) == (tasks, shown)


async def changes_in_flight(screen: Screen, subject: Subject) -> None:
    """Whatever is changed at whatever moment, mounted or not, it lives on."""
    component = subject.make()
    for number, change in enumerate(itertools.chain(*[subject.changes] * 20)):
        if number % 7 == 3:
            screen.show(component)
        change(component)
        if number % 3 == 0:
            await screen.advance(number % 5 * 0.21)
        if number % 7 == 6:
            screen.hide(component)
    await screen.close()
    assert not component.mounted
    assert screen.tasks() == []


async def changes_in_its_own_handler(screen: Screen, subject: Subject) -> None:
    """Changed by its own handler, it lives on."""
    changes = itertools.cycle(subject.changes or (lambda component: None,))
    component = subject.handled(lambda: next(changes)(component))
    screen.show(component)
    await screen.advance(10)
    assert component.mounted


async def survives_its_handler(screen: Screen, subject: Subject) -> None:
    """A handler that fails is told to `on_error`, each time; it goes on."""

    def fail() -> None:
        raise RuntimeError("of the battery")

    errors: list[ErrorEvent] = []
    component = subject.handled(fail)
    component.on_error = errors.append
    screen.show(component)
    await screen.advance(10)
    assert len(errors) > 1
    assert {str(event.error) for event in errors} == {"of the battery"}
    assert component.tasks != ()


async def ends_with_the_session(screen: Screen, subject: Subject) -> None:
    """When its page is closed it ends, wherever it is in its work."""
    components = [subject.make() for _ in range(3)]
    screen.show(components[0])
    await screen.advance(1.5)
    screen.show(components[1])
    await screen.settle()
    screen.show(components[2])
    await screen.close()
    assert [component.mounted for component in components] == [False] * 3
    assert screen.tasks() == []


async def survives_jumps_of_the_clock(screen: Screen, subject: Subject) -> None:
    """An hour forward and back, and ten minutes of sleep: no error, few messages."""
    story, component = StoryTime(paused=True), subject.make()
    component.clock = story
    screen.show(component)
    await screen.settle()
    for seconds in (3600, -3600, 600):
        before = len(screen.patches)
        story.jump(seconds)
        await screen.settle()
        assert len(screen.patches) - before <= 3
        await story.advance(1)
        await screen.settle()
    assert component.mounted


async def comes_back_with_the_client(screen: Screen, subject: Subject) -> None:
    """After a lost connection a page shows what one that was never lost shows."""
    other = screen.another()
    screen.show(subject.make())
    other.show(subject.make())
    await screen.advance(2)
    await screen.disconnect()
    await screen.advance(20)
    await screen.reconnect()
    assert screen.texts() == other.texts()
    await screen.advance(2)
    assert screen.texts() == other.texts()


async def shares_nothing(screen: Screen, subject: Subject) -> None:
    """What happens to one on a page does nothing to one on another page."""
    other, component, twin = screen.another(), subject.make(), subject.make()
    screen.show(component)
    other.show(twin)
    await screen.settle()
    before, shown = len(other.messages), other.texts()
    for change in subject.changes:
        change(component)
        await screen.settle()
    await screen.close()
    assert (len(other.messages), other.texts()) == (before, shown)
    assert twin.mounted


async def sends_little(screen: Screen, subject: Subject) -> None:
    """Left alone, it sends at most 20 messages in any second."""
    screen.show(subject.make())
    await screen.settle()
    for _ in range(10):
        before = len(screen.patches)
        await screen.advance(1)
        assert len(screen.patches) - before <= MOST_PATCHES


BATTERY: tuple[Check, ...] = (
    leaves_nothing_behind,
    leaves_before_it_began,
    leaves_in_its_first_wait,
    leaves_in_its_own_handler,
    leaves_in_its_own_waiting_handler,
    leaves_while_time_stands_still,
    comes_back,
    changes_in_flight,
    changes_in_its_own_handler,
    survives_its_handler,
    ends_with_the_session,
    survives_jumps_of_the_clock,
    comes_back_with_the_client,
    shares_nothing,
    sends_little,
)


async def _visit(screen: Screen, component: UserControl) -> None:
    """Show a component for a moment."""
    screen.show(component)
    await screen.settle()
    screen.hide(component)
    await screen.settle()


def _is_gone(screen: Screen, component: UserControl) -> None:
    """Fail if something of a component is left."""
    assert not component.mounted
    assert component.tasks == ()
    assert screen.tasks() == []
    assert screen.texts() == []
