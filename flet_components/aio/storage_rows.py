"""Client storage, session storage, messages and logins of Flet 0.x."""

from __future__ import annotations

from typing import Any

from flet_components.aio.client_storage import client_storage_of
from flet_components.aio.rows import Row, calls, gone, method

__all__ = ["ROWS"]

SESSION = {
    "set": "(self, key: str, value: Any) -> None",
    "get": "(self, key: str) -> Any",
    "contains_key": "(self, key: str) -> bool",
    "remove": "(self, key: str) -> None",
    "get_keys": "(self) -> list[str]",
    "clear": "(self) -> None",
}
PUBSUB = {
    "send_all": "message: Any",
    "send_all_on_topic": "topic: str, message: Any",
    "send_others": "message: Any",
    "send_others_on_topic": "topic: str, message: Any",
    "subscribe": "handler: Any",
    "subscribe_topic": "topic: str, handler: Any",
    "unsubscribe": "",
    "unsubscribe_topic": "topic: str",
    "unsubscribe_all": "",
}


def _of_store(name: str, signature: str) -> Row:
    """Make a method of `page.session` that acts on `page.session.store`."""

    def act(session: Any, *args: Any, **kwargs: Any) -> Any:
        return getattr(session.store, name)(*args, **kwargs)

    return method(name, f"store.{name}()", act, signature)


def _of_pubsub(name: str, parameters: str) -> Row:
    signature = f"(self, {parameters}) -> None" if parameters else "(self) -> None"
    return calls(f"{name}_async", name, signature)


PUBSUB_ROWS = tuple(_of_pubsub(name, p) for name, p in PUBSUB.items())

ROWS: dict[str, tuple[Row, ...]] = {
    "flet:Page": (
        Row(
            "client_storage",
            "SharedPreferences()",
            "property",
            property(client_storage_of, doc="`SharedPreferences()` in Flet 1.x."),
            "ClientStorage",
        ),
    ),
    "flet.messaging.session:Session": tuple(
        _of_store(name, signature) for name, signature in SESSION.items()
    ),
    "flet.pubsub.pubsub_client:PubSubClient": PUBSUB_ROWS,
    "flet.pubsub.pubsub_hub:PubSubHub": tuple(
        calls(row.name, row.new.removesuffix("()"), "(self, *args: Any) -> None")
        for row in PUBSUB_ROWS
    ),
    "flet.auth.authorization:Authorization": (
        calls(
            "dehydrate_token_async",
            "dehydrate_token",
            "(self, saved_token: str) -> None",
        ),
        calls("request_token_async", "request_token", "(self, code: str) -> None"),
        Row(
            "token_async",
            "get_token()",
            "property",
            property(lambda self: self.get_token(), doc="`get_token()` in Flet 1.x."),
            "Any",
        ),
        gone("token", "await page.auth.get_token()"),
    ),
}
"""For each of Flet's classes the names that it had in Flet 0.x."""
