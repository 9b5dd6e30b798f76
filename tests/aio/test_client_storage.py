"""`page.client_storage`."""

from __future__ import annotations

from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.errors import RemovedInFlet1Error
from flet_components.testing import Screen


def keeping(screen: Screen) -> dict[str, Any]:
    """Let the browser keep what it is given."""
    kept: dict[str, Any] = {}

    def put(call: Any) -> bool:
        kept[call.arguments["key"]] = call.arguments["value"]
        return True

    screen.answer("set", put)
    screen.answer("get", lambda call: kept.get(call.arguments["key"]))
    screen.answer("contains_key", lambda call: call.arguments["key"] in kept)
    screen.answer("remove", lambda call: kept.pop(call.arguments["key"]) is not None)
    screen.answer("get_keys", lambda call: list(kept))
    screen.answer("clear", True)
    return kept


async def test_any_json_value(screen: Screen) -> None:
    """What was stored is read again, whatever JSON value it is."""
    page: Any = screen.page
    keeping(screen)
    for value in (1, "one", [1, {"two": None}], True):
        assert await page.client_storage.set_async("key", value)
        assert await page.client_storage.get_async("key") == value
    assert await page.client_storage.get_async("other") is None


async def test_keys(screen: Screen) -> None:
    """Keys are found, listed and removed."""
    page: Any = screen.page
    storage = page.client_storage
    keeping(screen)
    await storage.set_async("a", 1)
    assert await storage.contains_key_async("a")
    assert await storage.get_keys_async("") == ["a"]
    assert await storage.remove_async("a")
    assert await storage.clear_async()
    assert not await storage.contains_key_async("a")
    assert page.client_storage is storage


async def test_what_others_stored(screen: Screen) -> None:
    """Values of an app of Flet 0.x are decoded; those of one of 1.x are as they are."""
    page: Any = screen.page
    kept = keeping(screen)
    kept.update(old='{"a":1}', new="plain words", number=3)
    assert await page.client_storage.get_async("old") == {"a": 1}
    assert await page.client_storage.get_async("new") == "plain words"
    assert await page.client_storage.get_async("number") == 3


async def test_without_waiting_it_says_how(screen: Screen) -> None:
    """The twins that did not wait cannot be, and name those that do."""
    page: Any = screen.page
    with pytest.raises(RemovedInFlet1Error, match=r"await client_storage.get_async"):
        page.client_storage.get("key")
    with pytest.raises(AttributeError, match="no attribute 'open'"):
        page.client_storage.open()


async def test_each_page_has_its_own(screen: Screen) -> None:
    """Services are made once for each page, and for that page."""
    page: Any = screen.page
    keeping(screen)
    await page.client_storage.set_async("a", 1)
    await page.client_storage.set_async("b", 2)
    assert len(screen.find_all(ft.SharedPreferences)) <= 1
    assert {call.control for call in screen.calls} == {"SharedPreferences"}
