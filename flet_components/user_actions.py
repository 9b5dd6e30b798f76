"""What a user does, as far as a page's client tells of it, and who wants to know.

A client sends events that somebody listens for, and by itself the values that a user
changes: what is typed into a field, say. Not all of them are a user's doing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import attrs
import flet as ft

__all__ = [
    "NOISE",
    "OF_EXTENSIONS",
    "OF_FLET",
    "Action",
    "Noise",
    "UserActions",
    "action_of",
    "changed_by_user",
]

ANY = frozenset({"*"})
"""Everything that a control tells."""
OF_THE_PAGE = frozenset({"keyboard_event", "view_pop"})
"""Events of the page itself that are a user's doing: keys, and going back."""
LIFECYCLE = "app_lifecycle_state_change"
RETURNS = frozenset({"show", "resume", "restart"})
"""States of the app's lifecycle in which a page comes to be seen, or to have the
keyboard, again."""


@attrs.frozen
class Noise:
    """Events and values that are no user's doing, or not for certain."""

    kind: type[ft.BaseControl]
    """Of controls of this class."""
    names: frozenset[str]
    """Events without `on_`, and properties."""
    reason: str
    """Why nothing follows from them."""


def _noise(kind: type[ft.BaseControl], names: str, reason: str) -> Noise:
    return Noise(kind, frozenset(names.split()), reason)


OF_FLET: tuple[Noise, ...] = (
    _noise(ft.Service, "*", "sensors, batteries and uploads go on by themselves"),
    _noise(ft.Window, "*", "an app moves and focuses its windows, too"),
    _noise(ft.BaseControl, "animation_end", "an animation is over"),
    _noise(ft.BaseControl, "resize size_change width height", "the layout changes"),
    _noise(ft.BaseControl, "media media_change", "a device turns, a keyboard opens"),
    _noise(ft.BaseControl, "enter exit", "also of what moves under a mouse at rest"),
    _noise(ft.BaseControl, "focus blur", "an app moves the focus, too"),
    _noise(ft.BaseControl, "text text_change", "also after a value of the app's"),
    _noise(ft.BaseControl, "selection", "also after a value of the app's"),
    _noise(ft.BaseControl, "visible", "the app shows something"),
    _noise(ft.DialogControl, "dismiss", "also when the app closes it, or time is up"),
    _noise(ft.SnackBar, "open", "its time is up"),
    _noise(ft.Banner, "open", "the app closes it"),
    _noise(ft.PageView, "change selected_index", "also when the app turns the page"),
    _noise(ft.FletApp, "connect python_output", "another app goes on"),
    _noise(ft.BaseControl, "error image_error", "something has failed"),
    _noise(ft.BaseControl, "data_channel_open", "a connection is there"),
)
"""Of Flet's own controls."""

OF_EXTENSIONS: tuple[Noise, ...] = (
    _noise(ft.BaseControl, "load loaded init", "something is loaded"),
    _noise(ft.BaseControl, "page_started page_ended progress", "a web page is loaded"),
    _noise(ft.BaseControl, "url_change console_message", "a web page goes on"),
    _noise(ft.BaseControl, "javascript_alert_dialog", "a web page speaks"),
    _noise(ft.BaseControl, "web_resource_error", "something has failed"),
    _noise(ft.BaseControl, "impression paid", "an advertisement was seen"),
    _noise(ft.BaseControl, "complete seek_complete track_change", "a player goes on"),
    _noise(ft.BaseControl, "duration_change state_change", "a player goes on"),
    _noise(ft.BaseControl, "position_change", "a player or a map goes on"),
    _noise(ft.BaseControl, "stream", "a recorder goes on"),
)
"""Of Flet's extensions: web views, advertisements, players, maps, recorders."""

NOISE = (*OF_FLET, *OF_EXTENSIONS)
"""What is ignored. Everything else is a user's doing, also what is known to nobody."""


@attrs.frozen
class Action:
    """Something that a user has done."""

    control: ft.BaseControl
    """Where: a control, or the page."""
    name: str
    """Name of the event, or of the property with another value."""
    comes_back: bool = False
    """Whether the page can be seen again, and no more than that."""


Listener = Callable[[Action], bool]
"""Is told of an action; returns whether it was made for the listener alone."""


