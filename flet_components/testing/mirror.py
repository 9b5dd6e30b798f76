"""What a browser holds, rebuilt from what is sent to it."""

from __future__ import annotations

import weakref
from typing import Any

import attrs
import flet as ft
import msgpack  # type: ignore[import-untyped]
from flet.messaging.protocol import (
    Message,
    MessageAction,
    configure_encode_object_for_msgpack,
    decode_ext_from_msgpack,
)

from flet_components.errors import BadPatchError
from flet_components.testing.nodes import Node
from flet_components.testing.patches import apply_patch

__all__ = ["Call", "Mirror", "Record", "Sent", "packed", "unpacked"]

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


class Mirror:
    """The tree of one browser.

    Args:
        record: Where messages are noted.
    """

    def __init__(self, record: Record) -> None:
        self.tree = Node(_c="Page", _i=1)
        self._nodes: weakref.WeakValueDictionary[int, Node]
        self._nodes = weakref.WeakValueDictionary()
        self._record = record

    def node(self, number: int) -> Node | None:
        """Return the control of that number, if the browser has it."""
        return self._nodes.get(number)

    def begin(self, page: ft.Page) -> None:
        """Begin with a page as it is; all of it must have been sent."""
        self.tree = unpacked(packed(page), object_hook=self._node)

    def take(self, message: Message) -> tuple[MessageAction, dict[str, Any]]:
        """Follow a message; return its kind and its body, in which controls are nodes.

        Raises:
            BadPatchError: If no browser could apply it.
        """
        content = packed(message.body)
        body = unpacked(content, object_hook=self._node)
        action = MessageAction(message.action)
        self._record.messages.append(Sent(action.name.lower(), content))
        match action:
            case MessageAction.REGISTER_CLIENT:
                self.tree = body["page_patch"]
            case MessageAction.PATCH_CONTROL:
                self._patch(body["id"], body["patch"])
            case MessageAction.SESSION_CRASHED:
                self._record.crashes.append(body["message"])
        return action, body

    def _node(self, value: dict[Any, Any]) -> dict[Any, Any]:
        """Make a control of a decoded map; a later one takes the place of the first."""
        if "_c" not in value:
            return value
        node = self._nodes[value["_i"]] = Node(value)
        return node

    def _patch(self, target: int, patch: list[Any]) -> None:
        if (root := self.node(target)) is None:
            return
        try:
            apply_patch(root, patch)
        except BadPatchError as error:
            self._record.bad_patches.append(str(error))
            raise


def packed(body: object) -> bytes:
    """Encode what goes over the wire; by this Flet also notes what was sent."""
    content: bytes = msgpack.packb(body, default=_encode)
    return content


def unpacked(content: bytes, **how: Any) -> Any:
    """Decode what came over the wire."""
    return msgpack.unpackb(
        content, ext_hook=decode_ext_from_msgpack, strict_map_key=False, **how
    )
