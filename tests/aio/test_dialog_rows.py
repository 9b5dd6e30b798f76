"""Dialogs, banners, snack bars, sheets, drawers, pickers."""

from __future__ import annotations

from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.testing import Screen

KINDS: dict[str, Any] = {
    "dialog": lambda: ft.AlertDialog(title=ft.Text("ask")),
    "banner": lambda: ft.Banner(ft.Text("ask"), actions=[ft.TextButton("no")]),
    "snack_bar": lambda: ft.SnackBar(ft.Text("ask"), duration=1000),
    "bottom_sheet": lambda: ft.BottomSheet(ft.Text("ask")),
}


@pytest.mark.parametrize("name", KINDS)
async def test_set_open_and_update(screen: Screen, name: str) -> None:
    """The habit of Flet 0.x: put it on the page, set `open`, update."""
    page: Any = screen.page
    control = KINDS[name]()
    setattr(page, name, control)
    control.open = True
    await page.update_async()
    screen.shows("ask")
    assert getattr(page, name) is control
    control.open = False
    await page.update_async()
    await screen.settle()
    screen.lacks("ask")


@pytest.mark.parametrize("name", KINDS)
async def test_show_and_close(screen: Screen, name: str) -> None:
    """`show_*_async` opens, `close_*_async` closes, again and again."""
    page: Any = screen.page
    control = KINDS[name]()
    for _ in range(2):
        await getattr(page, f"show_{name}_async")(control)
        screen.shows("ask")
        if name == "snack_bar":
            await screen.advance(2)
        else:
            await getattr(page, f"close_{name}_async")()
        await screen.settle()
        screen.lacks("ask")


async def test_closing_what_is_not_open(screen: Screen) -> None:
    """Closing does nothing where nothing was shown."""
    page: Any = screen.page
    await page.close_dialog_async()
    assert page.dialog is None


async def test_one_replaces_another(screen: Screen) -> None:
    """A second dialog closes the first, which leaves the page when it has closed."""
    page: Any = screen.page
    for text in ("first", "second", "third"):
        await page.show_dialog_async(ft.AlertDialog(title=ft.Text(text)))
        await screen.settle()
        assert screen.texts() == [text]
    assert screen.tree().count("AlertDialog (closed)") == 1


async def test_one_comes_back(screen: Screen) -> None:
    """A dialog that was replaced can be shown again, and stays when others go."""
    page: Any = screen.page
    first, second = (ft.AlertDialog(title=ft.Text(text)) for text in ("1", "2"))
    for dialog in (first, second, first):
        await page.show_dialog_async(dialog)
        await screen.settle()
    for text in ("a", "b", "c"):
        await page.show_snack_bar_async(ft.SnackBar(ft.Text(text)))
    assert screen.texts() == ["1", "c"]


async def test_flets_own_way_closes_it_too(screen: Screen) -> None:
    """What was shown by the old name is closed by `pop_dialog`."""
    page: Any = screen.page
    await page.show_dialog_async(ft.AlertDialog(title=ft.Text("ask")))
    assert page.pop_dialog() is page.dialog
    await screen.settle()
    assert screen.texts() == []


async def test_splash(screen: Screen) -> None:
    """`page.splash` lies over the page until it is set to None."""
    page: Any = screen.page
    page.splash = ft.Text("loading")
    await page.update_async()
    screen.shows("loading")
    page.splash = None
    await page.update_async()
    assert screen.texts() == []


@pytest.mark.parametrize("name", ["drawer", "end_drawer"])
async def test_drawers(screen: Screen, name: str) -> None:
    """A drawer is set, opened and closed."""
    page: Any = screen.page
    drawer = ft.NavigationDrawer([ft.Text("menu")])
    await getattr(page, f"show_{name}_async")(drawer)
    assert getattr(page, name) is drawer
    await getattr(page, f"close_{name}_async")()
    methods = [call.method for call in screen.calls]
    assert methods == [f"show_{name}", f"close_{name}"]


async def test_drawers_of_a_pagelet(screen: Screen) -> None:
    """A pagelet's drawer opens likewise, also one that was set before."""
    pagelet: Any = ft.Pagelet(ft.Text("x"), drawer=ft.NavigationDrawer())
    screen.show(pagelet)
    await pagelet.show_drawer_async()
    await pagelet.close_drawer_async()
    await pagelet.close_end_drawer_async()
    methods = [call.method for call in screen.calls]
    assert methods == ["show_drawer", "close_drawer"]


@pytest.mark.parametrize("name", ["date", "time"])
async def test_pickers(screen: Screen, name: str) -> None:
    """A picker opens where it is in the overlay, else as a dialog."""
    make: Any = {"date": ft.DatePicker, "time": ft.TimePicker}[name]
    placed, other = make(), make()
    screen.page.overlay.append(placed)
    screen.page.update()
    for picker in (placed, other):
        await getattr(picker, f"pick_{name}_async")()
        assert screen.find(picker)["open"] is True
        picker.open = False
        picker.update()
        await screen.settle()
