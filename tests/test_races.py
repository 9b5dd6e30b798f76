"""Mounts, unmounts, tasks and updates that come at the worst moment."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import threading
import weakref
from typing import ClassVar

import flet as ft
import pytest

from flet_components import Countdown, StoryTime, UserControl
from flet_components.errors import AlreadyMountedError
from flet_components.testing import Screen


class Diary(UserControl):
    """Notes what happens to it."""

    unmount_timeout = 1.0

    def __init__(self, name: str = "diary") -> None:
        super().__init__()
        self.name = name
        self.log: list[str] = []

    def build(self) -> ft.Control:
        return ft.Text(self.name)

    async def did_mount_async(self) -> None:
        self.log.append("mount")
        try:
            await asyncio.sleep(5)
            self.log.append("worked")
        except asyncio.CancelledError:
            self.log.append("cancelled")
            raise

    async def will_unmount_async(self) -> None:
        self.log.append("unmount")


async def test_unmount_in_the_first_await(screen: Screen) -> None:
    """A hook that waits for the first time is cancelled, then the other hook runs."""
    diary = Diary()
    screen.show(diary)
    await screen.settle()
    screen.hide(diary)
    await screen.advance(10)
    assert diary.log == ["mount", "cancelled", "unmount"]


async def test_unmount_before_the_first_step(screen: Screen) -> None:
    """Removed before its hook began, neither hook runs."""
    diary = Diary()
    screen.show(diary)
    screen.hide(diary)
    await screen.advance(10)
    assert diary.log == []


async def test_unmount_in_a_task_of_its_own(screen: Screen) -> None:
    """A task may remove its component; it is cancelled at its next await."""

    class Leaver(Diary):
        async def did_mount_async(self) -> None:
            self.create_task(self.leave())
            await super().did_mount_async()

        async def leave(self) -> None:
            screen.hide(self)
            self.log.append("left")
            await asyncio.sleep(0)
            self.log.append("never")

    leaver = Leaver()
    screen.show(leaver)
    await screen.advance(10)
    assert leaver.log == ["mount", "left", "cancelled", "unmount"]
    assert screen.tasks() == []


async def test_unmount_and_mount_in_one_frame(screen: Screen) -> None:
    """Removed and added in one turn: the old stay ends before the new one begins."""
    diary = Diary()
    screen.show(diary)
    await screen.settle()
    screen.hide(diary)
    screen.show(diary)
    screen.hide(diary)
    screen.show(diary)
    await screen.advance(6)
    assert diary.log == ["mount", "cancelled", "unmount", "mount", "worked"]
    assert screen.texts() == ["diary"]


async def test_out_and_in_again_in_one_update(screen: Screen) -> None:
    """What has only changed its place has not left."""
    diary, other = Diary(), ft.Text("other")
    screen.show(diary, other)
    await screen.settle()
    controls = screen.page.controls
    controls.remove(diary)
    controls.append(diary)
    screen.page.update()
    await screen.advance(6)
    assert diary.log == ["mount", "worked"]
    assert screen.texts() == ["other", "diary"]


@pytest.mark.parametrize("updates", [1, 2])
async def test_a_move_between_parents(screen: Screen, updates: int) -> None:
    """Moved from one parent to another, in one update or two, it stays mounted."""
    diary = Diary()
    left, right = ft.Column([diary]), ft.Column()
    screen.show(left, right)
    await screen.settle()
    right.controls.append(diary)
    if updates == 2:
        screen.page.update()
    left.controls.remove(diary)
    screen.page.update()
    await screen.advance(6)
    assert diary.log == ["mount", "worked"]
    screen.hide(right)
    await screen.settle()
    assert diary.log[-1] == "unmount"


async def test_two_instances_on_two_pages(screen: Screen) -> None:
    """What happens to one leaves the other alone."""
    other = screen.another()
    one, two = Diary("one"), Diary("two")
    screen.show(one)
    other.show(two)
    await screen.settle()
    await screen.close()
    assert one.log == ["mount", "cancelled", "unmount"]
    await other.advance(6)
    assert two.log == ["mount", "worked"]
    assert other.texts() == ["two"]


async def test_one_instance_on_two_pages(screen: Screen) -> None:
    """The second page is refused it, by an error that names both; it stays."""
    other = screen.another(route="/second")
    diary = Diary()
    screen.show(diary)
    await screen.settle()
    with pytest.raises(AlreadyMountedError, match=r"page / .*page /second"):
        other.show(diary)
    await screen.advance(6)
    assert diary.log == ["mount", "worked"]


async def test_an_update_from_a_thread(screen: Screen) -> None:
    """A page that a thread updates mounts and unmounts on the page's own thread."""
    threads: list[threading.Thread] = []

    class Where(Diary):
        async def did_mount_async(self) -> None:
            threads.append(threading.current_thread())

        async def will_unmount_async(self) -> None:
            threads.append(threading.current_thread())

    where = Where()
    await asyncio.to_thread(screen.show, where)
    await screen.settle()
    screen.page.controls.clear()
    await asyncio.to_thread(screen.page.update)
    await screen.settle()
    assert threads == [threading.main_thread()] * 2


