"""Knows whether somebody is typing into a field of the runner's own.

The browser tells a page of every key, also of those that go into a field: a letter that
is typed there must not be taken for a shortcut.
"""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components import _flet

__all__ = ["is_typing", "typing_begins", "typing_ends"]

FIELD = "flet_components.stories.field"
"""Where a session keeps the field that has the focus."""


def typing_begins(event: ft.Event[Any]) -> None:
    """Note that a field has the focus: `on_focus` of all fields."""
    if isinstance(event.control, ft.TextField):
        event.page.session.store.set(FIELD, event.control)


def typing_ends(event: ft.Event[Any]) -> None:
    """Note that a field has it no more: `on_blur` of all fields."""
    store = event.page.session.store
    if store.get(FIELD) is event.control:
        store.remove(FIELD)


def is_typing(page: ft.Page) -> bool:
    """Say whether a field has the focus; one that has left the page has not."""
    field = page.session.store.get(FIELD)
    return isinstance(field, ft.BaseControl) and _flet.is_shown(field)
