"""Fields of Flet 0.x that have another name now.

    ft.TextField(error_text="too short")        # error="too short" in Flet 1.x
    button.text = "Stop"                        # button.content = "Stop"

Flet 1.x refuses the first and silently ignores the second.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import flet as ft

from flet_components.errors import RemovedInFlet1Error

__all__ = ["GONE", "RENAMED", "accept_old_fields"]

TEXT = {"text": "content"}
FORM_FIELD = {
    "error_text": "error",
    "helper_text": "helper",
    "prefix_text": "prefix",
    "suffix_text": "suffix",
    "counter_text": "counter",
}
SCROLL = {"on_scroll_interval": "scroll_interval"}

RENAMED: dict[str, dict[str, str]] = {
    "Button": TEXT,
    "FilledButton": TEXT,
    "FilledTonalButton": TEXT,
    "OutlinedButton": TEXT,
    "TextButton": TEXT,
    "FloatingActionButton": TEXT,
    "PopupMenuItem": TEXT,
    "CupertinoDialogAction": TEXT,
    "Icon": {"name": "icon"},
    "Image": {"src_base64": "src"},
    "TextField": FORM_FIELD,
    "CupertinoTextField": FORM_FIELD,
    "Dropdown": {"on_change": "on_select"},
    "Tab": {"text": "label"},
    "Badge": {"text": "label"},
    "Card": {"color": "bgcolor"},
    "CircleAvatar": {
        "foreground_image_url": "foreground_image_src",
        "background_image_url": "background_image_src",
    },
    "BottomSheet": {"enable_drag": "draggable", "is_scroll_controlled": "scrollable"},
    "ExpansionTile": {"initially_expanded": "expanded"},
    "DataRow": {"on_select_changed": "on_select_change"},
    "DatePicker": {"date_picker_entry_mode": "entry_mode"},
    "TimePicker": {"time_picker_entry_mode": "entry_mode"},
    "Chip": {"label_style": "label_text_style"},
    "SafeArea": {"minimum": "minimum_padding"},
    "Markdown": {"code_style": "code_style_sheet"},
    "CupertinoAppBar": {"middle": "title"},
    "Column": SCROLL,
    "Row": SCROLL,
    "ListView": SCROLL,
    "GridView": SCROLL,
    "View": SCROLL,
}
"""For each control its old fields, and what they are called now."""

BUTTON = {"url_target": "url=ft.Url(url, target)"}
IMAGE = "image=ft.DecorationImage(...)"
SURFACE = {"surface_tint_color": "bgcolor"}

GONE: dict[str, dict[str, str]] = {
    "Button": BUTTON | SURFACE,
    "FilledButton": BUTTON,
    "FilledTonalButton": BUTTON,
    "OutlinedButton": BUTTON,
    "TextButton": BUTTON,
    "IconButton": BUTTON,
    "Card": SURFACE,
    "AppBar": SURFACE,
    "Tabs": {"tabs": "ft.Tabs(content, length) with a ft.TabBar and a ft.TabBarView"},
    "Container": {
        "image_src": IMAGE,
        "image_src_base64": IMAGE,
        "image_repeat": IMAGE,
        "image_fit": IMAGE,
        "image_opacity": IMAGE,
        **BUTTON,
    },
}
"""For each control its old fields that have no successor, and what to use."""


def accept_old_fields() -> None:
    """Let Flet's constructors take the old names, and its controls have them."""
    for name in sorted(RENAMED.keys() | GONE.keys()):
        cls: Any = getattr(ft, name)
        renamed, gone = RENAMED.get(name, {}), GONE.get(name, {})
        cls.__init__ = _taking(cls.__init__, name, renamed, gone)
        for old, new in renamed.items():
            setattr(cls, old, _renamed(old, new))


def _taking(
    init: Callable[..., None], name: str, renamed: dict[str, str], gone: dict[str, str]
) -> Callable[..., None]:
    @functools.wraps(init)
    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        for old in gone.keys() & kwargs.keys():
            raise RemovedInFlet1Error(
                f"{name}({old}=...) is not part of Flet 1.x: use {gone[old]}"
            )
        for old in renamed.keys() & kwargs.keys():
            _rename(kwargs, old, renamed[old])
        init(self, *args, **kwargs)

    return __init__


def _rename(kwargs: dict[str, Any], old: str, new: str) -> None:
    """Pass an old field on under its new name, which wins where both are given."""
    value = kwargs.pop(old)
    if kwargs.get(new) is None:
        kwargs[new] = value


def _renamed(old: str, new: str) -> property:
    def get(self: Any) -> Any:
        return getattr(self, new)

    def put(self: Any, value: Any) -> None:
        setattr(self, new, value)

    return property(get, put, doc=f"`{new}` in Flet 1.x.")
