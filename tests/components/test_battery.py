"""Each component survives the battery, and what would not is found."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, ClassVar, Literal

import flet as ft
import pytest

import flet_components
from flet_components import (
    Clock,
    Countdown,
    Pomodoro,
    RelativeTime,
    UserControl,
    internal,
    prop,
    reactive,
)
from flet_components.stories.book import Book
from flet_components.stories.finding import Story
from flet_components.stories.places import catalogue
from flet_components.testing import Screen
from tests.battery import BATTERY, STRICT, Check, name_of
from tests.checks.changing import costs_little
from tests.checks.going_on import sends_little, survives_renders
from tests.checks.leaving import leaves_nothing_behind
from tests.checks.returning import comes_back_as_it_was, comes_back_with_the_client
from tests.subjects import Subject, component_of, remade, subject_of, untold
from tests.worlds import WORLDS, Declarative, Imperative, World

Face = Literal["digits", "segments", "ring", "bar"]


def lengthen(countdown: Countdown) -> None:
    """Change the length."""
    countdown.seconds += 5


def toggle(countdown: Countdown) -> None:
    """Pause, or go on."""
    countdown.running = not countdown.running


def turn(countdown: Countdown) -> None:
    """Show the next face."""
    faces: list[Face] = ["digits", "segments", "ring", "bar"]
    countdown.face = faces[faces.index(countdown.face) - 1]


def sharpen(countdown: Countdown) -> None:
    """Show other digits after the second."""
    countdown.precision = (countdown.precision + 1) % 4


COUNTDOWN: list[Any] = [
    *(lengthen, toggle, turn, sharpen),
    *(Countdown.reset, Countdown.start, Countdown.pause, Countdown.resume),
    *(lambda c: c.add(7), lambda c: c.add(-100), lambda c: c.reset(90)),
]


def postpone(time: RelativeTime) -> None:
    """Move the moment by half a minute."""
    assert time.moment is not None
    time.moment += timedelta(seconds=30)


def reword(time: RelativeTime) -> None:
    """Say it in another way."""
    time.format = "relative" if time.format == "elapsed" else "elapsed"


def translate(time: RelativeTime) -> None:
    """Say it in another language."""
    time.locale = "pl" if time.locale == "ar" else "ar"


RELATIVE_TIME: list[Any] = [postpone, reword, translate]
BEGINNING = datetime(2026, 1, 1, 11, 59, tzinfo=UTC)
"""A minute before the time of a screen begins."""


def set_to(name: str, *values: object) -> list[Any]:
    """Return changes that assign values to a field, one after the other."""
    return [lambda clock, value=value: setattr(clock, name, value) for value in values]


CLOCK: list[Any] = [
    *set_to("tz", "UTC", "Asia/Tokyo", "Australia/Lord_Howe"),
    *set_to("face", "analog", "digital"),
    *set_to("seconds", False, True),
    *set_to("second_hand", "step", "sweep"),
    *set_to("date", "full", None),
    *set_to("compare_to", "Asia/Kathmandu", None),
    *set_to("label", "There", "Here", None),
    *set_to("locale", "de", None),
    *set_to("numbers", True, False),
]
DIAL = partial(Clock, "UTC", face="analog")
POMODORO: list[Any] = [
    *set_to("work", 80.0, 5.0, 90.0),
    *set_to("short_break", 0.0, 20.0),
    *set_to("long_break", 0.0, 30.0),
    *set_to("rounds", 1, 13, 4),
    *set_to("running", False, True),
    *set_to("overtime", True, False),
    *set_to("auto_start_work", True, False),
    *set_to("when_asleep", "count", "hold"),
    *set_to("face", "digits", "segments", "bar", "ring"),
    *set_to("controls", False, True),
    *(Pomodoro.skip, Pomodoro.restart_round, Pomodoro.suspend, Pomodoro.wake),
    *(Pomodoro.reset, Pomodoro.start, Pomodoro.pause, Pomodoro.resume, Pomodoro.stop),
]
SUBJECTS = [
    Subject("clock-digital", partial(Clock, "UTC", date="full"), CLOCK),
    Subject("clock-step", DIAL, CLOCK),
    Subject("clock-sweep", partial(DIAL, second_hand="sweep"), CLOCK),
    Subject("countdown-digits", partial(Countdown, 90), COUNTDOWN, thorough=True),
    Subject("countdown-ring", partial(Countdown, 90, face="ring"), COUNTDOWN),
    Subject("countdown-bar", partial(Countdown, 90, face="bar"), COUNTDOWN),
    Subject("countdown-fine", partial(Countdown, 90, precision=3), COUNTDOWN),
    Subject("countdown-overtime", partial(Countdown, 1, overtime=True), COUNTDOWN),
    Subject(
        "relative-time",
        partial(RelativeTime, BEGINNING, format="elapsed"),
        RELATIVE_TIME,
        events=("update",),
    ),
    Subject("pomodoro", partial(Pomodoro, 90.0), POMODORO),
    Subject(
        "pomodoro-awake",
        partial(
            Pomodoro, 70.0, short_break=20.0, when_asleep="count", auto_start_work=True
        ),
        POMODORO,
    ),
]
BOOK = Book((catalogue(),))
"""The stories of every component."""
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
"""Whether there is all the time in the world: `make histories`."""
QUICK: tuple[Check, ...] = (
    leaves_nothing_behind,
    comes_back_with_the_client,
    survives_renders,
)
"""What most often shows that something is wrong."""


APP: tuple[type[World], ...] = (Imperative, Declarative)
"""The two kinds of app."""


def cases() -> Iterator[Any]:
    """Yield each story with its checks and worlds: all of them if there is time.

    Else the first story of a file is put to all checks, as it is changed to whatever
    the others show, and those to a few; to most in one world, the next in the other.
    """
    for place, file in enumerate(BOOK.files):
        for number, story in enumerate(file.stories):
            first = number == 0
            for turn, check in enumerate(BATTERY if THOROUGH or first else QUICK):
                both = THOROUGH or (first and check in QUICK)
                for kind in APP if both else (APP[(place + number + turn) % 2],):
                    name = f"{name_of(kind)}-{story.id}-{name_of(check)}"
                    yield pytest.param(story, kind, check, id=name)


def rounds() -> Iterator[Any]:
    """Yield each subject with its worlds: all for one that is worth it, else one."""
    for number, subject in enumerate(SUBJECTS):
        whole = THOROUGH or subject.thorough
        for kind in WORLDS if whole else (APP[number % 2],):
            yield pytest.param(subject, kind, id=f"{subject}-{name_of(kind)}")


# --- every component survives ---


@pytest.mark.parametrize(("subject", "kind"), list(rounds()))
@pytest.mark.parametrize("check", STRICT, ids=name_of)
async def test_battery(
    screen: Screen, subject: Subject, kind: type[World], check: Check
) -> None:
    """A component of which much is known survives what is done to it."""
    await check(await kind.on(screen), subject)


@pytest.mark.parametrize(("story", "kind", "check"), list(cases()))
async def test_stories(
    screen: Screen, story: Story, kind: type[World], check: Check
) -> None:
    """The component of each story survives what can be done to any."""
    async with subject_of(BOOK, story, screen.page) as subject:
        if subject is None:
            pytest.skip(f"{story.id} shows no component")
        await check(await kind.on(screen), subject)


@pytest.mark.parametrize("story", BOOK.stories, ids=lambda story: story.id)
async def test_what_is_made_anew_is_what_the_story_shows(
    screen: Screen, story: Story
) -> None:
    """What the battery makes from a story's component looks like that one."""
    async with component_of(BOOK, story, screen.page) as component:
        if component is None:
            pytest.skip(f"{story.id} shows no component")
        one = await Imperative.on(screen)
        other = await one.another()
        copy = await other.show(partial(remade, component))
        own = await one.show(lambda: component)
        await screen.advance(2)
        assert one.picture(own) == other.picture(copy)


