"""The only module that touches private names of Flet.

Each use says why, and with which version it was found (all: Flet 1.0.5).
`tests/test_flet_contract.py` checks every name against the Flet that is installed.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import dataclasses
import functools
import inspect
import logging
import weakref
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Protocol, cast

import flet as ft
from flet.controls import context as flet_context
from flet.controls.object_patch import Operation
from flet.controls.value_types import Prop
from flet.messaging.protocol import (
    Message,
    MessageAction,
    PatchControlBody,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.utils.validation import _compile_class_spec

from flet_components.signals import PLAIN, is_plain

__all__ = [
    "FRESH",
    "MOVE",
    "REPLACE",
    "RESERVED_NAMES",
    "Dispatch",
    "Leaving",
    "SessionHooks",
    "accept_language",
    "addressed",
    "adopt_page",
    "auto_update_due",
    "await_handlers",
    "connected_session",
    "control_id",
    "declared",
    "default_of",
    "dialogs_of",
    "disconnect",
    "encoded",
    "forget_parent",
    "forget_sent",
    "guard_layout",
    "handle",
    "has_client",
    "holds_control",
    "hook_session",
    "index_again",
    "is_checked",
    "is_closing",
    "is_declarative",
    "is_drained",
    "is_frozen",
    "is_indexed",
    "is_lost",
    "is_ours",
    "is_shown",
    "is_visible_after",
    "isolated_above",
    "keeps_shape",
    "loop_of",
    "mend_socket",
    "on_freeze",
    "on_migrate",
    "page_of",
    "patch",
    "patch_in",
    "properties",
    "put",
    "reattach",
    "register_service",
    "release",
    "render_without_client",
    "require_sendable",
    "send_mended",
    "send_patch",
    "sent_slots",
    "session_key",
    "session_of",
    "slot",
    "swap_parent",
    "take_dirty",
    "take_snapshots",
    "tell_lifecycle",
    "thaw",
    "thawed",
    "trigger",
    "unseen",
    "updates_itself",
    "wait_at_close",
]

logger = logging.getLogger("flet_components")

Dispatch = Callable[[int, str, Any], Awaitable[None]]

SNAPSHOTS = ("__prev_lists", "__prev_dicts", "__prev_classes")
"""Where a control keeps what Flet has sent of it last, by the kind of property."""
LIVES = "flet_components_lives"
"""Where a connection keeps the lives of its pages; a private name of ours."""


class Leaving(Protocol):
    """What may still be on its way out."""

    async def exited(self) -> object: ...


_encode = configure_encode_object_for_msgpack(ft.BaseControl)

RESERVED_NAMES = frozenset(
    name
    for name in dir(ft.LayoutControl)
    if name.startswith("_") and not name.startswith("__")
) | {
    *("_c", "_dirty", "_frozen", "_i", "_initialized", "_internals", "_isolated"),
    *("_notify", "_parent", "_values"),
}
"""Private names of Flet's controls; a subclass that used one would break Flet.

Those that an instance gets, no class shows. `_notify` is called at each assignment to
a property, if there is one.
"""


def properties(control: type[ft.BaseControl]) -> frozenset[str]:
    """Return the names of a control class's public properties."""
    return frozenset(
        field.name
        for field in dataclasses.fields(control)
        if not field.name.startswith("_")
    )


# --- the page and its session -------------------------------------------------


def page_of(control: ft.BaseControl) -> ft.Page | None:
    """Return the page of a control, or None where Flet would raise."""
    try:
        return control.page
    except RuntimeError:
        return None


def session_of(page: ft.Page) -> Session | None:
    """Return the page's session, or None when it has been destroyed."""
    try:
        return page.session
    except RuntimeError:
        return None


def _connection_of(page: ft.Page) -> Any:
    """Return the connection to the page's client, or None where there is none."""
    session = session_of(page)
    return session.connection if session is not None else None


def loop_of(page: ft.Page) -> asyncio.AbstractEventLoop:
    """Return the event loop on which the page lives."""
    loop = getattr(_connection_of(page), "loop", None)
    return loop if loop is not None else asyncio.get_running_loop()


