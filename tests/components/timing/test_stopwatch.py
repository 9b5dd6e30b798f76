"""A stopwatch counts up, and takes laps."""

from __future__ import annotations

import math
from datetime import timedelta

import flet as ft
import pytest

from flet_components import Lap, LapEvent, Stopwatch, StoryTime, TimerPhase
from flet_components.testing import Screen
from tests.components.timing.diary import Diary


def listed(screen: Screen) -> list[list[object]]:
    """Return the rows of the list of laps, from its top."""
    texts = [text["value"] for text in screen.find_all(ft.Text)]
    return [texts[i : i + 3] for i in range(1, len(texts), 3)]


async def test_it_counts_up(screen: Screen) -> None:
    """It runs when it is shown; a pause does not count."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    await screen.advance(65)
    screen.shows("01:05")
    stopwatch.pause()
    await screen.advance(100)
    stopwatch.start()
    await screen.advance(0.5)
    assert stopwatch.elapsed == 65.5
    screen.shows("01:05")


async def test_its_first_tick_is_at_a_full_second(screen: Screen) -> None:
    """Held and gone on, it ticks when a full second has passed in all."""
    stopwatch = Stopwatch()
    diary = Diary(stopwatch)
    screen.show(stopwatch)
    await screen.advance(0.75)
    stopwatch.pause()
    stopwatch.resume()
    diary.take()
    await screen.advance(0.25)
    assert diary.lines == ["tick 1"]


async def test_a_beginning_of_its_own(screen: Screen) -> None:
    """With `start_at` some time has passed already, after a reset, too."""
    stopwatch = Stopwatch(3590)
    screen.show(stopwatch)
    screen.shows("59:50")
    await screen.advance(15)
    screen.shows("1:00:05")
    stopwatch.reset()
    await screen.settle()
    screen.shows("59:50")


async def test_another_beginning(screen: Screen) -> None:
    """One that has not begun takes it on at once; another one at its next reset."""
    stopwatch = Stopwatch(running=False)
    screen.show(stopwatch)
    stopwatch.start_at = 60
    await screen.settle()
    screen.shows("01:00")
    stopwatch.start()
    await screen.advance(5)
    stopwatch.start_at = 120
    await screen.advance(5)
    screen.shows("01:10")
    stopwatch.reset()
    await screen.settle()
    screen.shows("02:00")


async def test_reset_while_running(screen: Screen) -> None:
    """It begins again, and goes on running; the laps are forgotten."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    await screen.advance(10.5)
    stopwatch.lap()
    stopwatch.reset()
    await screen.advance(3)
    screen.shows("00:03")
    assert (list(stopwatch.laps), stopwatch.running) == ([], True)


# --- laps ---


async def test_laps(screen: Screen) -> None:
    """A lap ends at the very moment; its own time and all the time are told."""
    told: list[tuple[int, float, float]] = []

    def tell(event: LapEvent) -> None:
        told.append((event.lap.number, event.lap.seconds, event.elapsed))

    stopwatch = Stopwatch(on_lap=tell)
    screen.show(stopwatch)
    begun = screen.clock.now()
    await screen.advance(10.25)
    lap = stopwatch.lap()
    await screen.advance(9.5)
    stopwatch.lap()
    assert lap == Lap(1, 10.25, 10.25, begun + timedelta(seconds=10.25))
    assert told == [(1, 10.25, 10.25), (2, 9.5, 19.75)]


async def test_the_list_of_laps(screen: Screen) -> None:
    """The last one is on top; the best and the slowest are marked."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    assert screen.find_all(ft.ListView) == []
    for seconds in (12.345, 11, 13):
        await screen.advance(seconds)
        stopwatch.lap()
    await screen.settle()
    assert listed(screen) == [
        ["Lap 3 · slowest", "00:13.00", "00:36.34"],
        ["Lap 2 · best", "00:11.00", "00:23.34"],
        ["Lap 1", "00:12.34", "00:12.34"],
    ]


async def test_a_lap_is_a_small_message(screen: Screen) -> None:
    """Another lap sends its own row, not those before."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    for _ in range(50):
        await screen.advance(1)
        stopwatch.lap()
    await screen.settle()
    before = len(screen.patches)
    await screen.advance(0.25)
    stopwatch.lap()
    await screen.settle()
    sent = str([patch.body for patch in screen.patches[before:]])
    assert "Lap 51" in sent
    assert "Lap 49" not in sent


async def test_no_lap_while_it_does_not_run(screen: Screen) -> None:
    """Before it is shown, paused and over, there is none to take."""
    stopwatch = Stopwatch(max_duration=10)
    assert stopwatch.lap() is None
    screen.show(stopwatch)
    await screen.advance(5)
    stopwatch.pause()
    assert stopwatch.lap() is None
    stopwatch.resume()
    await screen.advance(10)
    assert stopwatch.lap() is None
    assert list(stopwatch.laps) == []


