"""Components that live through anything, in any order, against a small model.

`make histories` tries 2 000 of each machine.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import flet as ft
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)

from flet_components import ErrorEvent, PageState, UserControl, reactive
from flet_components.presence import POLICIES
from flet_components.testing import Screen, VirtualTimeLoop
from tests.lifetime_model import PageModel, Record

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
MOST = 5
"""Components in one history."""
FACE = ["This part could not be shown.", "Retry"]

PLACES = st.sampled_from(["a", "b"])
NUMBERS = st.integers(0, 10**6)


@reactive
class Probe(UserControl):
    """Ticks, and notes what happens to it."""

    record: Record
    value: int = 0

    def build(self) -> ft.Control:
        self.record.builds += 1
        return self.bind(ft.Text(), value=lambda: f"{self.record.name} is {self.value}")

    async def did_mount_async(self) -> None:
        self.record.log.append("mount")
        if self.record.breaks:
            raise ValueError("broken")
        async for _ in self.clock.every(1):
            self.record.ticks += 1

    async def will_unmount_async(self) -> None:
        await asyncio.sleep(0)  # the next stay must wait for it
        await asyncio.sleep(0)
        self.record.log.append("unmount")

    async def fail(self) -> None:
        raise ValueError("on purpose")


class Histories(RuleBasedStateMachine):
    """What both worlds have in common."""

    def __init__(self) -> None:
        super().__init__()
        self.model = PageModel()
        self.live: dict[str, Probe] = {}
        self.runner = asyncio.Runner(loop_factory=VirtualTimeLoop)
        self.screen: Screen = self.runner.run(self._open())

    def make(self, record: Record) -> Probe:
        """Make the component of a record."""

        def noted(event: ErrorEvent) -> None:
            record.errors.append(str(event.error))

        return Probe(
            record,
            record.value,
            key=record.name,
            when_hidden=record.when_hidden,
            when_disconnected=record.when_disconnected,
            on_error=noted,
        )

    def prepare(self) -> None:
        """Put the page up."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Bring the page up to what the model has in its columns."""
        raise NotImplementedError

    async def _open(self) -> Screen:
        screen = await Screen().__aenter__()
        self.screen = screen
        self.prepare()
        await screen.settle()
        return screen

    def do(self, change: Any = None) -> None:
        """Change the page, and let what follows happen."""

        async def step() -> None:
            if change is not None:
                result = change()
                if asyncio.iscoroutine(result):
                    await result
            await self.screen.settle()

        self.runner.run(step())
        self.model.settle()

    def pick(self, number: int) -> Record:
        """Return one of the components that are in a column."""
        shown = list(self.model.shown())
        return shown[number % len(shown)]

    def is_open(self) -> bool:
        """Say whether the page lives."""
        return not self.model.closed

    def any_shown(self) -> bool:
        """Say whether a component is in a column."""
        return self.is_open() and any(True for _ in self.model.shown())

    def teardown(self) -> None:
        """Close the page; nothing may be left of it."""
        try:
            self.runner.run(self.screen.__aexit__(None, None, None))
        finally:
            self.runner.close()

    # --- what may happen ---

    @precondition(lambda self: self.is_open() and len(self.model.records) < MOST)
    @rule(
        place=PLACES,
        when_hidden=st.sampled_from(POLICIES),
        when_disconnected=st.sampled_from(POLICIES),
        breaks=st.sampled_from([False, False, False, True]),
    )
    def add(self, place: str, breaks: bool, **policies: Any) -> None:
        name = f"probe {len(self.model.records)}"
        record = Record(name=name, breaks=breaks, **policies)
        self.model.records.append(record)
        self.model.put(record, place)
        self.do(self.refresh)

    @precondition(any_shown)
    @rule(number=NUMBERS)
    def remove(self, number: int) -> None:
        self.model.take(self.pick(number))
        self.do(self.refresh)

    @precondition(is_open)
    @rule(seconds=st.integers(1, 5))
    def wait(self, seconds: int) -> None:
        self.do(lambda: self.screen.advance(seconds))
        self.model.advance(seconds)

    @precondition(lambda self: self.is_open() and self.model.connected)
    @rule()
    def hide_or_show_the_tab(self) -> None:
        self.model.visible = not self.model.visible
        shows = self.model.visible
        self.do(self.screen.show_tab if shows else self.screen.hide_tab)

    @precondition(is_open)
    @rule()
    def disconnect_or_reconnect(self) -> None:
        self.model.connected = not self.model.connected
        back = self.model.connected
        self.do(self.screen.reconnect if back else self.screen.disconnect)

    @precondition(any_shown)
    @rule(number=NUMBERS)
    def fail_in_a_task(self, number: int) -> None:
        record = self.pick(number)
        probe = self.live[record.name]
        if probe.mounted:
            record.failures += 1
            self.model.see()  # after a handler, Flet's auto-update looks at the page
            self.do(lambda: self._start(probe))

    def one_failed(self) -> bool:
        """Say whether there is exactly one error face to be seen."""
        seen = self.is_open() and self.model.state is PageState.CONNECTED
        return seen and sum(record.failed for record in self.model.shown()) == 1

    @precondition(one_failed)
    @rule()
    def retry(self) -> None:
        record = next(r for r in self.model.shown() if r.failed)
        record.breaks = False
        self.model.leave(record)
        self.do(lambda: self.screen.tap("Retry"))

    @rule()
    @precondition(lambda self: self.is_open() and len(self.model.records) == MOST)
    def close(self) -> None:
        self.model.closed = True
        self.do(self.screen.close)

    @rule()
    @precondition(lambda self: self.model.closed)
    def look_again(self) -> None:
        self.do()

    def _start(self, probe: Probe) -> None:
        probe.create_task(probe.fail())

    # --- what must hold ---

    @invariant()
    def hooks_run_in_turn(self) -> None:
        """Each stay has its two hooks, once; none begins before the last has ended."""
        for record in self.model.records:
            assert record.log == record.hooks, record

    @invariant()
    def who_stays_is_mounted(self) -> None:
        """A component is mounted exactly as long as it is on the page, and not away."""
        for record in self.model.records:
            if (probe := self.live.get(record.name)) is not None:
                assert probe.mounted is record.stays, record

    @invariant()
    def tasks_end_with_their_stay(self) -> None:
        """Whoever works has one task; nobody else has any."""
        assert len(self._tasks()) == sum(r.works for r in self.model.records)

    def _tasks(self) -> list[str]:
        async def look() -> list[str]:
            return self.screen.tasks()

        return self.runner.run(look())

    @invariant()
    def ticks_are_exact(self) -> None:
        """Nobody ticks while it is paused; on return it does so once, with no burst."""
        for record in self.model.records:
            assert record.ticks == record.counted, record

    @invariant()
    def errors_are_told_once(self) -> None:
        """Each error is told, once."""
        for record in self.model.records:
            assert len(record.errors) == record.failures, record

    @invariant()
    def the_screen_is_right(self) -> None:
        """While somebody looks, the screen shows what the model has."""
        if self.model.closed or self.model.state is not PageState.CONNECTED:
            return
        texts: list[str] = []
        for record in self.model.shown():
            texts += FACE if record.failed else [f"{record.name} is {record.value}"]
        assert self.screen.texts() == texts


