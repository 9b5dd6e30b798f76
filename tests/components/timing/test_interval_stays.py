"""An interval ends when it leaves, goes on when it comes back, and takes no room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft
import pytest

from flet_components import Countdown, Interval, IntervalEvent, StoryTime, UserControl
from flet_components.components.clockwork.interval.callback_runs import Overlap
from flet_components.testing import Screen
from tests.components.timing.run_diary import RunDiary
from tests.components.timing.timeline import Away, covered
from tests.note_timers import note_timers


@pytest.fixture
def diary(screen: Screen) -> RunDiary:
    """What is run, and when."""
    return RunDiary(screen.clock)


async def uncovered(screen: Screen) -> None:
    """Take it away again."""
    screen.page.views.pop()
    screen.page.update()
    await screen.settle()


AWAY = pytest.mark.parametrize(
    ("policy", "away", "back"),
    [
        ("when_hidden", Screen.hide_tab, Screen.show_tab),
        ("when_hidden", covered, uncovered),
        ("when_disconnected", Screen.disconnect, Screen.reconnect),
    ],
    ids=["hidden", "covered", "disconnected"],
)


# --- where it is ---


@pytest.mark.parametrize("place", ["controls", "overlay"])
async def test_it_takes_no_room(screen: Screen, diary: RunDiary, place: str) -> None:
    """Without a child it is hidden, for Flet to leave no gap for it; and it runs."""
    interval = Interval(10, diary.note)
    getattr(screen.page, place).append(interval)
    screen.page.update()
    await screen.advance(20)
    assert not interval.visible
    assert screen.find_all(interval) == []
    assert diary.began == [10, 20]


async def test_it_stands_around_its_child(screen: Screen) -> None:
    """A child is to be seen, and shows what a run changes; one may come later."""
    text = ft.Text("-")

    def count(event: IntervalEvent) -> None:
        text.value = f"{event.index}"

    interval = Interval(10, count, child=text)
    screen.show(interval)
    screen.shows("-")
    await screen.advance(10)
    screen.shows("0")
    interval.child = None
    await screen.settle()
    assert (screen.texts(), interval.visible) == ([], False)
    interval.child = ft.Text("another")
    await screen.settle()
    screen.shows("another")


async def test_a_child_may_be_hidden(screen: Screen) -> None:
    """Who hides an interval hides its child, which another child does not change."""
    hidden = Interval(10, child=ft.Text("secret"), visible=False)
    shown = Interval(10, child=ft.Text("shown"))
    screen.show(hidden, shown)
    assert screen.texts() == ["shown"]
    shown.visible = False
    shown.update()
    for interval in (hidden, shown):
        interval.child = ft.Text("another")
        interval.child = None
        interval.child = ft.Text("a third")
    await screen.settle()
    assert screen.texts() == []


async def test_a_child_in_a_declarative_app(screen: Screen) -> None:
    """What a render gives it goes to what lives there: a countdown is not reset."""
    setters: dict[str, Callable[[Any], None]] = {}

    @ft.component
    def app() -> Any:
        number, setters["number"] = ft.use_state(0)
        child = ft.Column([ft.Text(f"{number}"), Countdown(60)])
        return Interval(10, print, child=child if number != 2 else None)

    await screen.run(lambda page: page.render(app))
    await screen.advance(5)
    assert screen.texts() == ["0", "00:55"]
    setters["number"](1)
    await screen.advance(5)
    assert screen.texts() == ["1", "00:50"]
    setters["number"](2)
    await screen.advance(1)
    assert screen.texts() == []
    setters["number"](3)
    await screen.advance(0)
    assert screen.texts() == ["3", "01:00"]


async def test_a_subclass_may_have_a_face(screen: Screen, diary: RunDiary) -> None:
    """It builds what it likes, and need not call `build` of the interval."""

    class Prices(Interval):
        def build(self) -> ft.Control:
            return ft.Text("prices")

    class Framed(Interval):
        def build(self) -> ft.Control:
            return ft.Column([ft.Text("above"), super().build() or ft.Text("none")])

    screen.show(Prices(10, diary.note), Framed(10, diary.note, child=ft.Text("below")))
    await screen.advance(10)
    assert screen.texts() == ["prices", "above", "below"]
    assert diary.began == [10, 10]


# --- it leaves, and comes back ---


async def test_removed_it_waits(screen: Screen, diary: RunDiary) -> None:
    """Added again, it goes on with what was left; nothing was missed."""
    interval = Interval(10, diary.note, immediate=True)
    screen.show(interval)
    await screen.advance(14)
    screen.hide(interval)
    await screen.advance(100)
    screen.show(interval)
    await screen.advance(20)
    assert (diary.began, set(diary.missed)) == ([0, 10, 120, 130], {0})
    assert interval.runs == 4


async def test_a_run_ends_when_it_leaves(screen: Screen, diary: RunDiary) -> None:
    """What leaving cuts off is cancelled, and runs anew when it comes back."""
    diary.takes = 4.0
    interval = Interval(10, diary.work, immediate=True, max_runs=2, on_run=diary.tell)
    screen.show(interval)
    await screen.advance(2)
    screen.hide(interval)
    await screen.advance(50)
    assert (interval.tasks, interval.busy, interval.runs) == ((), False, 0)
    assert diary.told == []
    screen.show(interval)
    await screen.advance(20)
    assert diary.began == [0, 52, 60]
    assert [event.index for event in diary.events] == [0, 0, 1]
    assert diary.events[1].late == 52
    assert [event.index for event in diary.told] == [0, 1]


async def test_moved_in_one_turn(screen: Screen, diary: RunDiary) -> None:
    """Removed and added at once, it waits until the run that was cut off has ended."""
    lines: list[str] = []

    async def work(event: IntervalEvent) -> None:
        lines.append("begins")
        try:
            await screen.clock.sleep(4)
        finally:
            await screen.clock.sleep(1)
            lines.append("has ended")

    interval = Interval(10, work, immediate=True)
    screen.show(interval)
    await screen.advance(2)
    screen.hide(interval)
    screen.show(interval)
    await screen.advance(7)
    assert lines == ["begins", "has ended", "begins", "has ended"]
    assert interval.runs == 1


@pytest.mark.parametrize("overlap", ["queue", "cancel"])
async def test_what_waits_when_it_leaves(
    screen: Screen, overlap: Overlap, diary: RunDiary
) -> None:
    """The run that was due last begins when it comes back; the others have been."""

    async def work(event: IntervalEvent) -> None:
        diary.note(event)
        try:
            await screen.clock.sleep(25)
        finally:
            await screen.clock.sleep(2)

    interval = Interval(10, work, overlap=overlap)
    screen.show(interval)
    await screen.advance(21)
    screen.hide(interval)
    await screen.advance(79)
    screen.show(interval)
    await screen.advance(5)
    assert (diary.began, diary.missed) == ([10, 100], [0, 0])
    assert [event.index for event in diary.events] == [0, 1]
    assert f"{diary.events[1].scheduled:%M:%S}" == "00:20"


async def test_what_was_reset_does_not_come_back(
    screen: Screen, diary: RunDiary
) -> None:
    """A run that began before a `reset()` belongs to what is over."""
    diary.takes = 5.0
    interval = Interval(10, diary.work)
    screen.show(interval)
    await screen.advance(12)
    interval.reset()
    screen.hide(interval)
    screen.show(interval)
    await screen.advance(9)
    assert (interval.runs, diary.began) == (0, [10])
    await screen.advance(1)
    assert (interval.runs, diary.began) == (1, [10, 22])


async def test_the_last_run_removes_it(screen: Screen, diary: RunDiary) -> None:
    """That it is over is said when it comes back: nobody is told while it is away."""
    ended: list[None] = []
    interval = Interval(10, lambda: screen.hide(interval), max_runs=1)
    interval.on_complete = lambda: ended.append(None)
    screen.show(interval)
    await screen.advance(20)
    assert (interval.mounted, interval.running, ended) == (False, True, [])
    screen.show(interval)
    await screen.advance(20)
    assert (interval.runs, interval.running, len(ended)) == (1, False, 1)


async def test_what_was_stopped_does_not_come_back(
    screen: Screen, diary: RunDiary
) -> None:
    """Nor does a run that was paused over, before it goes on."""
    diary.takes = 5.0
    interval = Interval(10, diary.work)
    screen.show(interval)
    await screen.advance(12)
    interval.pause()
    screen.hide(interval)
    await screen.advance(10)
    screen.show(interval)
    await screen.advance(10)
    assert diary.take() == [10]
    interval.resume()
    await screen.settle()
    assert diary.take() == [32]
    interval.stop()
    screen.hide(interval)
    screen.show(interval)
    await screen.advance(30)
    assert diary.take() == []


async def test_it_removes_itself(screen: Screen, diary: RunDiary) -> None:
    """In its callback, plain or async, it may leave; an async one ends with that."""

    def plain() -> None:
        diary.began.append(screen.clock.monotonic())
        screen.hide(interval)

    async def waiting() -> None:
        plain()
        await screen.clock.sleep(1)
        raise AssertionError("it has left")

    for callback in (plain, waiting, lambda: waiting()):
        interval = Interval(10, callback)
        screen.show(interval)
        await screen.advance(30)
        assert (interval.mounted, interval.tasks, interval.busy) == (False, (), False)
    assert diary.began == [10, 40, 70]


async def test_a_callback_that_never_began(screen: Screen) -> None:
    """A coroutine that has not begun when the interval leaves goes without a sound."""

    async def never() -> None:
        raise AssertionError("it has left")

    def leave() -> Any:
        coroutine = never()
        screen.hide(interval)
        return coroutine

    interval = Interval(10, leave)
    screen.show(interval)
    await screen.advance(10)
    other = Interval(10, never)
    screen.show(other)
    await screen.settle()
    other.run_now()
    screen.hide(other)
    await screen.settle()
    assert screen.tasks() == []


# --- nobody looks ---


@AWAY
async def test_it_goes_on_while_nobody_looks(
    screen: Screen, diary: RunDiary, policy: str, away: Away, back: Away
) -> None:
    """By default it runs for whoever looks, or nobody."""
    screen.show(Interval(10, diary.work))
    await screen.settle()
    await away(screen)
    await screen.advance(35)
    assert diary.began == [10, 20, 30]


@AWAY
async def test_it_may_pause_meanwhile(
    screen: Screen, diary: RunDiary, policy: str, away: Away, back: Away
) -> None:
    """Then it comes back with one run, at once, which says what was missed."""
    interval = Interval(10, diary.note)
    setattr(interval, policy, "pause")
    screen.show(interval)
    await screen.advance(14)
    await away(screen)
    await screen.advance(41)
    assert diary.take() == [10]
    await back(screen)
    assert (diary.take(), diary.missed) == ([55], [0, 3])
    await screen.advance(5)
    assert diary.take() == [60]


@AWAY
async def test_it_may_leave_meanwhile(
    screen: Screen, diary: RunDiary, policy: str, away: Away, back: Away
) -> None:
    """Then it is as if it had been removed, and comes back with what was left."""
    interval = Interval(10, diary.work)
    setattr(interval, policy, "cancel")
    screen.show(interval)
    await screen.advance(14)
    await away(screen)
    await screen.advance(41)
    assert not interval.mounted
    await back(screen)
    await screen.advance(6)
    assert diary.began == [10, 61]


async def test_it_ends_with_the_session(screen: Screen) -> None:
    """A run that goes on is cancelled, and cleans up, before the page is gone."""
    lines: list[str] = []

    async def work() -> None:
        try:
            await screen.clock.sleep(100)
        finally:
            await screen.clock.sleep(1)
            lines.append("cleaned up")

    interval = Interval(10, work)
    screen.show(interval)
    await screen.advance(15)
    await screen.close()
    assert (lines, interval.mounted, interval.tasks) == (["cleaned up"], False, ())


async def test_it_comes_to_another_page(screen: Screen) -> None:
    """It goes by the time of the page where it is."""
    other = screen.another()
    clock = StoryTime(paused=True)
    diary = RunDiary(clock)
    interval = Interval(10, diary.note)
    screen.show(interval)
    await screen.advance(4)
    screen.hide(interval)
    await screen.settle()
    interval.clock = clock
    other.show(interval)
    await screen.settle()
    await clock.advance(17)
    assert diary.began == [6, 16]


# --- what the page says of its timeline ---


class Wakes:
    """What an interval costs: the timers of the loop, its tasks, messages."""

    def __init__(self, screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
        self._screen, self._before = screen, len(screen.messages)
        self._timers = note_timers(monkeypatch)

    def at(self) -> list[float]:
        """Return when the process will be woken."""
        now = self._screen.clock.monotonic()
        timers = {t.when() for t in self._timers if not t.cancelled()}
        return sorted(when for when in timers if when > now)

    def sent(self) -> int:
        """Return how many messages there were since the last time."""
        before, self._before = self._before, len(self._screen.messages)
        return self._before - before


def states() -> list[Any]:
    """Return the states of the table, each with what brings an interval there."""
    return [
        ("built", lambda screen, interval: screen.settle(), []),
        ("on the page", on_the_page, [10]),
        ("paused", paused, []),
        ("removed", removed, []),
    ]


async def on_the_page(screen: Screen, interval: UserControl) -> None:
    """Show it."""
    screen.show(interval)
    await screen.settle()


async def paused(screen: Screen, interval: Interval) -> None:
    """Show it, and pause it."""
    await on_the_page(screen, interval)
    interval.pause()


async def removed(screen: Screen, interval: UserControl) -> None:
    """Show it, and remove it."""
    await on_the_page(screen, interval)
    screen.hide(interval)
    await screen.settle()


@pytest.mark.parametrize(("name", "bring", "wakes"), states())
async def test_what_it_costs(
    screen: Screen,
    diary: RunDiary,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    bring: Callable[[Screen, Interval], Awaitable[None]],
    wakes: list[float],
) -> None:
    """One timer while it waits, none in any other state; no task, no message."""
    interval, cost = Interval(10, diary.note), Wakes(screen, monkeypatch)
    await bring(screen, interval)
    cost.sent()
    assert (cost.at(), interval.tasks, screen.tasks()) == (wakes, (), [])
    assert cost.sent() == 0


@AWAY
@pytest.mark.parametrize(("does", "wakes"), [("run", [10]), ("pause", [])])
async def test_what_it_costs_unseen(
    screen: Screen,
    diary: RunDiary,
    monkeypatch: pytest.MonkeyPatch,
    policy: str,
    away: Away,
    back: Away,
    does: str,
    wakes: list[float],
) -> None:
    """The same as when it is seen; nothing, if it is to pause."""
    interval, cost = Interval(10, diary.note), Wakes(screen, monkeypatch)
    setattr(interval, policy, does)
    await on_the_page(screen, interval)
    await away(screen)
    cost.sent()
    assert (cost.at(), interval.tasks) == (wakes, ())
    await screen.advance(30)
    assert cost.sent() == 0


async def test_what_a_run_costs(
    screen: Screen, diary: RunDiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain callback no task, an async one its own task, named after it."""
    diary.takes = 3.0
    plain, waiting = Interval(10, diary.note), Interval(10, diary.work)
    cost = Wakes(screen, monkeypatch)
    screen.show(plain, waiting)
    await screen.advance(10)
    assert [task.name for task in waiting.tasks] == ["work"]
    assert (plain.tasks, cost.at()) == ((), [13])
    cost.sent()
    await screen.advance(5)
    assert (waiting.tasks, cost.at(), cost.sent()) == ((), [20], 0)


@pytest.mark.parametrize("fields", [{"seconds": 3600}, {"grid": "hour"}])
async def test_what_a_long_wait_costs(
    screen: Screen,
    diary: RunDiary,
    monkeypatch: pytest.MonkeyPatch,
    fields: dict[str, Any],
) -> None:
    """It looks once a minute, for the machine may sleep, and a clock be set."""
    interval = Interval(callback=diary.note, **fields)
    cost = Wakes(screen, monkeypatch)
    screen.show(interval)
    for minute in range(1, 4):
        await screen.settle()
        assert cost.at() == [60 * minute]
        cost.sent()
        await screen.advance(60)
        assert cost.sent() == 0


async def test_a_closed_page_costs_nothing(
    screen: Screen, diary: RunDiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the session is over there is no timer, and no task."""
    interval, cost = Interval(10, diary.note), Wakes(screen, monkeypatch)
    await on_the_page(screen, interval)
    await screen.close()
    assert (cost.at(), interval.tasks, interval.mounted) == ([], (), False)
