"""`Page.*_async`: what is shown, routes, errors, files, logins."""

from __future__ import annotations

from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.errors import RemovedInFlet1Error
from flet_components.testing import Screen


def old(screen: Screen) -> Any:
    """The page, whose methods of Flet 0.x a type checker knows from the stub only."""
    return screen.page


async def test_controls_come_and_go(screen: Screen) -> None:
    """Adding, inserting and removing by the old names is seen on the screen."""
    page, first, last = old(screen), ft.Text("first"), ft.Text("last")
    await page.add_async(first, last)
    await page.insert_async(1, ft.Text("middle"))
    assert screen.texts() == ["first", "middle", "last"]
    await page.remove_async(first)
    await page.remove_at_async(0)
    assert screen.texts() == ["last"]
    await page.clean_async()
    assert screen.texts() == []


async def test_updates_are_sent(screen: Screen) -> None:
    """`update_async` sends the page, or the controls that it is given."""
    page, one, other = old(screen), ft.Text("1"), ft.Text("2")
    await page.add_async(one, other)
    one.value, other.value = "one", "other"
    await page.update_async(one)
    assert screen.texts() == ["one", "2"]
    await page.update_async()
    assert screen.texts() == ["one", "other"]


async def test_going_runs_the_handler_first(screen: Screen) -> None:
    """`go_async` returns when the app has shown the new route, and once only."""
    screen.session.connection.page_url = "http://localhost"
    page, seen = old(screen), []

    async def route_change(e: ft.RouteChangeEvent) -> None:
        seen.append(e.route)
        await page.clean_async()
        await page.add_async(ft.Text(f"at {page.route}"))

    page.on_route_change = route_change
    await page.go_async("/store", size=3)
    assert screen.texts() == ["at /store?size=3"]
    await screen.settle()
    assert seen == ["/store?size=3"]
    assert screen.calls[-1].arguments == {"route": "/store?size=3"}


async def test_going_silently(screen: Screen) -> None:
    """With `skip_route_change_event` the address changes and no handler runs."""
    screen.session.connection.page_url = "http://localhost"
    page, seen = old(screen), []
    page.on_route_change = lambda e: seen.append(e.route)
    await page.go_async("/quiet", skip_route_change_event=True)
    await screen.settle()
    assert seen == []
    assert page.route == "/quiet"


async def test_going_without_a_client(screen: Screen) -> None:
    """While nobody is connected, `go_async` returns all the same."""
    screen.session.connection.page_url = "http://localhost"
    await old(screen).go_async("/now")
    await screen.disconnect()
    await old(screen).go_async("/later")
    assert screen.page.route == "/later"


async def test_an_error_is_shown(screen: Screen) -> None:
    """`error_async` tells the browser, with or without a message."""
    screen.expect_error("out of order")
    screen.expect_error("the session crashed: ")
    await old(screen).error_async("out of order")
    await old(screen).error_async()
    assert screen.crashes == ["out of order", ""]


async def test_scrolling_by_the_old_key(screen: Screen) -> None:
    """`scroll_to_async` passes the old `key` on as `scroll_key`."""
    await old(screen).scroll_to_async(key="end", duration=100)
    assert screen.calls[-1].method == "scroll_to"
    assert "end" in str(screen.calls[-1].arguments)


async def test_a_client_method_is_called(screen: Screen) -> None:
    """`invoke_method_async` calls the page, or the control with an id."""
    screen.answer("greet", "hello")
    assert await old(screen).invoke_method_async("greet", {"name": "Ada"}) == "hello"
    assert screen.calls[-1].arguments == {"name": "Ada"}


async def test_uploads_and_logouts_are_flets(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain functions of Flet 1.x can be awaited by their old names."""
    monkeypatch.setattr(ft.Page, "get_upload_url", lambda self, name, expires: name)
    assert await old(screen).get_upload_url_async("a.txt", 60) == "a.txt"
    left: list[object] = []
    screen.page.on_logout = lambda e: left.append(e.name)
    await old(screen).logout_async()
    await screen.settle()
    assert left == ["logout"]
    await old(screen).fetch_page_details_async()


async def test_properties_of_the_session(screen: Screen) -> None:
    """What the page knew of its session is read from the session."""
    page = old(screen)
    assert page.session_id == screen.session.id
    assert page.connection is screen.session.connection
    assert page.index is screen.session.index
    assert page.expires_at is None


async def test_scroll_handlers_belong_to_the_view(screen: Screen) -> None:
    """`page.on_scroll` and its interval are those of the first view."""
    page = old(screen)
    page.on_scroll, page.on_scroll_interval = print, 50
    assert screen.page.views[0].on_scroll is print
    assert screen.page.views[0].scroll_interval == 50
    assert page.on_scroll_interval == 50


async def test_what_is_gone_says_what_to_use(screen: Screen) -> None:
    """Reading or setting a name without a successor raises, naming the way."""
    with pytest.raises(RemovedInFlet1Error, match=r"Page.design .* use page.theme"):
        old(screen).design = "material"
    with pytest.raises(RemovedInFlet1Error, match=r"await page.go_async"):
        old(screen).go("/")
    assert not hasattr(screen.page, "send_command_async")
