"""What a person's action becomes: properties that change first, then events.

A browser sends an event only if the app listens for it, and never for a control that
is disabled, or inside one that is. The server checks neither, so the kit must.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from flet_components.errors import NotInteractiveError
from flet_components.testing.captions import FIELDS, spoken_name
from flet_components.testing.nodes import Node
from flet_components.testing.tree import Place

__all__ = ["Gesture", "choosing", "reachable", "tapping", "typing"]

TAPS = ("tap_down", "tap_up", "tap", "click")
"""What a tap may send, in the order in which a browser sends it."""
TOUCH = {"k": "touch", "l": {"x": 1.0, "y": 1.0}, "g": {"x": 1.0, "y": 1.0}}
"""Data of the tap events that have a position."""
TOGGLES = frozenset({"Checkbox", "CupertinoCheckbox", "CupertinoSwitch", "Switch"})
RADIOS = frozenset({"CupertinoRadio", "Radio"})
CHOICES = ("change", "select")
"""What a choice may send."""
PASSING = frozenset({"Banner", "SnackBar"})
"""Dialogs that leave the page below within reach."""


@attrs.frozen
class Gesture:
    """What a browser sends for one action."""

    target: Node
    events: tuple[tuple[str, Any], ...]
    """Names and data, in order; those that nobody listens for are left out."""
    properties: Mapping[str, Any] = attrs.Factory(dict)
    """What the browser changes by itself before it sends the events."""


def reachable(place: Place, open_dialogs: list[Node]) -> Place:
    """Return the place if a person could act on it.

    Raises:
        NotInteractiveError: If it is disabled, or an open dialog lies over it.
    """
    chain = (*place.above, place.node)
    for node in reversed(chain):
        if node.get("disabled"):
            raise NotInteractiveError(
                f"{spoken_name(place.node)} must be enabled, but "
                f"{spoken_name(node)} is disabled"
            )
    blocking = [dialog for dialog in open_dialogs if dialog.type not in PASSING]
    if blocking and not any(node is blocking[-1] for node in chain):
        raise NotInteractiveError(
            f"{spoken_name(place.node)} must be within reach, but "
            f"{spoken_name(blocking[-1])} lies over it"
        )
    return place


def tapping(place: Place) -> Gesture:
    """Return what a tap does: to the control, or to the nearest around it that reacts.

    Raises:
        NotInteractiveError: If nothing reacts.
    """
    for node in (place.node, *reversed(place.above)):
        if node.type in TOGGLES:
            return _toggled(node)
        if node.type in RADIOS:
            return _picked(node, place)
        if node.type == "Chip" and node.get("on_select"):
            selected = not node.get("selected", False)
            return Gesture(node, (("select", selected),), {"selected": selected})
        if events := _taps(node):
            return Gesture(node, events)
        if node.type.endswith("Button"):  # one takes the tap, even if nobody listens
            break
    raise NotInteractiveError(
        f"{spoken_name(place.node)} must react to a tap, but neither it nor what it is "
        "in has an on_click"
    )


def typing(place: Place, text: str) -> Gesture:
    """Return what entering a text does.

    Raises:
        NotInteractiveError: If the control takes no text.
    """
    node = place.node
    if node.type not in FIELDS:
        raise NotInteractiveError(f"{spoken_name(node)} must be a text field")
    if node.get("read_only"):
        raise NotInteractiveError(f"{spoken_name(node)} must not be read-only")
    return Gesture(node, _heard(node, "change", data=text), {"value": text})


def choosing(place: Place, value: Any) -> Gesture:
    """Return what choosing a value does, of a slider or a dropdown for example."""
    node = place.node
    return Gesture(node, _heard(node, *CHOICES, data=value), {"value": value})


def _taps(node: Node) -> tuple[tuple[str, Any], ...]:
    heard = [name for name in TAPS if _listens(node, name)]
    return tuple((name, None if name == "click" else dict(TOUCH)) for name in heard)


def _toggled(node: Node) -> Gesture:
    value = not node.get("value", False)
    return Gesture(node, _heard(node, "change", data=value), {"value": value})


def _picked(radio: Node, place: Place) -> Gesture:
    for node in reversed(place.above):
        if node.type == "RadioGroup":
            value = radio.get("value")
            return Gesture(node, _heard(node, "change", data=value), {"value": value})
    raise NotInteractiveError(f"{spoken_name(radio)} must be in a RadioGroup")


def _heard(node: Node, *names: str, data: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((name, data) for name in names if _listens(node, name))


def _listens(node: Node, event: str) -> bool:
    return node.get(f"on_{event}") is True