def has_client(page: ft.Page) -> bool:
    """Say whether somebody would receive a message to this page now."""
    return _connection_of(page) is not None


def is_closing(page: ft.Page) -> bool:
    """Say whether the web server has let go of the socket, but not yet of the session.

    For some turns of the loop `FletApp.send_message` then fails, because its
    `__send_queue` is None already; on reconnecting the client gets the whole page.
    """
    return getattr(_connection_of(page), "_FletApp__send_queue", page) is None


def is_declarative(page: ft.Page) -> bool:
    """Say whether the page is rendered by function components."""
    session = session_of(page)
    return session is not None and session.components_mode


def accept_language(page: ft.Page) -> str:
    """Return which languages a page's browser accepts; empty if there is no browser.

    Of the request that opened its web socket `FletApp` keeps the headers, but tells an
    app only the user agent and the address.
    """
    socket = getattr(_connection_of(page), "_FletApp__websocket", None)
    if socket is None:
        return ""
    return str(socket.headers.get("accept-language", ""))


def mend_socket(page: ft.Page, sent: Callable[[], object]) -> None:
    """Keep a client that goes while the server is sending from being forgotten.

    What the socket raises then ends the send loop of the web server's `FletApp`, and
    with it `handle`, before that disconnects the session: the session would count as
    connected for ever, and its messages pile up. If nothing is raised, the receive loop
    ends by itself, and `handle` goes on.

    Args:
        page: The page.
        sent: Called when all that the server was handed has been sent.
    """
    socket: Any = getattr(_connection_of(page), "_FletApp__websocket", None)
    if socket is None or _is_closed(socket):
        return
    send = socket.send_bytes

    async def send_bytes(data: bytes) -> None:
        try:
            await send(data)
        except Exception as error:  # a client that returns gets the page anew
            logger.debug("a message was lost: %s", error)
        if is_drained(page):
            sent()

    socket.send_bytes = send_bytes


def is_lost(page: ft.Page) -> bool:
    """Say whether the client went while the server was sending, and nobody noticed.

    Only one that went before `mend_socket` can have.
    """
    socket = getattr(_connection_of(page), "_FletApp__websocket", None)
    mended = socket is None or "send_bytes" in vars(socket)
    return not mended and _is_closed(socket)


def _is_closed(socket: Any) -> bool:
    state = getattr(socket, "application_state", None)
    return getattr(state, "name", "") == "DISCONNECTED"


def wait_at_close(page: ft.Page, life: Leaving) -> None:
    """Let a desktop app's last moments wait for what leaves with its window.

    `ft.run` awaits `FletSocketServer.close`, which closes the session, and then ends
    the event loop. One server has a session for each window that was opened.
    """
    connection: Any = _connection_of(page)
    close = getattr(connection, "close", None)
    if close is None:
        return
    lives: weakref.WeakSet[Leaving] | None = vars(connection).get(LIVES)
    if lives is None:
        lives = vars(connection)[LIVES] = weakref.WeakSet()
        connection.close = functools.partial(_close_and_wait, close, lives)
    lives.add(life)


async def _close_and_wait(
    close: Callable[[], Awaitable[None]], lives: weakref.WeakSet[Leaving]
) -> None:
    await close()
    await asyncio.gather(*(life.exited() for life in tuple(lives)))


async def disconnect(page: ft.Page) -> None:
    """Tell the session what Flet forgot to: that its client is gone."""
    if is_lost(page) and (session := session_of(page)) is not None:
        name = "_FletApp__session_timeout_seconds"
        await session.disconnect(getattr(session.connection, name))


def patch(page: ft.Page, control: ft.BaseControl) -> None:
    """Send what changed in a control, without counting as the user's update.

    `control.update()` would set the flag that switches auto-update off for the event
    at hand; `Session.patch_control` is what it calls in the end.
    """
    session = session_of(page)
    if session is not None:
        session.patch_control(control)


REPLACE: int = Operation.Replace.value
"""The operation of a patch that puts a value in the place of another."""
MOVE: int = Operation.Move.value
"""The operation that takes a value from one place to another."""


