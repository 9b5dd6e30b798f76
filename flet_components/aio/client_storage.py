"""`page.client_storage` of Flet 0.x, kept in Flet's `SharedPreferences`."""

from __future__ import annotations

import json
from typing import Any

import flet as ft

from flet_components.aio.page_state import service, state_of
from flet_components.errors import RemovedInFlet1Error

__all__ = ["ClientStorage", "client_storage_of"]


class ClientStorage:
    """Values that the client keeps.

    They are kept as JSON, as Flet 0.x did: any JSON value can be stored, and what an
    app of that time stored can be read.
    """

    def __init__(self, page: ft.Page) -> None:
        self._page = page

    @property
    def _preferences(self) -> ft.SharedPreferences:
        return service(self._page, ft.SharedPreferences)

    async def set_async(self, key: str, value: Any) -> bool:
        """Store a value."""
        text = json.dumps(value, separators=(",", ":"))
        return await self._preferences.set(key, text)

    async def get_async(self, key: str) -> Any:
        """Return a value, or None."""
        stored = await self._preferences.get(key)
        if not isinstance(stored, str):
            return stored
        try:
            return json.loads(stored)
        except ValueError:  # stored by an app of Flet 1.x, not by one of 0.x
            return stored

    async def contains_key_async(self, key: str) -> bool:
        """Say whether a value is stored."""
        return await self._preferences.contains_key(key)

    async def remove_async(self, key: str) -> bool:
        """Forget a value."""
        return await self._preferences.remove(key)

    async def get_keys_async(self, key_prefix: str) -> list[str]:
        """Return the keys that begin with a prefix."""
        return await self._preferences.get_keys(key_prefix)

    async def clear_async(self) -> bool:
        """Forget every value."""
        return await self._preferences.clear()

    def __getattr__(self, name: str) -> Any:
        if f"{name}_async" in vars(ClientStorage):
            raise RemovedInFlet1Error(
                f"client_storage.{name} cannot wait for the client in Flet 1.x: "
                f"use await client_storage.{name}_async(...)"
            )
        raise AttributeError(f"ClientStorage has no attribute {name!r}")


def client_storage_of(page: ft.Page) -> ClientStorage:
    """Return the client storage of a page."""
    state = state_of(page)
    if state.client_storage is None:
        state.client_storage = ClientStorage(page)
    return state.client_storage