async def test_every_component_has_a_story(screen: Screen) -> None:
    """Each public component is what some story is about, and so is in the battery."""
    public = [getattr(flet_components, name) for name in flet_components.__all__]
    components = [
        each
        for each in public
        if isinstance(each, type) and issubclass(each, UserControl)
    ]
    components.remove(UserControl)
    assert Countdown in components
    assert await untold(components, BOOK, screen.page) == []


async def test_ten_thousand_rounds(screen: Screen) -> None:
    """10 000 mounts and unmounts leave no task, no object and no block of memory."""
    await _rounds(screen, 100)
    before = _memory()
    await _rounds(screen, 10_000)
    objects, blocks = (now - then for now, then in zip(_memory(), before, strict=True))
    assert objects < 100
    assert blocks < 1000
    assert screen.tasks() == []


# --- what is broken is found ---


class Leaky(UserControl):
    """A component that is never let go of."""

    kept: ClassVar[list[UserControl]] = []

    async def did_mount_async(self) -> None:
        self.kept.append(self)


class Chatty(UserControl):
    """A component that sends a hundred messages a second."""

    def build(self) -> ft.Control:
        self.text = ft.Text("0")
        return self.text

    async def did_mount_async(self) -> None:
        async for tick in self.clock.every(0.01):
            self.text.value = str(tick.index)
            await self.update_async()


