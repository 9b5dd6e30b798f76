"""Whatever is done to a Pomodoro, in any order, it does what a simple model does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from flet_components import Pomodoro, TimerPhase
from flet_components.components.clockwork.durations import clock_face
from flet_components.testing import Screen, VirtualTimeLoop
from tests.components.timing.round_diary import RoundDiary, quick

IDLE, RUNNING, PAUSED = TimerPhase.IDLE, TimerPhase.RUNNING, TimerPhase.PAUSED
A_SET = [("work", 1), ("short_break", 1), ("work", 2), ("long_break", 2)]
NAMES = {"work": "Focus", "short_break": "Short break", "long_break": "Long break"}
PLACED = {"show": False, "save": False, "hide": True}
"""Steps that need to be on the page, or off it."""
Step = tuple[str, float]


@attrs.define
class Model:
    """What a Pomodoro should do, said as plainly as possible."""

    auto_work: bool
    auto_break: bool
    at: int = 0
    gone: float = 0.0
    work: float = 20.0
    running: bool = True
    suspended: bool = False
    mounted: bool = False
    phase: TimerPhase = IDLE
    told: list[str] = attrs.Factory(list)
    completed: int = 0

    @property
    def place(self) -> str:
        """The round at hand, as it is told."""
        kind, number = A_SET[self.at]
        return f"{kind} {number}"

    @property
    def length(self) -> float:
        return {0: self.work, 1: 5.0, 2: self.work, 3: 10.0}[self.at]

    def act(self, name: str, value: float) -> None:
        """Take one step of the script."""
        getattr(self, name)(value)
        if self.running and self.mounted and self.gone >= self.length:
            self.end("done", 0.0)

    def wait(self, seconds: float) -> None:
        if not (self.running and self.mounted):
            return
        self.gone += seconds
        while self.running and self.gone >= self.length:
            self.end("done", self.gone - self.length)

    def end(self, how: str, late: float) -> None:
        """End the round at hand."""
        if self.mounted:
            self.told.append(f"{self.place} {how}")
        self.completed += how == "done" and self.at in (0, 2)
        self.at = (self.at + 1) % 4
        by_itself = self.auto_work if self.at in (0, 2) else self.auto_break
        self.running = self.running and by_itself
        self.gone = late if self.running else 0.0
        self.begin()
        if self.mounted:
            self.told.append(self.place)

    def begin(self) -> None:
        self.phase = RUNNING if self.running and self.mounted else IDLE

    def skip(self, _: float) -> None:
        self.end("skipped", 0.0)

    def run(self) -> None:
        self.running = True
        if self.mounted:
            self.phase, self.suspended = RUNNING, False

    def hold(self) -> None:
        self.running = False
        if self.phase is RUNNING:
            self.phase = PAUSED

    def start(self, _: float) -> None:
        self.run()

    def resume(self, _: float) -> None:
        self.run()

    def pause(self, _: float) -> None:
        self.suspended = False
        self.hold()

    def suspend(self, _: float) -> None:
        if self.running:
            self.suspended = True
            self.hold()

    def wake(self, _: float) -> None:
        if self.suspended:
            self.suspended = False
            self.run()

    def restart_round(self, _: float) -> None:
        self.gone = 0.0
        self.begin()

    def reset(self, _: float) -> None:
        moved, self.at, self.gone, self.completed = self.at != 0, 0, 0.0, 0
        self.begin()
        if moved and self.mounted:
            self.told.append(self.place)

    def stop(self, _: float) -> None:
        self.running = self.suspended = False
        self.reset(0)

    def length_of_work(self, seconds: float) -> None:
        self.work = seconds

    def hide(self, _: float) -> None:
        self.mounted = False
        if self.phase is RUNNING:
            self.phase = PAUSED

    def show(self, _: float) -> None:
        self.mounted = True
        if self.running:
            self.run()

    def save(self, _: float) -> None:
        """Go on with another one, which stands where this one stood."""
        self.running, self.suspended = self.running or self.suspended, False
        self.phase = PAUSED if self.gone > 0 else IDLE


class Played:
    """A Pomodoro that a script is played to."""

    def __init__(self, screen: Screen, pomodoro: Pomodoro) -> None:
        self.screen, self.pomodoro = screen, pomodoro
        self.diary = RoundDiary(pomodoro)

    async def act(self, name: str, value: float) -> None:
        """Take one step of the script, as an app and its user would."""
        steps: dict[str, Callable[[], Any]] = {
            "length_of_work": lambda: setattr(self.pomodoro, "work", value),
            "hide": lambda: self.screen.hide(self.pomodoro),
            "show": lambda: self.screen.show(self.pomodoro),
            "save": self.save,
            "wait": lambda: None,
        }
        step: Callable[[], Any] = steps.get(name) or getattr(self.pomodoro, name)
        step()
        await self.screen.advance(value if name == "wait" else 0)

    def save(self) -> None:
        lines = self.diary.lines
        self.pomodoro = Pomodoro.from_dict(self.pomodoro.to_dict())
        self.diary = RoundDiary(self.pomodoro)
        self.diary.lines = lines


async def play(auto_work: bool, auto_break: bool, script: list[Step]) -> None:
    """Play a script to a Pomodoro and to the model, and compare after each step."""
    model = Model(auto_work, auto_break)
    pomodoro = quick(auto_start_work=auto_work, auto_start_break=auto_break)
    async with Screen() as screen:
        played = Played(screen, pomodoro)
        for name, value in [("show", 0.0), *script]:
            if PLACED.get(name, model.mounted) == model.mounted:
                await played.act(name, value)
                model.act(name, value)
                compare(screen, played, model)


def compare(screen: Screen, played: Played, model: Model) -> None:
    """Fail unless the Pomodoro shows, does and has told what the model says."""
    pomodoro = played.pomodoro
    assert (pomodoro.phase, pomodoro.running) == (model.phase, model.running)
    assert pomodoro.completed_rounds == model.completed
    assert played.diary.lines == model.told
    left = max(0.0, model.length - model.gone)
    name = NAMES[A_SET[model.at][0]]
    assert screen.texts() == [name, clock_face(left)] * model.mounted


verbs = ["pause", "resume", "start", "skip", "restart_round", "reset", "stop"]
steps = st.one_of(
    st.tuples(st.just("wait"), st.sampled_from([0.25, 1.0, 2.5, 7.0, 30.0, 75.5])),
    st.tuples(st.just("length_of_work"), st.sampled_from([4.0, 20.0, 60.0])),
    st.tuples(
        st.sampled_from([*verbs, "suspend", "wake", "hide", "show", "save"]),
        st.just(0.0),
    ),
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.booleans(), st.booleans(), st.lists(steps, min_size=4, max_size=30))
def test_any_script(auto_work: bool, auto_break: bool, script: list[Step]) -> None:
    """After each step it shows, says and has told what the model does."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.run(play(auto_work, auto_break, script))