PATCH_ACTION: Any = MessageAction.PATCH_CONTROL.value
"""The number of the message that a patch is sent in."""


class _PatchMessage(Message):
    """A patch of ours: a number and a dict, as which Flet would encode both its parts.

    Flet's connections write each message out for their log, which few read.
    """

    def __repr__(self) -> str:
        if logging.getLogger("flet_transport").isEnabledFor(logging.DEBUG):
            return super().__repr__()
        return f"<a patch of {len(self.body['patch']) - 1} operations>"


def send_patch(page: ft.Page, root: ft.BaseControl, patch: list[Any]) -> None:
    """Send a patch that is made already."""
    session: Any = session_of(page)
    if session is not None:
        body = {"id": root._i, "patch": patch}
        session._Session__send_message(_PatchMessage(PATCH_ACTION, body))


def send_mended(send: Callable[[Any], None], message: Message) -> None:
    """Send a message; half of a character in it, which cannot be sent, is a "?".

    Data of others has such texts. Flet takes what it could not send for sent, so the
    client would never agree with it again.
    """
    try:
        send(message)
    except UnicodeEncodeError:
        send(type(message)(message.action, _mended(encoded(message.body))))


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value


def is_ours(message: Message) -> bool:
    """Say whether a message is one of `send_patch`."""
    return type(message) is _PatchMessage


def patch_in(
    page: ft.Page, message: Message
) -> tuple[ft.BaseControl | None, list[Any]] | None:
    """Return whose patch a message is, and the patch; None if it is none."""
    body = message.body
    if not isinstance(body, PatchControlBody):
        return None
    session = session_of(page)
    return session.index.get(body.id) if session is not None else None, body.patch


def keeps_shape(patch: list[Any]) -> bool:
    """Say whether all controls have the same addresses after a patch of Flet's."""
    kinds = (REPLACE, Operation.Replace)
    return all(kind in kinds and is_plain(rest[-1]) for kind, *rest in patch[1:])


def encoded(value: Any) -> Any:
    """Encode a value as far as it must be before MessagePack can.

    Flet's encoder takes snapshots of controls, by which the next diff knows what the
    client has.
    """
    if isinstance(value, (str, int, float, bytes)) or value is None:
        return value
    if isinstance(value, (list, tuple)):
        return [encoded(item) for item in value]
    if isinstance(value, dict):
        return {encoded(key): encoded(item) for key, item in value.items()}
    result = _encode(value)
    if result is value:  # MessagePack knows it
        return value
    is_extension = isinstance(result, tuple)  # MessagePack's ExtType is one
    return result if is_extension else encoded(result)


def require_sendable(name: str, value: object) -> None:
    """Refuse what MessagePack cannot send, before anything is taken for sent.

    Raises:
        ValueError: If a text has half of a character, or a number more than 64 bits.
    """
    if isinstance(value, str):
        if not value.isascii():
            value.encode()  # UnicodeEncodeError is a ValueError
    elif type(value) is int and not -(2**63) <= value < 2**64:
        raise ValueError(f"{name} must have 64 bits at most, got {value}")


def is_indexed(page: ft.Page, control: ft.BaseControl) -> bool:
    """Say whether the client knows a control by its number.

    One with the same `key` takes over the number of what it replaces. Of a component in
    a declarative app Flet knows the newest of its objects.
    """
    session = session_of(page)
    found = session.index.get(control._i) if session is not None else None
    return found is not None and found.__dict__ is control.__dict__


def is_drained(page: ft.Page) -> bool:
    """Say whether the web server has sent all that it was handed."""
    queue: Any = getattr(_connection_of(page), "_FletApp__send_queue", None)
    return queue is None or queue.empty()


def take_dirty(control: ft.BaseControl, name: str, *, check: bool) -> bool:
    """Take a property that has changed, for Flet not to send it once more.

    Args:
        control: Whose property.
        name: Its name.
        check: Validate the control first.

    Returns:
        Whether it has changed.

    Raises:
        ValueError: If the control refuses its properties, as it does in Flet's diff.
    """
    if check:
        control._before_update_safe()
    dirty: dict[str, None] = control.__dict__["_dirty"]
    if name not in dirty:
        return False
    del dirty[name]
    return True


