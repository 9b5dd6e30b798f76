"""Every control of Flet 0.x: updates, hooks, focus, scrolling."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components import _flet
from flet_components.aio.page_rows import scroll_to
from flet_components.aio.rows import Row, calls, gone, method
from flet_components.aio.waiting import recording, wait_for

__all__ = ["ROWS", "remove_children"]


def remove_children(control: ft.BaseControl) -> None:
    """Take every control out of a control's properties."""
    for name in sorted(_flet.properties(type(control))):
        value = getattr(control, name)
        if isinstance(value, ft.BaseControl):
            setattr(control, name, None)
        elif isinstance(value, list) and any(
            isinstance(item, ft.BaseControl) for item in value
        ):
            value.clear()


async def _update(control: ft.BaseControl) -> None:
    with recording(control.page) as started:
        control.update()
    await wait_for(control.page, started, f"{type(control).__name__}.update_async")


async def _clean(control: ft.BaseControl) -> None:
    page = control.page
    with recording(page) as started:
        remove_children(control)
        control.update()
    await wait_for(page, started, f"{type(control).__name__}.clean_async")


async def _did_mount(control: ft.BaseControl) -> None:
    """Do nothing; a subclass may."""


async def _will_unmount(control: ft.BaseControl) -> None:
    """Do nothing; a subclass may."""


FOCUS = calls("focus_async", "focus")
NO_FOCUS = gone("focus_async", "autofocus=True: this control has no focus() now")
FOCUSABLE = (
    "Button",
    "CupertinoButton",
    "Dropdown",
    "FormFieldControl",
    "IconButton",
    "OutlinedButton",
    "SearchBar",
    "TextButton",
)

ROWS: dict[str, tuple[Row, ...]] = {
    "flet:BaseControl": (
        method("update_async", "update()", _update),
        method("clean_async", "controls.clear() and update()", _clean),
        method("did_mount_async", "did_mount()", _did_mount),
        method("will_unmount_async", "will_unmount()", _will_unmount),
    ),
    "flet:ScrollableControl": (scroll_to(),),
    **{f"flet:{name}": (FOCUS,) for name in FOCUSABLE},
    "flet:MenuItemButton": (NO_FOCUS,),
    "flet:SubmenuButton": (NO_FOCUS,),
    "flet:SearchBar": (
        FOCUS,
        calls("open_view_async", "open_view"),
        calls("close_view_async", "close_view", '(self, text: str = "") -> None'),
    ),
    "flet:Dismissible": (
        calls(
            "confirm_dismiss_async",
            "confirm_dismiss",
            "(self, dismiss: bool) -> None",
        ),
    ),
}
"""For each of Flet's classes the names that it had in Flet 0.x."""


def has_own_hooks(control: ft.BaseControl) -> bool:
    """Say whether a subclass of one of Flet's controls has async hooks of its own."""
    kind: Any = type(control)
    return (
        kind.did_mount_async is not _did_mount
        or kind.will_unmount_async is not _will_unmount
    )
