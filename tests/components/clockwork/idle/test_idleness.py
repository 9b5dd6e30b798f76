"""Phases and totals of somebody who does nothing, against plain tables and a model."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.components.clockwork.idle.idleness import (
    Idleness,
    IdlePhase,
    Limits,
    Step,
    a_timeout,
    in_seconds,
    require_time_to_ask,
)
from flet_components.validation import check

ACTIVE, PROMPTED, IDLE = IdlePhase.ACTIVE, IdlePhase.PROMPTED, IdlePhase.IDLE
TEN = Limits(10.0, 3.0)
"""Ten seconds, of which the last three ask."""


def going(limits: Limits = TEN, since: float = 0.0) -> Idleness:
    """Return one that goes."""
    idleness = Idleness(limits)
    idleness.go(since)
    return idleness


def phases(steps: list[Step]) -> list[str]:
    """Return the names of the phases of steps."""
    return [step.phase.name for step in steps]


# --- from phase to phase ---


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (0.0, []),
        (6.999999, []),
        (7.0, [Step(PROMPTED, 3.0, 7.0)]),
        (9.5, [Step(PROMPTED, 0.5, 9.5, late=2.5)]),
        (10.0, [Step(IDLE, 0.0, 10.0)]),
        (3600.0, [Step(IDLE, 0.0, 3600.0, late=3590.0)]),
    ],
)
def test_the_phase_of_a_moment(now: float, found: list[Step]) -> None:
    """A look finds the phase of its moment; it asks only as long as there is time."""
    assert going().catch_up(now) == found


def test_phases_come_in_order() -> None:
    """First it asks, then somebody is idle; each is said once."""
    idleness = going()
    seen = [step for now in range(20) for step in idleness.catch_up(now)]
    assert seen == [Step(PROMPTED, 3.0, 7.0), Step(IDLE, 0.0, 10.0)]


@pytest.mark.parametrize("limits", [Limits(10.0), Limits(10.0, 10.0), Limits(10.0, 99)])
def test_nobody_is_asked_without_time_for_it(limits: Limits) -> None:
    """Without a prompt, or with one as long as the timeout, only idleness comes."""
    idleness = going(limits)
    seen = [step for now in range(20) for step in idleness.catch_up(now)]
    assert phases(seen) == ["IDLE"]


@pytest.mark.parametrize(
    ("at", "act", "found"),
    [
        (5.0, {}, []),
        (8.0, {}, [Step(ACTIVE, 10.0, 8.0)]),
        (8.0, {"comes_back": True}, [Step(ACTIVE, 10.0, 8.0)]),
        (12.0, {}, [Step(ACTIVE, 10.0, 12.0)]),
        (12.0, {"comes_back": True}, []),
    ],
)
def test_an_action_makes_active(
    at: float, act: dict[str, bool], found: list[Step]
) -> None:
    """An action ends the prompt and idleness; a page that comes back only the first."""
    idleness = going()
    idleness.catch_up(at)
    assert idleness.act(at, **act) == found
    back = found != [] or at < 7
    assert idleness.remaining(at) == (10.0 if back else 0.0)


@pytest.mark.parametrize(
    ("comes_back", "found"),
    [
        (False, [Step(IDLE, 0.0, 15.0, late=5.0), Step(ACTIVE, 10.0, 15.0)]),
        (True, [Step(IDLE, 0.0, 15.0, late=5.0)]),
    ],
)
def test_an_action_after_the_end(comes_back: bool, found: list[Step]) -> None:
    """One that comes when the time was up, but nobody had looked, ends idleness."""
    assert going().act(15.0, comes_back=comes_back) == found


def test_a_prompt_that_holds() -> None:
    """An action does not end it; to be taken for active does."""
    idleness = going(attrs.evolve(TEN, hold_prompt=True))
    assert phases(idleness.catch_up(8.0)) == ["PROMPTED"]
    assert idleness.act(8.5) == []
    assert idleness.remaining(8.5) == 1.5
    assert idleness.begin(9.0) == [Step(ACTIVE, 10.0, 9.0)]


def test_one_that_stops_when_idle() -> None:
    """No action ends idleness then; to begin again does."""
    idleness = going(attrs.evolve(TEN, stop_on_idle=True))
    assert phases(idleness.act(20.0)) == ["IDLE"]
    assert idleness.act(21.0) == []
    assert phases(idleness.begin(22.0)) == ["ACTIVE"]
    assert idleness.idle(22.0) == 12.0


@pytest.mark.parametrize(
    ("at", "limits", "found"),
    [
        (5.0, Limits(20.0, 3.0), []),
        (5.0, Limits(6.0, 3.0), [Step(PROMPTED, 1.0, 5.0)]),
        (5.0, Limits(4.0, 3.0), [Step(IDLE, 0.0, 5.0)]),
        (8.0, Limits(20.0, 3.0), [Step(ACTIVE, 12.0, 8.0)]),
        (8.0, Limits(10.0, 0.0), [Step(ACTIVE, 2.0, 8.0)]),
        (8.0, Limits(9.0, 2.0), []),
        (12.0, Limits(20.0, 3.0), [Step(ACTIVE, 8.0, 12.0)]),
        (12.0, Limits(14.0, 3.0), [Step(ACTIVE, 2.0, 12.0), Step(PROMPTED, 2.0, 12.0)]),
        (12.0, Limits(5.0, 0.0), []),
    ],
)
def test_other_limits(at: float, limits: Limits, found: list[Step]) -> None:
    """What has passed counts; what other limits would have brought comes now."""
    idleness = going()
    idleness.catch_up(at)
    assert idleness.change(at, limits) == found


def test_shorter_limits_do_not_reach_back() -> None:
    """Who is idle by new limits is so from now on, not since before."""
    idleness = going()
    assert idleness.change(6.0, Limits(2.0)) == [Step(IDLE, 0.0, 6.0)]
    assert (idleness.idle(6.0), idleness.idle(7.5)) == (0.0, 1.5)


def test_a_pause_keeps_what_is_left() -> None:
    """While it is held no time passes, whatever it is that is counted."""
    idleness = going()
    idleness.hold(4.0)
    assert idleness.catch_up(1000.0) == []
    assert idleness.until_change(1000.0) is None
    assert (idleness.remaining(1000.0), idleness.elapsed(1000.0)) == (6.0, 4.0)
    idleness.go(1000.0)
    assert idleness.until_change(1000.0) == 3.0
    assert idleness.catch_up(1006.0) == [Step(IDLE, 0.0, 10.0)]


def test_a_reset_forgets_what_has_elapsed() -> None:
    """Since the reset nothing has; ever, all has."""
    idleness = going()
    idleness.catch_up(15.0)
    assert phases(idleness.reset(15.0)) == ["ACTIVE"]
    assert (idleness.elapsed(20.0), idleness.idle(20.0)) == (5.0, 0.0)
    assert idleness.elapsed(20.0, ever=True) == 20.0
    assert idleness.idle(20.0, ever=True) == 5.0
    assert idleness.active(20.0, ever=True) == 15.0


def test_idleness_that_nobody_noticed_is_counted() -> None:
    """What is read is right, whenever somebody has looked last."""
    idleness = going()
    assert (idleness.phase, idleness.idle(25.0)) == (ACTIVE, 15.0)
    idleness.catch_up(40.0)
    assert idleness.idle(45.0) == 35.0


def test_a_moment_that_floats_miss() -> None:
    """A sum of floats that falls short by less than a microsecond is the moment."""
    idleness = going(Limits(0.3), since=0.1)
    wait = idleness.until_change(0.1)
    assert wait is not None
    assert phases(idleness.catch_up(0.1 + 0.1 + 0.1 + 0.1)) == ["IDLE"]


# --- limits ---


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (0, "timeout must be more than 0 seconds, and finite, got 0"),
        (-3, "timeout must be more than 0 seconds, and finite, got -3"),
        (math.inf, "timeout must be more than 0 seconds, and finite, got inf"),
        (math.nan, "timeout must be more than 0 seconds, and finite, got nan"),
        (timedelta(0), "timeout must be more than 0 seconds, and finite, got date"),
        ("soon", "timeout must be seconds or a timedelta, got 'soon'"),
        (None, "timeout must be seconds or a timedelta, got None"),
    ],
)
def test_what_is_no_timeout(value: object, message: str) -> None:
    """A timeout is a finite length of more than 0."""
    with pytest.raises((ValueError, TypeError), match=message):
        check("timeout", value, a_timeout)


@pytest.mark.parametrize("value", [0.001, 1, 10**9, timedelta(days=400)])
def test_what_is_a_timeout(value: float | timedelta) -> None:
    """It may be as long as it likes; a length in days is one, too."""
    check("timeout", value, a_timeout)
    assert in_seconds(value) > 0


@pytest.mark.parametrize("timeout", [10, 10.0, timedelta(seconds=10)])
def test_there_must_be_time_to_ask(timeout: float | timedelta) -> None:
    """A prompt must be shorter than the timeout."""
    require_time_to_ask(timeout, 0.0)
    require_time_to_ask(timeout, 9.9)
    for prompt in (10.0, 30.0):
        message = rf"must be less than timeout \(10 s\), got {prompt:g}"
        with pytest.raises(ValueError, match=message):
            require_time_to_ask(timeout, prompt)


# --- against a model ---


@attrs.define
class Model:
    """What it should do, second by second, as plainly as possible."""

    limits: Limits
    phase: IdlePhase = ACTIVE
    goes: bool = False
    silent: int = 0
    elapsed: int = 0
    idle: int = 0
    ever: tuple[int, int] = (0, 0)
    told: list[str] = attrs.Factory(list)

    def second(self) -> None:
        """Let a second pass."""
        if self.goes:
            self.silent += 1
            self.elapsed += 1
            self.idle += self.phase is IDLE
            self.ever = (self.ever[0] + 1, self.ever[1] + (self.phase is IDLE))
            self.settle()

    def settle(self) -> None:
        """Ask, or take for idle, if it is time."""
        limits = self.limits
        asks = 0 < limits.prompt_before < limits.timeout
        if self.phase is not IDLE and self.silent >= limits.timeout:
            self.enter(IDLE)
        elif self.phase is not IDLE:
            due = self.silent >= limits.timeout - limits.prompt_before
            self.enter(PROMPTED if asks and due else ACTIVE)

    def enter(self, phase: IdlePhase) -> None:
        """Say that it is another phase."""
        if phase is not self.phase:
            self.phase = phase
            self.told.append(phase.name)

    def act(self, comes_back: bool) -> None:
        held = self.phase is PROMPTED and self.limits.hold_prompt
        stays = self.phase is IDLE and (comes_back or self.limits.stop_on_idle)
        if not (held or stays):
            self.begin()

    def begin(self) -> None:
        self.silent = 0
        self.enter(ACTIVE)

    def reset(self) -> None:
        self.begin()
        self.elapsed = self.idle = 0

    def change(self, limits: Limits) -> None:
        self.limits = limits
        if self.phase is IDLE and self.silent < limits.timeout:
            self.enter(ACTIVE)
        self.settle()


LIMITS = st.builds(
    Limits,
    st.integers(1, 12).map(float),
    st.integers(0, 12).map(float),
    hold_prompt=st.booleans(),
    stop_on_idle=st.booleans(),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 15)),
        st.tuples(st.just("act"), st.booleans()),
        st.tuples(st.just("change"), LIMITS),
        st.tuples(st.sampled_from(["go", "hold", "begin", "reset"]), st.none()),
    ),
    max_size=40,
)
Script = list[tuple[str, object]]


def play(
    limits: Limits, script: Script, look: Callable[[Idleness, float], object]
) -> tuple[Idleness, Model, float, list[str]]:
    """Play a script to one and to the model; look at the one after each second."""
    idleness, model, told = Idleness(limits), Model(limits), list[str]()
    now = 1000.0
    for name, value in [("go", None), *script]:
        if name == "wait":
            assert isinstance(value, int)
            for _ in range(value):
                now += 1
                model.second()
                told += phases(look(idleness, now) or [])  # type: ignore[arg-type]
        elif name == "go":
            idleness.go(now)
            model.goes = True
        elif name == "hold":
            told += phases(idleness.catch_up(now))
            idleness.hold(now)
            model.goes = False
        elif name == "act":
            told += phases(idleness.act(now, comes_back=bool(value)))
            model.act(bool(value))
        elif name == "change":
            assert isinstance(value, Limits)
            told += phases(idleness.change(now, value))
            model.change(value)
        else:
            told += phases(getattr(idleness, name)(now))
            getattr(model, name)()
    return idleness, model, now, told


@given(LIMITS, STEPS)
def test_it_does_what_the_model_does(limits: Limits, script: Script) -> None:
    """Looked at each second, it tells of the same phases and counts the same."""
    idleness, model, now, told = play(limits, script, Idleness.catch_up)
    assert told == model.told
    assert idleness.phase is model.phase
    assert idleness.inactive(now) == model.silent
    assert (idleness.elapsed(now), idleness.idle(now)) == (model.elapsed, model.idle)
    ever = (idleness.elapsed(now, ever=True), idleness.idle(now, ever=True))
    assert ever == model.ever


@given(LIMITS, STEPS)
def test_whoever_looks_late_counts_the_same(limits: Limits, script: Script) -> None:
    """Not looked at on the way, it counts the same; only prompts may be missing."""
    idleness, model, now, told = play(limits, script, lambda *_: [])
    told += phases(idleness.catch_up(now))
    assert idleness.phase is model.phase
    assert (idleness.elapsed(now), idleness.idle(now)) == (model.elapsed, model.idle)
    assert told.count("IDLE") == model.told.count("IDLE")


@given(LIMITS, STEPS)
def test_totals_add_up(limits: Limits, script: Script) -> None:
    """Idle and active times are never negative, and all that has elapsed is in them."""
    idleness, _, now, _ = play(limits, script, lambda *_: [])
    for ever in (False, True):
        idle, active = idleness.idle(now, ever=ever), idleness.active(now, ever=ever)
        assert idle >= 0
        assert active >= 0
        assert idle + active == idleness.elapsed(now, ever=ever)


@given(LIMITS, STEPS)
def test_the_next_change_is_known(limits: Limits, script: Script) -> None:
    """Left alone, the next phase comes exactly when it was said that it would."""
    idleness, _, now, _ = play(limits, script, Idleness.catch_up)
    wait = idleness.until_change(now)
    if wait is None:
        assert idleness.catch_up(now + 1000) == []
    else:
        assert idleness.catch_up(now + wait - 0.001) == []
        [step] = idleness.catch_up(now + wait)
        assert step.late == 0
