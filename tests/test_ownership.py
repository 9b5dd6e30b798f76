"""Tasks that nobody gave to a scope, and whose they are."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import weakref
from collections.abc import Iterator

import pytest

from flet_components.ownership import OWNER, bare_tasks, context_of


class Owner:
    """Stands for a component, or its stay on a page."""

    async def loop(self) -> None:
        """Wait for ever."""
        await asyncio.Event().wait()


async def wait_for_ever() -> None:
    """Wait for ever, for nobody in particular."""
    await asyncio.Event().wait()


@pytest.fixture
def started() -> Iterator[list[asyncio.Task[None]]]:
    """Tasks that are cancelled after the test."""
    tasks: list[asyncio.Task[None]] = []
    yield tasks
    for task in tasks:
        task.cancel()


def context_of_owner(owner: Owner) -> contextvars.Context:
    """Return a context in which code belongs to an owner."""
    context = contextvars.copy_context()
    context.run(OWNER.set, weakref.ref(owner))
    return context


async def test_a_task_is_found_by_its_context(
    started: list[asyncio.Task[None]],
) -> None:
    """A task belongs to whoever's hook or handler started it, also at second hand."""
    owner = Owner()
    loop = asyncio.get_running_loop()

    async def start_another() -> None:
        started.append(asyncio.ensure_future(wait_for_ever()))

    context = context_of_owner(owner)
    await loop.create_task(start_another(), context=context)
    started.append(loop.create_task(wait_for_ever()))
    assert bare_tasks({id(owner): owner}, {}) == {id(owner): started[:1]}


async def test_a_task_is_found_by_its_self(started: list[asyncio.Task[None]]) -> None:
    """A task that runs a method belongs to the object, whoever started it."""
    component, other, stay = Owner(), Owner(), Owner()
    for each in (component, other):
        started.append(asyncio.ensure_future(each.loop()))
    for _ in range(2):  # before its first step, and while it waits
        found = bare_tasks({id(stay): stay}, {id(component): stay})
        assert found == {id(stay): started[:1]}
        await asyncio.sleep(0)


async def test_several_owners_are_told_apart(started: list[asyncio.Task[None]]) -> None:
    """One look at the loop finds the tasks of all who ask; who has none gets none."""
    owners = [Owner(), Owner(), Owner()]
    loop = asyncio.get_running_loop()
    for owner in owners[:2]:
        context = context_of_owner(owner)
        started.append(loop.create_task(wait_for_ever(), context=context))
    found = bare_tasks({id(owner): owner for owner in owners}, {})
    assert list(found.values()) == [started[:1], started[1:], []]


async def test_the_owner_in_the_context_wins(started: list[asyncio.Task[None]]) -> None:
    """A method of one component that another one started ends with the starter."""
    starter, component, stay = Owner(), Owner(), Owner()
    context = context_of_owner(starter)
    loop = asyncio.get_running_loop()
    started.append(loop.create_task(component.loop(), context=context))
    owners = {id(starter): starter, id(stay): stay}
    found = bare_tasks(owners, {id(component): stay})
    assert found == {id(starter): started, id(stay): []}


async def test_an_owner_that_is_gone_has_no_tasks(
    started: list[asyncio.Task[None]],
) -> None:
    """A context does not keep its owner alive."""
    owner, other = Owner(), Owner()
    context = context_of_owner(owner)
    loop = asyncio.get_running_loop()
    started.append(loop.create_task(wait_for_ever(), context=context))
    ghost = weakref.ref(owner)
    del owner
    gc.collect()
    assert ghost() is None
    assert bare_tasks({id(other): other}, {}) == {id(other): []}


async def test_looking_keeps_nothing_alive(started: list[asyncio.Task[None]]) -> None:
    """A coroutine that lets go of its `self` is not kept from it by a look."""

    class Restless(Owner):
        async def leave(self) -> None:
            await asyncio.sleep(0)
            del self
            await asyncio.Event().wait()

    restless = Restless()
    ghost = weakref.ref(restless)
    started.append(asyncio.ensure_future(restless.leave()))
    await asyncio.sleep(0)
    bare_tasks({id(restless): restless}, {id(restless): restless})
    del restless
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    gc.collect()
    assert ghost() is None


async def test_the_context_of_a_task_can_be_read() -> None:
    """A task's context is found on every Python, also where that hides it."""
    context = contextvars.copy_context()
    task = asyncio.get_running_loop().create_task(asyncio.sleep(0), context=context)
    assert context_of(task) is context
    await task
