"""An idle timer asks who does nothing, and then says that they are idle."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import flet as ft
import pytest

from flet_components import IdleEvent, IdlePhase, IdleTimer, StoryTime, batch
from flet_components.testing import Screen
from tests.components.timing.idle_diary import Diary, do_something
from tests.components.timing.machines import Machine

ACTIVE, PROMPTED, IDLE = IdlePhase.ACTIVE, IdlePhase.PROMPTED, IdlePhase.IDLE
BACK = ["phase active", "active", "action"]
ASKED = ["phase prompted", "prompt"]
GONE = ["phase idle", "idle"]


async def shown(screen: Screen, timer: IdleTimer) -> Diary:
    """Show an idle timer, and write down what it tells."""
    diary = Diary(timer)
    screen.show(timer)
    await screen.settle()
    return diary


# --- from phase to phase ---


async def test_who_does_nothing_is_asked_and_then_idle(screen: Screen) -> None:
    """First it asks, `prompt_before` seconds ahead; then the user is idle, once."""
    diary = await shown(screen, IdleTimer(10, prompt_before=3))
    await screen.advance(6.999)
    assert diary.take() == []
    await screen.advance(0.001)
    assert diary.take() == ASKED
    await screen.advance(2.999)
    assert diary.take() == []
    await screen.advance(0.001)
    assert diary.take() == GONE
    await screen.advance(3600)
    assert diary.take() == []


async def test_who_does_something_is_not_asked(screen: Screen) -> None:
    """Each action gives the whole timeout again, and is no news."""
    diary = await shown(screen, timer := IdleTimer(10, prompt_before=3))
    for _ in range(5):
        await screen.advance(6.5)
        await do_something(screen)
        assert timer.remaining == 10
    assert diary.take() == ["action"] * 5
    await screen.advance(7)
    assert diary.take() == ASKED


async def test_an_action_ends_the_prompt(screen: Screen) -> None:
    """Who is asked and does something is active again, and has the whole timeout."""
    diary = await shown(screen, timer := IdleTimer(10, prompt_before=3))
    await screen.advance(8)
    diary.take()
    await do_something(screen)
    assert diary.take() == BACK
    assert diary.last("active").inactive == 8
    assert timer.phase is ACTIVE
    await screen.advance(7)
    assert diary.take() == ASKED


async def test_an_action_ends_idleness(screen: Screen) -> None:
    """Who comes back is active; the handler is told for how long they were away."""
    diary = await shown(screen, timer := IdleTimer(10))
    await screen.advance(3600)
    assert diary.take() == GONE
    await do_something(screen)
    assert diary.take() == BACK
    event = diary.last("active")
    assert (event.inactive, event.remaining) == (3600, 10)
    assert event.cause == "keyboard_event"
    assert event.control is timer


async def test_a_prompt_that_holds(screen: Screen) -> None:
    """With `hold_prompt` only `activate` ends it; what is done is told all the same."""
    diary = await shown(
        screen, timer := IdleTimer(10, prompt_before=3, hold_prompt=True)
    )
    await screen.advance(8)
    diary.take()
    await do_something(screen)
    assert diary.take() == ["action"]
    assert timer.is_prompted
    timer.activate()
    assert diary.take() == ["phase active", "active"]
    assert diary.last("active").cause == "activate"


async def test_one_that_stops_when_idle(screen: Screen) -> None:
    """With `stop_on_idle` nothing that is done brings the user back, only a verb."""
    diary = await shown(screen, timer := IdleTimer(10, stop_on_idle=True))
    await screen.advance(10)
    assert diary.take() == GONE
    await do_something(screen)
    assert diary.take() == []
    timer.start()
    assert diary.take() == ["phase active"]
    await screen.advance(10)
    assert diary.take() == GONE


async def test_a_timeout_may_be_a_timedelta(screen: Screen) -> None:
    """A length in minutes is one, too."""
    diary = await shown(screen, timer := IdleTimer(timedelta(minutes=15)))
    assert timer.remaining == 900
    await screen.advance(900)
    assert diary.take() == GONE


async def test_a_very_long_timeout(screen: Screen) -> None:
    """Thirty years are no problem."""
    await shown(screen, timer := IdleTimer(10**9))
    await screen.advance(100)
    assert timer.remaining == 10**9 - 100


# --- late ---


async def test_the_machine_slept_past_the_timeout(screen: Screen) -> None:
    """On waking the user is idle at once, without being asked; it says how late."""
    clock = StoryTime(paused=True)
    diary = await shown(screen, timer := IdleTimer(10, prompt_before=3, clock=clock))
    clock.jump(3600)
    await screen.settle()
    assert diary.take() == GONE
    assert diary.last("idle").late == 3590
    assert timer.total_idle == 3590
    assert timer.last_idle == clock.now() - timedelta(seconds=3590)


async def test_the_machine_slept_into_the_prompt(screen: Screen) -> None:
    """If there is still time, it asks, for what is left."""
    clock = StoryTime(paused=True)
    diary = await shown(screen, IdleTimer(10, prompt_before=3, clock=clock))
    clock.jump(9)
    await screen.settle()
    assert diary.take() == ASKED
    assert diary.last("prompt").remaining == 1
    assert diary.last("prompt").late == 2


async def test_an_action_wakes_the_machine(screen: Screen) -> None:
    """Even if an action comes first, the user was idle, and then is active."""
    clock = Napping()
    diary = await shown(screen, IdleTimer(10, prompt_before=3, clock=clock))
    clock.nap(600)
    await do_something(screen)
    assert diary.take() == [*GONE, *BACK]
    assert diary.last("idle").late == 590
    assert diary.last("active").inactive == 600


async def test_a_page_that_wakes_the_machine(screen: Screen) -> None:
    """A page that is seen again brings nobody back whose time was up by then."""
    clock = Napping()
    diary = await shown(screen, IdleTimer(10, clock=clock))
    clock.nap(600)
    await screen.show_tab()
    assert diary.take() == GONE
    await do_something(screen)
    assert diary.take() == BACK


async def test_a_pause_after_the_end(screen: Screen) -> None:
    """What was due when it is paused, but unnoticed, is told first."""
    clock = Napping()
    diary = await shown(screen, timer := IdleTimer(10, clock=clock))
    clock.nap(600)
    timer.pause()
    assert diary.take() == GONE
    timer.resume()
    assert diary.take() == []


async def test_a_sleep_that_stops_alarms(screen: Screen) -> None:
    """Where alarms stand still in a sleep, it is noticed within a minute of waking."""
    clock = Napping()
    diary = await shown(screen, IdleTimer(1200, clock=clock))
    await clock.advance(30)
    clock.nap(7200)
    await clock.advance(29)
    assert diary.take() == []
    await clock.advance(1)
    assert diary.take() == GONE
    assert diary.last("idle").late == 7260 - 1200


class Napping(Machine):
    """A time whose alarms stand still while the machine sleeps, as on Linux."""

    def __init__(self) -> None:
        super().__init__(paused=True)
        self._napped = 0.0

    def nap(self, seconds: float) -> None:
        """Sleep."""
        self._napped += seconds

    def asleep(self) -> float:
        return self._napped


# --- fields ---


@pytest.mark.parametrize("prompt", [10, 10.5, 3600])
def test_a_prompt_must_leave_time_to_do_nothing(prompt: float) -> None:
    """One as long as the timeout is refused, when it is made and when it is set."""
    message = rf"prompt_before must be less than timeout \(10 s\), got {prompt:g}"
    with pytest.raises(ValueError, match=message):
        IdleTimer(10, prompt_before=prompt)
    timer = IdleTimer(10, prompt_before=5)
    with pytest.raises(ValueError, match=message):
        timer.prompt_before = prompt
    assert timer.prompt_before == 5


def test_a_timeout_must_leave_time_to_ask() -> None:
    """One shorter than the prompt is refused; both may change in a batch."""
    timer = IdleTimer(60, prompt_before=30)
    with pytest.raises(ValueError, match=r"less than timeout \(20 s\), got 30"):
        timer.timeout = 20
    with pytest.raises(ValueError, match="must be more than 0 seconds"):
        timer.timeout = 0
    with batch():
        timer.timeout = 20
        timer.prompt_before = 10
    assert (timer.timeout, timer.prompt_before) == (20, 10)


@pytest.mark.parametrize("name", ["prompt_before", "throttle"])
def test_lengths_are_not_negative(name: str) -> None:
    """What is a length is 0 or more."""
    given: dict[str, Any] = {name: -1}
    with pytest.raises(ValueError, match=f"{name} must be 0 or more, got -1"):
        IdleTimer(10, **given)


async def test_fields_may_change_at_any_time(screen: Screen) -> None:
    """What has passed counts, so a shorter timeout may be over at once."""
    diary = await shown(screen, timer := IdleTimer(10))
    await screen.advance(6)
    timer.prompt_before = 5
    assert diary.take() == ASKED
    timer.timeout = 100
    assert diary.take() == ["phase active", "active"]
    assert diary.last("active").cause == "limits"
    assert timer.remaining == 94
    await screen.advance(89)
    assert diary.take() == ASKED
    timer.prompt_before = 0
    timer.timeout = 5
    assert diary.take() == ["phase active", "active", *GONE]
    assert diary.last("idle").late == 0


async def test_fields_may_change_off_the_page(screen: Screen) -> None:
    """What was assigned before it is shown, or while it is away, holds from then on."""
    timer = IdleTimer(100)
    timer.timeout = 10
    timer.prompt_before = 3
    assert timer.remaining == 10
    diary = await shown(screen, timer)
    await screen.advance(7)
    assert diary.take() == ASKED
    screen.hide(timer)
    await screen.settle()
    timer.timeout = 50
    timer.keyboard = False
    assert timer.remaining == 43
    screen.show(timer)
    await screen.settle()
    assert diary.take() == ["phase active", "active"]
    assert timer.remaining == 43
    assert screen.page.on_keyboard_event is None
    timer.running = False
    screen.hide(timer)
    await screen.settle()
    timer.running = True
    screen.show(timer)
    await screen.advance(40)
    assert diary.take() == ASKED


async def test_a_longer_timeout_takes_idleness_back(screen: Screen) -> None:
    """Who is not idle by the new one is active; what was idle stays counted."""
    diary = await shown(screen, timer := IdleTimer(10))
    await screen.advance(15)
    diary.take()
    timer.timeout = 60
    assert diary.take() == ["phase active", "active"]
    assert (timer.remaining, timer.total_idle) == (45, 5)


async def test_handlers_may_change_at_any_time(screen: Screen) -> None:
    """The newest handler is called, also one that was set on the way."""
    first, second = list[str](), list[str]()
    screen.show(timer := IdleTimer(10, on_idle=lambda: first.append("idle")))
    await screen.advance(5)
    timer.on_idle = lambda: second.append("idle")
    await screen.advance(5)
    assert (first, second) == ([], ["idle"])


async def test_bindings_follow_the_phase(screen: Screen) -> None:
    """Whatever reads `phase`, `is_prompted` or `is_idle` is told when it changes."""
    screen.show(timer := IdleTimer(10, prompt_before=3))
    seen: list[tuple[object, ...]] = []
    timer.watch(
        lambda: (timer.phase, timer.is_prompted, timer.is_idle),
        lambda now, _: seen.append(now),
    )
    await screen.advance(20)
    await do_something(screen)
    assert seen == [
        (PROMPTED, True, False),
        (IDLE, False, True),
        (ACTIVE, False, False),
    ]


# --- verbs ---


async def test_it_waits_until_it_is_started(screen: Screen) -> None:
    """Made with `running=False` it watches only when it is told to."""
    diary = await shown(screen, timer := IdleTimer(10, running=False))
    await screen.advance(100)
    assert (timer.remaining, timer.total_elapsed, timer.last_active) == (10, 0, None)
    timer.start()
    await screen.advance(10)
    assert diary.take() == GONE


async def test_a_pause_keeps_what_is_left(screen: Screen) -> None:
    """In a pause nothing counts; then it goes on with the rest."""
    diary = await shown(screen, timer := IdleTimer(10, prompt_before=3))
    await screen.advance(8)
    timer.pause()
    diary.take()
    await screen.advance(100)
    assert (timer.remaining, timer.running, timer.phase) == (2, False, PROMPTED)
    timer.resume()
    await screen.advance(1.999)
    assert diary.take() == []
    assert timer.last_active == screen.clock.now() - timedelta(seconds=109.999)
    await screen.advance(0.001)
    assert diary.take() == GONE
    assert timer.total_elapsed == 10


async def test_what_is_done_in_a_pause_does_not_count(screen: Screen) -> None:
    """The browser need not even tell of keys then."""
    child = ft.Checkbox(label="yes")
    diary = await shown(screen, timer := IdleTimer(10, child=child))
    await screen.advance(4)
    timer.pause()
    await screen.tap("yes")
    await screen.settle()
    assert screen.page.on_keyboard_event is None
    assert (diary.take(), timer.remaining) == ([], 6)


async def test_a_start_is_from_the_beginning(screen: Screen) -> None:
    """It gives the whole timeout; that the user is back is not said."""
    diary = await shown(screen, timer := IdleTimer(10))
    await screen.advance(15)
    diary.take()
    timer.start()
    assert diary.take() == ["phase active"]
    assert (timer.remaining, timer.total_idle) == (10, 5)


async def test_a_reset_forgets_what_has_elapsed(screen: Screen) -> None:
    """Nothing has elapsed since, but ever; a paused one stays paused."""
    diary = await shown(screen, timer := IdleTimer(10))
    await screen.advance(15)
    timer.reset()
    assert diary.take() == [*GONE, "phase active"]
    assert (timer.elapsed, timer.active_time, timer.idle_time) == (0, 0, 0)
    assert (timer.total_elapsed, timer.total_active, timer.total_idle) == (15, 10, 5)
    timer.pause()
    timer.reset()
    await screen.advance(5)
    assert (timer.running, timer.elapsed, timer.remaining) == (False, 0, 10)


async def test_who_is_active_already_is_not_told(screen: Screen) -> None:
    """Verbs tell nobody of a phase that it is in already."""
    diary = await shown(screen, timer := IdleTimer(10))
    for verb in (timer.activate, timer.start, timer.reset, timer.resume):
        await screen.advance(4)
        verb()
    assert diary.take() == []
    await screen.advance(6)
    assert diary.take() == GONE


async def test_verbs_work_off_the_page(screen: Screen) -> None:
    """They may be called before it is shown, and after it was removed."""
    timer = IdleTimer(10)
    timer.activate()
    timer.reset()
    timer.pause()
    timer.start()
    diary = await shown(screen, timer)
    await screen.advance(4)
    screen.hide(timer)
    timer.activate()
    await screen.advance(100)
    assert (timer.remaining, diary.take()) == (10, [])


async def test_it_goes_on_where_it_was(screen: Screen) -> None:
    """Removed it does not watch; added again it has what was left."""
    diary = await shown(screen, timer := IdleTimer(10))
    await screen.advance(4)
    screen.hide(timer)
    await screen.advance(100)
    await do_something_elsewhere(screen)
    screen.show(timer)
    await screen.settle()
    assert (timer.remaining, timer.total_elapsed) == (6, 4)
    await screen.advance(6)
    assert diary.take() == GONE


async def do_something_elsewhere(screen: Screen) -> None:
    """Tick a box that has nothing to do with it."""
    screen.show(ft.Checkbox(label="elsewhere"))
    await screen.tap("elsewhere")


async def test_a_handler_may_call_a_verb(screen: Screen) -> None:
    """What it leads to is told after what led to it."""
    timer = IdleTimer(10, prompt_before=3)
    diary = await shown(screen, timer)

    def stay() -> None:
        timer.activate()
        diary.lines.append("stay")

    timer.on_prompt = stay
    await screen.advance(7)
    assert diary.take() == ["phase prompted", "stay", "phase active", "active"]
    assert timer.remaining == 10


async def test_a_handler_may_remove_it(screen: Screen) -> None:
    """A handler that takes it off the page ends it."""
    screen.show(timer := IdleTimer(10))
    timer.on_idle = lambda: screen.hide(timer)
    await screen.advance(20)
    assert not timer.mounted
    assert screen.page.on_keyboard_event is None


async def test_a_handler_that_fails_ends_nothing(screen: Screen) -> None:
    """Its error goes to `on_error`; the next phase comes all the same."""
    errors: list[str] = []

    def fail() -> None:
        raise RuntimeError("on purpose")

    screen.show(
        timer := IdleTimer(
            10,
            prompt_before=3,
            on_prompt=fail,
            on_error=lambda event: errors.append(str(event.error)),
        )
    )
    await screen.advance(10)
    assert (errors, timer.phase) == (["on purpose"], IDLE)


async def test_handlers_may_wait(screen: Screen) -> None:
    """They run one after the other; actions that come meanwhile are left out."""
    seen: list[str] = []

    async def slow(event: IdleEvent) -> None:
        seen.append(event.name)
        await asyncio.sleep(1)

    timer = IdleTimer(10, throttle=0, on_action=slow, on_active=slow)
    screen.show(timer)
    await screen.advance(11)
    for _ in range(5):
        await do_something(screen)
    await screen.advance(5)
    assert seen == ["active", "action"]


async def test_a_handler_may_change_anything(screen: Screen) -> None:
    """What a handler changes on the page is sent, as after a button's."""
    label = ft.Text("here")

    def gone() -> None:
        label.value = "gone"

    screen.show(label, IdleTimer(10, on_idle=gone))
    await screen.advance(10)
    screen.shows("gone")


