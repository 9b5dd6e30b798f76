"""What `_flet.py` relies on and Flet does not promise, tried on the Flet installed.

When a new version of Flet breaks one, the failure says which, and what needs it.
"""

from __future__ import annotations

import ast
import asyncio
import contextvars
import dataclasses
import gc
import inspect
import re
import weakref
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs
import flet as ft
import flet.app
import pytest
from flet.controls import context as flet_context
from flet.controls.value_types import Prop
from flet.messaging.flet_socket_server import FletSocketServer
from flet.messaging.protocol import configure_encode_object_for_msgpack
from flet.messaging.session import Session
from flet_web.fastapi import flet_app  # type: ignore[import-untyped]
from starlette.datastructures import URL
from starlette.websockets import WebSocket

from flet_components import UserControl, _flet
from flet_components.testing import Screen

Check = Callable[[Screen], Awaitable[None] | None]


@attrs.frozen
class Reliance:
    """One thing on which the library relies."""

    name: str
    """What of Flet."""
    users: str
    """Functions of `_flet.py` that need it."""
    check: Check
    """Raises if it is not so; its docstring says what is."""


TABLE: list[Reliance] = []


def needed(name: str, *, by: str) -> Callable[[Check], Check]:
    """Enter a check into the table."""

    def enter(check: Check) -> Check:
        TABLE.append(Reliance(name, by, check))
        return check

    return enter


def record(target: Any, name: str) -> list[tuple[Any, ...]]:
    """Wrap a method of one object, as `hook_session` does; return its calls."""
    calls: list[tuple[Any, ...]] = []
    original = getattr(target, name)

    def wrapper(*args: Any, **kwargs: Any) -> Any:
        calls.append(args)
        return original(*args, **kwargs)

    setattr(target, name, wrapper)
    return calls


async def rendered(screen: Screen, *controls: ft.Control) -> Callable[[], None]:
    """Show controls in a declarative app, one at a render; return what renders next."""
    turn: dict[str, Callable[[int], None]] = {}

    @ft.component
    def app() -> Any:
        number, turn["set"] = ft.use_state(0)
        return controls[number]

    screen.page.render(app)
    await screen.settle()
    return lambda: turn["set"](1)


# --- controls ---


@needed("BaseControl._i", by="control_id")
def control_number(screen: Screen) -> None:
    """Each control has a number of its own, under which its session knows it."""
    one, other = ft.Text(), ft.Text()
    screen.show(one, other)
    assert one._i != other._i
    assert screen.session.index.get(one._i) is one


@needed("BaseControl._c", by="release")
async def control_type(screen: Screen) -> None:
    """Each control has the name of its widget; that of a function component is `C`."""
    await rendered(screen, text := ft.Text("a"))
    assert text._c == "Text"
    assert text.parent is not None
    assert text.parent._c == "C"


@needed(
    "_Session__pending_updates, _Session__pending_effects, _Session__updates_ready",
    by="render_without_client",
)
async def due_renders(screen: Screen) -> None:
    """What is due waits in two collections and is announced by an event.

    Without a client a session takes nothing into them, and clears both.
    """
    session: Any = Session(screen.session.connection)
    text = ft.Text()
    session.schedule_update(text)
    session.schedule_effect(hook := object(), True)
    assert session._Session__pending_updates == {text}
    assert session._Session__pending_effects == [(hook, True)]
    assert session._Session__updates_ready.is_set()
    await session.disconnect(5)
    session.schedule_update(text)
    assert not session._Session__pending_updates
    assert not session._Session__pending_effects


@needed("BaseControl._parent", by="swap_parent, forget_parent")
def control_parent(screen: Screen) -> None:
    """A weak reference in the instance; a control that was removed keeps it."""
    text = ft.Text()
    screen.show(text)
    parent = vars(text)["_parent"]
    assert isinstance(parent, weakref.ref)
    assert parent() is text.parent
    screen.hide(text)
    assert text.parent is not None
    del vars(text)["_parent"]
    assert text.parent is None