def is_checked(control: type[ft.BaseControl], name: str) -> bool:
    """Say whether a class validates its instances when a property has changed."""
    spec = _compile_class_spec(cast(Any, control))
    return bool(spec.class_rules) or name in {name for name, _ in spec.field_rules}


def updates_itself(control: type[ft.BaseControl]) -> bool:
    """Say whether a class changes its properties while it is being updated."""
    return control.before_update is not ft.BaseControl.before_update


def sent_slots(control: ft.BaseControl) -> dict[int, tuple[Any, ...]]:
    """Return where the client has the controls right below one, by their `id`."""
    slots: dict[int, tuple[Any, ...]] = {}
    lists, dicts, classes = _sent_below(control)
    for name, items in lists.items():
        slots |= {id(item): (name, index) for index, item in enumerate(items)}
    for name, items in dicts.items():
        slots |= {id(item): (name, key) for key, item in items.items()}
    for name, item in classes.items():
        slots[id(item)] = (name,)
    return slots


def adopt_page(page: ft.Page) -> None:
    """Make a page the current one of this context, with auto-update state of its own.

    `_context_page` has no public setter. A fresh `UpdateBehavior` keeps an update made
    here from counting as the update of an event that is being handled elsewhere.
    """
    flet_context._context_page.set(page)  # type: ignore[arg-type]
    ft.context.reset_auto_update()


def page_in(context: contextvars.Context) -> object:
    """Return the page on whose behalf code of this context runs."""
    return context.get(flet_context._context_page)


def auto_update_due() -> bool:
    """Say whether Flet would update by itself after the handler that just ran here."""
    enabled: bool = ft.context.auto_update_enabled()
    return enabled and not ft.context.was_update_called()


# --- the tree -----------------------------------------------------------------


def control_id(control: ft.BaseControl) -> int:
    """Return the number by which a control is known on the wire; `_i` in Flet."""
    return control._i


def isolated_above(control: ft.BaseControl) -> Iterator[ft.BaseControl]:
    """Yield the controls above this one that update on their own, nearest first."""
    above = control.parent
    while above is not None:
        if above.is_isolated() and not hasattr(above, "_frozen"):
            yield above
        above = above.parent


def swap_parent(control: ft.BaseControl, parent: ft.BaseControl | None) -> None:
    """Hang a control under another parent; `_parent` is a weak reference in Flet."""
    if parent is None:
        forget_parent(control)
    else:
        control.__dict__["_parent"] = weakref.ref(parent)


def is_shown(control: ft.BaseControl) -> bool:
    """Say whether a control hangs from its page, by what Flet has sent.

    Flet also calls removed what was moved: what lies inside a moved control, and what
    was added in one update and removed where it had been in the next. By then its
    snapshots are up to date.
    """
    while not isinstance(control, ft.Page):
        above = control.parent
        if above is None or is_frozen(above) or not _holds(_sent_below(above), control):
            return False
        control = above
    return True


def _sent_below(control: ft.BaseControl) -> list[Any]:
    return [control.__dict__.get(name, {}) for name in SNAPSHOTS]


def take_snapshots(control: ft.BaseControl) -> dict[str, Any]:
    """Take Flet's snapshots away from a control, and return them.

    When a render replaces a control, Flet takes all that is in its snapshots for
    removed, even if the new object is said to be the old one (`get_removed_controls`).
    A function component in there would lose its state.
    """
    found = {name: control.__dict__.pop(name, None) for name in SNAPSHOTS}
    return {name: value for name, value in found.items() if value is not None}


def forget_sent(parent: ft.BaseControl, value: Any) -> None:
    """Forget what was sent of controls that come back to where they are not any more.

    Flet sends the whole of such a control, and after that once more whatever is another
    list in it than before it went (1.0.5): the same rows would stand there twice.

    Args:
        parent: Where they come back to.
        value: What is assigned there.
    """
    items = value if isinstance(value, list) else [value]
    known = [each for each in items if _is_known(each)]
    if known:
        sent = sent_slots(parent)
        for each in known:
            if id(each) not in sent:
                _forget_below(each)


