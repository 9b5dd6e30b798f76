"""What can be read on a control, and what it is called."""

from __future__ import annotations

from typing import Any

from flet_components.testing.nodes import Node

__all__ = ["captions", "key_of", "labels", "spoken_name"]

FIELDS = frozenset({"CupertinoTextField", "SearchBar", "TextField"})
READABLE = (
    *("title", "subtitle", "label", "value", "text", "content", "prefix", "suffix"),
    *("helper", "error", "counter", "action"),
)
"""Properties that are shown when they are strings."""
VALUES = FIELDS | {"Markdown", "Text"}
"""Widgets whose `value` is shown; elsewhere it is a choice's key."""
LABELLESS = frozenset({"RangeSlider", "Semantics", "Slider"})
"""Widgets whose `label` is not shown, or not all the time."""


def captions(node: Node) -> list[str]:
    """Return the texts that a person reads on a control itself, in order."""
    if node.type == "Text":
        return [text] if (text := _with_spans(node, "value")) else []
    if node.type == "TextSpan":
        return []
    texts = [_readable(node, name) for name in READABLE]
    if node.type in FIELDS and not node.get("value"):
        texts.append(str(node.get("hint_text") or ""))
    return [text for text in texts if text]


def labels(node: Node) -> list[str]:
    """Return what assistive technology or a tooltip calls a control."""
    tooltip = node.get("tooltip")
    if isinstance(tooltip, dict):
        tooltip = tooltip.get("message")
    spoken = node.get("label") if node.type == "Semantics" else None
    names = (spoken, node.get("semantics_label"), tooltip)
    return [name for name in names if isinstance(name, str)]


def key_of(node: Node) -> Any:
    """Return a control's key, without the wrapping that Flet gives it."""
    key = node.get("key")
    return key.get("value") if isinstance(key, dict) else key


def spoken_name(node: Node) -> str:
    """Return how an error message calls a control: its type and first text."""
    known = (*captions(node), *labels(node), *_keys(node))
    return f"{node.type} {known[0]!r}" if known else node.type


def _keys(node: Node) -> list[str]:
    return [] if (key := key_of(node)) is None else [str(key)]


def _readable(node: Node, name: str) -> str:
    text = node.get(name)
    if not isinstance(text, str):
        return ""
    if name == "label" and node.type in LABELLESS:
        return ""
    if name == "value":
        return _value(node, text)
    return text


def _value(node: Node, text: str) -> str:
    if node.type not in VALUES:
        return ""
    return "•" * len(text) if node.get("password") else text


def _with_spans(node: Node, name: str) -> str:
    """Return a text as it is read: with all that its spans add."""
    spans = (span for span in node.get("spans") or () if span.get("visible", True))
    own = "" if node.get(name) is None else str(node[name])
    return own + "".join(_with_spans(span, "text") for span in spans)
