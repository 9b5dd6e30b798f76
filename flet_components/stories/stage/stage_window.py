"""The window of a stage: a browser draws it, and a check sits in front of it, too."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import Callable, Coroutine, Iterator, Mapping
from typing import Any

import flet as ft
from flet.messaging.protocol import Message, MessageAction
from flet.messaging.session import Session

from flet_components import _flet
from flet_components.errors import BadPatchError, StoryError
from flet_components.lifetime import of_page
from flet_components.testing.captions import spoken_name
from flet_components.testing.gestures import Gesture
from flet_components.testing.mirror import Call, Mirror, Record
from flet_components.testing.nodes import Node
from flet_components.testing.tab import DRAWER_CALLS

__all__ = ["StageWindow", "not_here"]

Start = Callable[[Coroutine[Any, Any, Any], str], asyncio.Task[Any]]
"""Starts a task of a name."""

TURNS = 10
"""Turns of the event loop in which all that is ready has happened."""
PATIENCE = 0.3
"""Real seconds that a handler gets to end; one that waits for the story's time does
not."""
CLOSING = 1.0
"""Real seconds that a browser gets to close a dialog, and say so."""
BREATH = 0.02
"""Real seconds in which a browser, or a thread, answers."""


class StageWindow:
    """Holds what a real browser holds, and does what a person in front of it does.

    What the browser would change by itself, a switch for example, it is told.

    Args:
        page: The stage's page, all of which has been sent.
        start: Starts the tasks in which the handlers of the story run.
    """

    def __init__(self, page: ft.Page, start: Start) -> None:
        self.record = Record()
        self.session: Session = page.session
        self.page = page
        self._connection: Any = page.session.connection
        self._mirror = Mirror(self.record)
        self._mirror.begin(page)
        self._start = start
        self._leaving: set[int] = set()
        self._has_left = asyncio.Event()
        self._handlers: set[asyncio.Task[Any]] = set()

    @property
    def tree(self) -> Node:
        """The page, as the browser has it."""
        return self._mirror.tree

    @property
    def connected(self) -> bool:
        """Whether the browser is still there."""
        return self.session.connection is self._connection

    @contextlib.contextmanager
    def followed(self) -> Iterator[None]:
        """Follow what is sent to the browser, and what it tells, in the block."""
        with (
            replaced(self._connection, "send_message", self._sending),
            replaced(self.session, "apply_patch", self._told),
            replaced(self.session, "dispatch_event", self._heard),
        ):
            yield

    # --- what a person does ---

    def perform(self, gesture: Gesture) -> None:
        """Send what an action sends: properties first, then each event."""
        node = gesture.target
        if gesture.properties:
            self._show(node, gesture.properties)
        for name, data in gesture.events:
            self._dispatch(node, name, data)

    def dismiss(self, dialog: Node) -> None:
        """Close a dialog; the browser itself tells the app, in a moment."""
        self._show(dialog, {"open": False})
        if dialog.get("on_dismiss"):
            self._leaving.add(dialog.id)

    def visit(self, route: str) -> None:
        """Go to another address of the app; the browser's own is the runner's."""
        if self.tree.get("route") != route:
            self.session.apply_patch(self.tree.id, {"route": route})
            self._dispatch(self.tree, "route_change", {"route": route})

    def resize(self, width: float, height: float) -> None:
        """Refuse: the size of a window is its person's."""
        raise not_here("resize")

    async def rest(self) -> None:
        """Let all that is ready happen, and send the browser what comes of it."""
        await self._left()
        await self._handled()
        await asyncio.sleep(BREATH)
        await turns()
        of_page(self.page).frame.flush()
        await turns()

    async def _left(self) -> None:
        """Wait until the browser has closed the dialogs that it shall.

        One that it was told to close before it had drawn it, it says nothing of.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSING):
                while self._leaving:
                    self._has_left.clear()
                    await self._has_left.wait()
        for node in map(self._mirror.node, tuple(self._leaving)):
            if node is not None:
                self._dispatch(node, "dismiss", None)
        self._leaving.clear()

    async def _handled(self) -> None:
        """Wait until the handlers have ended, or wait for something that takes time."""
        await turns()
        if self._handlers:
            await asyncio.wait(self._handlers, timeout=PATIENCE)

    def _dispatch(self, node: Node, name: str, data: Any) -> None:
        event = self.session.dispatch_event(node.id, name, data)
        task = self._start(event, f"{name} of {spoken_name(node)}")
        self._handlers.add(task)
        task.add_done_callback(self._handlers.discard)

    def _show(self, node: Node, values: Mapping[str, Any]) -> None:
        """Have a control the values that a person's hand gives it, here and there."""
        control = self.session.index.get(node.id)
        if control is not None:
            self.session.apply_patch(node.id, dict(values))
            puts = [[_flet.REPLACE, 0, name, value] for name, value in values.items()]
            _flet.send_patch(self.page, control, [[0], *puts])

    # --- what goes over the wire ---

    def _sending(self, send: Callable[[Message], None], message: Message) -> None:
        send(message)
        try:
            action, body = self._mirror.take(message)
        except BadPatchError:
            return  # it is in the record, by which the check fails
        if action is MessageAction.INVOKE_METHOD:
            self._called(body)

    def _called(self, body: dict[str, Any]) -> None:
        if (node := self._mirror.node(body["control_id"])) is None:
            return
        self.record.calls.append(Call(node.type, body["name"], body.get("args")))
        if body["name"] in DRAWER_CALLS:
            slot, opened = DRAWER_CALLS[body["name"]]
            node[slot]["open"] = opened

    def _told(
        self, take: Callable[[int, dict[str, Any]], None], number: int, values: Any
    ) -> None:
        """Follow what the browser has changed by itself."""
        take(number, values)
        if (node := self._mirror.node(number)) is not None:
            node.update(values)

    async def _heard(
        self, dispatch: _flet.Dispatch, number: int, name: str, data: Any
    ) -> None:
        """Let an event through; a dialog that was dismissed has left."""
        if name == "dismiss":
            self._leaving.discard(number)
            self._has_left.set()
        await dispatch(number, name, data)


def not_here(name: str) -> StoryError:
    """Return the error of what a check cannot do in front of a real browser."""
    return StoryError(
        f"screen.{name} needs a screen without a browser, got a stage: play this "
        "check with `python -m flet_components.stories check`"
    )


async def turns() -> None:
    """Let everything that is ready run, and what becomes ready through it."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


@contextlib.contextmanager
def replaced(owner: Any, name: str, new: Callable[..., Any]) -> Iterator[None]:
    """Put another method in the place of an object's own, as long as the block lasts.

    Args:
        owner: The object.
        name: Name of the method.
        new: Called with the method that was there, and its arguments.
    """
    own = vars(owner).get(name)
    setattr(owner, name, functools.partial(new, getattr(owner, name)))
    try:
        yield
    finally:
        if own is None:
            delattr(owner, name)
        else:
            setattr(owner, name, own)
