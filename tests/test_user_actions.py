"""What counts as a user's doing, and what does not."""

from __future__ import annotations

import dataclasses
import inspect
from typing import Any

import flet as ft
import pytest

from flet_components import UserControl
from flet_components.errors import NotInteractiveError
from flet_components.lifetime import of_page
from flet_components.testing import Screen
from flet_components.user_actions import (
    OF_EXTENSIONS,
    OF_FLET,
    Action,
    Noise,
    action_of,
    changed_by_user,
)

CONTROLS = [
    value
    for value in (getattr(ft, name) for name in ft.__all__)
    if inspect.isclass(value)
    and issubclass(value, ft.BaseControl)
    and dataclasses.is_dataclass(value)
]
"""Every class of controls that Flet exports."""
MOUSE = {"k": "mouse", "l": {"x": 1.0, "y": 2.0}}


def listening(screen: Screen) -> list[str]:
    """Write down each action on a page from now on."""
    heard: list[str] = []

    def hear(action: Action) -> bool:
        heard.append(f"{type(action.control).__name__} {action.name}")
        return False

    of_page(screen.page).events.actions.listen(hear)
    return heard


# --- the table ---


@pytest.mark.parametrize(
    "noise", OF_FLET, ids=lambda noise: " ".join(sorted(noise.names))
)
def test_what_is_ignored_exists(noise: Noise) -> None:
    """Each name is an event or a property of some control of that kind."""
    fields = {
        field.name
        for control in CONTROLS
        if issubclass(control, noise.kind) or issubclass(noise.kind, control)
        for field in dataclasses.fields(control)
    }
    names = noise.names - {"*"}
    assert {n for n in names if n not in fields and f"on_{n}" not in fields} == set()


def test_what_is_ignored_has_a_reason() -> None:
    """Each row says why nothing follows from it."""
    assert all(len(noise.reason) > 10 for noise in (*OF_FLET, *OF_EXTENSIONS))


@pytest.mark.parametrize(
    ("control", "event", "data", "counts"),
    [
        (ft.Button(), "click", None, True),
        (ft.Button(), "long_press", None, True),
        (ft.Button(), "hover", True, False),
        (ft.Button(), "focus", None, False),
        (ft.Container(), "hover", "true", False),
        (ft.Container(), "tap_down", MOUSE, True),
        (ft.Container(), "animation_end", "opacity", False),
        (ft.Container(), "size_change", {"width": 1}, False),
        (ft.GestureDetector(), "hover", MOUSE, True),
        (ft.GestureDetector(), "enter", MOUSE, False),
        (ft.GestureDetector(), "exit", MOUSE, False),
        (ft.GestureDetector(), "scroll", {"l": {}, "sd": {"x": 0, "y": 60}}, True),
        (ft.ListView(), "scroll", {"event_type": "update"}, False),
        (ft.ListView(), "scroll", {"event_type": "start"}, False),
        (ft.ListView(), "scroll", {"event_type": "user", "direction": "idle"}, False),
        (ft.ListView(), "scroll", {"event_type": "user", "direction": "reverse"}, True),
        (ft.ListView(), "scroll", {"event_type": "user", "direction": "forward"}, True),
        (ft.TextField(), "change", "a", True),
        (ft.TextField(), "submit", "a", True),
        (ft.TextField(), "blur", None, False),
        (ft.Slider(), "change_end", 1.0, True),
        (ft.PageView(), "change", 2, False),
        (ft.Tabs(ft.Text(), length=1), "change", 2, True),
        (ft.AlertDialog(), "dismiss", None, False),
        (ft.SnackBar(""), "dismiss", None, False),
        (ft.SnackBar(""), "action", None, True),
        (ft.Semantics(), "did_gain_accessibility_focus", None, True),
        (ft.Battery(), "state_change", "charging", False),
        (ft.Accelerometer(), "reading", {}, False),
        (ft.ShakeDetector(), "shake", None, False),
        (ft.Window(), "event", {"type": "focus"}, False),
        (ft.Column(), "what_nobody_knows", None, True),
    ],
)
def test_events_of_controls(
    control: ft.BaseControl, event: str, data: Any, counts: bool
) -> None:
    """An event counts if a user's hand alone sends it; also one that nobody knows."""
    found = action_of(control, event, data)
    assert found == (Action(control, event) if counts else None)