class Imperative(Histories):
    """Pages that are changed by `append`, `remove` and `update`."""

    def prepare(self) -> None:
        self.columns = {"a": ft.Column(), "b": ft.Column()}
        self.cards: dict[str, ft.Card] = {}
        self.screen.show(*self.columns.values())

    def refresh(self) -> None:
        self._fill()
        self.screen.page.update()
        self.model.see()

    def _fill(self) -> None:
        for place, column in self.columns.items():
            column.controls = [self._card(r) for r in self.model.columns[place]]

    def _card(self, record: Record) -> ft.Control:
        """Return a component in a card: what moves with a card, Flet calls removed."""
        if record.name not in self.live:
            self.live[record.name] = self.make(record)
            self.cards[record.name] = ft.Card(self.live[record.name])
        return self.cards[record.name]

    @precondition(lambda self: self.is_open() and not self.model.connected)
    @rule(place=PLACES)
    def add_without_an_update(self, place: str) -> None:
        if len(self.model.records) < MOST:
            record = Record(f"probe {len(self.model.records)}", "run", "run")
            record.unseen = True
            self.model.records.append(record)
            self.model.put(record, place)
            self.do(self._fill)

    @precondition(lambda self: self.is_open() and self._removed())
    @rule(number=NUMBERS, place=PLACES)
    def add_again(self, number: int, place: str) -> None:
        removed = self._removed()
        self.model.put(removed[number % len(removed)], place)
        self.do(self.refresh)

    @precondition(Histories.any_shown)
    @rule(number=NUMBERS, times=st.integers(1, 3))
    def remove_and_add_in_one_turn(self, number: int, times: int) -> None:
        record = self.pick(number)
        place = record.place
        assert place is not None

        def flip() -> None:
            for _ in range(times):
                self.model.take(record)
                self.refresh()
                self.model.put(record, place)
                self.refresh()

        self.model.leave(record)
        self.do(flip)

    @precondition(Histories.any_shown)
    @rule(number=NUMBERS, place=PLACES)
    def move(self, number: int, place: str) -> None:
        record = self.pick(number)
        self.model.take(record)
        self.model.put(record, place)
        self.do(self.refresh)

    @precondition(Histories.any_shown)
    @rule(number=NUMBERS, value=st.integers(0, 9))
    def set_a_field(self, number: int, value: int) -> None:
        record = self.pick(number)
        record.value = value
        self.do(lambda: setattr(self.live[record.name], "value", value))

    @precondition(lambda self: self.is_open())
    @rule()
    def cover_or_uncover(self) -> None:
        views = self.screen.page.views
        self.model.covered = not self.model.covered
        if self.model.covered:
            views.append(ft.View(route="/over"))
        else:
            views.pop()
        self.do(self.refresh)

    @invariant()
    def built_once(self) -> None:
        """A component is built once, unless it could not start."""
        for record in self.model.records:
            assert record.builds <= 1 or record.failures, record

    def _removed(self) -> list[Record]:
        return [r for r in self.model.records if r.place is None]


