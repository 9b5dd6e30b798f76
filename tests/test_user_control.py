"""The life of a component: hooks, tasks, updates."""

from __future__ import annotations

import asyncio
import functools
import gc
import threading
import weakref
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft
import pytest

from flet_components import Countdown, UserControl
from flet_components.errors import AlreadyMountedError
from flet_components.testing import Screen, VirtualTimeLoop, real_time


class GuideCountdown(UserControl):
    """The countdown of the Flet guide, to the letter."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    def build(self) -> ft.Control:
        self.text = ft.Text()
        return self.text

    async def did_mount_async(self) -> None:
        self.running = True
        self.loop_task = asyncio.create_task(self.update_timer())

    async def will_unmount_async(self) -> None:
        self.running = False

    async def update_timer(self) -> None:
        while self.seconds and self.running:
            mins, secs = divmod(self.seconds, 60)
            self.text.value = f"{mins:02d}:{secs:02d}"
            await self.update_async()
            await asyncio.sleep(1)
            self.seconds -= 1


class Diary(UserControl):
    """Writes down what happens to it."""

    def __init__(self, unmount_takes: float = 0) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.unmount_takes = unmount_takes

    def build(self) -> list[ft.Control]:
        self.lines.append(f"build on {self.page.route}")
        return [ft.Text("dear"), ft.Text("diary")]

    async def did_mount_async(self) -> None:
        self.lines.append("mount")
        try:
            await asyncio.Event().wait()
        finally:
            self.lines.append("task ended")

    async def will_unmount_async(self) -> None:
        await asyncio.sleep(self.unmount_takes)
        self.lines.append("unmount")


async def test_the_guides_countdown_counts(screen: Screen) -> None:
    """A component written as the guide shows it counts."""
    screen.show(GuideCountdown(120), GuideCountdown(60))
    await screen.advance(5)
    screen.shows("01:55", "00:55")


async def test_removed_and_added_again_within_a_second(screen: Screen) -> None:
    """The guide's countdown has one loop after a quick removal, not two."""
    countdown = GuideCountdown(120)
    screen.show(countdown)
    await screen.advance(0.5)
    screen.hide(countdown)
    screen.show(countdown)
    await screen.advance(10)
    screen.shows("01:50")


async def test_hooks_run_in_order(screen: Screen) -> None:
    """`build`, mount, the end of the tasks, unmount: each once."""
    diary = Diary()
    screen.show(diary)
    await screen.settle()
    screen.hide(diary)
    await screen.settle()
    assert diary.lines == ["build on /", "mount", "task ended", "unmount"]


async def test_a_list_becomes_a_stack(screen: Screen) -> None:
    """A list that `build` returns is laid in a `Stack`, as in Flet 0.x."""
    diary = Diary()
    screen.show(diary)
    assert isinstance(diary.content, ft.Stack)
    screen.shows("dear", "diary")


async def test_a_second_mount_builds_nothing(screen: Screen) -> None:
    """A component that is added again keeps its content and mounts again."""
    diary = Diary()
    for _ in range(2):
        screen.show(diary)
        await screen.settle()
        screen.hide(diary)
        await screen.settle()
    assert diary.lines.count("build on /") == 1
    assert diary.lines.count("mount") == diary.lines.count("unmount") == 2


async def test_the_next_mount_waits_for_the_last_unmount(screen: Screen) -> None:
    """`did_mount_async` never begins before the `will_unmount_async` before it."""
    diary = Diary(unmount_takes=2)
    screen.show(diary)
    await screen.settle()
    screen.hide(diary)
    screen.show(diary)
    await screen.advance(3)
    assert diary.lines[1:] == ["mount", "task ended", "unmount", "mount"]


async def test_a_mount_that_waits_is_no_short_cut(screen: Screen) -> None:
    """Removed while it waits for the unmount before, a mount still keeps the order."""
    diary = Diary(unmount_takes=3)
    screen.show(diary)
    await screen.settle()
    screen.hide(diary)
    screen.show(diary)
    await screen.advance(1)
    screen.hide(diary)
    screen.show(diary)
    await screen.advance(1)
    assert diary.lines[1:] == ["mount", "task ended"]
    await screen.advance(2)
    assert diary.lines[1:] == ["mount", "task ended", "unmount", "mount"]
    diary.unmount_takes = 0