async def test_a_task_that_ignores_cancellation(screen: Screen) -> None:
    """Nobody waits for it longer than `unmount_timeout`; the log names it."""

    class Stubborn(Diary):
        async def did_mount_async(self) -> None:
            self.create_task(self.stay(), name="stay")

        async def stay(self) -> None:
            for _ in range(3):
                try:
                    await asyncio.sleep(2)
                except asyncio.CancelledError:
                    self.log.append("ignored")

    screen.expect_error("Stubborn: tasks did not end 1.0 s after")
    stubborn = Stubborn()
    screen.show(stubborn)
    await screen.settle()
    screen.hide(stubborn)
    await screen.advance(0.9)
    assert stubborn.log == ["ignored"]
    await screen.advance(0.2)
    assert stubborn.log == ["ignored", "ignored", "unmount"], "and asked once more"
    await screen.advance(10)


async def test_a_goodbye_that_raises(screen: Screen) -> None:
    """An error of `will_unmount_async` is told, and nothing else is held up by it."""

    class Broken(Diary):
        async def will_unmount_async(self) -> None:
            raise ValueError("no goodbye")

    errors: list[str] = []
    broken, diary = Broken(), Diary()
    broken.on_error = lambda e: errors.append(str(e.error))
    screen.show(broken, diary)
    await screen.settle()
    await screen.close()
    assert errors == ["no goodbye"]
    assert diary.log[-1] == "unmount"


async def test_a_goodbye_that_hangs(screen: Screen) -> None:
    """It is cancelled after `unmount_timeout`, and that is logged."""

    class Slow(Diary):
        async def will_unmount_async(self) -> None:
            await asyncio.sleep(3600)

    screen.expect_error("Slow.will_unmount_async took more than 1.0 s")
    screen.show(Slow())
    await screen.settle()
    await screen.close()
    assert screen.tasks() == []


async def test_saved_to_the_session_after_its_end(screen: Screen) -> None:
    """The page and its session can be used until the last goodbye has ended."""

    class Saver(Diary):
        async def will_unmount_async(self) -> None:
            await asyncio.sleep(0.5)
            self.page.session.store.set(self.name, "saved")

    screen.show(Saver("one"), Saver("two"))
    store = screen.page.session.store
    await screen.settle()
    await screen.close()
    assert [store.get(name) for name in ("one", "two")] == ["saved", "saved"]


@pytest.mark.parametrize("end", ["removed", "closed"])
async def test_unmount_while_time_stands_still(screen: Screen, end: str) -> None:
    """What waits for a time that does not pass leaves all the same."""
    clock = StoryTime(paused=True)
    countdown = Countdown(60, clock=clock)
    screen.show(countdown)
    await screen.settle()
    if end == "removed":
        screen.hide(countdown)
        await screen.settle()
    else:
        await screen.close()
    assert not countdown.mounted
    assert screen.tasks() == []