def _is_known(value: Any) -> bool:
    """Say whether Flet, asked for what is around a control, looks at what it sent."""
    return (
        isinstance(value, ft.BaseControl)
        and any(name in value.__dict__ for name in SNAPSHOTS)
        and not (value.is_isolated() or is_frozen(value))
    )


def _forget_below(control: ft.BaseControl) -> None:
    below = [each for value in _sent_below(control) for each in value.values()]
    for name in SNAPSHOTS:
        control.__dict__.pop(name, None)
    control.__dict__.get("_dirty", {}).clear()
    while below:
        value = below.pop()
        if isinstance(value, (list, dict)):
            below.extend(value.values() if isinstance(value, dict) else value)
        elif _is_known(value) and value.parent is control:
            _forget_below(value)


def _holds(value: Any, control: ft.BaseControl) -> bool:
    """Say whether a value is a control, or holds it with no other in between."""
    if value is control or isinstance(value, ft.BaseControl):
        return value is control
    if isinstance(value, dict):
        return any(_holds(item, control) for item in value.values())
    if isinstance(value, (list, tuple)):
        return any(_holds(item, control) for item in value)
    if dataclasses.is_dataclass(value):
        names = (field.name for field in dataclasses.fields(value))
        return any(_holds(getattr(value, name, None), control) for name in names)
    return False


def index_again(page: ft.Page, control: ft.BaseControl) -> None:
    """Let events find a control that Flet has taken for removed."""
    if (session := session_of(page)) is not None:
        session.index[control._i] = control


def reattach(page: ft.Page, control: ft.BaseControl) -> None:
    """Give a control that a render has kept the parents that it has now.

    Flet compares nothing that is the same object, and leaves it under the parent of the
    last render, a weak reference to what is gone. Looking for whom an event is
    addressed to, it repairs the way to the page.
    """
    if (session := session_of(page)) is not None:
        addressed(session, control._i)


def forget_parent(control: ft.BaseControl) -> None:
    """Take a control out of the tree; Flet leaves `_parent` on removed controls."""
    control.__dict__.pop("_parent", None)


@contextlib.contextmanager
def thawed(control: ft.BaseControl) -> Iterator[None]:
    """Let a control of a declarative app be changed in the block.

    Flet marks those `_frozen` and refuses every assignment.
    """
    frozen = control.__dict__.pop("_frozen", None)
    try:
        yield
    finally:
        if frozen is not None:
            control.__dict__["_frozen"] = frozen


def is_frozen(control: ft.BaseControl) -> bool:
    """Say whether a control was made by a declarative app's render."""
    return "_frozen" in control.__dict__


def thaw(control: ft.BaseControl) -> None:
    """Let a control be changed from now on; a render freezes all that it returns."""
    control.__dict__.pop("_frozen", None)