@pytest.mark.parametrize(
    ("event", "data", "counts"),
    [
        ("keyboard_event", {"key": "A"}, True),
        ("view_pop", {}, True),
        ("route_change", {"route": "/a"}, False),
        ("resize", {"width": 1, "height": 1}, False),
        ("media_change", {}, False),
        ("platform_brightness_change", "dark", False),
        ("locale_change", {}, False),
        ("connect", None, False),
        ("disconnect", None, False),
        ("close", None, False),
        ("error", "", False),
        ("app_lifecycle_state_change", {"state": "show"}, True),
        ("app_lifecycle_state_change", {"state": "resume"}, True),
        ("app_lifecycle_state_change", {"state": "restart"}, True),
        ("app_lifecycle_state_change", {"state": "inactive"}, False),
        ("app_lifecycle_state_change", {"state": "hide"}, False),
        ("app_lifecycle_state_change", {"state": "pause"}, False),
        ("app_lifecycle_state_change", None, False),
    ],
)
async def test_events_of_the_page(
    screen: Screen, event: str, data: Any, counts: bool
) -> None:
    """Of the page count keys, going back, and that it is seen again."""
    found = action_of(screen.page, event, data)
    comes_back = event == "app_lifecycle_state_change"
    assert found == (Action(screen.page, event, comes_back) if counts else None)


@pytest.mark.parametrize(
    ("control", "values", "counts"),
    [
        (ft.TextField(value="a"), {"value": "ab"}, True),
        (ft.TextField(value="a"), {"value": "a"}, False),
        (ft.TextField(value="a"), {"selection": {}}, False),
        (ft.Checkbox(), {"value": True}, True),
        (ft.Tabs(ft.Text(), length=2), {"selected_index": 1}, True),
        (ft.Tabs(ft.Text(), length=2, selected_index=1), {"selected_index": 1}, False),
        (ft.PageView(), {"selected_index": 1}, False),
        (ft.Dropdown(), {"text": "a"}, False),
        (ft.Dropdown(), {"value": "a"}, True),
        (ft.AlertDialog(open=True), {"open": False}, True),
        (ft.AlertDialog(open=False), {"open": False}, False),
        (ft.SnackBar("", open=True), {"open": False}, False),
        (ft.SnackBar("", open=True), {"_dismissed": True}, False),
        (ft.View(), {"width": 3.0, "height": 4.0}, False),
        (ft.Window(), {"width": 3.0}, False),
    ],
)
def test_values_of_the_client(
    control: ft.BaseControl, values: dict[str, Any], counts: bool
) -> None:
    """A value counts if a user has changed it: if the app has not just set it."""
    name = next(iter(values))
    assert changed_by_user(control, values) == (
        Action(control, name) if counts else None
    )


async def test_values_of_the_page(screen: Screen) -> None:
    """What a client tells of its window is no user's doing."""
    assert changed_by_user(screen.page, {"width": 3.0, "route": "/a"}) is None


# --- on a page ---


async def test_what_a_user_does_is_heard(screen: Screen) -> None:
    """Clicks are heard, and what is typed or ticked, also where the app hears nothing.

    The app's own handlers are called all the same.
    """
    clicks: list[str] = []
    screen.show(
        ft.Button("press", on_click=lambda: clicks.append("click")),
        ft.TextField(label="name"),
        ft.Checkbox(label="yes"),
    )
    heard = listening(screen)
    await screen.tap("press")
    await screen.type("Ada", "name")
    await screen.tap("yes")
    assert heard == ["Button click", "TextField value", "Checkbox value"]
    assert clicks == ["click"]


async def test_what_a_user_cannot_do_is_not_heard(screen: Screen) -> None:
    """An event of a control that is off, inside a component, is refused, and no action.

    A browser sends none, whatever else does.
    """

    class Box(UserControl):
        def build(self) -> ft.Control:
            return ft.Container(button, disabled=True)

    button = ft.Button("off", on_click=lambda: None)
    screen.show(Box())
    heard = listening(screen)
    await screen.session.dispatch_event(button._i, "click", None)
    assert heard == []