async def test_the_best_and_the_worst(screen: Screen) -> None:
    """They can be read; one lap alone is neither."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    await screen.advance(10)
    stopwatch.lap()
    assert (stopwatch.best_lap, stopwatch.worst_lap) == (None, None)
    await screen.advance(8)
    stopwatch.lap()
    assert stopwatch.best_lap == stopwatch.laps[1]
    assert stopwatch.worst_lap == stopwatch.laps[0]


async def test_only_so_many_laps(screen: Screen) -> None:
    """Beyond `max_laps` the first ones are dropped; the others keep their numbers."""
    stopwatch = Stopwatch(max_laps=3)
    screen.show(stopwatch)
    for _ in range(5):
        await screen.advance(1)
        stopwatch.lap()
    await screen.settle()
    assert [row[0] for row in listed(screen)] == ["Lap 5", "Lap 4", "Lap 3"]


async def test_laps_are_restored(screen: Screen) -> None:
    """With its laps and its time it goes on where another one stood."""
    first = Stopwatch()
    screen.show(first)
    await screen.advance(10)
    first.lap()
    await screen.advance(5)
    second = Stopwatch(first.elapsed, laps=first.laps)
    screen.show(second)
    await screen.advance(5)
    lap = second.lap()
    assert lap is not None
    assert (lap.number, lap.seconds, lap.split) == (2, 10, 20)


async def test_laps_are_shown_or_not(screen: Screen) -> None:
    """The list and its precision may change at any time."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    await screen.advance(61.5)
    stopwatch.lap()
    stopwatch.lap_precision = 1
    await screen.settle()
    screen.shows("01:01.5")
    stopwatch.show_laps = False
    await screen.settle()
    assert screen.find_all(ft.ListView) == []


# --- its end ---


async def test_a_limit(screen: Screen) -> None:
    """At `max_duration` it stops, exactly there, however late it wakes."""
    story = StoryTime(paused=True)
    stopwatch = Stopwatch(max_duration=60, clock=story)
    diary = Diary(stopwatch)
    screen.show(stopwatch)
    await screen.settle()
    await story.advance(50)
    diary.take()
    story.jump(600)
    await screen.settle()
    screen.shows("01:00")
    assert diary.lines == ["tick 0", "completed", "complete"]
    assert (stopwatch.elapsed, diary.completions[0].late) == (60, 590)
    assert stopwatch.running is False


async def test_over_the_limit(screen: Screen) -> None:
    """With `overtime` it says so, and goes on."""
    stopwatch = Stopwatch(max_duration=60, overtime=True)
    diary = Diary(stopwatch)
    screen.show(stopwatch)
    await screen.advance(65)
    screen.shows("01:05")
    assert len(diary.completions) == 1
    assert stopwatch.phase is TimerPhase.COMPLETED
    assert stopwatch.lap() is not None


async def test_what_is_left_can_be_read(screen: Screen) -> None:
    """With a limit `remaining` is what is left to it."""
    stopwatch = Stopwatch(max_duration=60)
    screen.show(stopwatch)
    await screen.advance(20)
    assert stopwatch.remaining == 40
    stopwatch.max_duration = None
    assert stopwatch.remaining == math.inf


# --- buttons ---


async def test_its_buttons(screen: Screen) -> None:
    """They do what makes sense at the time, and say so."""
    stopwatch = Stopwatch()
    screen.show(stopwatch)
    await screen.advance(10)
    await screen.tap("Lap")
    await screen.advance(5)
    await screen.tap("Pause")
    screen.shows("Start", "Reset", "00:15")
    await screen.tap("Start")
    await screen.advance(5)
    await screen.tap("Pause")
    await screen.tap("Reset")
    screen.shows("00:00", "Start")
    assert list(stopwatch.laps) == []


async def test_a_button_with_nothing_to_do(screen: Screen) -> None:
    """Reset is off when there is nothing to take back, Start when it is over."""
    stopwatch = Stopwatch(running=False, max_duration=5)
    screen.show(stopwatch)
    assert off(screen) == {"Reset"}
    stopwatch.start()
    await screen.advance(1)
    assert off(screen) == set()
    await screen.advance(10)
    assert off(screen) == {"Start"}


def off(screen: Screen) -> set[object]:
    """Return what stands on the buttons that are off."""
    buttons = [screen.find(ft.FilledButton), screen.find(ft.OutlinedButton)]
    return {button["content"] for button in buttons if button.get("disabled")}


async def test_without_buttons(screen: Screen) -> None:
    """They can be left out."""
    screen.show(Stopwatch(controls=False))
    assert screen.texts() == ["00:00"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("start_at", -1, "start_at must be 0 or more, got -1"),
        ("max_duration", 0, "max_duration must be more than 0, got 0"),
        ("lap_precision", 4, "lap_precision must be one of 0, 1, 2, 3, got 4"),
        ("max_laps", 0, "max_laps must be 1 or more, got 0"),
    ],
)
def test_wrong_values(field: str, value: object, message: str) -> None:
    """A value that makes no sense is refused."""
    with pytest.raises(ValueError, match=message):
        setattr(Stopwatch(), field, value)