@reactive
class Hasty(UserControl):
    """A component that sends each change at once."""

    number: int = 0
    """What it shows."""

    def build(self) -> ft.Control:
        self.watch(lambda: self.number, lambda *_: self.update())
        return self.bind(ft.Text(), value=lambda: f"{self.number}")

    def more(self) -> None:
        """Show the next number."""
        self.number += 1


@reactive
class Forgetful(UserControl):
    """A component that begins anew when a render makes another object of it."""

    source: object = prop(factory=object)
    """A default that is another one each time."""
    _seconds: int = internal(0)

    def build(self) -> ft.Control:
        self.watch(lambda: self.source, lambda *_: self._begin())
        return self.bind(ft.Text(), value=lambda: f"{self._seconds}")

    async def did_mount_async(self) -> None:
        async for _ in self.clock.every(1):
            self._seconds += 1

    def _begin(self) -> None:
        self._seconds = 0


@reactive
class Tired(UserControl):
    """A component that does nothing any more when it comes back."""

    _seconds: int = internal(0)

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: f"{self._seconds}")

    async def did_mount_async(self) -> None:
        if self._seconds == 0:
            async for tick in self.clock.every(1):
                self._seconds = tick.index


async def test_a_leak_is_found(screen: Screen) -> None:
    """A component that is kept alive somewhere does not pass."""
    world = await Imperative.on(screen)
    with pytest.raises(AssertionError, match="Leaky"):
        await leaves_nothing_behind(world, Subject("leaky", Leaky))
    Leaky.kept.clear()


async def test_chatter_is_found(screen: Screen) -> None:
    """A component that sends too much does not pass."""
    world = await Imperative.on(screen)
    with pytest.raises(AssertionError):
        await sends_little(world, Subject("chatty", Chatty))


BROKEN: list[tuple[Check, type[World], Subject, str]] = [
    (costs_little, Imperative, Subject("hasty", Hasty, [Hasty.more]), "<= 20"),
    (survives_renders, Declarative, Subject("forgetful", Forgetful), "'value': '0'"),
    (comes_back_as_it_was, Imperative, Subject("tired", Tired), "'1'. == .'5'"),
]


@pytest.mark.parametrize(("check", "kind", "subject", "what"), BROKEN, ids=name_of)
async def test_what_is_broken_is_found(
    screen: Screen, check: Check, kind: type[World], subject: Subject, what: str
) -> None:
    """A component that cannot stand what a check does to it does not pass."""
    world = await kind.on(screen)
    with pytest.raises(AssertionError, match=what):
        await check(world, subject)


async def _rounds(screen: Screen, rounds: int) -> None:
    """Show many countdowns for a second, twenty at a time."""
    for _ in range(rounds // 20):
        countdowns = [Countdown(60) for _ in range(20)]
        screen.show(*countdowns)
        await screen.advance(1)
        screen.hide(*countdowns)
        await screen.settle()
        screen.messages.clear()


def _memory() -> tuple[int, int]:
    """Return how many objects and blocks of memory are alive."""
    gc.collect()
    return len(gc.get_objects()), sys.getallocatedblocks()
