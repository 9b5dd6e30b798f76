"""`Page` of Flet 0.x: what it shows, where it is, who is logged in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Optional

import flet as ft

from flet_components import _flet
from flet_components.aio.rows import Row, alias, calls, gone, method
from flet_components.aio.waiting import recording, wait_for

__all__ = ["ROWS"]


def _waits(name: str, parameters: str) -> Row:
    """Make the twin of a method that changes the page, and waits for hooks."""

    async def twin(page: ft.Page, *args: Any, **kwargs: Any) -> None:
        with recording(page) as started:
            getattr(page, name)(*args, **kwargs)
        await wait_for(page, started, f"page.{name}_async")

    signature = f"(self, {parameters}) -> None" if parameters else "(self) -> None"
    return method(f"{name}_async", f"{name}()", twin, signature)


async def _go(
    page: ft.Page, route: str, skip_route_change_event: bool = False, **kwargs: Any
) -> None:
    """Go to a route: first the app's handler, then the browser, as in Flet 0.x."""
    route = route + page.query.post(kwargs) if kwargs else route
    page.route = route
    if not _flet.has_client(page):
        return
    event: Any = ft.RouteChangeEvent(name="route_change", control=page, route=route)
    if skip_route_change_event:
        page.before_event(event)  # the client's event of this route is then a repeat
    else:
        await _flet.trigger(page, "route_change", event)
    page.update()
    await page.push_route(route)


async def _error(page: ft.Page, message: str = "") -> None:
    page.error(message)


async def _logout(page: ft.Page) -> None:
    page.logout()


async def _nothing(page: ft.Page) -> None:
    """Do nothing: Flet 1.x has the details of a page before `main` begins."""


async def _invoke(
    page: ft.Page,
    method_name: str,
    arguments: Optional[dict[str, Any]] = None,
    control_id: Any = "",
    wait_for_result: bool = False,
    wait_timeout: Optional[float] = 5,
) -> Any:
    target = control_id or _flet.control_id(page)
    return await page.session.invoke_method(
        target, method_name, arguments, wait_timeout
    )


def _sync(name: str, instead: str) -> Row:
    """A method that an async app could not call, but that other apps did."""
    return gone(name, instead)


CONTROLS = "*controls: flet.Control"
SCROLL = (
    "(self, offset: Optional[float] = None, delta: Optional[float] = None, "
    "key: Any = None, duration: Any = None, curve: Any = None) -> None"
)


def scroll_to(path: str = "scroll_to") -> Row:
    """Make `scroll_to_async`, whose `key` is `scroll_key` now."""

    async def scroll(
        self: Any,
        offset: Optional[float] = None,
        delta: Optional[float] = None,
        key: Any = None,
        duration: Any = None,
        curve: Any = None,
    ) -> None:
        call: Callable[..., Any] = getattr(self, path)
        await call(
            offset=offset, delta=delta, scroll_key=key, duration=duration, curve=curve
        )

    return method("scroll_to_async", "scroll_to(scroll_key=...)", scroll, SCROLL)


ROWS: dict[str, tuple[Row, ...]] = {
    "flet:Page": (
        _waits("add", CONTROLS),
        _waits("insert", f"at: int, {CONTROLS}"),
        _waits("remove", CONTROLS),
        _waits("remove_at", "index: int"),
        _waits("clean", ""),
        _waits("update", CONTROLS),
        scroll_to(),
        method(
            "go_async",
            "push_route()",
            _go,
            "(self, route: str, skip_route_change_event: bool = False, "
            "**kwargs: Any) -> None",
        ),
        method("error_async", "error()", _error, '(self, message: str = "") -> None'),
        calls(
            "get_upload_url_async",
            "get_upload_url",
            "(self, file_name: str, expires: int) -> str",
        ),
        calls(
            "login_async",
            "login",
            "(self, provider: Any, *args: Any, **kwargs: Any) -> Any",
        ),
        method("logout_async", "logout()", _logout),
        method(
            "invoke_method_async",
            "session.invoke_method()",
            _invoke,
            "(self, method_name: str, arguments: Optional[dict[str, Any]] = None, "
            'control_id: Any = "", wait_for_result: bool = False, '
            "wait_timeout: Optional[float] = 5) -> Any",
        ),
        method("fetch_page_details_async", "nothing: the details are there", _nothing),
        alias("session_id", "session.id", "str"),
        alias("connection", "session.connection"),
        alias("index", "session.index"),
        alias("expires_at", "session.expires_at"),
        alias("on_scroll", "views.0.on_scroll"),
        alias("on_scroll_interval", "views.0.scroll_interval"),
        gone("design", "page.theme, or adaptive=True on the page"),
        gone("snapshot", "page.views, which hold the controls themselves"),
        gone("on_event_async", "page.session.dispatch_event()"),
        gone("send_command_async", "page.update(), which sends what changed"),
        gone("send_commands_async", "page.update(), which sends what changed"),
        _sync("go", "await page.go_async(route), or page.navigate(route)"),
        _sync("set_clipboard", "await page.set_clipboard_async(text)"),
        _sync("get_clipboard", "await page.get_clipboard_async()"),
        _sync("launch_url", "await page.launch_url_async(url)"),
        _sync("window_center", "await page.window_center_async()"),
        _sync("window_close", "await page.window_close_async()"),
        _sync("window_destroy", "await page.window_destroy_async()"),
        _sync("window_to_front", "await page.window_to_front_async()"),
        _sync("show_snack_bar", "await page.show_snack_bar_async(snack_bar)"),
        _sync("show_banner", "await page.show_banner_async(banner)"),
        _sync("show_bottom_sheet", "await page.show_bottom_sheet_async(sheet)"),
    ),
}
"""For each of Flet's classes the names that it had in Flet 0.x."""
