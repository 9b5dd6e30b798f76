"""Pages that are hidden, covered, disconnected and closed, and what components do."""

from __future__ import annotations

import asyncio
from typing import Any, Optional

import flet as ft
import pytest

from flet_components import (
    Countdown,
    PageState,
    Tick,
    TimerEvent,
    UserControl,
    internal,
    reactive,
)
from flet_components.presence import Presence
from flet_components.testing import Screen
from tests.note_timers import note_timers


@reactive
class Feed(UserControl):
    """Asks for news every ten seconds, and shows how often it has."""

    _asked: int = internal(0)

    def build(self) -> ft.Control:
        self.ticks: list[Tick] = []
        self.log: list[str] = []
        return self.bind(ft.Text(), value=lambda: f"asked {self._asked}")

    async def did_mount_async(self) -> None:
        self.log.append("mounted")
        async for tick in self.clock.every(10):
            self.ticks.append(tick)
            self._asked += 1

    async def will_unmount_async(self) -> None:
        self.log.append(f"unmounted {self.page_state}")


class Loop(UserControl):
    """Counts with a task that nobody owns, as the guide shows it."""

    def build(self) -> ft.Control:
        self.text, self.count = ft.Text("0"), 0
        return self.text

    async def did_mount_async(self) -> None:
        asyncio.create_task(self.run())  # noqa: RUF006 - as the guide shows it

    async def run(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.count += 1
            self.text.value = str(self.count)
            await self.update_async()


class States(UserControl):
    """Notes how its page stands."""

    def build(self) -> ft.Control:
        self.seen: list[Optional[PageState]] = []
        self.watch(lambda: self.page_state, lambda new, old: self.seen.append(new))
        return ft.Text("here")


def cover(screen: Screen) -> None:
    """Put another view over the page's own."""
    screen.page.views.append(ft.View(route="/other", controls=[ft.Text("other")]))
    screen.page.update()


def uncover(screen: Screen) -> None:
    """Take the other view away."""
    screen.page.views.pop()
    screen.page.update()


# --- the states ---


async def test_the_states_of_a_page(screen: Screen) -> None:
    """A component can read and watch how its page stands."""
    states = States()
    assert states.page_state is None
    screen.show(states)
    await screen.settle()
    cover(screen)
    await screen.hide_tab()
    await screen.disconnect()
    await screen.reconnect()
    await screen.show_tab()
    uncover(screen)
    await screen.settle()
    screen.hide(states)
    assert states.page_state is None
    assert states.seen == [
        *(PageState.CONNECTED, PageState.COVERED, PageState.HIDDEN),
        *(PageState.DISCONNECTED, PageState.HIDDEN, PageState.COVERED),
        *(PageState.CONNECTED, None),
    ]


async def test_why_it_leaves(screen: Screen) -> None:
    """`will_unmount_async` can tell a removal from a page that was closed."""
    removed, closed = Feed(), Feed()
    screen.show(removed, closed)
    await screen.advance(1)
    screen.hide(removed)
    await screen.close()
    assert removed.log == ["mounted", "unmounted None"]
    assert closed.log == ["mounted", "unmounted PageState.CLOSED"]


async def test_only_what_lies_below_is_covered(screen: Screen) -> None:
    """What is in the upper view, or in a dialog, is not covered by it."""
    below, above, over = States(), States(), States()
    screen.show(below)
    screen.page.views.append(ft.View(route="/other", controls=[above]))
    screen.page.update()
    screen.page.show_dialog(ft.AlertDialog(content=over))
    await screen.settle()
    states = [below.page_state, above.page_state, over.page_state]
    assert states == [PageState.COVERED, PageState.CONNECTED, PageState.CONNECTED]


async def test_moved_into_the_view_on_top(screen: Screen) -> None:
    """A component that is moved out from under a view is covered no more."""
    states = States()
    screen.show(states)
    cover(screen)
    await screen.settle()
    screen.page.views[0].controls.remove(states)
    screen.page.views[1].controls.append(states)
    screen.page.update()
    await screen.settle()
    assert states.seen[-2:] == [PageState.COVERED, PageState.CONNECTED]


async def test_mounted_where_nobody_looks(screen: Screen) -> None:
    """A page that was hidden before its first component is known to be."""
    await screen.hide_tab()
    states = States()
    screen.show(states)
    await screen.settle()
    assert states.page_state is PageState.HIDDEN


# --- the handlers of the app ---


@pytest.mark.parametrize("when", ["before", "after"])
async def test_handlers_of_the_app(screen: Screen, when: str) -> None:
    """The page's own handlers work, whenever they are set."""
    told: list[str] = []

    def set_handlers() -> None:
        page: Any = screen.page
        page.on_connect = lambda: told.append("connect")
        page.on_disconnect = lambda: told.append("disconnect")
        page.on_close = lambda: told.append("close")
        page.on_app_lifecycle_state_change = lambda e: told.append(e.state.value)

    if when == "before":
        set_handlers()
    screen.show(Countdown(60))
    await screen.settle()
    if when == "after":
        set_handlers()
    await screen.hide_tab()
    await screen.show_tab()
    await screen.disconnect()
    await screen.reconnect()
    await screen.close()
    assert told == [
        *("inactive", "hide", "show", "resume", "disconnect", "connect", "close")
    ]


async def test_a_handler_sees_the_new_state(screen: Screen) -> None:
    """When the app's handler is called, the components know already."""
    states, seen = States(), list[object]()
    screen.show(states)
    screen.page.on_disconnect = lambda: seen.append(states.page_state)
    screen.page.on_connect = lambda: seen.append(states.page_state)
    await screen.settle()
    await screen.disconnect()
    await screen.reconnect()
    assert seen == [PageState.DISCONNECTED, PageState.CONNECTED]


# --- run ---


async def test_by_default_it_goes_on(screen: Screen) -> None:
    """A component counts on while nobody looks, unless it is told otherwise."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.hide_tab()
    await screen.advance(10)
    await screen.disconnect()
    await screen.advance(10)
    assert round(countdown.remaining) == 40


# --- pause ---


async def away(screen: Screen, how: str, seconds: float) -> None:
    """Let a page be out of sight for some seconds."""
    if how == "hidden":
        await screen.hide_tab()
        await screen.advance(seconds)
        await screen.show_tab()
    elif how == "covered":
        cover(screen)
        await screen.advance(seconds)
        uncover(screen)
        await screen.settle()
    else:
        await screen.disconnect()
        await screen.advance(seconds)
        await screen.reconnect()


WAYS = pytest.mark.parametrize("how", ["hidden", "covered", "disconnected"])


@WAYS
async def test_a_pause(screen: Screen, how: str) -> None:
    """It asks for nothing while away, once on return, then as before."""
    feed = Feed(when_hidden="pause", when_disconnected="pause")
    screen.show(feed)
    await screen.advance(25)
    await away(screen, how, 1000)
    screen.shows("asked 4")
    assert [(tick.elapsed, tick.missed) for tick in feed.ticks] == [
        *((0, 0), (10, 0), (20, 0), (1025, 99))
    ]
    await screen.advance(5)
    screen.shows("asked 5")
    assert feed.log == ["mounted"]


@WAYS
async def test_a_short_pause(screen: Screen, how: str) -> None:
    """Back before anything was due, it does nothing out of turn."""
    feed = Feed(when_hidden="pause", when_disconnected="pause")
    screen.show(feed)
    await screen.advance(1)
    await away(screen, how, 1)
    assert len(feed.ticks) == 1
    await screen.advance(8)
    assert [tick.late for tick in feed.ticks] == [0, 0]


@WAYS
async def test_a_pause_costs_no_wake_up(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Nobody who is paused has a timer."""
    feed = Feed(when_hidden="pause", when_disconnected="pause")
    screen.show(feed, Countdown(1000, when_hidden="pause", when_disconnected="pause"))
    await screen.advance(1)
    timers = note_timers(monkeypatch)
    if how == "hidden":
        await screen.hide_tab()
    elif how == "covered":
        cover(screen)
    else:
        await screen.disconnect()
    await screen.advance(900)
    ran = [timer for timer in timers if not timer.cancelled()]
    assert len(ran) == 1, "that of the test itself"


@WAYS
async def test_a_countdown_that_ran_out_meanwhile(screen: Screen, how: str) -> None:
    """It shows the right value at once, and completes once, saying how late."""
    events: list[TimerEvent] = []
    screen.show(
        Countdown(
            60,
            on_complete=events.append,
            when_hidden="pause",
            when_disconnected="pause",
        )
    )
    await away(screen, how, 100)
    screen.shows("00:00")
    await screen.advance(100)
    assert [event.late for event in events] == [40]


@WAYS
async def test_a_countdown_that_did_not_run_out(screen: Screen, how: str) -> None:
    """Its deadline stays where it was: it shows the right value at once."""
    screen.show(Countdown(60, when_hidden="pause", when_disconnected="pause"))
    await screen.advance(10)
    await away(screen, how, 20)
    screen.shows("00:30")
    await screen.advance(5)
    screen.shows("00:25")


async def test_one_policy_for_each_way(screen: Screen) -> None:
    """Each of the two policies counts for its own states only."""
    hidden, gone = Feed(when_hidden="pause"), Feed(when_disconnected="pause")
    screen.show(hidden, gone)
    await screen.hide_tab()
    await screen.advance(60)
    assert (len(hidden.ticks), len(gone.ticks)) == (1, 7)
    await screen.disconnect()
    await screen.advance(60)
    assert (len(hidden.ticks), len(gone.ticks)) == (8, 7)


async def test_removed_in_a_pause(screen: Screen) -> None:
    """What is removed while it is paused ends, and can come back."""
    feed = Feed(when_hidden="pause")
    screen.show(feed)
    await screen.hide_tab()
    screen.hide(feed)
    await screen.advance(1)
    assert feed.log == ["mounted", "unmounted None"]
    assert screen.tasks() == []
    await screen.show_tab()
    screen.show(feed)
    await screen.advance(1)
    assert feed.log == ["mounted", "unmounted None", "mounted"]


async def test_a_policy_is_checked(screen: Screen) -> None:
    """A word that is no policy is refused, with those that are."""
    with pytest.raises(ValueError, match=r"when_hidden must be .*'pause'.*got 'stop'"):
        Feed(when_hidden="stop")  # type: ignore[arg-type]
    feed = Feed()
    with pytest.raises(ValueError, match="when_disconnected"):
        feed.when_disconnected = "stop"  # type: ignore[assignment]


@reactive
class Quiet(Feed):
    """A feed that pauses unless it is told otherwise."""

    when_hidden: Any = "pause"


async def test_a_class_may_have_a_policy_of_its_own(screen: Screen) -> None:
    """A subclass sets the default, each instance may differ."""
    quiet, loud = Quiet(), Quiet(when_hidden="run")
    screen.show(quiet, loud)
    await screen.hide_tab()
    await screen.advance(60)
    assert (len(quiet.ticks), len(loud.ticks)) == (1, 7)


# --- cancel ---


@WAYS
async def test_cancel(screen: Screen, how: str) -> None:
    """It leaves, its tasks end and its hook runs; on return it begins anew."""
    feed = Feed(when_hidden="cancel", when_disconnected="cancel")
    screen.show(feed)
    await screen.advance(25)
    await away(screen, how, 1000)
    assert [tick.elapsed for tick in feed.ticks] == [0, 10, 20, 0]
    state = PageState(how)
    assert feed.log == ["mounted", f"unmounted {state}", "mounted"]
    screen.shows("asked 4")
    await screen.advance(10)
    screen.shows("asked 5")


async def test_cancel_ends_loops_of_the_guide(screen: Screen) -> None:
    """Tasks that nobody owns end, too, and the loop is not run twice afterwards."""
    loop = Loop(when_disconnected="cancel")
    screen.show(loop)
    await screen.advance(5)
    await screen.disconnect()
    await screen.advance(1)
    assert screen.tasks() == []
    assert not loop.mounted
    await screen.advance(600)
    await screen.reconnect()
    await screen.advance(5)
    assert loop.count == 10
    screen.shows("10")


async def test_fields_set_while_cancelled_arrive(screen: Screen) -> None:
    """What is bound follows as soon as the component is back."""
    countdown = Countdown(60, running=False, when_hidden="cancel")
    screen.show(countdown)
    await screen.hide_tab()
    countdown.seconds = 30
    await screen.settle()
    await screen.show_tab()
    screen.shows("00:30")


@pytest.mark.parametrize("end", ["removed", "closed"])
async def test_gone_while_cancelled(screen: Screen, end: str) -> None:
    """What is removed, or closed, while it is away does not come back."""
    feed = Feed(when_hidden="cancel")
    screen.show(feed)
    await screen.hide_tab()
    if end == "removed":
        screen.hide(feed)
        await screen.show_tab()
    else:
        await screen.close()
    assert len(feed.log) == 2
    assert feed.page_state is None or end == "closed"


async def test_mounted_while_hidden_and_cancelled(screen: Screen) -> None:
    """Added to a hidden page, what cancels does not begin before the page is shown."""
    await screen.hide_tab()
    feed = Feed(when_hidden="cancel")
    screen.show(feed)
    await screen.advance(10)
    assert feed.log == []
    await screen.show_tab()
    await screen.settle()
    assert feed.log == ["mounted"]
    screen.shows("asked 1")


# --- quick changes ---


async def test_hidden_and_shown_in_one_turn(screen: Screen) -> None:
    """States that come all at once, as after a bad connection, stop nobody."""
    feed = Feed(when_hidden="pause")
    screen.show(feed)
    await screen.advance(15)
    screen._tab.turn("hide", "show", "hide", "show")
    await screen.advance(20)
    assert [tick.elapsed for tick in feed.ticks] == [0, 10, 20, 30]


async def test_covered_and_uncovered_in_one_turn(screen: Screen) -> None:
    """A view that is pushed and popped at once does not either."""
    feed = Feed(when_hidden="pause")
    screen.show(feed)
    await screen.advance(15)
    for _ in range(2):
        cover(screen)
        uncover(screen)
    await screen.advance(20)
    assert len(feed.ticks) == 4


class Panel(UserControl):
    """Has a button whose handler waits."""

    def build(self) -> ft.Control:
        self.log: list[str] = []
        return ft.Button("go", on_click=self.go)

    async def go(self) -> None:
        self.log.append("clicked")
        await self.clock.sleep(1)
        self.log.append("done")


async def test_a_handler_outlives_a_pause(screen: Screen) -> None:
    """What waits in a handler is let go when its component leaves in a pause."""
    panel = Panel(when_hidden="pause")
    screen.show(panel)
    await screen.tap("go")
    await screen.hide_tab()
    screen.hide(panel)
    await screen.advance(5)
    assert panel.log == ["clicked", "done"]
    assert screen.tasks() == []


async def test_events_of_what_is_away_are_refused(screen: Screen) -> None:
    """A control in a component that has left with its page calls no handler."""
    panel = Panel(when_hidden="cancel")
    screen.show(panel)
    await screen.settle()
    button = panel.content
    assert button is not None
    await screen.hide_tab()
    await screen.session.dispatch_event(button._i, "click", None)
    assert panel.log == []
    assert screen.crashes == []


async def test_the_states_of_one_that_is_cancelled(screen: Screen) -> None:
    """To be away is no state of the page."""
    states = States(when_hidden="cancel")
    screen.show(states)
    await screen.settle()
    await screen.hide_tab()
    assert states.page_state is PageState.HIDDEN
    await screen.show_tab()
    await screen.settle()
    assert None not in states.seen


async def test_the_theme_changes_while_hidden(screen: Screen) -> None:
    """That the system goes dark in the evening shows no tab to anybody."""
    states = States()
    screen.show(states)
    await screen.hide_tab()
    brightness = ("platform_brightness_change", "dark")
    await screen.session.dispatch_event(screen.page._i, *brightness)
    assert states.page_state is PageState.HIDDEN
    await screen.disconnect()
    await screen.reconnect()
    assert states.page_state is PageState.HIDDEN
    await screen.session.dispatch_event(screen.page._i, *brightness)
    assert states.seen[-1] is PageState.CONNECTED, "a client that was loaded anew"


async def test_an_event_of_that_name(screen: Screen) -> None:
    """A control may have an event that is called as one of the page's."""
    states = States()
    screen.show(states)
    await screen.session.dispatch_event(states._i, "disconnect", None)
    assert states.page_state is PageState.CONNECTED


async def test_a_move_asks_only_who_moves(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container with many components is moved without asking each for each."""
    asked: list[UserControl] = []
    card = ft.Column([Countdown(60) for _ in range(50)])
    left, right = ft.Column([card]), ft.Column()
    screen.show(left, right)
    await screen.settle()
    state_of = Presence.state_of

    def noted(presence: Presence, component: UserControl) -> PageState:
        asked.append(component)
        return state_of(presence, component)

    monkeypatch.setattr(Presence, "state_of", noted)
    left.controls.remove(card)
    right.controls.append(card)
    screen.page.update()
    await screen.settle()
    assert len(asked) <= 100
