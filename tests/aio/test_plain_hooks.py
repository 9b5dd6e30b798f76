"""`did_mount_async` and `will_unmount_async` of controls that are no components."""

from __future__ import annotations

import asyncio

import pytest

import flet_components.aio as ft
from flet_components.testing import Screen


class Clock(ft.Row):
    """A row with hooks, as Flet 0.x allowed of any control."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[str] = []

    async def did_mount_async(self) -> None:
        await asyncio.sleep(1)
        self.log.append("mounted")

    async def will_unmount_async(self) -> None:
        await asyncio.sleep(1)
        self.log.append("unmounted")


async def test_they_run_and_are_waited_for(screen: Screen) -> None:
    """Adding returns after the first hook, removing after the second."""
    clock, page = Clock(), screen.page
    await page.add_async(clock)  # type: ignore[attr-defined]
    assert clock.log == ["mounted"]
    await page.remove_async(clock)  # type: ignore[attr-defined]
    assert clock.log == ["mounted", "unmounted"]


async def test_again_after_a_re_add(screen: Screen) -> None:
    """A control that is added again is mounted again."""
    clock = Clock()
    for _ in range(2):
        screen.show(clock)
        await screen.advance(2)
        screen.hide(clock)
        await screen.advance(2)
    assert clock.log == ["mounted", "unmounted"] * 2


async def test_the_end_of_the_session(screen: Screen) -> None:
    """A closed page unmounts them."""
    clock = Clock()
    screen.show(clock)
    await screen.advance(2)
    await screen.close()
    assert clock.log == ["mounted", "unmounted"]


async def test_a_hook_that_never_ends_is_cancelled(screen: Screen) -> None:
    """A loop in the first hook ends when the control leaves."""

    class Loop(Clock):
        async def did_mount_async(self) -> None:
            await asyncio.Event().wait()

    loop = Loop()
    screen.show(loop)
    await screen.advance(60)
    screen.hide(loop)
    await screen.advance(2)
    assert loop.log == ["unmounted"]


async def test_a_failing_hook_is_logged(screen: Screen) -> None:
    """An error in the first hook is logged; the control stays and is unmounted."""

    class Broken(Clock):
        async def did_mount_async(self) -> None:
            raise ValueError("broken")

    broken = Broken()
    screen.expect_error("Broken.did_mount_async failed")
    screen.show(ft.Text("x"), broken)
    await screen.settle()
    assert screen.texts() == ["x"]
    screen.hide(broken)
    await screen.advance(2)
    assert broken.log == ["unmounted"]


async def test_a_hook_that_takes_long(
    screen: Screen, caplog: pytest.LogCaptureFixture
) -> None:
    """After 5 s adding returns all the same, and says so in the log."""

    class Slow(Clock):
        async def did_mount_async(self) -> None:
            await asyncio.sleep(60)

    began = asyncio.get_running_loop().time()
    await screen.page.add_async(Slow())  # type: ignore[attr-defined]
    assert asyncio.get_running_loop().time() - began == 5
    assert "page.add_async waited 5.0 s and returned" in caplog.text


async def test_flets_own_controls_cost_nothing(screen: Screen) -> None:
    """A control without hooks of its own starts no task."""
    screen.show(ft.Row([ft.Text("x")]))
    assert screen.tasks() == []
