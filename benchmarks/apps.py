"""The apps that are measured: the naive loop on plain Flet, and ours."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from benchmarks.ledger import Ledger
from flet_components import Countdown, SystemTime, UserControl, internal, prop, reactive
from flet_components.alarms import Alarm, Hold

__all__ = ["APPS", "Naive", "Poller", "Visit"]

App = Callable[[ft.Page, Ledger], None]

INTERVAL = 0.2
"""Seconds between two turns of what polls, and of the naive loop."""
LENGTH = 36_000.0
"""Seconds of a countdown; longer than any run."""
BURST = 100
"""Messages of a burst; each has some 60 KB."""


class Naive(ft.Container):
    """The loop of Flet's own guide, without anything of ours."""

    def __init__(self, turned: Callable[[], None]) -> None:
        super().__init__()
        self.seconds, self.text, self.turned = LENGTH, ft.Text(), turned
        self.content = self.text

    def did_mount(self) -> None:
        self.running = True
        self.page.run_task(self.count)

    def will_unmount(self) -> None:
        self.running = False

    async def count(self) -> None:
        """Count down, for as long as it is told that it runs."""
        while self.running:
            self.turned()
            self.text.value = f"left {self.seconds}"
            self.text.update()
            await asyncio.sleep(INTERVAL)
            self.seconds -= 1


@reactive
class Poller(UserControl):
    """Asks for a number five times a second."""

    label: str = "news"
    """What stands before the number."""

    ask: Callable[[], Awaitable[int]] = prop(default=asyncio.Future)
    """Returns the number."""

    _number: int = internal(0)

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: f"{self.label} {self._number}")

    async def did_mount_async(self) -> None:
        async for _ in self.clock.every(INTERVAL):
            self._number = await self.ask()


class CountedTime(SystemTime):
    """The machine's time; says when somebody wakes up."""

    def __init__(self, turned: Callable[[], None]) -> None:
        super().__init__()
        self._turned = turned

    def alarm(self, function: Callable[[], object], gate: Hold | None = None) -> Alarm:
        """Return an alarm that says when it rings."""

        def turned() -> None:
            self._turned()
            function()

        return super().alarm(turned, gate)


class Visit:
    """One session: what it shows, and what it notes."""

    def __init__(self, page: ft.Page, ledger: Ledger) -> None:
        self.page, self.ledger, self.id = page, ledger, page.session.id
        self.text = ft.Text("nothing yet")
        self.gone = 0

    # --- what is on the page ---

    def naive(self) -> Naive:
        """Return the naive loop."""
        return Naive(self.turned("naive"))

    def poller(self, label: str = "news", **fields: Any) -> Poller:
        """Return a poller that pauses without a client."""
        turned, turns = self.turned(label), self.ledger.turns[label]

        async def ask() -> int:
            turned()
            return turns[self.id][0]

        return Poller(label=label, ask=ask, when_disconnected="pause", **fields)

    def countdown(self) -> Countdown:
        """Return a countdown as it is by default: it counts on without a client."""
        return Countdown(LENGTH, clock=CountedTime(self.turned("countdown")))

    def turned(self, kind: str) -> Callable[[], None]:
        """Return what notes a turn of a loop."""
        return lambda: self.ledger.turned(kind, self.id)

    # --- what happens to it ---

    def follow(self) -> None:
        """Follow what happens to the tab, and have something to press."""
        self.page.on_disconnect = self.left
        self.page.on_app_lifecycle_state_change = self.seen
        self.page.add(
            self.text,
            ft.Button("answer", on_click=self.answer),
            ft.Button("burst", on_click=self.burst),
        )

    def left(self) -> None:
        """Change the page while nobody looks: with a text and with a component."""
        self.gone += 1
        polls = self.ledger.turns["news"].get(self.id, (0, 0.0))[0]
        self.page.add(ft.Text(f"gone {self.gone}"), self.poller(f"more{self.gone}"))
        self.ledger.tell(self.id, "gone", polls)

    def seen(self, event: ft.AppLifecycleStateChangeEvent) -> None:
        """Note that the tab has been hidden or shown, and the polls until then."""
        polls = self.ledger.turns["news"].get(self.id, (0, 0.0))[0]
        self.ledger.tell(self.id, event.state.value, polls)

    def answer(self) -> None:
        """Answer who presses the button."""
        self.text.value = "answered"

    def burst(self) -> None:
        """Have much to say at once."""
        for number in range(BURST):
            self.text.value = f"{number} " * 20_000
            self.text.update()


def naive(page: ft.Page, ledger: Ledger) -> None:
    """Show the naive loop."""
    page.add(Visit(page, ledger).naive())


def poller(page: ft.Page, ledger: Ledger) -> None:
    """Show a poller."""
    page.add(Visit(page, ledger).poller())


def countdown(page: ft.Page, ledger: Ledger) -> None:
    """Show a countdown."""
    page.add(Visit(page, ledger).countdown())


def both(page: ft.Page, ledger: Ledger) -> None:
    """Show a poller and a countdown."""
    visit = Visit(page, ledger)
    page.add(visit.poller(), visit.countdown())


def soak(page: ft.Page, ledger: Ledger) -> None:
    """Show both, on a page that is hidden, left and returned to."""
    visit = Visit(page, ledger)
    page.add(visit.poller(when_hidden="pause"), visit.countdown())
    visit.follow()


APPS: dict[str, App] = {
    app.__name__: app for app in (naive, poller, countdown, both, soak)
}
"""The apps by name."""
