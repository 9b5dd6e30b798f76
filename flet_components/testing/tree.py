"""What is visible on a page, and the page as an indented tree.

A view hides the views below it. A closed dialog or drawer and everything that is not
`visible` is hidden. What a layout clips or scrolls away is not known here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from flet_components.testing.captions import captions, key_of, labels
from flet_components.testing.nodes import Node, children

__all__ = ["Place", "dialogs", "printed", "roots", "visible"]

DRAWERS = frozenset({"drawer", "end_drawer"})
PLAIN_SLOTS = frozenset({"content", "controls", "spans"})
"""Slots that go without saying when a tree is printed."""
OWN_TEXT = {"TextSpan": "text", "View": "route"}
"""What identifies a control that has no caption of its own."""
TOLD = ("disabled", "read_only", "selected", "checked", "on_click", "on_tap")
"""Flags that are printed when they are set."""


@attrs.frozen
class Place:
    """A control on the screen, and those that it is in."""

    node: Node
    above: tuple[Node, ...]
    """From the page down to the parent."""


def roots(page: Node) -> list[Node]:
    """Return what lies over each other on a page: top view, overlay, dialogs."""
    views = page.get("views") or []
    layers = (page.get("_overlay"), page.get("_dialogs"))
    return [*views[-1:], *(layer for layer in layers if layer is not None)]


def dialogs(page: Node) -> list[Node]:
    """Return a page's dialogs, open or not, the topmost last."""
    layer = page.get("_dialogs")
    return [node for _, node in children(layer)] if layer is not None else []


def visible(page: Node) -> Iterator[Place]:
    """Yield every control that is to be seen, in reading order."""
    for root in roots(page):
        yield from _below(root, (page,))


def _below(node: Node, above: tuple[Node, ...]) -> Iterator[Place]:
    yield Place(node, above)
    for slot, child in children(node):
        if not _why_hidden(node, slot, child):
            yield from _below(child, (*above, node))


def _why_hidden(parent: Node, slot: str, node: Node) -> str:
    """Say why a control is not to be seen; an empty string if it is."""
    if node.get("visible") is False:
        return "hidden"
    opens = parent.type == "Dialogs" or slot in DRAWERS
    return "closed" if opens and not node.get("open") else ""


def printed(page: Node, name: Callable[[Node], str] = lambda node: node.type) -> str:
    """Return the page as text, a line for each control, indented by depth.

    Args:
        page: The page.
        name: Returns what to call a control.
    """
    layers = [
        root for root in roots(page) if root.type == "View" or any(children(root))
    ]
    return "\n".join(line for root in layers for line in _lines(root, "", "", name))


def _lines(
    node: Node, indent: str, prefix: str, name: Callable[[Node], str]
) -> Iterator[str]:
    yield f"{indent}{prefix}{' '.join((name(node), *_told(node)))}"
    for slot, child in children(node):
        before = "" if slot in PLAIN_SLOTS else f"{slot}: "
        if why := _why_hidden(node, slot, child):
            yield f"{indent}  {before}{name(child)} ({why})"
        else:
            yield from _lines(child, f"{indent}  ", before, name)


def _told(node: Node) -> Iterator[str]:
    """Yield what is worth knowing about a control."""
    yield from map(_quoted, captions(node))
    if node.type in OWN_TEXT:
        yield _quoted(node.get(OWN_TEXT[node.type]) or "")
    yield from (f"label={_quoted(label)}" for label in labels(node))
    if (key := key_of(node)) is not None:
        yield f"key={_quoted(key)}"
    if isinstance(value := node.get("value"), bool | int | float):
        yield f"value={value!r}"
    yield from (flag for flag in TOLD if node.get(flag) is True)


def _quoted(text: Any) -> str:
    return json.dumps(text, ensure_ascii=False)
