"""Who is waited for, and for how long."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import flet_components.aio as ft
from flet_components import UserControl
from flet_components.aio.waiting import recording
from flet_components.testing import Screen


class Endless(ft.UserControl):
    """Its loop is in the hook itself, as the guide does not recommend."""

    async def did_mount_async(self) -> None:
        await asyncio.Event().wait()


class New(UserControl):
    """A component that is not one of Flet 0.x."""

    async def did_mount_async(self) -> None:
        await asyncio.Event().wait()


async def test_five_seconds_at_most(
    screen: Screen, caplog: pytest.LogCaptureFixture
) -> None:
    """An endless hook delays adding by 5 s, and that is logged."""
    page: Any = screen.page
    await page.add_async(Endless())
    assert asyncio.get_running_loop().time() == 5
    assert "page.add_async waited 5.0 s and returned" in caplog.text
    assert "did_mount_async" in caplog.text


async def test_new_components_are_not_waited_for(screen: Screen) -> None:
    """Only components of Flet 0.x delay whoever adds them."""
    page: Any = screen.page
    await page.add_async(New())
    assert asyncio.get_running_loop().time() == 0


async def test_others_are_not_waited_for(screen: Screen) -> None:
    """Adding one component does not wait for another that came before."""
    page: Any = screen.page
    screen.show(Endless())
    await page.add_async(ft.Text("quick"))
    assert asyncio.get_running_loop().time() == 0


async def test_a_page_without_components_costs_nothing(screen: Screen) -> None:
    """What was not recorded is not waited for."""
    with recording(screen.page) as started:
        screen.show(ft.Text("x"))
    assert started == []
