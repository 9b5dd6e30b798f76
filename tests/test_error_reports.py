"""Errors are told once, and never lost."""

from __future__ import annotations

import asyncio
from typing import Optional

import flet as ft
import pytest

from flet_components import ErrorEvent, UserControl
from flet_components.testing import Screen

Told = list[tuple[str, Optional[str]]]


class Worker(UserControl):
    """Fails in several ways at once."""

    def build(self) -> ft.Control:
        return ft.Button("press", on_click=self.press)

    async def bad(self, text: str) -> None:
        await asyncio.sleep(0)
        raise ValueError(text)

    async def press(self) -> None:
        """Wait for a task that fails."""
        await self.create_task(self.bad("pressed"))

    async def gather(self) -> None:
        """Wait for two tasks that fail."""
        tasks = [self.create_task(self.bad(text)) for text in ("one", "two")]
        await asyncio.gather(*tasks)


class Mixed(UserControl):
    """Raises a group of a cancellation and an error where it is told to."""

    where = ""

    def fail(self, where: str) -> None:
        if where == self.where:
            raise BaseExceptionGroup("", [asyncio.CancelledError(), ValueError("real")])

    def build(self) -> ft.Control:
        return ft.Button("press", on_click=lambda: self.fail("handler"))

    async def will_unmount_async(self) -> None:
        self.fail("goodbye")


def noted(told: Told, component: UserControl) -> None:
    """Note the errors of a component."""

    def note(event: ErrorEvent) -> None:
        told.append((str(event.error), event.task))

    component.on_error = note


async def test_who_awaits_a_failed_task(screen: Screen) -> None:
    """An error that goes from task to task, or to a handler, is told once."""
    told: Told = []
    worker = Worker()
    noted(told, worker)
    screen.show(worker)
    await screen.settle()
    worker.create_task(worker.gather())
    await screen.settle()
    await screen.tap("press")
    assert told == [("one", "bad"), ("two", "bad"), ("pressed", "bad")]


async def test_an_error_that_comes_back_is_told_again(screen: Screen) -> None:
    """One exception object that is raised by two handlers' calls is two errors."""
    error, told = ValueError("same"), Told()

    class Repeats(UserControl):
        def build(self) -> ft.Control:
            return ft.Button("press", on_click=self.press)

        def press(self) -> None:
            raise error

    repeats = Repeats()
    noted(told, repeats)
    screen.show(repeats)
    await screen.tap("press")
    await screen.tap("press")
    assert told == [("same", None)] * 2


@pytest.mark.parametrize("where", ["handler", "goodbye"])
async def test_a_group_with_a_cancellation(screen: Screen, where: str) -> None:
    """What is an error in it is told; the cancellation is not."""
    told: Told = []
    mixed = Mixed()
    mixed.where = where
    noted(told, mixed)
    screen.show(mixed)
    await screen.tap("press")
    screen.hide(mixed)
    await screen.settle()
    assert [text for text, _ in told] == [" (1 sub-exception)"]


async def test_a_handler_that_waits_after_the_end(screen: Screen) -> None:
    """When nobody is left to run an async `on_error`, the log is told."""

    class Late(UserControl):
        async def will_unmount_async(self) -> None:
            self.report = self._component

    async def note(event: ErrorEvent) -> None:
        raise AssertionError("nobody runs this")

    late = Late(on_error=note)
    screen.show(late)
    await screen.settle()
    life = late._component.life
    assert life is not None
    await screen.close()
    screen.expect_error("Late failed: ValueError: late")
    life.report(late, ValueError("late"))
