"""The other end of the wire: a connection whose messages build a browser's tree."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from flet.messaging.connection import Connection
from flet.messaging.protocol import Message, MessageAction
from flet.pubsub.pubsub_hub import PubSubHub

from flet_components.testing.mirror import Call, Mirror, Record
from flet_components.testing.nodes import Node

__all__ = ["Browser", "Client"]

PAGE_URL = "ws://screen.test"
"""Where an app sees itself; `page.url` says so."""


class Browser(Protocol):
    """What a browser does on its own when something has come over the wire."""

    def patched(self) -> None:
        """Follow a change of the tree."""

    def called(self, node: Node, call: Call) -> None:
        """Do what the app calls for."""

    def answer(self, target: int, call_id: str, result: Any, error: str | None) -> None:
        """Send the answer to a call."""


class Client(Connection):
    """A connection that shows what was sent over it.

    Args:
        record: Where messages are noted.
        hub: The app's publish-subscribe hub.
        browser: Who acts on what has come.
    """

    def __init__(self, record: Record, hub: PubSubHub, browser: Browser) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.loop = asyncio.get_running_loop()
        self.executor = ThreadPoolExecutor(thread_name_prefix="screen")
        self.pubsubhub = hub
        self.page_url = PAGE_URL
        self._mirror = Mirror(record)
        self._record, self._browser = record, browser

    @property
    def tree(self) -> Node:
        """The page, as the browser has it."""
        return self._mirror.tree

    def send_message(self, message: Message) -> None:
        """Take a message over the wire, and do what a browser does with it."""
        action, body = self._mirror.take(message)
        if action is MessageAction.INVOKE_METHOD:
            self._invoke(body)
        elif action is MessageAction.PATCH_CONTROL and self._mirror.node(body["id"]):
            self._browser.patched()

    def dispose(self) -> None:
        """Let go of the threads; nothing is received any more."""
        self.executor.shutdown(wait=False)

    def _invoke(self, body: dict[str, Any]) -> None:
        target, name = body["control_id"], body["name"]
        if (node := self._mirror.node(target)) is None:
            error = f"Calling {name} method of inexistent control: {target}"
            return self._reply(target, body["call_id"], None, error)
        call = Call(node.type, name, body.get("args"))
        self._record.calls.append(call)
        self._browser.called(node, call)
        self._reply(target, body["call_id"], *self._record.answer(call))

    def _reply(self, target: int, call_id: str, result: Any, error: str | None) -> None:
        answer = self._browser.answer
        self.loop.call_soon_threadsafe(answer, target, call_id, result, error)
