"""Fields of Flet 0.x that have another name now."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.aio.old_fields import GONE, RENAMED
from flet_components.errors import RemovedInFlet1Error
from flet_components.testing import Screen

PAIRS = [(c, old, new) for c, fields in RENAMED.items() for old, new in fields.items()]


@pytest.mark.parametrize(("control", "old", "new"), PAIRS)
def test_the_new_field_exists(control: str, old: str, new: str) -> None:
    """Each old field stands for one that Flet 1.x has, and is none of its own."""
    fields = {field.name for field in dataclasses.fields(getattr(ft, control))}
    assert new in fields
    assert old not in fields


@pytest.mark.parametrize("control", GONE)
def test_what_is_gone_is_gone(control: str) -> None:
    """No field that raises is one that Flet 1.x has."""
    fields = {field.name for field in dataclasses.fields(getattr(ft, control))}
    assert not fields & GONE[control].keys()


def test_in_the_constructor_and_later() -> None:
    """An old field can be passed, read and set."""
    field: Any = ft.TextField(error_text="too short", on_change=print)
    assert (field.error, field.error_text) == ("too short", "too short")
    field.error_text = "too long"
    assert field.error == "too long"


def test_the_new_name_wins() -> None:
    """Of a text and a content, the content is shown, as in Flet 0.x."""
    content = ft.Icon(ft.icons.ADD)
    button: Any = ft.TextButton(text="x", content=content)
    assert button.content is content


async def test_a_label_that_changes(screen: Screen) -> None:
    """Setting the `text` of a button is seen; Flet 1.x alone ignores it."""
    button: Any = ft.OutlinedButton(text="start")
    screen.show(button)
    button.text = "stop"
    await button.update_async()
    assert screen.texts() == ["stop"]


def test_a_field_without_a_successor() -> None:
    """Passing one raises, and says what to use."""
    make: Any = ft.Tabs
    with pytest.raises(RemovedInFlet1Error, match=r"ft.TabBar"):
        make(tabs=[])
