"""One browser tab: a real Flet session, and the connection at the end of its wire."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import flet as ft
from flet.messaging.protocol import (
    Message,
    MessageAction,
    RegisterClientResponseBody,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from flet_components import _flet
from flet_components.lifetime import of_page
from flet_components.scope import TaskScope
from flet_components.testing.captions import spoken_name
from flet_components.testing.client import Client
from flet_components.testing.dialog_life import DialogLife
from flet_components.testing.gestures import Gesture
from flet_components.testing.mirror import Call, Record
from flet_components.testing.nodes import Node
from flet_components.testing.tree import dialogs

__all__ = ["Main", "Tab"]

Main = Callable[[ft.Page], Any]

logger = logging.getLogger("flet_components")

SESSION_TIMEOUT = 3600
"""Seconds for which Flet keeps a session whose browser has gone."""
DRAWER_CALLS = {
    "show_drawer": ("drawer", True),
    "close_drawer": ("drawer", False),
    "show_end_drawer": ("end_drawer", True),
    "close_end_drawer": ("end_drawer", False),
}
"""Calls that move a view's drawers: which one, and whether it is open then."""
UNMOUNT_TIMEOUT = 3600.0
"""Virtual seconds in which everything on a closed page must have ended."""


class Tab:
    """A session and its browser.

    Args:
        hub: The app's publish-subscribe hub.
        route: Where the browser is.
        width: Of the window, in logical pixels.
        height: Of the window, in logical pixels.
    """

    def __init__(self, hub: PubSubHub, route: str, width: float, height: float) -> None:
        self.hub = hub
        self.record = Record()
        self.open = True
        self._has_client = True
        self._browser = _browser(route, width, height)
        self.client = self._connect()
        self.session = Session(self.client)
        self.page: ft.Page = self.session.page
        self._context = contextvars.copy_context()
        self._context.run(_flet.adopt_page, self.page)
        self._tasks = TaskScope("screen", on_error=_log, context=self._context)
        self.session.apply_page_patch(self._browser)
        self._register(self.session.get_page_patch())

    @property
    def tree(self) -> Node:
        """The page, as the browser has it."""
        return self.client.tree

    @property
    def connected(self) -> bool:
        """Whether there is a browser, and a session that it is connected to."""
        return self._has_client and self.open

    def call(self, function: Callable[..., object], *args: Any) -> None:
        """Run a function as the app would run it: Flet's current page is this one."""

        def adopted() -> None:
            _flet.adopt_page(self.page)
            function(*args)

        self._context.copy().run(adopted)

    def perform(self, gesture: Gesture) -> None:
        """Send what an action sends: properties first, then each event."""
        node = gesture.target
        if gesture.properties:
            node.update(gesture.properties)
            self.session.apply_patch(node.id, dict(gesture.properties))
        for name, data in gesture.events:
            event = self.session.dispatch_event(node.id, name, data)
            self._start(event, f"{name} of {spoken_name(node)}")

    def dismiss(self, dialog: Node) -> None:
        """Close a dialog, as a person does."""
        self.dialogs.dismiss(dialog)

    def visit(self, route: str) -> None:
        """Go to another address of the app."""
        page = self.tree
        if page.get("route") != route:
            event = ("route_change", {"route": route})
            self.perform(Gesture(page, (event,), {"route": route}))

    def resize(self, width: float, height: float) -> None:
        """Give the window another size."""
        page, size = self.tree, {"width": width, "height": height}
        self._browser |= size
        events = (("resize", size),) if page.get("on_resize") else ()
        self.perform(Gesture(page, events, size))

    def turn(self, *states: str) -> None:
        """Go from one lifecycle state to the next, as a browser tells them."""
        for state in states:
            event = ("app_lifecycle_state_change", {"state": state})
            self.perform(Gesture(self.tree, (event,)))

    def run(self, main: Main) -> None:
        """Start an app in this session."""
        self._start(self._main(main), "main")

    def disconnect(self) -> None:
        """Lose the connection."""
        self._has_client = False
        self._start(self.session.disconnect(SESSION_TIMEOUT), "disconnect")

    def reconnect(self) -> None:
        """Come back with a new connection, which is sent the page as it is."""
        self.client, self._has_client = self._connect(), True
        self.session.apply_page_patch(self._browser)
        self._register(self.page)
        self.call(self.session.attach_connection, self.client)
        self._start(self.session.dispatch_connect_event(), "connect")

    # --- what the browser does on its own (see client.Browser) ---

    def patched(self) -> None:
        """Follow the dialogs, if there are any; a patch may come from a thread."""
        there = dialogs(self.tree)
        if there or self.dialogs.any_open:
            self.client.loop.call_soon_threadsafe(self.dialogs.look, there)

    def called(self, node: Node, call: Call) -> None:
        """Go where the app wants to go, and move the drawers of a view."""
        if call.method == "push_route":
            route = call.arguments["route"]
            self.client.loop.call_soon_threadsafe(self.visit, route)
        elif call.method in DRAWER_CALLS:
            slot, opened = DRAWER_CALLS[call.method]
            self.dialogs.turn(node[slot], opened)

    def answer(self, target: int, call_id: str, result: Any, error: str | None) -> None:
        """Send the answer to a call, as long as somebody is there to hear it."""
        if self.connected:
            self.session.handle_invoke_method_results(target, call_id, result, error)

    # --- the end ---

    async def close(self) -> None:
        """End the session, and wait until everything on the page has ended."""
        self.open = False
        self.call(self.session.close)
        late = await of_page(self.page).exited(UNMOUNT_TIMEOUT)
        for name in late:
            logger.error("%s has not ended: the page was closed long ago", name)
        self.client.dispose()

    async def aclose(self) -> None:
        """Cancel the handlers that still run."""
        await self._tasks.aclose()

    def _connect(self) -> Client:
        self.dialogs = DialogLife(self.perform)
        return Client(self.record, self.hub, self)

    def _register(self, page_patch: Any) -> None:
        body = RegisterClientResponseBody(
            session_id=self.session.id, page_patch=page_patch, error=""
        )
        self.client.send_message(Message(MessageAction.REGISTER_CLIENT, body))

    def _start(self, coro: Coroutine[Any, Any, Any], name: str) -> None:
        self._tasks.create_task(coro, name=name)

    async def _main(self, main: Main) -> None:
        """Do what Flet does when a session starts."""
        _flet.adopt_page(self.page)
        try:
            await self._steps(main)
            await self.session.after_event(self.page)
        except Exception as error:
            logger.error("main failed: %s", error, exc_info=error)
            self.session.error(str(error))

    async def _steps(self, main: Main) -> None:
        """Run a function or generator, synchronous or not, as Flet does."""
        if inspect.isasyncgenfunction(main):
            async for _ in main(self.page):
                await self.session.after_event(self.page)
        elif inspect.isgeneratorfunction(main):
            for _ in main(self.page):
                await self.session.after_event(self.page)
        elif inspect.iscoroutinefunction(main):
            await main(self.page)
        else:
            main(self.page)


def _browser(route: str, width: float, height: float) -> dict[str, Any]:
    """Return what a browser tells of itself when it registers."""
    none = {"left": 0.0, "top": 0.0, "right": 0.0, "bottom": 0.0}
    media = {"padding": none, "view_padding": none, "view_insets": none}
    screen = {"device_pixel_ratio": 1.0, "orientation": "landscape"}
    return {
        "route": route,
        "web": True,
        "platform": "linux",
        "platform_brightness": "light",
        "width": width,
        "height": height,
        "media": {**media, **screen, "always_use_24_hour_format": False},
    }


def _log(error: Exception, task: asyncio.Task[Any]) -> None:
    logger.error("%s failed: %s", task.get_name(), error, exc_info=error)