@needed("BaseControl._frozen", by="thawed, thaw, release, is_frozen, isolated_above")
async def control_frozen(screen: Screen) -> None:
    """What a render returns has it in the instance, and refuses every assignment."""
    await rendered(screen, text := ft.Text("a"))
    assert vars(text)["_frozen"] is True
    with pytest.raises(RuntimeError, match=r"[Ff]rozen"):
        text.value = "b"
    del vars(text)["_frozen"]
    text.value = "c"


@needed("BaseControl._values", by="declared, await_handlers")
def control_values(screen: Screen) -> None:
    """A dict of the properties that are not the defaults, handlers among them."""
    button = ft.Button("a", on_click=screen.hide, width=None)
    assert button._values == {"content": "a", "on_click": screen.hide}
    button._values["content"] = "b"
    assert button.content == "b"


@needed("BaseControl._dirty", by="release")
def control_dirty(screen: Screen) -> None:
    """What was assigned since the last patch; a new control has none."""
    text = ft.Text("a")
    assert text._dirty == {}
    text.value = "b"
    assert [*text._dirty] == ["value"]
    screen.show(text)
    text.value = "c"
    text._dirty.clear()
    text.update()
    screen.shows("b")


@needed("BaseControl._notify", by="RESERVED_NAMES")
def control_notify(screen: Screen) -> None:
    """Called at each assignment to a property, if a class has it."""
    told: list[tuple[str, Any]] = []

    @ft.control("Text")  # type: ignore[arg-type]
    class Told(ft.Text):
        def _notify(self, name: str, value: Any) -> None:
            told.append((name, value))

    Told().value = "a"
    assert told == [("value", "a")]


@needed("BaseControl._internals, ._initialized, ._isolated", by="RESERVED_NAMES")
def control_marks(screen: Screen) -> None:
    """Instances of a control on a page have them, though no class shows them."""
    screen.show(control := UserControl())
    assert {"_internals", "_initialized", "_isolated"} <= vars(control).keys()


@needed("BaseControl._before_update_safe", by="take_dirty")
def checked_before_an_update(screen: Screen) -> None:
    """Flet's diff calls it on a control before it looks what has changed."""
    slider = ft.Slider(value=1, max=2)
    screen.show(slider)
    slider.max = -1
    with pytest.raises(ValueError, match="max"):
        slider._before_update_safe()
    slider.max = 2


@needed("_Session__send_message", by="send_patch")
def patches_are_sent(screen: Screen) -> None:
    """Takes a message to the client, and drops it while there is none."""
    text = ft.Text("a")
    screen.show(text)
    _flet.send_patch(screen.page, text, [[0], [_flet.REPLACE, 0, "value", "b"]])
    screen.shows("b")


@needed("BaseControl._migrate_state", by="on_migrate")
async def control_migrates(screen: Screen) -> None:
    """A render that makes a new object for a control calls it, with the old one."""
    told: list[tuple[Any, Any]] = []

    @ft.control("Text")  # type: ignore[arg-type]
    class Heir(ft.Text):
        def _migrate_state(self, other: ft.BaseControl) -> None:
            told.append((self, other))
            super()._migrate_state(other)

    first, second = Heir("a"), Heir("b")
    render_again = await rendered(screen, first, second)
    render_again()
    await screen.settle()
    assert [(id(new), id(old)) for new, old in told] == [(id(second), id(first))]
    assert second._i == first._i


@needed("BaseControl._trigger_event", by="trigger, await_handlers")
async def control_events(screen: Screen) -> None:
    """Takes name, data and event; awaits a handler that is a coroutine function only.

    It reads the handler when it calls it, by way of `_values`.
    """
    got: list[Any] = []

    async def handler(event: Any) -> None:
        got.append(event)

    def plain(event: Any) -> Any:
        return got

    button = ft.Button("a", on_click=plain)
    screen.show(button)
    event: Any = ft.Event(name="click", control=button)
    await button._trigger_event("click", None, event)
    button._values["on_click"] = handler
    await button._trigger_event("click", None, event)
    (same,) = got
    assert same is event
    assert [*inspect.signature(button._trigger_event).parameters][:2] == [
        "event_name",
        "event_data",
    ]


@needed("BaseControl._invoke_method", by="UserControl")
async def control_methods(screen: Screen) -> None:
    """Every call of a method in the browser goes through it, and to the session."""
    field = ft.TextField()
    screen.show(field)
    calls = record(screen.session, "invoke_method")
    own = record(field, "_invoke_method")
    await field.focus()
    assert (len(own), len(calls)) == (1, 1)