# --- what can be read ---


async def test_totals(screen: Screen) -> None:
    """All that has elapsed was active or idle, at any moment, to the tick."""
    await shown(screen, timer := IdleTimer(10))
    await screen.advance(25)
    assert (timer.elapsed, timer.active_time, timer.idle_time) == (25, 10, 15)
    await do_something(screen)
    await screen.advance(3)
    assert (timer.elapsed, timer.active_time, timer.idle_time) == (28, 13, 15)
    assert (timer.inactive, timer.remaining) == (3, 7)


async def test_dates(screen: Screen) -> None:
    """They say when the user did something last, and became idle last, in UTC."""
    await shown(screen, timer := IdleTimer(10))
    began = screen.clock.now()
    assert (timer.last_active, timer.last_idle) == (began, None)
    await screen.advance(4)
    await do_something(screen)
    await screen.advance(20)
    assert timer.last_active == began + timedelta(seconds=4)
    assert timer.last_idle == began + timedelta(seconds=14)
    assert timer.last_idle.tzinfo is not None


# --- while nobody looks ---


async def test_a_hidden_page_goes_on(screen: Screen) -> None:
    """That is when users are idle: hidden or without a client, the time passes."""
    for leave, come in (
        (screen.hide_tab, screen.show_tab),
        (screen.disconnect, screen.reconnect),
    ):
        diary = await shown(screen, timer := IdleTimer(10, prompt_before=3))
        await screen.advance(5)
        await leave()
        await screen.advance(5)
        assert diary.take() == [*ASKED, *GONE]
        await come()
        assert diary.take() == []
        assert timer.is_idle
        screen.hide(timer)
        await screen.settle()


async def test_a_page_that_is_seen_again(screen: Screen) -> None:
    """In time, that is an action; that it is hidden is none."""
    diary = await shown(screen, timer := IdleTimer(10, prompt_before=3))
    await screen.advance(5)
    await screen.hide_tab()
    assert timer.remaining == 5
    await screen.advance(3)
    diary.take()
    await screen.show_tab()
    assert diary.take() == BACK
    assert timer.remaining == 10


async def test_a_paused_page(screen: Screen) -> None:
    """With `when_hidden="pause"` nothing is told until somebody looks; time passes."""
    diary = await shown(screen, IdleTimer(10, prompt_before=3, when_hidden="pause"))
    await screen.hide_tab()
    await screen.advance(60)
    assert diary.take() == []
    await screen.show_tab()
    await screen.settle()
    assert diary.take() == GONE
    assert diary.last("idle").late == 50


async def test_nothing_is_left_of_it(screen: Screen) -> None:
    """It has no task, and when it leaves nobody hears keys for it."""
    await shown(screen, timer := IdleTimer(10))
    assert timer.tasks == ()
    screen.hide(timer)
    await screen.settle()
    assert screen.page.on_keyboard_event is None
    assert screen.tasks() == []