def action_of(control: ft.BaseControl, name: str, data: Any) -> Action | None:
    """Return what a user has done for an event to be sent; None if nothing for sure."""
    if isinstance(control, ft.Page):
        if name == LIFECYCLE:
            back = isinstance(data, Mapping) and data.get("state") in RETURNS
            return Action(control, name, comes_back=True) if back else None
        return Action(control, name) if name in OF_THE_PAGE else None
    if _is_noise(control, name) or not _is_of_hand(name, data):
        return None
    return Action(control, name)


def changed_by_user(
    control: ft.BaseControl, values: Mapping[str, Any]
) -> Action | None:
    """Return what a user has done for properties to have other values in the client.

    Called before the control has them. What the app itself has set is no news.
    """
    if isinstance(control, ft.Page):
        return None
    for name, value in values.items():
        quiet = name.startswith("_") or _is_noise(control, name)
        if not quiet and getattr(control, name, None) != value:
            return Action(control, name)
    return None


def _is_noise(control: ft.BaseControl, name: str) -> bool:
    return any(
        isinstance(control, noise.kind) and (name in noise.names or noise.names == ANY)
        for noise in NOISE
    )


def _is_of_hand(name: str, data: Any) -> bool:
    """Say whether somebody scrolled or moved the mouse, if the event is of that kind.

    An app scrolls, too, but no direction is told then. And only a mouse that was moved
    tells where it is; buttons and containers tell that they have come under it.
    """
    if name == "scroll" and isinstance(data, Mapping) and "event_type" in data:
        return data.get("direction") in ("forward", "reverse")
    return name != "hover" or isinstance(data, Mapping)


def heard(event: ft.KeyboardEvent) -> None:
    """Do nothing: the client tells of keys only if somebody listens."""


class UserActions:
    """Tells who wants to know of each action of a page's user.

    Args:
        page: The page.
        changed: Called when something of the page itself is to be sent.
    """

    __slots__ = ("_changed", "_keys", "_listeners", "_page")

    def __init__(self, page: ft.Page, changed: Callable[[], object]) -> None:
        self._page, self._changed = page, changed
        self._listeners: dict[object, Listener] = {}
        self._keys: set[object] = set()

    def listen(self, listener: Listener) -> object:
        """Tell a listener of each action from now on; return what ends that."""
        token = object()
        self._listeners[token] = listener
        return token

    def leave(self, token: object) -> None:
        """Tell a listener nothing more."""
        self._listeners.pop(token, None)
        self.want_keys(token, wanted=False)

    def want_keys(self, token: object, *, wanted: bool) -> None:
        """Have the client tell of keys for a listener, or no longer for this one.

        The app's own `page.on_keyboard_event` stays, and may come and go.
        """
        if wanted:
            self._keys.add(token)
        else:
            self._keys.discard(token)
        self._listen_to_keys(sent=False)

    def before_update(self) -> None:
        """Go on hearing keys if the app, which is about to say so, stops."""
        if self._keys:
            self._listen_to_keys(sent=True)

    def in_event(self, control: ft.BaseControl | None, name: str, data: Any) -> bool:
        """Tell of an event, if it is a user's; say whether nobody else listens."""
        if control is None or not self._listeners:
            return False
        return self.tell(action_of(control, name, data))

    def in_values(
        self, control: ft.BaseControl | None, values: Mapping[str, Any]
    ) -> Action | None:
        """Return what is to be told when a control has the values of the client."""
        if control is None or not self._listeners:
            return None
        return changed_by_user(control, values)

    def tell(self, action: Action | None) -> bool:
        """Tell everybody of an action; say whether it is for nobody else."""
        if action is None:
            return False
        alone = action.name == "keyboard_event" and self._is_ours
        for listener in tuple(self._listeners.values()):
            alone = listener(action) or alone
        return alone

    @property
    def _is_ours(self) -> bool:
        return self._page.on_keyboard_event is heard

    def _listen_to_keys(self, *, sent: bool) -> None:
        if self._keys and self._page.on_keyboard_event is None:
            self._page.on_keyboard_event = heard
        elif not self._keys and self._is_ours:
            self._page.on_keyboard_event = None
        else:
            return
        if not sent:
            self._changed()
