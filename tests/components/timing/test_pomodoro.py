"""A Pomodoro goes from round to round, each on time, and tells of each once."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest

from flet_components import (
    Pomodoro,
    PomodoroEvent,
    PomodoroRound,
    StoryTime,
    TimerEvent,
    TimerPhase,
)
from flet_components.testing import Screen
from tests.components.timing.machines import Machine
from tests.components.timing.round_diary import RoundDiary, quick

WORK, SHORT, LONG = PomodoroRound
A_SET = [
    *("work 1 done", "short_break 1", "short_break 1 done", "work 2"),
    *("work 2 done", "long_break 2", "long_break 2 done", "work 1"),
]


async def test_it_begins_with_work(screen: Screen) -> None:
    """Shown, it counts down 25 minutes of work."""
    screen.show(Pomodoro())
    screen.shows("Focus", "25:00")
    await screen.advance(60)
    screen.shows("Focus", "24:00")


async def test_a_set(screen: Screen) -> None:
    """Work and short breaks follow each other; a long break ends the set."""
    pomodoro = quick()
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    for name, digits, seconds in [
        ("Focus", "00:20", 20),
        ("Short break", "00:05", 5),
        ("Focus", "00:20", 20),
        ("Long break", "00:10", 10),
        ("Focus", "00:20", 20),
    ]:
        screen.shows(name, digits)
        await screen.advance(seconds)
    assert diary.lines == [*A_SET, *A_SET[:2]]


async def test_what_follows_may_wait(screen: Screen) -> None:
    """By default a break begins by itself, and work waits to be started."""
    pomodoro = Pomodoro(20, short_break=5)
    screen.show(pomodoro)
    await screen.advance(22)
    screen.shows("Short break", "00:03")
    await screen.advance(60)
    screen.shows("Focus", "00:20")
    assert (pomodoro.phase, pomodoro.running) == (TimerPhase.IDLE, False)
    pomodoro.start()
    await screen.advance(5)
    screen.shows("Focus", "00:15")
    assert pomodoro.round_number == 2


async def test_a_break_may_wait(screen: Screen) -> None:
    """Without `auto_start_break` a break waits, in full."""
    pomodoro = quick(auto_start_break=False)
    screen.show(pomodoro)
    await screen.advance(60)
    screen.shows("Short break", "00:05")
    assert not pomodoro.running


async def test_the_phases(screen: Screen) -> None:
    """From round to round it runs on, or is idle: no other phase comes between."""
    pomodoro, phases = quick(auto_start_work=False), list[TimerPhase]()
    pomodoro.on_phase_change = lambda event: phases.append(event.phase)
    screen.show(pomodoro)
    await screen.advance(100)
    assert phases == [TimerPhase.RUNNING, TimerPhase.IDLE]


async def test_what_is_told(screen: Screen) -> None:
    """The event of a round's end tells of that round, and the next of what follows."""
    pomodoro = quick()
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.advance(20)
    ended, begun = diary.events
    assert (ended.round, ended.phase, ended.elapsed) == (WORK, TimerPhase.COMPLETED, 20)
    assert (ended.remaining, ended.late, ended.at_once) == (0, 0, False)
    assert (begun.round, begun.before) == (SHORT, WORK)
    assert (begun.phase, begun.remaining) == (TimerPhase.RUNNING, 5)


async def test_a_late_end(screen: Screen) -> None:
    """The next round begins when the one before ended, however late that is seen."""
    clock = StoryTime(paused=True)
    pomodoro = quick(clock=clock, face="digits")
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.settle()
    await clock.advance(19)
    clock.jump(3)  # the loop was busy
    await screen.settle()
    screen.shows("Short break", "00:03")
    assert [event.late for event in diary.events] == [2, 2]
    assert [event.elapsed for event in diary.events] == [20, 2]
    await clock.advance(3)
    await screen.settle()
    screen.shows("Focus", "00:20")


async def test_many_rounds_late(screen: Screen) -> None:
    """Rounds that lie behind are told in order, once each, with how late."""
    clock = StoryTime(paused=True)
    pomodoro = quick(clock=clock, when_asleep="count")
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.settle()
    before = len(screen.patches)
    clock.jump(58)
    await screen.settle()
    screen.shows("Focus", "00:17")
    assert diary.lines == A_SET
    assert [event.late for event in diary.events] == [38, 38, 33, 33, 13, 13, 3, 3]
    assert len(screen.patches) == before + 1
    begun = [record.started_at for record in pomodoro.history]
    lengths = [b - a for a, b in itertools.pairwise(begun)]
    assert lengths == [timedelta(seconds=s) for s in (20, 5, 20)]