async def test_closed_while_hidden(screen: Screen) -> None:
    """What is held up because nobody looks leaves with its page."""
    countdown = Countdown(60, when_hidden="pause")
    screen.show(countdown)
    await screen.advance(3)
    await screen.hide_tab()
    await screen.close()
    assert not countdown.mounted
    assert screen.tasks() == []


async def test_added_to_a_closed_page(screen: Screen) -> None:
    """Nothing begins on a page whose session has ended."""
    screen.show(Countdown(60))
    await screen.close()
    diary = Diary()
    screen.page.controls.append(diary)
    screen.page.update()
    await screen.settle()
    assert (diary.mounted, diary.log) == (False, [])


async def test_closed_twice(screen: Screen) -> None:
    """A session that is closed a second time says no second goodbye."""
    diary = Diary()
    screen.show(diary)
    await screen.settle()
    session = screen.session
    await screen.close()
    session.close()
    await screen.settle()
    assert diary.log == ["mount", "cancelled", "unmount"]


async def test_a_goodbye_that_awaits_what_it_cancels(screen: Screen) -> None:
    """The cancellation that comes back to the hook ends nothing but the hook."""

    class Guide(Diary):
        async def did_mount_async(self) -> None:
            self.one = asyncio.create_task(asyncio.sleep(3600))
            self.two = asyncio.create_task(asyncio.sleep(3600))

        async def will_unmount_async(self) -> None:
            self.one.cancel()
            await self.one

    guide = Guide()
    screen.show(guide)
    await screen.settle()
    screen.hide(guide)
    await screen.settle()
    assert guide.two.cancelled()
    assert screen.tasks() == []


@pytest.mark.parametrize("style", ["bare", "owned"])
async def test_clean_up_is_not_cut_off(screen: Screen, style: str) -> None:
    """A task that the app has cancelled itself is not cancelled a second time."""

    class Saver(Diary):
        async def did_mount_async(self) -> None:
            work = self.work()
            start = asyncio.create_task if style == "bare" else self.create_task
            self.task = start(work)

        async def work(self) -> None:
            try:
                await asyncio.sleep(3600)
            finally:
                await asyncio.sleep(0.5)
                self.log.append("saved")

        async def will_unmount_async(self) -> None:
            self.task.cancel()

    saver = Saver()
    screen.show(saver)
    await screen.settle()
    if style == "owned":
        saver.task.cancel()
    screen.hide(saver)
    await screen.advance(2)
    assert saver.log == ["saved"]


async def test_a_goodbye_that_ignores_its_cancellation(screen: Screen) -> None:
    """Nobody waits for it longer than twice `unmount_timeout`, nor the next stay."""

    class Stubborn(Diary):
        async def did_mount_async(self) -> None:
            self.log.append("mount")

        async def will_unmount_async(self) -> None:
            for _ in range(2):
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.sleep(60)

    screen.expect_error("Stubborn.will_unmount_async took more than 1.0 s")
    screen.expect_error("Stubborn: tasks did not end 1.0 s after they were cancelled")
    stubborn = Stubborn()
    screen.show(stubborn)
    await screen.settle()
    screen.hide(stubborn)
    screen.show(stubborn)
    await screen.advance(2.5)
    assert stubborn.log == ["mount", "mount"]
    await screen.advance(120)


class Step(UserControl):
    """Replaces itself by the next one when it is pressed."""

    alive: ClassVar[weakref.WeakSet[UserControl]] = weakref.WeakSet()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.alive.add(self)

    def build(self) -> ft.Control:
        return ft.Button("next", on_click=self.go)

    def go(self) -> None:
        page = self.page
        page.controls.clear()
        page.add(Step(self.number + 1))


async def test_what_a_handler_replaces_is_freed(screen: Screen) -> None:
    """Components that begin in a handler do not keep alive the one that it was of."""
    screen.show(Step(0))
    for _ in range(10):
        await screen.tap("next")
    await screen.settle()
    gc.collect()
    assert len(Step.alive) <= 2


async def test_who_left_before_the_close_lets_go_of_the_page(screen: Screen) -> None:
    """A component that is kept by the app does not keep a page that was closed."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.settle()
    screen.hide(countdown)
    await screen.settle()
    await screen.close()
    assert countdown._component.life is None
