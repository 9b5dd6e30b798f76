"""How a boundary and a component that failed look by default."""

from __future__ import annotations

import asyncio

import flet as ft
import pytest

from flet_components import ErrorBoundary, StoryTime, UserControl
from flet_components.testing import Screen

SENTENCE = "This part could not be shown."


class Broken(UserControl):
    """Fails when it is mounted."""

    async def did_mount_async(self) -> None:
        raise ValueError("broken")


class BrokenTwice(UserControl):
    """Fails in two tasks of a group."""

    async def did_mount_async(self) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self.fail("first"))
            group.create_task(self.fail("second"))

    async def fail(self, text: str) -> None:
        raise ValueError(text)


def waiting(delay: float, **settings: object) -> ErrorBoundary:
    """Make a boundary that waits for its second attempt."""
    return ErrorBoundary(
        Broken,
        retries=1,
        retry_delay=delay,
        longest_delay=delay,
        on_error=lambda: None,
        **settings,  # type: ignore[arg-type]
    )


def wait_of(screen: Screen) -> str:
    """Return what the face says about the next attempt."""
    (text,) = [text for text in screen.texts() if text.startswith("Trying again")]
    return text


async def test_it_is_announced(screen: Screen) -> None:
    """A screen reader says the sentence when it comes, and not each second."""
    screen.show(waiting(20))
    await screen.settle()
    (live,) = [s for s in screen.find_all(ft.Semantics) if s.get("live_region")]
    assert live["content"]["value"] == SENTENCE


async def test_the_sentence_the_wait_and_the_button(screen: Screen) -> None:
    """The wait stands under the sentence, before the button."""
    screen.show(waiting(20))
    await screen.settle()
    assert screen.texts() == [SENTENCE, wait_of(screen), "Retry"]


async def test_it_counts_the_seconds(screen: Screen) -> None:
    """The wait is right at each second, and is one small message."""
    boundary = waiting(30)
    screen.show(boundary)
    await screen.settle()
    assert boundary.failure is not None
    left = boundary.failure.retry_in
    assert left is not None
    await screen.advance(left % 1 + 0.001)
    before = len(screen.patches)
    for second in range(int(left) - 1, int(left) - 6, -1):
        await screen.advance(1)
        assert wait_of(screen) == f"Trying again in {second} seconds."
    assert len(screen.patches) == before + 5


async def test_above_a_minute_it_counts_the_minutes(screen: Screen) -> None:
    """So it is calm, and wakes once a minute; the last minute has its seconds."""
    boundary = waiting(600)
    screen.show(boundary)
    await screen.settle()
    assert boundary.failure is not None
    left = boundary.failure.retry_in
    assert left is not None
    before = len(screen.patches)
    await screen.advance(left - 150)
    assert wait_of(screen) == "Trying again in 3 minutes."
    assert len(screen.patches) - before <= left / 60
    await screen.advance(60)
    assert wait_of(screen) == "Trying again in 2 minutes."
    await screen.advance(40.5)
    assert wait_of(screen) == "Trying again in 50 seconds."


async def test_it_goes_by_the_boundary_s_clock(screen: Screen) -> None:
    """With a clock of its own that stands still, nothing counts."""
    screen.show(waiting(20, clock=StoryTime(paused=True)))
    await screen.settle()
    before = wait_of(screen)
    await screen.advance(60)
    assert wait_of(screen) == before


async def test_the_wait_goes_on_while_it_is_away(screen: Screen) -> None:
    """Added again, the face says what is left by then, and it is tried then."""
    boundary = waiting(30)
    screen.show(boundary)
    await screen.settle()
    assert boundary.failure is not None
    left = boundary.failure.retry_in
    assert left is not None
    screen.hide(boundary)
    await screen.advance(left - 5)
    screen.show(boundary)
    await screen.settle()
    assert wait_of(screen) == "Trying again in 5 seconds."
    await screen.advance(5.1)
    assert screen.texts() == [SENTENCE, "Retry"]


async def test_a_group_with_debug(screen: Screen) -> None:
    """First what its errors say; then the traceback, without marks under the lines."""
    screen.show(ErrorBoundary(BrokenTwice, debug=True, on_error=lambda: None))
    await screen.settle()
    assert screen.texts()[:3] == [
        SENTENCE,
        "Retry",
        "2 errors: ValueError: first; ValueError: second",
    ]
    traceback = screen.texts()[3]
    assert "  + Exception Group Traceback" in traceback
    assert "    | ValueError: second" in traceback
    assert "^" not in traceback


@pytest.mark.parametrize("debug", [False, True])
async def test_a_component_without_a_boundary(screen: Screen, debug: bool) -> None:
    """It has the same face, without a wait."""
    screen.show(Broken(debug=debug, on_error=lambda: None))
    await screen.settle()
    assert screen.texts()[:2] == [SENTENCE, "Retry"]
    assert len(screen.texts()) == (4 if debug else 2)
