"""`Control.*_async`: updates, focus, scrolling, cleaning."""

from __future__ import annotations

from typing import Any

import flet.canvas as cv
import pytest

import flet_components.aio as ft
from flet_components.errors import RemovedInFlet1Error
from flet_components.testing import Screen


async def test_one_control_is_updated(screen: Screen) -> None:
    """`update_async` of a control sends that control."""
    text = ft.Text("before")
    screen.show(text)
    text.value = "after"
    await text.update_async()
    assert screen.texts() == ["after"]


@pytest.mark.parametrize(
    "control",
    [
        ft.Column([ft.Text("x")]),
        ft.Row([ft.Text("x")]),
        ft.ListView([ft.Text("x")]),
        ft.GridView([ft.Text("x")]),
        ft.ResponsiveRow([ft.Text("x")]),
        ft.Stack([ft.Text("x")]),
        ft.Container(ft.Text("x")),
    ],
    ids=lambda control: type(control).__name__,
)
async def test_cleaning_takes_out_what_is_inside(screen: Screen, control: Any) -> None:
    """`clean_async` of any container empties it."""
    screen.show(control)
    assert screen.texts() == ["x"]
    await control.clean_async()
    assert screen.texts() == []


async def test_cleaning_a_canvas(screen: Screen) -> None:
    """The shapes of a canvas are removed, too."""
    canvas: Any = cv.Canvas(shapes=[cv.Line(0, 0, 1, 1)])
    screen.show(canvas)
    await canvas.clean_async()
    assert canvas.shapes == []


FOCUSABLE = [
    ft.TextField(),
    ft.Dropdown(),
    ft.ElevatedButton("x"),
    ft.FilledButton("x"),
    ft.FilledTonalButton("x"),
    ft.OutlinedButton("x"),
    ft.TextButton("x"),
    ft.IconButton(ft.icons.ADD),
    ft.SearchBar(),
]


@pytest.mark.parametrize("control", FOCUSABLE, ids=lambda c: type(c).__name__)
async def test_focus(screen: Screen, control: Any) -> None:
    """Everything that could be focused by its old name can be."""
    screen.show(control)
    await control.focus_async()
    assert screen.calls[-1].method == "focus"


async def test_a_menu_button_cannot_be_focused() -> None:
    """A control that has lost `focus` says so."""
    button: Any = ft.MenuItemButton("x")
    with pytest.raises(RemovedInFlet1Error, match="autofocus=True"):
        await button.focus_async()


async def test_scrolling(screen: Screen) -> None:
    """`scroll_to_async` of a column passes `key` on as `scroll_key`."""
    column = ft.Column([ft.Text("x")], scroll=ft.ScrollMode.AUTO)
    screen.show(column)
    await column.scroll_to_async(offset=-1, key="end")
    assert screen.calls[-1].method == "scroll_to"


async def test_search_and_dismissal(screen: Screen) -> None:
    """The search view opens and closes, a dismissal is confirmed."""
    bar = ft.SearchBar()
    item = ft.Dismissible(ft.Text("x"), background=ft.Text("y"))
    screen.show(bar, item)
    await bar.open_view_async()
    await bar.close_view_async("found")
    await item.confirm_dismiss_async(True)
    methods = [call.method for call in screen.calls]
    assert methods == ["open_view", "close_view", "confirm_dismiss"]