def release(value: Any) -> None:
    """Let a control of a declarative app, and all in it, be changed from now on.

    Flet keeps no snapshots of what is frozen, to compare with later. The encoder takes
    them, as a side effect, of what is not. A function component (`C`) stays Flet's own.
    """
    if isinstance(value, (list, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            release(item)
    elif dataclasses.is_dataclass(value) and getattr(value, "_c", None) != "C":
        vars(cast(Any, value)).pop("_frozen", None)
        for child in _snapshot(value):
            release(child)


def _snapshot(value: Any) -> list[Any]:
    """Take Flet's snapshots of an object; return what it holds."""
    encoded = _encode(value)
    value.__dict__.get("_dirty", {}).clear()
    return list(encoded.values()) if isinstance(encoded, dict) else []


class _FrozenMark:
    """The attribute `_frozen` of a class, which tells when Flet sets it.

    Flet sets it on whatever a render returns or puts in another place, without a word
    to who is there already.
    """

    def __init__(self, frozen: Callable[[Any], object]) -> None:
        self._told = frozen

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        try:
            return obj.__dict__["_frozen"]
        except (AttributeError, KeyError):
            raise AttributeError("_frozen") from None

    def __set__(self, obj: Any, value: bool) -> None:
        obj.__dict__["_frozen"] = value
        self._told(obj)

    def __delete__(self, obj: Any) -> None:
        del obj.__dict__["_frozen"]


def on_freeze(control: type[ft.BaseControl], frozen: Callable[[Any], object]) -> None:
    """Call back when Flet freezes a control of a class."""
    control._frozen = _FrozenMark(frozen)


def on_migrate(
    control: type[ft.BaseControl], adopt: Callable[[Any, Any], None]
) -> None:
    """Call `adopt(new, old)` when a render made a new object for a running control.

    `_migrate_state` is where Flet itself hands the number of the old one to the new.
    """

    def _migrate_state(self: Any, other: ft.BaseControl) -> None:
        adopt(self, other)

    control._migrate_state = _migrate_state  # type: ignore[method-assign]


def declared(control: ft.BaseControl) -> dict[str, Any]:
    """Return the properties that were given to a control, other than the defaults."""
    return dict(control.__dict__["_values"])


def default_of(control: ft.BaseControl, name: str) -> Any:
    """Return the default of a property."""
    return getattr(type(control), name)


def put(control: ft.BaseControl, name: str, value: object) -> None:
    """Assign a property, also to a control that equals the one before.

    Controls compare by their fields, and an assignment of an equal one is ignored: it
    would stay out of the tree, and everything that is bound to it with it.
    """
    if "_frozen" in control.__dict__:
        with thawed(control):
            return put(control, name, value)
    if type(value) not in PLAIN and holds_control(value):
        if getattr(control, name) is value:
            return
        setattr(control, name, None)
    setattr(control, name, value)


def holds_control(value: object) -> bool:
    """Say whether a value is a control, or holds one."""
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (list, tuple)):
        return any(map(holds_control, value))
    if isinstance(value, ft.BaseControl) or not dataclasses.is_dataclass(value):
        return isinstance(value, ft.BaseControl)
    return any(holds_control(getattr(value, f.name)) for f in dataclasses.fields(value))


class _LayoutProp(Prop):
    """A layout property that refuses a control, which would vanish from the screen."""

    __slots__ = ("_refuse",)

    def __init__(self, prop: Prop, refuse: Callable[[Any, str, Any], None]) -> None:
        super().__init__(prop.name, prop.default)
        self._refuse = refuse

    def __set__(self, obj: Any, value: Any) -> None:
        if isinstance(value, ft.BaseControl):
            self._refuse(obj, self.name, value)
        super().__set__(obj, value)


def guard_layout(
    control: type[ft.BaseControl],
    refuse: Callable[[Any, str, Any], None],
    *,
    allow: frozenset[str],
) -> None:
    """Call `refuse` when a control is assigned to a property that takes none.

    `Prop` is the descriptor behind every property; ours is one too, so Flet's own
    `isinstance` checks still hold.
    """
    for name in properties(control) - allow:
        prop = next((vars(c)[name] for c in control.__mro__ if name in vars(c)), None)
        if isinstance(prop, Prop):
            setattr(control, name, _LayoutProp(prop, refuse))


def slot(show: Callable[[], Any]) -> ft.BaseControl:
    """Make a function component, which `update()` renders again.

    In a declarative app, what a render gave to a component must be rendered in its
    turn: only so Flet hands the new objects to the controls that live.
    """
    from flet.components.component import Renderer  # costly, and not for every app

    def render() -> Any:
        return show()

    render.__is_component__ = True  # type: ignore[attr-defined]
    component: ft.BaseControl = Renderer().render_component(render, (), {})
    return component


# --- what happens in a session -------------------------------------------------


class SessionHooks(Protocol):
    """What a follower of a session is told; each is handed the session's own method."""

    async def on_dispatch(
        self, original: Dispatch, control: ft.BaseControl | None, *event: Any
    ) -> None: ...

    def on_values(
        self,
        original: Callable[[], None],
        control: ft.BaseControl | None,
        values: dict[str, Any],
    ) -> None: ...

    async def on_after_event(
        self,
        original: Callable[[Any], Awaitable[None]],
        control: ft.BaseControl | None,
    ) -> None: ...

    def on_patch(
        self, original: Callable[..., None], *args: Any, **kwargs: Any
    ) -> None: ...

    def on_send(self, original: Callable[[Any], None], message: Any) -> None: ...

    def on_invoke(self) -> None: ...

    def on_run_task(
        self, original: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any: ...

    def on_return(self) -> None: ...

    def on_attach(self) -> None: ...

    def on_close(self) -> None: ...


def hook_session(page: ft.Page, hooks: SessionHooks) -> None:
    """Let a follower see events, updates, client calls and the end of one session.

    Flet has no signal for any of them, so the methods of this one session object are
    wrapped; the class stays as it is.
    """
    session: Any = page.session
    dispatch, after = session.dispatch_event, session.after_event
    invoke, close = session.invoke_method, session.close
    apply, attach = session.apply_page_patch, session.attach_connection
    take = session.apply_patch

    put_back = render_without_client(session)

    async def dispatch_event(control_id: int, event_name: str, event_data: Any) -> None:
        if event_name == "disconnect" and control_id == page._i:
            put_back()
        control = addressed(session, control_id)
        await hooks.on_dispatch(dispatch, control, control_id, event_name, event_data)

    def apply_patch(control_id: int, values: dict[str, Any]) -> None:
        control = session.index.get(control_id)
        hooks.on_values(lambda: take(control_id, values), control, values)

    async def after_event(control: ft.BaseControl | None) -> None:
        await hooks.on_after_event(after, control)

    async def invoke_method(*args: Any, **kwargs: Any) -> Any:
        hooks.on_invoke()
        return await invoke(*args, **kwargs)

    def apply_page_patch(patch: dict[str, Any]) -> None:
        apply(patch)
        hooks.on_return()

    def attach_connection(connection: Any) -> None:
        attach(connection)
        hooks.on_attach()

    def close_session() -> None:
        close()
        hooks.on_close()

    session.dispatch_event = dispatch_event
    session.after_event = after_event
    session.invoke_method = invoke_method
    send = session._Session__send_message
    session._Session__send_message = functools.partial(hooks.on_send, send)
    session.patch_control = functools.partial(hooks.on_patch, session.patch_control)
    session.apply_patch = apply_patch
    session.apply_page_patch = apply_page_patch
    session.attach_connection = attach_connection
    session.close = close_session
    page.__dict__["run_task"] = functools.partial(hooks.on_run_task, page.run_task)


async def handle(control: ft.BaseControl, name: str, data: Any) -> None:
    """Handle an event as `Session.dispatch_event` does, but let its errors through.

    There they would end in a message that covers the whole page.
    """
    await control._trigger_event(name, data)


def addressed(session: Any, control_id: int) -> ft.BaseControl | None:
    """Return the control to which an event is addressed.

    A render takes what lies inside a kept control out of the session's index; Flet then
    searches the page for it.
    """
    control: ft.BaseControl | None = session._Session__resolve_event_control(control_id)
    return control


def is_visible_after(data: Any) -> bool:
    """Say whether a page can be seen after an `app_lifecycle_state_change`.

    The same states as in `Page.before_event`, which keeps them in `page.app_visible`;
    but that is called too late to be ahead of the user's handler.
    """
    return data.get("state") not in ("hide", "pause") if data else True


FRESH = "platform_brightness_change"
"""What a client tells that has just been loaded, and one that has only lost its
connection does not. One that is loaded while it is hidden never tells that it is
shown."""


def unseen(page: ft.Page) -> Iterator[ft.BaseControl]:
    """Yield what may have changed without Flet having seen it.

    Without a client it does not update after a handler.
    """
    session = session_of(page)
    for control in list(session.index.values()) if session is not None else []:
        if control.is_isolated() and not is_frozen(control):
            yield control


def render_without_client(session: Any) -> Callable[[], None]:
    """Let function components render, and their effects run, while nobody looks.

    Flet drops both in `schedule_update` and `schedule_effect`, and with them what would
    have left, and the clean-up of what has. Its scheduler itself goes on.

    Returns:
        What puts back, after `Session.disconnect`, what that is about to drop.
    """
    due: tuple[set[Any], list[Any]] = set(), []

    def schedule_update(control: Any) -> None:
        session._Session__pending_updates.add(control)
        session._Session__updates_ready.set()

    def schedule_effect(hook: Any, is_cleanup: bool) -> None:
        session._Session__pending_effects.append((hook, is_cleanup))
        session._Session__updates_ready.set()

    def put_back() -> None:
        nonlocal due
        (updates, effects), due = due, (set(), [])
        for control in updates:
            schedule_update(control)
        for effect in effects:
            schedule_effect(*effect)

    disconnect = session.disconnect

    async def disconnect_session(timeout: int) -> None:
        nonlocal due
        due = (
            set(session._Session__pending_updates),
            [*session._Session__pending_effects],
        )
        await disconnect(timeout)

    session.schedule_update, session.schedule_effect = schedule_update, schedule_effect
    session.disconnect = disconnect_session
    return put_back


# --- for `aio` -----------------------------------------------------------------


def dialogs_of(page: ft.Page) -> list[Any]:
    """Return the dialogs of a page, open or not; `show_dialog` adds to this list."""
    dialogs: list[Any] = page._dialogs.controls
    return dialogs


def register_service(page: ft.Page, service: ft.Service) -> None:
    """Give a page a service that was made while no page was current."""
    if service.parent is None:
        page._services.register_service(service)


async def trigger(control: ft.BaseControl, name: str, event: ft.Event[Any]) -> None:
    """Call a control's handler of an event, as if the client had sent the event."""
    await control._trigger_event(name, None, event)


def await_handlers() -> None:
    """Let Flet await what a plain handler returns: a lambda may return a coroutine.

    `_trigger_event` awaits coroutine functions only, and drops what others return. It
    looks the handler up and calls it in one go, so for that moment the property holds
    a coroutine function in its place; `_values` is where a `Prop` keeps it.
    """
    original = ft.BaseControl._trigger_event

    @functools.wraps(original)
    async def _trigger_event(
        self: Any, event_name: str, event_data: Any, e: Any = None
    ) -> None:
        with _awaiting(self._values, f"on_{event_name}"):
            await original(self, event_name, event_data, e)

    ft.BaseControl._trigger_event = _trigger_event  # type: ignore[method-assign]


@contextlib.contextmanager
def _awaiting(values: dict[str, Any], name: str) -> Iterator[None]:
    """Put a coroutine function in the place of a plain handler until it is called."""
    handler: Callable[..., Any] | None = values.get(name)
    if handler is None or not _is_plain(handler):
        yield
        return

    @functools.wraps(handler)
    async def awaiting(*args: Any) -> None:
        put_back()
        result = handler(*args)
        if inspect.isawaitable(result):
            await result

    def put_back() -> None:
        if values.get(name) is awaiting:
            values[name] = handler

    values[name] = awaiting
    try:
        yield
    finally:
        put_back()


def _is_plain(handler: Callable[..., Any]) -> bool:
    """Say whether Flet would call a handler and drop what it returns."""
    return not (
        inspect.iscoroutinefunction(handler)
        or inspect.isgeneratorfunction(handler)
        or inspect.isasyncgenfunction(handler)
    )


# --- the web server -------------------------------------------------------------


def session_key(connection: Any, session: Session) -> str:
    """Return the key under which Flet's web server keeps a session.

    `app_manager.delete_session` asks for it, and a private method of the connection
    makes it of the page's name, the session's id and the client.
    """
    key: str = connection._FletApp__get_unique_session_id(session.id)
    return key


def connected_session(connection: Any) -> Session | None:
    """Return the session that a web connection serves; None once it has let go of it.

    The connection keeps it in a private attribute, and tells it when the client has
    left; but not when sending to a client that is gone raises.
    """
    session: Session | None = connection._FletApp__session
    return session


async def tell_lifecycle(page: ft.Page, state: str) -> None:
    """Tell a page what a browser tells when its tab is hidden, or shown."""
    event = ("app_lifecycle_state_change", {"state": state})
    await page.session.dispatch_event(page._i, *event)
