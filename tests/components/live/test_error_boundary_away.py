"""`ErrorBoundary` called from other threads, before its mount and after its end."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from flet_components import ErrorBoundary, ErrorEvent, SystemTime, UserControl
from flet_components.testing import Screen

SENTENCE = "This part could not be shown."


def broken() -> ft.Control:
    """Fail to make a child."""
    raise ValueError("no child")


# --- on other threads ---


async def test_added_on_another_thread(screen: Screen) -> None:
    """It is built there, by whatever clock."""
    boundary = ErrorBoundary(ft.Text("content"), clock=SystemTime())
    await asyncio.to_thread(screen.page.add, boundary)
    await screen.settle()
    assert screen.texts() == ["content"]


async def test_verbs_on_another_thread(screen: Screen) -> None:
    """They work there as on the page's own."""
    boundary = ErrorBoundary(ft.Text("content"), on_error=lambda: None)
    screen.show(boundary)
    await asyncio.to_thread(boundary.fail, ValueError("of a thread"))
    await screen.settle()
    assert screen.texts() == [SENTENCE, "Retry"]
    await asyncio.to_thread(boundary.retry)
    await screen.settle()
    assert screen.texts() == ["content"]


async def test_it_waits_after_a_failure_on_another_thread(screen: Screen) -> None:
    """A retry of there that fails is tried again as any other."""
    errors: list[ErrorEvent] = []
    boundary = ErrorBoundary(broken, retries=1, on_error=errors.append)
    screen.show(boundary)
    await screen.advance(5)
    assert len(errors) == 2
    await asyncio.to_thread(boundary.retry)
    await screen.advance(5)
    assert len(errors) == 4


# --- while it is on no page ---


async def test_verbs_before_the_first_mount(screen: Screen) -> None:
    """There is nothing to try again; an error is at least logged."""
    boundary = ErrorBoundary(ft.Text("content"))
    boundary.retry()
    screen.expect_error("ErrorBoundary failed: ValueError: too early")
    boundary.fail(ValueError("too early"))


async def test_verbs_after_the_page_has_closed(screen: Screen) -> None:
    """An error is logged then, too."""
    boundary = ErrorBoundary(ft.Text("content"))
    screen.show(boundary)
    await screen.close()
    boundary.retry()
    screen.expect_error("ErrorBoundary failed: ValueError: too late")
    boundary.fail(ValueError("too late"))


async def test_an_error_while_removed(screen: Screen) -> None:
    """It is for `on_error`; the content stays what it was."""
    errors: list[ErrorEvent] = []
    boundary = ErrorBoundary(ft.Text("content"), on_error=errors.append)
    screen.show(boundary)
    screen.hide(boundary)
    boundary.fail(ValueError("away"))
    screen.show(boundary)
    await screen.settle()
    assert [str(event.error) for event in errors] == ["away"]
    assert screen.texts() == ["content"]


@pytest.mark.parametrize("where", ["build", "unmount"])
async def test_an_error_on_the_way_out(screen: Screen, where: str) -> None:
    """What is inside and fails when the boundary has left is told, and not logged."""

    class Inside(UserControl):
        def build(self) -> ft.Control:
            if where == "build":
                raise ValueError("inside")
            return ft.Text("content")

        async def will_unmount_async(self) -> None:
            raise ValueError("inside")

    errors: list[ErrorEvent] = []
    boundary = ErrorBoundary(Inside, on_error=errors.append)
    screen.show(boundary)
    if where == "unmount":
        await screen.settle()
    screen.hide(boundary)
    await screen.settle()
    assert [(str(e.error), e.control) for e in errors] == [("inside", boundary)]
    assert boundary.failure is None


@pytest.mark.parametrize("how", ["retry", "keys", "child"])
async def test_an_attempt_while_removed(screen: Screen, how: str) -> None:
    """It fails without a page; the wait for the next one begins with the mount."""
    errors: list[ErrorEvent] = []
    boundary = ErrorBoundary(
        broken, retries=1, retry_delay=10, reset_keys=[1], on_error=errors.append
    )
    screen.show(boundary)
    await screen.advance(60)
    assert len(errors) == 2
    screen.hide(boundary)
    await screen.settle()
    if how == "retry":
        boundary.retry()
    elif how == "keys":
        boundary.reset_keys = [2]
    else:
        boundary.child = lambda: broken()
    screen.show(boundary)
    await screen.settle()
    assert boundary.failure is not None
    await screen.advance(60)
    assert boundary.failure.attempt == 2
    assert screen.texts() == [SENTENCE, "Retry"]
    assert screen.tasks() == []


# --- another child ---


@pytest.mark.parametrize("well", [True, False])
async def test_another_child_that_fails(screen: Screen, well: bool) -> None:
    """It has all the attempts of a new one, whatever was shown before."""
    attempts: list[float] = []

    def child() -> ft.Control:
        attempts.append(screen.clock.monotonic())
        raise ValueError("no child")

    boundary = ErrorBoundary(
        ft.Text("content") if well else broken,
        retries=2,
        retry_delay=10,
        on_error=lambda: None,
    )
    screen.show(boundary)
    await screen.advance(3)
    boundary.child = child
    await screen.advance(60)
    assert len(attempts) == 3
    assert attempts[0] + 5 <= attempts[1]  # the wait of the child before is over
    boundary.child = ft.Text("other")
    await screen.advance(60)
    assert screen.texts() == ["other"]


# --- in its fallback ---


async def test_a_plain_button_of_the_fallback(screen: Screen) -> None:
    """What fails in it is for the boundary around, as any error in a fallback."""

    def fail() -> None:
        raise KeyError("of a button")

    inner_errors: list[ErrorEvent] = []
    outer_errors: list[ErrorEvent] = []
    inner = ErrorBoundary(
        broken,
        fallback=lambda _: ft.Button("press", on_click=fail),
        on_error=inner_errors.append,
    )
    outer = ErrorBoundary(ft.Column([inner]), on_error=outer_errors.append)
    screen.show(outer)
    await screen.tap("press")
    await screen.settle()
    assert screen.texts() == [SENTENCE, "Retry"]
    assert len(inner_errors) == 1
    assert [event.component for event in outer_errors] == [inner]