@needed("Prop", by="guard_layout, default_of, put")
def prop(screen: Screen) -> None:
    """The descriptor of every property: `Prop(name, default)`, read and set as one.

    From the class it is the default. An equal value is no assignment, even if it is
    another control.
    """
    found = vars(ft.Container)["content"]
    assert type(found) is Prop
    assert (found.name, found.default) == ("content", None)
    assert ft.Container.bgcolor is None
    box = ft.Container(inside := ft.Text("a"))
    box.content = ft.Text("a")
    assert box.content is inside
    box.content = None
    box.content = other = ft.Text("a")
    assert box.content is other


@needed("LayoutControl", by="properties, RESERVED_NAMES")
def layout_control(screen: Screen) -> None:
    """A dataclass whose public fields are the properties of every control."""
    names = {field.name for field in dataclasses.fields(ft.LayoutControl)}
    assert {"col", "right", "scale", "offset", "tooltip", "data"} <= names
    assert {"_trigger_event", "_migrate_state"} <= _flet.RESERVED_NAMES


@needed("configure_encode_object_for_msgpack", by="release")
def encoder(screen: Screen) -> None:
    """Encoding a control takes the snapshots to which it is compared later.

    It takes none of what is frozen, and returns what the control holds.
    """
    encode = configure_encode_object_for_msgpack(ft.BaseControl)
    column, frozen = ft.Column([ft.Text("a")]), ft.Column([ft.Text("a")])
    vars(frozen)["_frozen"] = True
    assert encode(column)["controls"] == column.controls
    encode(frozen)
    assert vars(column)["__prev_lists"]["controls"] is not column.controls
    assert not vars(frozen).get("__prev_lists")


# --- page, context, session ---


@needed("context._context_page", by="adopt_page")
def context_page(screen: Screen) -> None:
    """The context variable behind `ft.context.page`."""
    page: Any = ft.Container()
    context = contextvars.copy_context()
    context.run(flet_context._context_page.set, page)
    assert context.run(lambda: ft.context.page) is page
    assert ft.context.page is screen.page


@needed("context.reset_auto_update", by="adopt_page, auto_update_due, patch")
def context_updates(screen: Screen) -> None:
    """`update()` counts as the user's, `patch_control` does not; a reset forgets it."""
    ft.context.reset_auto_update()
    screen.session.patch_control(screen.page)
    assert not ft.context.was_update_called()
    screen.page.update()
    assert ft.context.was_update_called()
    ft.context.reset_auto_update()
    assert not ft.context.was_update_called()
    assert ft.context.auto_update_enabled()


@needed("Session.patch_control", by="hook_session, patch")
def session_patches(screen: Screen) -> None:
    """Every update calls the method that this session object has."""
    screen.show(text := ft.Text("a"))
    calls = record(screen.session, "patch_control")
    text.update()
    screen.page.update()
    assert [call[0] for call in calls] == [text, screen.page]


@needed("Session.dispatch_event, .after_event", by="hook_session")
async def session_events(screen: Screen) -> None:
    """An event enters by the first and calls the second, on this session object."""
    screen.show(button := ft.Button("a", on_click=lambda: None))
    dispatched = record(screen.session, "dispatch_event")
    followed = record(screen.session, "after_event")
    await screen.tap("a")
    assert [call[:2] for call in dispatched] == [(button._i, "click")]
    assert followed == [(button,)]
    assert "__session.dispatch_event(" in inspect.getsource(flet_app.FletApp)


@needed("_Session__resolve_event_control", by="addressed")
def resolve_event_control(screen: Screen) -> None:
    """A session finds a control by its number, also one that its index has lost."""
    button = ft.Button("lost")
    screen.show(button)
    del screen.session.index[button._i]
    assert _flet.addressed(screen.session, button._i) is button


@needed("control.__prev_lists", by="is_shown, take_snapshots")
def snapshots(screen: Screen) -> None:
    """Flet's snapshots of what was sent are up to date when it calls the hooks."""
    text, row = ft.Text("x"), ft.Row()
    screen.show(text, row)
    assert _flet.is_shown(text)
    screen.page.controls.remove(text)
    screen.page.update()
    assert not _flet.is_shown(text)


