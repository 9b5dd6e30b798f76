"""Signals, computed values, effects and batches."""

from __future__ import annotations

import functools
import gc
import threading
import traceback
import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

import flet as ft
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flet_components.signals import (
    Computed,
    Effect,
    Signal,
    batch,
    equal,
    same,
    untracked,
)
from flet_components.tracking import running

T = TypeVar("T")


def record(read: Callable[[], object]) -> tuple[Effect, list[object]]:
    """Make an effect that writes down what it reads."""
    seen: list[object] = []
    return Effect(lambda: seen.append(read())), seen


class Counted(Generic[T]):
    """A function that counts its calls."""

    def __init__(self, function: Callable[[], T]) -> None:
        self.function = function
        self.calls = 0

    def __call__(self) -> T:
        self.calls += 1
        return self.function()


# --- signals and effects ---


def test_an_effect_runs_now_and_at_each_change() -> None:
    """An effect runs when it is made, and again whenever what it read changes."""
    name = Signal("Ann")
    _, seen = record(name.get)
    name.set("Bob")
    assert seen == ["Ann", "Bob"]


def test_an_equal_value_notifies_nobody() -> None:
    """Setting the value that is there already runs nothing."""
    prices = Signal([1, 2])
    _, seen = record(prices.get)
    prices.set([1, 2])
    assert seen == [[1, 2]]


@pytest.mark.parametrize(("old", "new"), [(1, 1.0), (1, True), ("1", 1), (0, None)])
def test_values_of_different_types_are_never_the_same(old: object, new: object) -> None:
    """A change of type is a change, also where Python calls the values equal."""
    assert not same(old, new)


@pytest.mark.parametrize("wrap", [lambda c: c, lambda c: [c], lambda c: (c, 1)])
def test_two_controls_are_never_the_same(wrap: Callable[[object], object]) -> None:
    """Controls that are equal by their fields are told apart, also in lists."""
    old, new = ft.Text("a"), ft.Text("a")
    assert equal(wrap(old), wrap(new))
    assert not same(wrap(old), wrap(new))
    assert same(wrap(old), wrap(old))


def test_values_without_a_truth_value_are_never_the_same() -> None:
    """Arrays and the like, whose comparison raises, count as changed."""

    class Array:
        def __eq__(self, other: object) -> bool:
            raise ValueError("the truth value of an array is ambiguous")

        __hash__ = None  # type: ignore[assignment]

    assert not same(Array(), Array())


def test_a_suspended_effect_rests_until_it_is_resumed() -> None:
    """A suspended effect runs at no change, and catches up once when resumed."""
    count = Signal(0)
    effect, seen = record(count.get)
    effect.suspend()
    count.set(1)
    count.set(2)
    effect.resume()
    count.set(3)
    assert seen == [0, 2, 3]


def test_an_effect_may_suspend_itself() -> None:
    """What an effect reads after it has suspended itself does not wake it."""
    ready, other = Signal(False), Signal(0)
    seen: list[int] = []

    def once() -> None:
        if ready.get():
            effect.suspend()
            seen.append(other.get())

    effect = Effect(once)
    ready.set(True)
    other.set(1)
    assert seen == [0]


def test_an_effect_follows_what_it_read_last() -> None:
    """Dependencies are those of the last run, not of any before."""
    metric, celsius, fahrenheit = Signal(True), Signal(20), Signal(68)
    _, seen = record(lambda: celsius.get() if metric.get() else fahrenheit.get())
    fahrenheit.set(70)
    metric.set(False)
    celsius.set(21)
    fahrenheit.set(72)
    assert seen == [20, 70, 72]


def test_what_is_read_untracked_wakes_nobody() -> None:
    """A signal that is read inside `untracked()` is no dependency."""
    count, step = Signal(0), Signal(1)

    def total() -> int:
        with untracked():
            assert running.reader is None
            amount = step.get()
        assert running.reader is not None
        return count.get() + amount

    _, seen = record(total)
    step.set(10)
    count.set(1)
    assert seen == [1, 11]


def test_a_write_in_an_effect_follows_when_it_has_ended() -> None:
    """An effect is never run again in the midst of itself, not even by its own write.

    Also at its first run, when it is not in anybody's queue yet.
    """
    count = Signal(0)
    log: list[str] = []

    def climb() -> None:
        value = count.get()
        log.append(f"begin {value}")
        if value < 2:
            count.set(value + 1)
        log.append(f"end {value}")

    Effect(climb)
    assert log == ["begin 0", "end 0", "begin 1", "end 1", "begin 2", "end 2"]


# --- batches ---