async def test_a_component_may_move_to_another_loop() -> None:
    """Shown in one event loop, a component can be used and shown in the next."""
    countdown = Countdown(60)

    async def show() -> list[str]:
        async with Screen() as other:
            other.show(countdown)
            await other.advance(5)
            texts = other.texts()
            other.hide(countdown)
            await other.settle()
            return texts

    def run() -> list[str]:
        with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
            return runner.run(show())

    assert await asyncio.to_thread(run) == ["00:55"]
    countdown.seconds = 90
    assert await asyncio.to_thread(run) == ["01:20"]


async def test_never_begun_never_ended(screen: Screen) -> None:
    """A mount that was over before it began calls neither hook."""
    diary = Diary()
    screen.show(diary)
    screen.hide(diary)
    await screen.settle()
    assert diary.lines == ["build on /"]


async def test_an_unmount_that_hangs_is_cancelled(screen: Screen) -> None:
    """`will_unmount_async` has five seconds; then it is cancelled, and logged."""
    screen.expect_error("will_unmount_async took more than")
    diary = Diary(unmount_takes=60)
    screen.show(diary)
    await screen.settle()
    screen.hide(diary)
    await screen.advance(6)
    assert diary.lines[-1] == "task ended"
    assert screen.tasks() == []


async def test_closing_the_session_unmounts(screen: Screen) -> None:
    """The end of the session is the end of every component, with its store usable."""

    class Saver(Diary):
        async def will_unmount_async(self) -> None:
            self.page.session.store.set("saved", True)
            await super().will_unmount_async()

    savers = [Saver(), Saver()]
    screen.show(*savers)
    await screen.settle()
    await screen.close()
    assert [saver.lines[-1] for saver in savers] == ["unmount", "unmount"]
    assert screen.session.store.get("saved")


async def test_tasks_are_named_and_owned(screen: Screen) -> None:
    """What `create_task` starts can be seen, and ends with the component."""
    diary = Diary()
    screen.show(diary)
    await screen.settle()
    task = diary.create_task(asyncio.Event().wait(), name="waiting")
    await screen.settle()
    assert [info.name for info in diary.tasks] == ["did_mount_async", "waiting"]
    screen.hide(diary)
    await screen.settle()
    assert task.cancelled()
    assert diary.tasks == ()


async def test_a_task_needs_a_mounted_component() -> None:
    """`create_task` on a component that is not mounted says so."""
    with pytest.raises(RuntimeError, match="Diary must be mounted to start a task"):
        Diary().create_task(asyncio.sleep(0))


async def test_unmounted_components_do_nothing(screen: Screen) -> None:
    """Updates and client calls of a component that left its page are no errors."""
    countdown = GuideCountdown(3)
    screen.show(countdown)
    screen.hide(countdown)
    countdown.update()
    await countdown.update_async()
    assert await countdown._invoke_method("anything") is None
    assert not countdown.mounted


async def test_update_is_sent_before_it_returns(screen: Screen) -> None:
    """`update()` needs no turn of the loop."""
    countdown = GuideCountdown(3)
    screen.show(countdown)
    countdown.text.value = "now"
    countdown.update()
    screen.shows("now")


async def test_a_client_call_sends_the_frame_first(screen: Screen) -> None:
    """What changed is on the screen before a method of the client is called."""
    field = ft.TextField(label="name")
    countdown = Countdown(60, running=False)
    screen.show(countdown, field)
    countdown.seconds = 30
    await field.focus()
    kinds = [message.action for message in screen.messages[-2:]]
    assert kinds == ["patch_control", "invoke_method"]


async def test_any_attribute_name_works(screen: Screen) -> None:
    """A subclass may keep its own things under the names of the conveniences."""

    class Own(GuideCountdown):
        def __init__(self) -> None:
            super().__init__(30)
            self.tasks = ["mine"]  # type: ignore[assignment]
            self.clock = ft.Text("mine")  # type: ignore[assignment]
            self.mounted = "mine"  # type: ignore[assignment]
            self.state = self.scope = self.life = "mine"

    own = Own()
    screen.show(own)
    await screen.advance(2)
    screen.shows("00:28")
    assert vars(own)["tasks"] == ["mine"]
    assert vars(own)["mounted"] == "mine"