@needed("Page.run_task", by="hook_session")
def run_task(screen: Screen) -> None:
    """An attribute of the page object takes the place of its method."""
    replaced = len(record(screen.page, "run_task"))
    assert "run_task" in vars(screen.page)
    assert replaced == 0


@needed("Session.close", by="hook_session")
def session_ends(screen: Screen) -> None:
    """The server ends a session by it, on the session object."""
    manager = inspect.getsource(type(flet_app.app_manager))
    assert re.search(r"\bsession\.close\(\)", manager)
    assert not inspect.iscoroutinefunction(screen.session.close)


@needed("Session.connection", by="session_of, loop_of, has_client, is_lost")
async def session_connection(screen: Screen) -> None:
    """The connection, which knows its loop; None while there is no client."""
    assert screen.session.connection.loop is asyncio.get_running_loop()
    await screen.disconnect()
    assert screen.session.connection is None
    await screen.reconnect()
    assert screen.session.connection is not None


@needed("Session.apply_page_patch, .attach_connection", by="hook_session")
async def session_returns(screen: Screen) -> None:
    """Called on the session object when a client returns, before and after the page."""
    handle = inspect.getsource(flet_app.FletApp._FletApp__on_message)
    reconnect = inspect.getsource(type(flet_app.app_manager).reconnect_session)
    assert "session.apply_page_patch(" in handle.split("RegisterClientResponseBody")[0]
    assert "session.attach_connection(conn)" in reconnect


@needed("Session.apply_patch", by="hook_session")
def session_values(screen: Screen) -> None:
    """What a user changes comes in by it, on the session object, as does the page's."""
    screen.show(field := ft.TextField())
    calls = record(screen.session, "apply_patch")
    screen.session.apply_page_patch({"width": 3.0})
    assert calls == [(screen.page._i, {"width": 3.0})]
    screen.session.apply_patch(field._i, {"value": "a"})
    assert field.value == "a"
    for server in (flet_app.FletApp, FletSocketServer):
        assert "session.apply_patch(req.id, req.props)" in inspect.getsource(server)


@needed("FletSocketServer.close", by="wait_at_close")
def socket_server_closes(screen: Screen) -> None:
    """A desktop app awaits it on the one connection before its event loop ends."""
    assert inspect.iscoroutinefunction(FletSocketServer.close)
    run = inspect.getsource(flet.app.run_async)
    assert "await conn.close()" in run


@needed("AppLifecycleStateChangeEvent.state", by="is_visible_after")
async def lifecycle(screen: Screen) -> None:
    """The page is hidden after exactly those states that `is_visible_after` names."""
    for state in ft.AppLifecycleState:
        data = {"state": state.value}
        name = "app_lifecycle_state_change"
        await screen.session.dispatch_event(screen.page._i, name, data)
        assert screen.page.app_visible is _flet.is_visible_after(data)


@needed("Session.components_mode", by="is_declarative")
async def session_mode(screen: Screen) -> None:
    """Says whether function components render the page."""
    assert screen.session.components_mode is False
    await rendered(screen, ft.Text("a"))
    assert screen.session.components_mode is True


@needed("Page.session", by="session_of, page_of")
def page_session(screen: Screen) -> None:
    """A page without a session, and a control without a page, raise `RuntimeError`."""
    page = Session(screen.session.connection).page
    gc.collect()
    with pytest.raises(RuntimeError):
        _ = page.session
    with pytest.raises(RuntimeError):
        _ = ft.Text().page


@needed("Page._dialogs", by="dialogs_of")
def page_dialogs(screen: Screen) -> None:
    """Holds the dialogs that `show_dialog` has opened, in `controls`."""
    dialog = ft.AlertDialog(title="a")
    screen.page.show_dialog(dialog)
    assert screen.page._dialogs.controls == [dialog]
    screen.page.pop_dialog()


@needed("Page._services", by="register_service")
def page_services(screen: Screen) -> None:
    """Takes a service that was made while no page was current."""
    service = contextvars.Context().run(ft.Clipboard)
    assert service.parent is None
    screen.page._services.register_service(service)
    assert service.page is screen.page