class Declarative(Histories):
    """Pages that a function component renders, with new objects each time."""

    turn = 0

    def prepare(self) -> None:
        @ft.component
        def app() -> ft.Control:
            _, self.render = ft.use_state(0)
            return ft.Row([self._column("a"), self._column("b")])

        self.screen.page.render(app)

    def _column(self, place: str) -> ft.Control:
        return ft.Column([self._probe(r) for r in self.model.columns[place]])

    def _probe(self, record: Record) -> Probe:
        probe = self.make(record)
        self.live.setdefault(record.name, probe)
        return probe

    def refresh(self) -> None:
        for record in self.model.records:
            if record.place is None:
                self.live.pop(record.name, None)
        self.turn += 1
        self.render(self.turn)

    @precondition(Histories.any_shown)
    @rule(number=NUMBERS, value=st.integers(0, 9))
    def render_another_value(self, number: int, value: int) -> None:
        self.pick(number).value = value
        self.do(self.refresh)

    @precondition(Histories.is_open)
    @rule()
    def render_again(self) -> None:
        self.do(self.refresh)

    @precondition(Histories.any_shown)
    @rule(place=PLACES)
    def reorder(self, place: str) -> None:
        self.model.columns[place].reverse()
        self.do(self.refresh)


HISTORIES = settings(
    max_examples=2000 if THOROUGH else 25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

TestImperative = Imperative.TestCase
TestImperative.settings = HISTORIES
TestDeclarative = Declarative.TestCase
TestDeclarative.settings = HISTORIES