async def test_rounds_that_lie_behind_leave_a_turn_to_others(screen: Screen) -> None:
    """Thousands of them are gone through a hundred at a time."""
    clock = Machine(paused=True)
    pomodoro = Pomodoro(
        0.001, short_break=0, long_break=0, when_asleep="count", clock=clock
    )
    pomodoro.auto_start_work = True
    rounds = list[float]()
    pomodoro.on_round = lambda event: rounds.append(event.late)
    screen.show(pomodoro)
    await screen.settle()
    pomodoro.on_phase_change = None
    clock.jump(1)
    at_once = len(rounds)
    await screen.settle()
    assert at_once <= 100
    assert len(rounds) >= 1000


async def test_a_late_end_before_a_round_that_waits(screen: Screen) -> None:
    """What waits has lost nothing, however late it was."""
    clock = StoryTime(paused=True)
    pomodoro = quick(clock=clock, auto_start_break=False, when_asleep="count")
    screen.show(pomodoro)
    await screen.settle()
    clock.jump(600)
    await screen.settle()
    screen.shows("Short break", "00:05")


async def test_it_warns_and_has_milestones_in_each_round(screen: Screen) -> None:
    """What a timer can do, it can do in each round anew."""
    told: list[tuple[str, float | None]] = []
    pomodoro = quick(milestones=[3])

    def note(event: TimerEvent) -> None:
        assert isinstance(event, PomodoroEvent)
        told.append((event.round.value, event.milestone))

    pomodoro.on_milestone = note
    screen.show(pomodoro)
    await screen.advance(40)
    assert told == [("work", 3), ("short_break", 3)]
    await screen.advance(3)
    assert told[2:] == [("work", 3)]


async def test_what_a_tick_tells(screen: Screen) -> None:
    """A tick says in which round it is."""
    ticks: list[str] = []
    pomodoro = quick()

    def note(event: TimerEvent) -> None:
        assert isinstance(event, PomodoroEvent)
        ticks.append(f"{event.round.value} {event.remaining:g}")

    pomodoro.on_tick = note
    screen.show(pomodoro)
    await screen.advance(23)
    assert ticks[18:] == ["work 1", "work 0", *(f"short_break {n}" for n in (4, 3, 2))]


# --- lengths that change on the way ---


async def test_a_longer_round(screen: Screen) -> None:
    """A new length counts what has passed."""
    pomodoro = quick()
    screen.show(pomodoro)
    await screen.advance(15)
    pomodoro.work = 60.0
    await screen.settle()
    screen.shows("Focus", "00:45")


async def test_a_length_that_has_passed(screen: Screen) -> None:
    """It ends the round, once and now: the break that follows has all its time."""
    pomodoro = quick()
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.advance(15)
    pomodoro.work = 8.0
    await screen.settle()
    screen.shows("Short break", "00:05")
    assert diary.lines == ["work 1 done", "short_break 1"]
    assert diary.events[0].elapsed == 15
    await screen.advance(5)
    screen.shows("Focus", "00:08")


async def test_a_length_that_has_passed_while_paused(screen: Screen) -> None:
    """Held, the round does not end; it does when it goes on."""
    pomodoro = quick()
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.advance(15)
    pomodoro.pause()
    pomodoro.work = 8.0
    await screen.advance(60)
    screen.shows("Focus", "00:00")
    assert diary.lines == []
    pomodoro.resume()
    await screen.settle()
    screen.shows("Short break", "00:05")
    assert diary.lines == ["work 1 done", "short_break 1"]
    assert diary.events[0].at_once


async def test_another_length_than_that_of_the_round_at_hand(screen: Screen) -> None:
    """It counts from the next round of its kind on."""
    pomodoro = quick()
    screen.show(pomodoro)
    await screen.advance(10)
    pomodoro.short_break = 7.0
    await screen.advance(5)
    screen.shows("Focus", "00:05")
    await screen.advance(5)
    screen.shows("Short break", "00:07")


