"""The other end of the wire, and what a browser does on its own."""

from __future__ import annotations

import asyncio
import datetime as dt
import gc
import threading

import flet as ft
from flet.messaging.protocol import Message, MessageAction, PatchControlBody

from flet_components.testing import Screen


def patch(control_id: int) -> Message:
    """Return a patch that gives a control another value."""
    body = PatchControlBody(control_id, [[0], [0, 0, "value", "patched"]])
    return Message(MessageAction.PATCH_CONTROL, body)


async def test_a_patch_to_an_unknown_control_is_ignored(screen: Screen) -> None:
    """A browser ignores what it has never heard of, and what it has forgotten."""
    text = ft.Text("a")
    screen.show(text)
    screen.hide(text)
    gc.collect()
    for number in (text._i, 1_000_000_000):
        screen.session.connection.send_message(patch(number))
    assert screen.texts() == []
    assert len(screen.patches) == 4


async def test_messages_keep_what_was_sent(screen: Screen) -> None:
    """A message does not change when the tree that it built is changed later."""
    text = ft.Text("before")
    screen.show(text)
    text.value = "after"
    text.update()
    added = screen.patches[0]
    assert added.operations[0][3][0]["value"] == "before"
    assert screen.messages[0].action == "register_client"
    assert screen.messages[0].operations == []


async def test_dates_and_durations_come_over_the_wire(screen: Screen) -> None:
    """Values that have a form of their own on the wire arrive as what they are."""
    day = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    picker = ft.DatePicker(value=day, open=False)
    screen.page.show_dialog(picker)
    assert screen.find(picker)["value"] == day


async def test_a_snack_bar_is_timed_by_a_duration(screen: Screen) -> None:
    """A duration of several units is the sum of them."""
    lasting = ft.Duration(seconds=1, milliseconds=500)
    screen.page.show_dialog(ft.SnackBar("Saved", duration=lasting))
    await screen.advance(1.49)
    screen.shows("Saved")
    await screen.advance(0.01)
    screen.lacks("Saved")


async def test_updates_come_from_threads(screen: Screen) -> None:
    """A thread may change the page, open a dialog and call the browser."""
    text = ft.Text("a")
    screen.show(text)

    def work() -> None:
        text.value = threading.current_thread().name[:6]
        text.update()
        screen.page.show_dialog(ft.SnackBar("Done"))

    screen.page.run_thread(work)
    await screen.settle()
    screen.shows("screen", "Done")
    await screen.advance(4)
    screen.lacks("Done")


async def test_an_answer_that_comes_too_late_is_nobodys(screen: Screen) -> None:
    """A call that is under way when the page closes fails as Flet lets it fail."""
    failed: list[str] = []
    field = ft.TextField(label="Name")

    async def focus() -> None:
        try:
            await field.focus()
        except RuntimeError as error:
            failed.append(str(error))

    screen.show(field)
    task = asyncio.get_running_loop().create_task(focus())
    await asyncio.sleep(0)
    await screen.close()
    await task
    assert failed == ["Session closed"]