# --- the web server ---


class Socket:
    """A browser's end of a web socket, which says nothing."""

    client = None
    headers: Mapping[str, str] = MappingProxyType({})
    cookies: Mapping[str, str] = MappingProxyType({})
    url = URL("ws://test/app/ws")

    async def accept(self) -> None:
        """Accept the connection."""

    async def receive_bytes(self) -> bytes:
        """Wait for ever."""
        await asyncio.Event().wait()
        return b""


@needed(
    "FletApp.__session, .__session_timeout_seconds, .__websocket, .__send_queue, "
    ".__get_unique_session_id",
    by="connected_session, disconnect, is_lost, has_client, session_key",
)
async def web_connection(screen: Screen) -> None:
    """A connection keeps its session, socket and queue, and makes the session's key.

    Socket and queue are None as soon as it has ended.
    """
    loop = asyncio.get_running_loop()
    app: Any = flet_app.FletApp(loop, ThreadPoolExecutor(), print, None, 7)
    assert app._FletApp__session is None
    assert app._FletApp__session_timeout_seconds == 7
    handling = asyncio.ensure_future(app.handle(socket := Socket()))
    await screen.settle()
    assert app._FletApp__websocket is socket
    assert app._FletApp__get_unique_session_id("id").startswith("app_id_")
    await app._FletApp__send_queue.put(None)
    await screen.settle()
    assert app._FletApp__send_queue is None
    assert app._FletApp__websocket is None
    handling.cancel()


@needed("WebSocket.headers", by="accept_language")
def request_headers(screen: Screen) -> None:
    """The server's side of a socket has the headers of the browser's request."""
    nothing: Any = None
    headers = [(b"accept-language", b"de-DE,en;q=0.5")]
    socket = WebSocket({"type": "websocket", "headers": headers}, nothing, nothing)
    assert socket.headers.get("accept-language") == "de-DE,en;q=0.5"


@needed("WebSocket.application_state, .send_bytes", by="is_lost, mend_socket")
def web_socket(screen: Screen) -> None:
    """The server's side of a socket says whether it is closed, and may be told so.

    `FletApp` sends by a method of the one object.
    """
    nothing: Any = None
    socket = WebSocket({"type": "websocket"}, nothing, nothing)
    assert socket.application_state.name == "CONNECTING"
    socket.application_state = type(socket.application_state).DISCONNECTED
    assert socket.application_state.name == "DISCONNECTED"
    loop = inspect.getsource(flet_app.FletApp._FletApp__send_loop)
    assert "await self.__websocket.send_bytes(message)" in loop


# --- the tests ---


@pytest.mark.parametrize("reliance", TABLE, ids=lambda reliance: reliance.name)
async def test_flet_is_as_the_library_needs_it(
    reliance: Reliance, screen: Screen
) -> None:
    """Each thing on which the library relies is still so."""
    failure = ""
    try:
        result = reliance.check(screen)
        if inspect.isawaitable(result):
            await result
    except Exception as error:
        failure = f"{type(error).__name__}: {str(error).partition(chr(10))[0]}"
    if failure:
        pytest.fail(
            f"Flet {version('flet')} has changed {reliance.name}, which "
            f"{reliance.users} in flet_components/_flet.py needs.\n"
            f"It was: {inspect.getdoc(reliance.check)}\nNow: {failure}",
            pytrace=False,
        )


def test_every_private_name_in_use_is_in_the_table() -> None:
    """Whoever adds a private name of Flet to `_flet.py` adds a check of it here."""
    tree = ast.parse(Path(_flet.__file__).read_text(encoding="utf-8"))
    attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    ours = {node.attr for node in attributes if ast.unparse(node.value) == "self"}
    flets = {node.attr for node in attributes if ast.unparse(node.value) != "self"}
    strings = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    private = re.compile(r"_(?!_)[A-Za-z]\w*")
    used = {
        n.replace("_FletApp", "")
        for n in flets | (strings - ours)
        if private.fullmatch(n)
    }
    named = {word for reliance in TABLE for word in re.findall(r"\w+", reliance.name)}
    assert used - named == set()
