"""Which tasks a story has, whose they are, and by what time they wait."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import flet as ft

from flet_components import UserControl
from flet_components.stories.stage.meter import Meter, Rates
from flet_components.stories.stage.tasks import Census, StoryTask, tasks_of
from flet_components.testing import Screen
from tests.stories.files import Read, Write
from tests.stories.stage.test_stage import HEAD, staged


class Poller(UserControl):
    """Sleeps, by whatever time it is told."""

    real = False

    def build(self) -> ft.Control:
        """Return a text."""
        return ft.Text("polling")

    async def did_mount_async(self) -> None:
        """Go on and on."""
        await (asyncio.sleep(60) if self.real else self.clock.sleep(60))


class Astray(Poller):
    """Sleeps by the event loop's time, and starts a task of its own."""

    real = True

    async def did_mount_async(self) -> None:
        """Go on and on, twice."""
        self.kept = asyncio.create_task(self.steps(), name="stray")
        await asyncio.wait_for(asyncio.Event().wait(), 60)

    async def steps(self) -> None:
        """Wait inside an asynchronous generator."""
        async for _ in self.flow():
            pass

    async def flow(self) -> AsyncIterator[int]:
        """Yield after a while."""
        await asyncio.sleep(60)
        yield 1


def found(screen: Screen) -> dict[str, StoryTask]:
    """Return the tasks of a screen's page by their names."""
    return {task.name: task for task in tasks_of(screen.page)}


async def test_a_task_of_a_component(screen: Screen) -> None:
    """It is told with its owner, and the line of the component where it waits."""
    screen.show(Poller())
    await screen.settle()
    (task,) = tasks_of(screen.page)
    assert (task.name, task.owner) == ("did_mount_async", "Poller")
    assert (task.state, task.real) == ("waiting", False)
    assert task.place.startswith("test_tasks.py:")
    assert task.function == "did_mount_async"


async def test_tasks_on_real_time(screen: Screen) -> None:
    """Who sleeps with asyncio is found, also inside a generator or with a limit."""
    screen.show(Astray())
    await screen.settle()
    tasks = found(screen)
    assert all(tasks[name].real for name in ("did_mount_async", "stray"))
    assert tasks["stray"].owner == "Astray"
    assert tasks["stray"].function == "flow"


async def test_a_task_that_stays_behind(screen: Screen) -> None:
    """What outlives its component, although it was cancelled, is left behind."""

    class Stubborn(Poller):
        unmount_timeout = 1.0

        async def did_mount_async(self) -> None:
            while not over.is_set():
                try:
                    await over.wait()
                except asyncio.CancelledError:
                    continue

    over = asyncio.Event()
    screen.show(Stubborn())
    await screen.settle()
    screen.page.controls.clear()
    screen.page.update()
    await screen.advance(0.5)
    assert found(screen)["did_mount_async"].state == "ending"
    await screen.advance(2)
    assert found(screen)["did_mount_async"].state == "left behind"
    screen.expect_error("tasks did not end")
    over.set()
    await screen.settle()
    assert tasks_of(screen.page) == []


async def test_the_runner_is_no_part_of_the_story(
    screen: Screen, write: Write, read: Read
) -> None:
    """The stage's own tasks are not told; a set-up that is under way is."""
    slow = "async def one():\n    await asyncio.sleep(9)\n    return ft.Text('a')\n"
    write("a.py", HEAD + slow)
    async with staged(screen, read()):
        (task,) = tasks_of(screen.page)
        assert (task.name, task.owner, task.place) == ("one", "", "a.py:6")
        assert task.real
        await screen.advance(10)
        screen.shows("a")
        assert tasks_of(screen.page) == []


async def test_how_old_a_task_is(screen: Screen) -> None:
    """A task is as old as the first look at it, and at most as the look before."""
    census = Census()
    census.look(screen.page)
    await screen.advance(4)
    screen.show(Poller())
    await screen.advance(1)
    (task,) = census.look(screen.page)
    assert (task.age, task.doubt) == (0, 5)
    await screen.advance(2)
    (task,) = census.look(screen.page)
    assert (task.age, task.doubt) == (2, 5)


async def test_what_is_sent_is_measured() -> None:
    """Rates are those of the last two seconds, and none before the second look."""
    meter, sent = Meter(), []

    class Line:
        async def send(self, message: object) -> None:
            sent.append(message)

    line = Line()
    meter.listen(line)
    assert meter.measure(0.0, 0) == Rates()
    for _ in range(6):
        await line.send({"type": "websocket.send", "bytes": b"12345"})
    assert len(sent) == 6
    assert meter.measure(2.0, 4) == Rates(wakes=2, messages=3, bytes=15)
    assert meter.measure(4.0, 4) == Rates()
    assert meter.measure(4.5, 0) == Rates()  # played anew
