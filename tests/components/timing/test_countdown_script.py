"""Whatever is done to a countdown, in any order, it does what a simple model does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from flet_components import Countdown, TimerEvent, TimerPhase
from flet_components.components.clockwork.durations import clock_face
from flet_components.testing import Screen, VirtualTimeLoop

IDLE, RUNNING = TimerPhase.IDLE, TimerPhase.RUNNING
PAUSED, COMPLETED = TimerPhase.PAUSED, TimerPhase.COMPLETED

PLACED = ("show", "hide", "length", "flip")
"""Steps that need to be off the page (the first) or on it (the others)."""
Step = tuple[str, float]


@attrs.define
class Model:
    """What a countdown should do, said as plainly as possible."""

    seconds: float
    overtime: bool
    left: float = attrs.field(init=False)
    running: bool = True
    mounted: bool = False
    phase: TimerPhase = IDLE
    completions: int = 0

    def __attrs_post_init__(self) -> None:
        self.left = self.seconds

    @property
    def ended(self) -> bool:
        """Whether it stands at its end."""
        return self.phase is COMPLETED and not self.overtime

    def act(self, name: str, value: float) -> None:
        """Take one step of the script."""
        getattr(self, name)(value)
        self.come_to_an_end()

    def wait(self, seconds: float) -> None:
        if self.running and self.mounted and not self.ended:
            self.left -= seconds

    def come_to_an_end(self) -> None:
        """Complete, if it counts and nothing is left."""
        if self.running and self.mounted and round(self.left, 6) <= 0:
            self.completions += self.phase is not COMPLETED
            self.phase = COMPLETED
            if not self.overtime:
                self.running, self.left = False, 0.0

    def pause(self, _: float) -> None:
        self.running = False
        if self.phase is RUNNING:
            self.phase = PAUSED

    def resume(self, _: float) -> None:
        if not self.ended:
            self.run()

    def start(self, _: float) -> None:
        if self.phase is COMPLETED:
            self.reset(0)
        self.run()

    def run(self) -> None:
        self.running = True
        if self.mounted and self.phase is not COMPLETED:
            self.phase = RUNNING

    def reset(self, _: float) -> None:
        self.left = self.seconds
        counts = self.running and self.mounted
        self.phase = RUNNING if counts else IDLE

    def add(self, seconds: float) -> None:
        ended = self.ended
        if ended:
            self.left, seconds = max(0.0, self.left), max(0.0, seconds)
        self.left += seconds
        self.back_from_the_end()
        if ended and self.phase is not COMPLETED:
            self.run()

    def length(self, seconds: float) -> None:
        self.left += seconds - self.seconds
        self.seconds = seconds
        self.back_from_the_end()

    def back_from_the_end(self) -> None:
        """If something is left again, it is over no more."""
        if self.phase is COMPLETED and round(self.left, 6) > 0:
            counts = self.running and self.mounted
            self.phase = RUNNING if counts else PAUSED

    def flip(self, _: float) -> None:
        self.overtime = not self.overtime

    def hide(self, _: float) -> None:
        self.mounted = False
        if self.phase is RUNNING:
            self.phase = PAUSED

    def show(self, _: float) -> None:
        self.mounted = True
        if self.running and not self.ended:
            self.run()


async def act(screen: Screen, countdown: Countdown, name: str, value: float) -> None:
    """Take one step of the script, as an app and its user would."""
    verbs: dict[str, Callable[[], Any]] = {
        "add": lambda: countdown.add(value),
        "length": lambda: setattr(countdown, "seconds", value),
        "flip": lambda: setattr(countdown, "overtime", not countdown.overtime),
        "hide": lambda: screen.hide(countdown),
        "show": lambda: screen.show(countdown),
        "wait": lambda: None,
    }
    verb: Callable[[], Any] = verbs.get(name) or getattr(countdown, name)
    verb()
    await screen.advance(value if name == "wait" else 0)


async def play(seconds: float, overtime: bool, script: list[Step]) -> None:
    """Play a script to a countdown and to the model, and compare after each step."""
    model = Model(seconds, overtime)
    completions: list[TimerEvent] = []
    countdown = Countdown(seconds, overtime=overtime)
    countdown.on_complete = completions.append
    async with Screen() as screen:
        for name, value in [("show", 0.0), *script]:
            if (name == "show") != model.mounted or name not in PLACED:
                await act(screen, countdown, name, value)
                model.act(name, value)
                compare(screen, countdown, model)
                assert len(completions) == model.completions


def compare(screen: Screen, countdown: Countdown, model: Model) -> None:
    """Fail unless the countdown shows and does what the model says."""
    left = model.left if model.overtime else max(0.0, model.left)
    assert (countdown.phase, countdown.running) == (model.phase, model.running)
    assert screen.texts() == [clock_face(left)] * model.mounted


steps = st.one_of(
    st.tuples(st.just("wait"), st.sampled_from([0.1, 0.5, 1.0, 2.5, 30.0])),
    st.tuples(st.just("add"), st.sampled_from([-20.0, -0.3, 0.3, 5.0])),
    st.tuples(st.just("length"), st.sampled_from([0.0, 0.7, 3.0, 20.0])),
    st.tuples(
        st.sampled_from(["pause", "resume", "start", "reset", "flip", "hide", "show"]),
        st.just(0.0),
    ),
)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.sampled_from([0.0, 1.0, 3.3, 20.0]), st.booleans(), st.lists(steps))
def test_any_script(seconds: float, overtime: bool, script: list[Step]) -> None:
    """After each step it shows, says and has told what the model does."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.run(play(seconds, overtime, script))