async def test_a_break_that_is_switched_off(screen: Screen) -> None:
    """Switched off while it runs, it is over; then work follows work."""
    pomodoro = quick()
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.advance(22)
    pomodoro.short_break = 0.0
    await screen.settle()
    screen.shows("Focus", "00:20")
    await screen.advance(20)
    assert diary.lines[-4:] == ["short_break 1 done", "work 2", "work 2 done", A_SET[5]]


async def test_fewer_rounds(screen: Screen) -> None:
    """Of fewer rounds than have been, it is the last: a long break follows."""
    pomodoro = quick(rounds=4)
    screen.show(pomodoro)
    await screen.advance(60)
    assert pomodoro.round_number == 3
    pomodoro.rounds = 2
    assert pomodoro.round_number == 2
    await screen.advance(10)
    screen.shows("Long break")
    assert [record.round_number for record in pomodoro.history][-1] == 2
    await screen.advance(10)
    assert (pomodoro.round, pomodoro.round_number) == (WORK, 1)


# --- over time ---


async def test_overtime(screen: Screen) -> None:
    """With `overtime` a round completes and runs on, until somebody goes on."""
    pomodoro = quick(overtime=True)
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.advance(30)
    screen.shows("Focus", "\u221200:10")
    assert pomodoro.phase is TimerPhase.COMPLETED
    assert diary.take() == ["work 1 done"]
    pomodoro.skip()
    await screen.advance(2)
    screen.shows("Short break", "00:03")
    assert diary.lines == ["short_break 1"]
    record = pomodoro.history[0]
    assert (record.seconds, record.skipped) == (30, False)
    assert (pomodoro.completed_rounds, diary.events[-1].skipped) == (1, False)


async def test_start_over_time(screen: Screen) -> None:
    """Over time, `start` goes on to the next round, and runs it in any case."""
    pomodoro = quick(overtime=True, auto_start_break=False)
    screen.show(pomodoro)
    await screen.advance(30)
    pomodoro.pause()
    await screen.advance(30)
    screen.shows("\u221200:10")
    pomodoro.start()
    await screen.advance(2)
    screen.shows("Short break", "00:03")


async def test_no_longer_over_time(screen: Screen) -> None:
    """Without `overtime` the next round begins now; that it is over was told."""
    pomodoro = quick(overtime=True)
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.advance(30)
    pomodoro.overtime = False
    await screen.advance(2)
    screen.shows("Short break", "00:03")
    assert diary.lines == ["work 1 done", "short_break 1"]


# --- what was done ---


async def test_the_history(screen: Screen) -> None:
    """It has a record of each round that ended: when it began, for how long it ran."""
    begin = screen.clock.now()
    pomodoro = quick()
    screen.show(pomodoro)
    await screen.advance(12)
    pomodoro.pause()
    await screen.advance(100)
    pomodoro.resume()
    await screen.advance(10)
    pomodoro.skip()
    work, rest = pomodoro.history
    assert (work.round, work.round_number, work.skipped) == (WORK, 1, False)
    assert (work.started_at, work.seconds) == (begin, 20)
    assert (rest.round, rest.seconds, rest.skipped) == (SHORT, 2, True)
    assert rest.started_at == begin + timedelta(seconds=120)
    assert pomodoro.completed_rounds == 1


async def test_who_follows_the_history(screen: Screen) -> None:
    """History, round and number can be followed, as fields can."""
    pomodoro, seen = quick(), list[tuple[object, ...]]()
    pomodoro.watch(
        lambda: (pomodoro.round, pomodoro.round_number, len(pomodoro.history)),
        lambda new, _: seen.append(new),
    )
    screen.show(pomodoro)
    await screen.advance(45)
    assert seen == [(SHORT, 1, 1), (WORK, 2, 2), (LONG, 2, 3)]


async def test_skipped_work_is_not_completed(screen: Screen) -> None:
    """Only work that ran to its end counts as completed."""
    pomodoro = quick()
    screen.show(pomodoro)
    await screen.advance(10)
    pomodoro.skip()
    await screen.advance(25)
    assert (pomodoro.completed_rounds, len(pomodoro.history)) == (1, 3)


# --- handlers that act ---


async def test_paused_by_who_is_told(screen: Screen) -> None:
    """Who is told that a round has ended can hold the next one."""
    pomodoro = quick()
    pomodoro.on_complete = lambda event: pomodoro.pause()
    screen.show(pomodoro)
    await screen.advance(60)
    screen.shows("Short break", "00:05")
    assert pomodoro.phase is TimerPhase.PAUSED


