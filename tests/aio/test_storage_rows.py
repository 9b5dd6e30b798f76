"""Session storage, messages between users, logins."""

from __future__ import annotations

from typing import Any

import pytest
from flet.auth.authorization import Authorization

import flet_components.aio as ft
from flet_components.errors import RemovedInFlet1Error
from flet_components.testing import Screen


async def test_the_session_remembers(screen: Screen) -> None:
    """`page.session.set`, `get` and the others act on the session's store."""
    session: Any = screen.page.session
    session.set("name", "Ada")
    assert session.get("name") == "Ada"
    assert screen.session.store.get("name") == "Ada"
    assert session.contains_key("name")
    assert session.get_keys() == ["name"]
    session.remove("name")
    assert not session.contains_key("name")
    session.set("other", 1)
    session.clear()
    assert session.get_keys() == []


async def test_messages(screen: Screen) -> None:
    """A coroutine function subscribed by the old names hears what is sent by them."""
    pubsub: Any = screen.page.pubsub
    heard: list[object] = []

    async def on_message(message: object) -> None:
        heard.append(message)

    async def on_topic(topic: str, message: object) -> None:
        heard.append((topic, message))

    await pubsub.subscribe_async(on_message)
    await pubsub.subscribe_topic_async("news", on_topic)
    await pubsub.send_all_async("to all")
    await pubsub.send_all_on_topic_async("news", "to readers")
    await pubsub.send_others_async("to others")
    await pubsub.send_others_on_topic_async("news", "to other readers")
    await screen.settle()
    assert heard == ["to all", ("news", "to readers")]
    await pubsub.unsubscribe_async()
    await pubsub.unsubscribe_topic_async("news")
    await pubsub.unsubscribe_all_async()
    await pubsub.send_all_async("to nobody")
    await screen.settle()
    assert len(heard) == 2


async def test_the_hub(screen: Screen) -> None:
    """The hub of all users has the same names."""
    hub: Any = screen.session.connection.pubsubhub
    heard: list[object] = []
    await hub.subscribe_async("me", heard.append)
    await hub.send_all_async("hello")
    await screen.settle()
    assert heard == ["hello"]
    await hub.unsubscribe_all_async("me")


async def test_authorization() -> None:
    """Tokens are asked for by their old names; the one without `await` says how."""

    class Fixed(Authorization):
        async def dehydrate_token(self, saved_token: str) -> None:
            self.saved = saved_token

        async def get_token(self) -> str:
            return "secret"

        def get_authorization_data(self) -> tuple[str, str]:
            return "", ""

        async def request_token(self, code: str) -> None:
            self.saved = code

    auth: Any = Fixed()
    await auth.dehydrate_token_async("saved")
    assert auth.saved == "saved"
    await auth.request_token_async("code")
    assert auth.saved == "code"
    assert await auth.token_async == "secret"
    with pytest.raises(RemovedInFlet1Error, match=r"await page.auth.get_token\(\)"):
        _ = auth.token


def test_the_old_class_of_messages() -> None:
    """`ft.PubSub` is what `page.pubsub` is made of."""
    assert ft.PubSub.__name__ == "PubSubClient"
