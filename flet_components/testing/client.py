"""The other end of the wire: a connection whose messages build a browser's tree."""

from __future__ import annotations

import asyncio
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

import attrs
import flet as ft
import msgpack  # type: ignore[import-untyped]
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    configure_encode_object_for_msgpack,
    decode_ext_from_msgpack,
)
from flet.pubsub.pubsub_hub import PubSubHub

from flet_components.errors import BadPatchError
from flet_components.testing.nodes import Node
from flet_components.testing.patches import apply_patch

__all__ = ["Browser", "Call", "Client", "Record", "Sent", "packed", "unpacked"]

PAGE_URL = "ws://screen.test"
"""Where an app sees itself; `page.url` says so."""

_encode = configure_encode_object_for_msgpack(ft.BaseControl)


@attrs.frozen
class Sent:
    """One message that went to the browser."""

    action: str
    """`register_client`, `patch_control`, `invoke_method` or `session_crashed`."""
    content: bytes = attrs.field(repr=False)
    """The content as it went over the wire."""

    @property
    def body(self) -> dict[str, Any]:
        """The content, decoded."""
        body: dict[str, Any] = unpacked(self.content)
        return body

    @property
    def operations(self) -> list[list[Any]]:
        """The operations of a patch; empty for other messages."""
        return list(self.body.get("patch", [None])[1:])


@attrs.frozen
class Call:
    """A method that the app called in the browser, `focus` for example."""

    control: str
    """Type of the control that it was called on."""
    method: str
    """Name of the method."""
    arguments: Any
    """What was passed, decoded; None when nothing was."""


@attrs.define
class Record:
    """What happened on the wire, over all connections of one session."""

    messages: list[Sent] = attrs.Factory(list)
    calls: list[Call] = attrs.Factory(list)
    crashes: list[str] = attrs.Factory(list)
    bad_patches: list[str] = attrs.Factory(list)
    answers: dict[str, Any] = attrs.Factory(dict)

    def answer(self, call: Call) -> tuple[Any, str | None]:
        """Return the result and the error with which a browser answers a call."""
        answer = self.answers.get(call.method)
        if isinstance(answer, Exception):
            return None, str(answer)
        return (answer(call) if callable(answer) else answer), None


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
        self.tree = Node(_c="Page", _i=1)
        self._nodes: weakref.WeakValueDictionary[int, Node]
        self._nodes = weakref.WeakValueDictionary()
        self._record, self._browser = record, browser

    def send_message(self, message: Message) -> None:
        """Take a message over the wire, and do what a browser does with it."""
        content = packed(message.body)
        body = unpacked(content, object_hook=self._node)
        action = MessageAction(message.action)
        self._record.messages.append(Sent(action.name.lower(), content))
        match action:
            case MessageAction.REGISTER_CLIENT:
                self.tree = body["page_patch"]
            case MessageAction.PATCH_CONTROL:
                self._patch(body["id"], body["patch"])
            case MessageAction.INVOKE_METHOD:
                self._invoke(body)
            case MessageAction.SESSION_CRASHED:
                self._record.crashes.append(body["message"])

    def dispose(self) -> None:
        """Let go of the threads; nothing is received any more."""
        self.executor.shutdown(wait=False)

    def _node(self, value: dict[Any, Any]) -> dict[Any, Any]:
        """Make a control of a decoded map; a later one takes the place of the first."""
        if "_c" not in value:
            return value
        node = self._nodes[value["_i"]] = Node(value)
        return node

    def _patch(self, target: int, patch: list[Any]) -> None:
        if (root := self._nodes.get(target)) is None:
            return
        try:
            apply_patch(root, patch)
        except BadPatchError as error:
            self._record.bad_patches.append(str(error))
            raise
        self._browser.patched()

    def _invoke(self, body: dict[str, Any]) -> None:
        target, name = body["control_id"], body["name"]
        if (node := self._nodes.get(target)) is None:
            error = f"Calling {name} method of inexistent control: {target}"
            return self._reply(target, body["call_id"], None, error)
        call = Call(node.type, name, body.get("args"))
        self._record.calls.append(call)
        self._browser.called(node, call)
        self._reply(target, body["call_id"], *self._record.answer(call))

    def _reply(self, target: int, call_id: str, result: Any, error: str | None) -> None:
        answer = self._browser.answer
        self.loop.call_soon_threadsafe(answer, target, call_id, result, error)


def packed(body: object) -> bytes:
    """Encode what goes over the wire; by this Flet also notes what was sent."""
    content: bytes = msgpack.packb(body, default=_encode)
    return content


def unpacked(content: bytes, **how: Any) -> Any:
    """Decode what came over the wire."""
    return msgpack.unpackb(
        content, ext_hook=decode_ext_from_msgpack, strict_map_key=False, **how
    )
