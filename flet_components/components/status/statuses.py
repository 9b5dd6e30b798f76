"""What a status can be, and how each looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, Optional

import attrs
import flet as ft
from attrs import validators

from flet_components.wording import say

__all__ = [
    "BUILT_IN",
    "DOWN",
    "UNKNOWN",
    "UP",
    "Status",
    "StatusLook",
    "known_looks",
    "looks_with",
    "status_of",
    "text_of",
]

Role = Literal["primary", "secondary", "tertiary", "error", "neutral"]
ROLES: Mapping[Role, tuple[ft.Colors, ft.Colors, ft.Colors]] = {
    "primary": (
        ft.Colors.PRIMARY,
        ft.Colors.PRIMARY_CONTAINER,
        ft.Colors.ON_PRIMARY_CONTAINER,
    ),
    "secondary": (
        ft.Colors.SECONDARY,
        ft.Colors.SECONDARY_CONTAINER,
        ft.Colors.ON_SECONDARY_CONTAINER,
    ),
    "tertiary": (
        ft.Colors.TERTIARY,
        ft.Colors.TERTIARY_CONTAINER,
        ft.Colors.ON_TERTIARY_CONTAINER,
    ),
    "error": (
        ft.Colors.ERROR,
        ft.Colors.ERROR_CONTAINER,
        ft.Colors.ON_ERROR_CONTAINER,
    ),
    "neutral": (
        ft.Colors.ON_SURFACE_VARIANT,
        ft.Colors.SURFACE_CONTAINER_HIGHEST,
        ft.Colors.ON_SURFACE_VARIANT,
    ),
}
"""The accent of each role, what is behind it, and what stands on that."""


@attrs.frozen
class Status:
    """What a probe says of what it has looked at."""

    word: str
    """`"up"`, `"degraded"`, `"down"`, `"unknown"`, or a word of your own."""
    detail: Optional[str] = None
    """Why, in a few words: "disk 97 % full"."""


@attrs.frozen
class StatusLook:
    """How a status looks, and how bad it is."""

    role: Role = attrs.field(validator=validators.in_(list(ROLES)))
    """Role of its colours in the theme."""
    icon: ft.IconData
    """Its icon; never the same as of another, for those who see no colours."""
    severity: Optional[int] = 0
    """How bad it is: 0 as `"up"`, 1 as `"degraded"`, 2 as `"down"`; None if that is not
    known, as of `"unknown"`."""
    text: Optional[str] = None
    """What it is called; None for the word itself."""

    @property
    def color(self) -> ft.Colors:
        """Colour of what stands on the page's own background."""
        return ROLES[self.role][0]

    @property
    def container(self) -> ft.Colors:
        """Colour behind it."""
        return ROLES[self.role][1]

    @property
    def on_container(self) -> ft.Colors:
        """Colour of what stands on that."""
        return ROLES[self.role][2]


UP: Final = "up"
DOWN: Final = "down"
UNKNOWN: Final = "unknown"
BUILT_IN: Mapping[str, StatusLook] = {
    UP: StatusLook("primary", ft.Icons.CHECK_CIRCLE, 0),
    "degraded": StatusLook("tertiary", ft.Icons.WARNING_ROUNDED, 1),
    DOWN: StatusLook("error", ft.Icons.CANCEL, 2),
    UNKNOWN: StatusLook("neutral", ft.Icons.HELP, None),
}


def looks_with(own: Optional[Mapping[str, StatusLook]]) -> Mapping[str, StatusLook]:
    """Return the looks of all words, with those of an app's own."""
    return {**BUILT_IN, **own} if own else BUILT_IN


known_looks = validators.optional(
    validators.deep_mapping(
        key_validator=validators.instance_of(str),
        value_validator=validators.instance_of(StatusLook),
    )
)
"""Validates looks of an app's own."""


def text_of(word: str, look: StatusLook) -> str:
    """Return what a status is called."""
    if look.text is not None:
        return look.text
    return say(f"status.{word}") if word in BUILT_IN else word[:1].upper() + word[1:]


def status_of(said: Any, words: Mapping[str, Any]) -> Status:
    """Return the status that a probe means.

    Args:
        said: What it returned: a status, a word, or whether all is well; None if it
            cannot tell.
        words: The words that there are.

    Raises:
        ValueError: If it is none of these.
    """
    if isinstance(said, Status):
        status = said
    elif said is None or isinstance(said, bool):
        status = Status(UNKNOWN if said is None else UP if said else DOWN)
    else:
        status = Status(said)
    if not isinstance(status.word, str) or status.word not in words:
        wanted = ", ".join(map(repr, words))
        raise ValueError(
            f"a status must be True, False, None, a Status or one of {wanted}, got "
            f"{said!r}: give words of your own with looks="
        )
    return status