async def test_a_page_that_is_seen_again(screen: Screen) -> None:
    """That a tab is hidden is no action; that it is shown again is one."""
    heard = listening(screen)
    await screen.hide_tab()
    assert heard == []
    await screen.show_tab()
    assert heard == ["Page app_lifecycle_state_change"] * 2


async def test_a_client_that_comes_back(screen: Screen) -> None:
    """A connection that is lost and found again is no action."""
    screen.show(ft.Text("a"))
    heard = listening(screen)
    await screen.disconnect()
    await screen.reconnect()
    assert heard == []


async def test_who_leaves_hears_nothing(screen: Screen) -> None:
    """A listener that has left is told of nothing more."""
    keys = Keys(screen)
    keys.actions.leave(keys.token)
    screen.show(ft.Checkbox(label="yes"))
    await screen.tap("yes")
    assert keys.heard == []


# --- keys ---


class Keys:
    """Somebody who wants keys on a page."""

    def __init__(self, screen: Screen) -> None:
        self.actions = of_page(screen.page).events.actions
        self.heard: list[str] = []
        self.token = self.actions.listen(self._hear)
        self.actions.want_keys(self.token, wanted=True)

    def _hear(self, action: Action) -> bool:
        self.heard.append(action.name)
        return False


async def press(screen: Screen, key: str = "A") -> None:
    """Press a key, when all that was ready has happened."""
    await screen.settle()
    none = dict.fromkeys(("shift", "ctrl", "alt", "meta"), False)
    await screen.send(screen.page, "keyboard_event", {"key": key, **none})


async def test_keys_are_heard_if_somebody_wants_them(screen: Screen) -> None:
    """The browser is asked to tell of keys; nothing is sent because of one."""
    with pytest.raises(NotInteractiveError, match="on_keyboard_event"):
        await press(screen)
    keys = Keys(screen)
    await press(screen)
    before = len(screen.messages)
    await press(screen)
    assert keys.heard == ["keyboard_event"] * 2
    assert len(screen.messages) == before


async def test_keys_are_heard_until_nobody_wants_them(screen: Screen) -> None:
    """When the last one has left, the browser need not tell of keys any more."""
    one, other = Keys(screen), Keys(screen)
    one.actions.leave(one.token)
    await press(screen)
    assert (one.heard, other.heard) == ([], ["keyboard_event"])
    other.actions.leave(other.token)
    assert screen.page.on_keyboard_event is None
    with pytest.raises(NotInteractiveError, match="on_keyboard_event"):
        await press(screen)


async def test_the_apps_own_keys_stay(screen: Screen) -> None:
    """A handler of the app's that was there first stays there, and is called."""
    pressed: list[str] = []

    def press_key(event: ft.KeyboardEvent) -> None:
        pressed.append(event.key)

    screen.page.on_keyboard_event = press_key
    screen.page.update()
    keys = Keys(screen)
    await press(screen, "Q")
    keys.actions.leave(keys.token)
    await press(screen, "W")
    assert (pressed, keys.heard) == (["Q", "W"], ["keyboard_event"])


async def test_the_apps_own_keys_come_and_go(screen: Screen) -> None:
    """A handler that the app sets later is called; when it goes, keys are still heard.

    So the browser is never told that nobody listens, not even in between.
    """
    keys = Keys(screen)
    await screen.settle()
    pressed: list[str] = []
    screen.page.on_keyboard_event = lambda: pressed.append("own")
    screen.page.update()
    await press(screen)
    screen.messages.clear()
    screen.page.on_keyboard_event = None
    screen.page.update()
    await press(screen)
    assert (pressed, len(keys.heard)) == (["own"], 2)
    assert "False" not in str(screen.messages)


async def test_keys_after_a_lost_connection(screen: Screen) -> None:
    """A client that comes back tells of keys as the one before did."""
    keys = Keys(screen)
    await screen.disconnect()
    await screen.reconnect()
    await press(screen)
    assert keys.heard == ["keyboard_event"]