async def test_equal_components_are_not_the_same(screen: Screen) -> None:
    """Of two countdowns alike the one that was meant is removed."""
    first, second = Countdown(60), Countdown(60)
    screen.page.add(first, second)
    screen.page.controls.remove(second)
    screen.page.update()
    assert first.mounted
    assert not second.mounted
    assert first != second


async def test_one_instance_is_on_one_page(screen: Screen) -> None:
    """Adding a component to a second page is an error that names both pages."""
    countdown = Countdown(60)
    screen.show(countdown)
    other = screen.another()
    with pytest.raises(AlreadyMountedError) as caught:
        other.show(countdown)
    assert screen.session.id in str(caught.value)
    assert other.session.id in str(caught.value)
    assert countdown.page is screen.page
    other.page.controls.clear()


async def test_flets_own_hooks_still_work(screen: Screen) -> None:
    """A subclass may override `did_mount` as plain Flet has it, without `super()`."""

    class Plain(Diary):
        def did_mount(self) -> None:
            self.lines.append("Flet's mount")

        def will_unmount(self) -> None:
            self.lines.append("Flet's unmount")

    plain = Plain()
    screen.show(plain)
    await screen.settle()
    screen.hide(plain)
    await screen.settle()
    assert {"Flet's mount", "mount", "Flet's unmount", "unmount"} <= set(plain.lines)


async def test_super_build_can_be_wrapped(screen: Screen) -> None:
    """A subclass may put what `super().build()` makes into something of its own."""

    class Framed(GuideCountdown):
        def build(self) -> ft.Control:
            return ft.Row([super().build(), ft.Text("left")])

    screen.show(Framed(10))
    await screen.advance(1)
    screen.shows("00:09", "left")


async def test_an_update_from_a_thread_mounts(screen: Screen) -> None:
    """`page.add` on another thread mounts the component on the page's loop."""
    countdown = GuideCountdown(90)
    async with real_time():
        await asyncio.to_thread(screen.page.add, countdown)
    await screen.advance(3)
    screen.shows("01:27")


async def test_a_field_set_on_a_thread_is_shown(screen: Screen) -> None:
    """Fields may be assigned on any thread; what follows happens on the page's."""
    countdown = Countdown(60)
    threads: list[int] = []
    screen.show(countdown)
    await screen.settle()
    countdown.watch(
        lambda: countdown.seconds, lambda *_: threads.append(threading.get_ident())
    )
    await asyncio.to_thread(setattr, countdown, "seconds", 30.0)
    await screen.settle()
    screen.shows("00:30")
    assert threads == [threading.get_ident()]


async def test_what_is_removed_is_freed(screen: Screen) -> None:
    """A component that left its page and its user is freed."""
    diary = Diary()
    screen.show(diary)
    await screen.settle()
    screen.hide(diary)
    await screen.settle()
    gone = weakref.ref(diary)
    del diary
    gc.collect()
    assert gone() is None


async def test_the_task_that_removes_its_component_ends(screen: Screen) -> None:
    """A component may remove itself in its own task."""

    class Brief(Diary):
        async def did_mount_async(self) -> None:
            self.page.controls.remove(self)
            self.page.update()
            await super().did_mount_async()

    brief = Brief()
    screen.show(brief)
    await screen.settle()
    assert brief.lines[-2:] == ["task ended", "unmount"]


async def test_hooks_that_wrap_the_bases(screen: Screen) -> None:
    """Hooks made of the base's own, with `functools.wraps`, run as any others."""
    seen: list[str] = []

    def logged(hook: Callable[[Any], Awaitable[None]]) -> Any:
        @functools.wraps(hook)
        async def wrapper(self: UserControl) -> None:
            seen.append(hook.__name__)
            await hook(self)

        return wrapper

    class Logged(UserControl):
        did_mount_async = logged(UserControl.did_mount_async)
        will_unmount_async = logged(UserControl.will_unmount_async)

    one = Logged()
    screen.show(one)
    await screen.settle()
    screen.hide(one)
    await screen.settle()
    assert seen == ["did_mount_async", "will_unmount_async"]


async def test_stays_do_not_gather(screen: Screen) -> None:
    """Of a component that comes and goes only the last stay is remembered."""
    countdown = Countdown(100)
    screen.show(countdown)
    await screen.settle()
    first = weakref.ref(countdown._component.mount)
    for _ in range(3):
        screen.hide(countdown)
        await screen.settle()
        screen.show(countdown)
        await screen.settle()
    gc.collect()
    assert first() is None
