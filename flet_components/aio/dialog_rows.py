"""Dialogs, banners, snack bars, sheets, drawers and pickers of Flet 0.x.

`page.dialog` and its kin were places on the page; here what is in them lies among the
page's dialogs, so setting `open` and updating opens and closes it, as it did.
"""

from __future__ import annotations

from typing import Any, Optional

import flet as ft

from flet_components import _flet
from flet_components.aio.page_state import state_of
from flet_components.aio.rows import Row, method
from flet_components.aio.waiting import recording, wait_for

__all__ = ["ROWS"]

SHOWN = ("dialog", "banner", "snack_bar", "bottom_sheet")


def _place(name: str, *, closes: bool = True) -> Row:
    """Make the property of one place on the page."""

    def get(page: ft.Page) -> Optional[ft.Control]:
        return state_of(page).shown.get(name)

    def put(page: ft.Page, control: Optional[ft.Control]) -> None:
        _fill(page, name, control, closes=closes)

    new = "show_dialog()" if closes else "overlay"
    doc = f"`{new}` in Flet 1.x."
    return Row(name, new, "property", property(get, put, doc=doc), "Any")


def _fill(
    page: ft.Page, name: str, control: Optional[ft.Control], *, closes: bool
) -> None:
    shown = state_of(page).shown
    layer = _flet.dialogs_of(page) if closes else page.overlay
    before = shown.pop(name, None)
    if before is not None and before is not control:
        if closes:
            _retire(page, before)
        else:
            _take_out(layer, before)
    if control is not None:
        shown[name] = control
        _take_out(state_of(page).retired, control)
        if not any(other is control for other in layer):
            layer.append(control)


def _retire(page: ft.Page, control: Any) -> None:
    """Close what another replaces, and take out what was closed before.

    The client closes a dialog when it learns that `open` is false; taken out at once,
    it would stay on the screen.
    """
    retired = state_of(page).retired
    for other in retired:
        if other is not control:
            _take_out(_flet.dialogs_of(page), other)
    control.open = False
    retired[:] = [control]


def _take_out(layer: list[Any], control: ft.BaseControl) -> None:
    layer[:] = [other for other in layer if other is not control]


def _show(name: str) -> Row:
    async def show(page: ft.Page, control: Any) -> None:
        setattr(page, name, control)
        control.open = True
        await _update(page, f"page.show_{name}_async")

    signature = f"(self, {name}: flet.Control) -> None"
    return method(f"show_{name}_async", "show_dialog()", show, signature)


def _close(name: str) -> Row:
    async def close(page: ft.Page) -> None:
        if (control := getattr(page, name)) is not None:
            control.open = False
            await _update(page, f"page.close_{name}_async")

    return method(f"close_{name}_async", "pop_dialog()", close)


def _drawer(name: str, owner: str = "page") -> tuple[Row, Row]:
    """Make the pair that opens and closes a drawer; 1.x opens the one that is set."""

    async def show(self: Any, drawer: Optional[ft.NavigationDrawer] = None) -> None:
        if drawer is not None and getattr(self, name) is not drawer:
            setattr(self, name, drawer)
            self.update()
        await getattr(self, f"show_{name}")()

    async def close(self: Any, drawer: Optional[ft.NavigationDrawer] = None) -> None:
        if getattr(self, name) is not None:
            await getattr(self, f"close_{name}")()

    signature = "(self, drawer: Optional[flet.NavigationDrawer] = None) -> None"
    return (
        method(
            f"show_{name}_async",
            f"{owner}.{name} = ...; show_{name}()",
            show,
            signature,
        ),
        method(f"close_{name}_async", f"close_{name}()", close, signature),
    )


async def _pick(picker: Any) -> None:
    """Open a picker: where it is, or as a dialog of the current page."""
    if (page := _flet.page_of(picker)) is None:
        ft.context.page.show_dialog(picker)
        return
    picker.open = True
    page.update(picker)


async def _update(page: ft.Page, caller: str) -> None:
    with recording(page) as started:
        page.update()
    await wait_for(page, started, caller)


ROWS: dict[str, tuple[Row, ...]] = {
    "flet:Page": (
        *(_place(name) for name in SHOWN),
        _place("splash", closes=False),
        *(_show(name) for name in SHOWN),
        *(_close(name) for name in SHOWN if name != "snack_bar"),
        *_drawer("drawer"),
        *_drawer("end_drawer"),
    ),
    "flet:Pagelet": (*_drawer("drawer", "pagelet"), *_drawer("end_drawer", "pagelet")),
    "flet:DatePicker": (method("pick_date_async", "page.show_dialog()", _pick),),
    "flet:TimePicker": (method("pick_time_async", "page.show_dialog()", _pick),),
}
"""For each of Flet's classes the names that it had in Flet 0.x."""