def test_a_batch_notifies_once() -> None:
    """Any number of writes in a batch run an effect once, at its end."""
    first, last = Signal("Ada"), Signal("Byron")
    _, seen = record(lambda: f"{first.get()} {last.get()}")
    with batch():
        first.set("Augusta")
        with batch():
            last.set("King")
        assert len(seen) == 1
    assert seen == ["Ada Byron", "Augusta King"]


def test_a_batch_that_fails_still_notifies() -> None:
    """What was written before an error in a batch reaches the effects."""
    count = Signal(0)
    _, seen = record(count.get)

    def fail() -> None:
        with batch():
            count.set(1)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert seen == [0, 1]


# --- computed values ---


def test_a_computed_value_is_computed_once() -> None:
    """A computed value is computed when first read, and again only after a change."""
    price = Signal(2)
    triple = Counted(lambda: price.get() * 3)
    total = Computed(triple)
    assert triple.calls == 0
    assert [total.get(), total.get()] == [6, 6]
    price.set(5)
    assert [total.get(), total.get()] == [15, 15]
    assert triple.calls == 2


def test_an_unchanged_result_wakes_nobody() -> None:
    """An effect does not run when a computed value comes out the same."""
    seconds = Signal(61)
    _, seen = record(Computed(lambda: seconds.get() // 60).get)
    seconds.set(119)
    seconds.set(120)
    assert seen == [1, 2]


def test_a_diamond_runs_each_effect_once() -> None:
    """An effect that a change reaches on two ways runs once, and sees both new."""
    side = Signal(1)
    double, square = Computed(lambda: side.get() * 2), Computed(lambda: side.get() ** 2)
    _, seen = record(lambda: (double.get(), square.get()))
    side.set(3)
    assert seen == [(2, 1), (6, 9)]


def test_a_computed_value_that_is_not_needed_is_not_computed() -> None:
    """A branch that the effect no longer takes is not computed to find that out."""
    item = Signal[str | None]("tea")
    length = Computed(lambda: len(item.get() or "never computed"))
    has_item = Computed(lambda: item.get() is not None)
    measure = Counted(length.get)
    guarded = Computed(measure)
    record(lambda: guarded.get() if has_item.get() else None)
    item.set(None)
    assert measure.calls == 1


def test_a_computed_value_rests_when_nobody_depends_on_it() -> None:
    """What a computed value read does not keep it alive when its last reader has gone.

    Else a component that has left would live as long as the signal that it showed.
    """
    shared = Signal(1)
    inner = Computed(lambda: shared.get() + 1)
    outer = Computed(lambda: inner.get() + 1)
    effect, seen = record(outer.get)
    effect.suspend()
    assert not shared.readers
    effect.resume()
    shared.set(2)
    assert seen == [3, 3, 4]


def test_a_computed_value_rests_when_its_reader_looks_elsewhere() -> None:
    """The same holds when an effect runs again and does not read it any more."""
    shared, needed = Signal(1), Signal(True)
    double = Computed(lambda: shared.get() * 2)
    _, seen = record(lambda: double.get() if needed.get() else None)
    needed.set(False)
    assert not shared.readers
    needed.set(True)
    shared.set(2)
    assert seen == [2, None, 2, 4]


def test_a_computed_value_does_not_rest_while_it_is_needed() -> None:
    """`rest` does nothing to what an effect depends on."""
    shared = Signal(1)
    double = Computed(lambda: shared.get() * 2)
    _, seen = record(double.get)
    double.rest()
    shared.set(2)
    assert seen == [2, 4]


def test_a_computed_value_that_was_only_read_can_be_collected() -> None:
    """Reading one outside any effect does not tie it to what it read."""
    shared = Signal(1)

    def read() -> list[weakref.ref[Computed[int]]]:
        inner = Computed(lambda: shared.get() + 1)
        outer = Computed(lambda: inner.get() + 1)
        assert outer.get() == 3
        return [weakref.ref(inner), weakref.ref(outer)]

    ghosts = read()
    gc.collect()
    assert [ghost() for ghost in ghosts] == [None, None]


def test_a_computed_value_is_kept_while_its_reader_runs_again() -> None:
    """A reader that runs again finds the value that it had read, not computed anew."""
    price, other = Signal(2), Signal(0)
    triple = Counted(lambda: price.get() * 3)
    total = Computed(triple)
    _, seen = record(lambda: (total.get(), other.get()))
    other.set(1)
    assert seen == [(6, 0), (6, 1)]
    assert triple.calls == 1


# --- nested effects ---


def test_inner_effects_end_when_the_outer_one_runs_again() -> None:
    """Effects made by an effect belong to its run: the next run replaces them."""
    face, text = Signal("ring"), Signal("a")
    seen: list[str] = []

    def build() -> None:
        name = face.get()
        assert Effect(lambda: seen.append(f"{name} {text.get()}")).nested

    assert not Effect(build).nested
    face.set("bar")
    text.set("b")
    assert seen == ["ring a", "bar a", "bar b"]


def test_inner_effects_end_with_the_outer_one() -> None:
    """Suspending an effect also ends the effects that it made."""
    text = Signal("a")
    seen: list[str] = []
    outer = Effect(lambda: Effect(lambda: seen.append(text.get())))
    outer.suspend()
    text.set("b")
    assert seen == ["a"]


def test_an_outer_effect_runs_before_those_that_it_will_end() -> None:
    """An inner effect never sees a state that its outer effect would have ended."""
    users, chosen = Signal({"ann": 1}), Signal("ann")
    seen: list[int] = []

    def build() -> None:
        def show() -> None:
            seen.append(users.get()[name])

        with untracked():
            name = chosen.get()
        Effect(show)
        users.get()  # read after the inner effect, which is marked first

    Effect(build)
    with batch():
        users.set({"bob": 2})
        chosen.set("bob")
    assert seen == [1, 2]


# --- errors ---


def test_an_error_goes_to_the_writer_after_all_effects_have_run() -> None:
    """An effect that fails raises where the value was set; the others still run."""
    count = Signal(1)
    Effect(lambda: 1 // count.get())
    _, seen = record(count.get)
    with pytest.raises(ZeroDivisionError):
        count.set(0)
    assert seen == [1, 0]


def test_an_error_goes_to_on_error_if_there_is_one() -> None:
    """With `on_error`, the writer hears nothing, and the effect goes on following."""
    count, errors = Signal(1), list[Exception]()
    seen: list[int] = []
    Effect(lambda: seen.append(1 // count.get()), errors.append)
    count.set(0)
    count.set(1)
    assert [type(error) for error in errors] == [ZeroDivisionError]
    assert seen == [1, 1]


def test_an_effect_that_fails_at_first_does_not_live() -> None:
    """An effect whose maker got its error runs at no later change."""
    count = Signal(0)
    divide = Counted(lambda: 1 // count.get())
    with pytest.raises(ZeroDivisionError):
        Effect(divide)
    count.set(1)
    assert divide.calls == 1


def test_an_interrupt_does_not_cost_the_other_effects() -> None:
    """Effects that waited behind one that was interrupted run at the next change."""
    count = Signal(0)

    def interrupt() -> None:
        if count.get() == 1:
            raise KeyboardInterrupt

    Effect(interrupt)
    _, seen = record(count.get)
    with pytest.raises(KeyboardInterrupt):
        count.set(1)
    count.set(2)
    assert seen == [0, 2]


def test_a_computed_value_that_failed_recovers() -> None:
    """A failing computation raises at each reader, until what it read changes."""
    count = Signal(0)
    inverse = Computed(lambda: 1 / count.get())
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            inverse.get()
    count.set(2)
    assert inverse.get() == 0.5


def test_a_recovery_to_the_value_before_is_a_change() -> None:
    """Who saw the failure sees the value again, although that is the same as before."""
    count, seen = Signal(1), list[object]()
    inverse = Computed(lambda: 1 // count.get())
    Effect(lambda: seen.append(inverse.get()), lambda _: seen.append("failed"))
    count.set(0)
    count.set(1)
    assert seen == [1, "failed", 1]


def test_what_on_error_reads_wakes_nobody() -> None:
    """Reporting an error is no part of what the effect, or one around it, reads."""
    words, builds = Signal("oops"), list[int]()

    def build() -> None:
        builds.append(1)
        Effect(lambda: 1 // 0, lambda _: words.get())

    Effect(build)
    words.set("sorry")
    assert len(builds) == 1


def test_reading_a_failure_does_not_lengthen_its_traceback() -> None:
    """The thousandth reader of a failed computation sees the traceback of the first."""
    broken = Computed(lambda: 1 // 0)
    lengths = set()
    for _ in range(3):
        with pytest.raises(ZeroDivisionError) as caught:
            broken.get()
        lengths.add(len(traceback.extract_tb(caught.value.__traceback__)))
    assert len(lengths) == 1


def test_effects_that_write_what_the_other_reads_are_a_cycle() -> None:
    """Two effects that chase each other end in an error, and can be used again."""
    ping, pong, chase = Signal(0), Signal(0), Signal(False)
    there = Counted(lambda: pong.set(ping.get() + 1) if chase.get() else None)
    back = Counted(lambda: ping.set(pong.get() + 1) if chase.get() else None)
    Effect(there)
    Effect(back)
    with pytest.raises(RecursionError, match="after 100 rounds"):
        chase.set(True)
    calls = there.calls + back.calls
    with batch():
        pass  # nothing is left that waits
    assert there.calls + back.calls == calls
    chase.set(False)
    assert there.calls + back.calls == calls + 2


def test_computed_values_that_read_each_other_are_a_cycle() -> None:
    """A circle of computed values is an error that says so, until it is broken."""
    first = Signal("neither")
    is_egg = Computed(lambda: first.get() == "egg")
    egg: Computed[str] = Computed(lambda: "egg" if is_egg.get() else hen.get())
    hen: Computed[str] = Computed(lambda: egg.get() + ", hen")
    for answer in ("neither", "neither", "nobody knows"):
        first.set(answer)
        with pytest.raises(RecursionError, match="reads itself"):
            egg.get()
    first.set("egg")
    assert hen.get() == "egg, hen"


def test_a_circle_can_be_broken_under_the_eyes_of_an_effect() -> None:
    """An effect that saw the error sees the value when there is one."""
    first, seen = Signal(0), list[object]()
    egg: Computed[int] = Computed(lambda: first.get() if first.get() else hen.get())
    hen: Computed[int] = Computed(lambda: egg.get() + 1)
    Effect(lambda: seen.append(hen.get()), lambda _: seen.append("circle"))
    first.set(1)
    first.set(0)
    first.set(2)
    assert seen == ["circle", 2, "circle", 3]


# --- threads ---


def test_a_batch_in_one_thread_holds_nothing_back_in_another() -> None:
    """Each thread has its own batch, queue and running computation."""
    count, seen = Signal(0), list[int]()

    def elsewhere() -> None:
        assert running.reader is None
        Effect(lambda: seen.append(count.get()))
        count.set(1)

    def here() -> None:
        with batch():
            thread = threading.Thread(target=elsewhere)
            thread.start()
            thread.join()
            assert seen == [0, 1]

    Effect(here)
    assert seen == [0, 1]


# --- against a model ---


class Sheet:
    """A sheet of cells with formulas, once with signals and once worked out by hand.

    Args:
        inputs: How many cells are typed in.
        watched: Which cells an effect watches.
        formulas: For each further cell the cells to which it refers: it is the sum of
            the second and the third if the first is odd, else only the second.
    """

    def __init__(
        self, inputs: int, formulas: list[tuple[int, int, int]], watched: set[int]
    ) -> None:
        self.values = [0] * inputs
        self.formulas = formulas
        self.signals = [Signal(0) for _ in range(inputs)]
        self.cells: list[Signal[int] | Computed[int]] = [*self.signals]
        for formula in formulas:
            self.cells.append(Computed(functools.partial(self._work_out, formula)))
        self.runs = {place: record(self.cells[place].get)[1] for place in watched}

    def _work_out(self, formula: tuple[int, int, int]) -> int:
        switch, one, two = (self.cells[place] for place in formula)
        return (one.get() + two.get() if switch.get() % 2 else one.get()) % 7

    def write(self, changes: list[tuple[int, int]]) -> None:
        """Type into cells, in one batch."""
        with batch():
            for place, value in changes:
                self.values[place] = value
                self.signals[place].set(value)

    def expected(self) -> list[int]:
        """Work out every cell from the start."""
        cells = [*self.values]
        for switch, one, two in self.formulas:
            odd = cells[switch] % 2
            cells.append((cells[one] + (cells[two] if odd else 0)) % 7)
        return cells


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Draw a sheet in which each formula refers to cells before it."""
    inputs = draw(st.integers(1, 4))
    formulas = []
    for place in range(inputs, inputs + draw(st.integers(1, 8))):
        cell = st.integers(0, place - 1)
        formulas.append(draw(st.tuples(cell, cell, cell)))
    watched = draw(st.sets(st.integers(0, len(formulas) + inputs - 1)))
    return Sheet(inputs, formulas, watched)


@settings(deadline=None)
@given(sheet=sheets(), data=st.data())
def test_every_effect_sees_what_a_naive_model_computes(
    sheet: Sheet, data: st.DataObject
) -> None:
    """After any writes each cell has its value; an effect ran only if that is new."""
    change = st.tuples(st.integers(0, len(sheet.values) - 1), st.integers(0, 3))
    for changes in data.draw(st.lists(st.lists(change, min_size=1, max_size=3))):
        before = sheet.expected()
        runs = {place: len(seen) for place, seen in sheet.runs.items()}
        sheet.write(changes)
        after = sheet.expected()
        for place in data.draw(st.permutations(range(len(after))), "order of reading"):
            assert sheet.cells[place].get() == after[place]
        for place, seen in sheet.runs.items():
            ran = len(seen) - runs[place]
            assert seen[-1] == after[place]
            assert ran == (before[place] != after[place]) or place < len(sheet.values)
            assert ran <= 1