async def test_started_by_who_is_told(screen: Screen) -> None:
    """Who is told that a round waits can start it."""
    pomodoro = quick(auto_start_break=False)
    pomodoro.on_round = lambda event: pomodoro.start()
    screen.show(pomodoro)
    await screen.advance(22)
    screen.shows("Short break", "00:03")


async def test_skipped_by_who_is_told(screen: Screen) -> None:
    """What a handler causes is told after what has caused it."""
    pomodoro = quick()
    diary = RoundDiary(pomodoro)

    def no_break(event: PomodoroEvent) -> None:
        diary._complete(event)
        if event.round is WORK:
            pomodoro.skip()

    pomodoro.on_complete = no_break
    screen.show(pomodoro)
    await screen.advance(20)
    told = ["work 1 done", "short_break 1", "short_break 1 skipped", "work 2"]
    assert diary.lines == told
    screen.shows("Focus", "00:20")


async def test_reset_when_its_phase_changes(screen: Screen) -> None:
    """Who is told of a phase finds a Pomodoro that has gone on, and may begin anew."""
    pomodoro = quick(auto_start_break=False)

    def again(event: TimerEvent) -> None:
        if event.phase is TimerPhase.IDLE:
            pomodoro.on_phase_change = None
            pomodoro.reset()
            pomodoro.start()

    pomodoro.on_phase_change = again
    screen.show(pomodoro)
    await screen.advance(25)
    screen.shows("Focus", "00:15")


async def test_a_hook_that_fails(screen: Screen) -> None:
    """What fails in `did_complete` of a subclass is told, and the next round runs."""

    class Broken(Pomodoro):
        def did_complete(self, event: TimerEvent) -> None:
            raise RuntimeError("of the hook")

    screen.expect_error("of the hook")
    pomodoro = Broken(20.0, short_break=5.0)
    rounds = list[PomodoroRound]()
    pomodoro.on_round = lambda event: rounds.append(event.round)
    screen.show(pomodoro)
    await screen.advance(22)
    screen.shows("Short break", "00:03")


# --- pages come and go ---


async def test_off_the_page_it_waits(screen: Screen) -> None:
    """Removed, it waits, also at the end of its round; added again, it goes on."""
    pomodoro = quick()
    screen.show(pomodoro)
    await screen.advance(15)
    screen.hide(pomodoro)
    await screen.advance(600)
    assert pomodoro.remaining == 5
    screen.show(pomodoro)
    screen.shows("Focus", "00:05")
    await screen.advance(7)
    screen.shows("Short break", "00:03")


async def test_on_another_page(screen: Screen) -> None:
    """It takes its rounds along from page to page, and ends with the session."""
    other, pomodoro = screen.another(), quick()
    screen.show(pomodoro)
    await screen.advance(22)
    screen.hide(pomodoro)
    await screen.settle()
    other.show(pomodoro)
    await screen.advance(1)
    other.shows("Short break", "00:02")
    await other.close()
    assert (pomodoro.mounted, pomodoro.remaining, pomodoro.tasks) == (False, 2, ())


async def test_without_a_client_it_goes_on(screen: Screen) -> None:
    """Nobody needs to look: rounds follow each other, and are there on return."""
    pomodoro = quick()
    diary = RoundDiary(pomodoro)
    screen.show(pomodoro)
    await screen.advance(5)
    await screen.disconnect()
    await screen.advance(18)
    assert diary.lines == A_SET[:2]
    await screen.reconnect()
    screen.shows("Short break", "00:02")


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("work", 0, "work must be more than 0, got 0"),
        ("work", float("inf"), "work must be less than inf, got inf"),
        ("short_break", -1, "short_break must be 0 or more, got -1"),
        ("long_break", -1, "long_break must be 0 or more, got -1"),
        ("rounds", 0, "rounds must be 1 or more, got 0"),
        ("when_asleep", "dream", "when_asleep must be one of 'hold', 'count', got"),
        ("face", "pie", "face must be one of 'digits', .*, 'bar', got 'pie'"),
    ],
)
async def test_wrong_values(
    screen: Screen, field: str, value: object, message: str
) -> None:
    """A value that makes no sense is refused, and nothing changes."""
    pomodoro = quick()
    screen.show(pomodoro)
    with pytest.raises(ValueError, match=message):
        setattr(pomodoro, field, value)
    await screen.advance(1)
    screen.shows("00:19")
