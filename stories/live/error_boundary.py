"""Stories of `ErrorBoundary`."""

from __future__ import annotations

from typing import Annotated, Literal, Optional

import flet as ft

from flet_components import ErrorBoundary, Failure, UserControl, internal, reactive
from flet_components.stories import Range

User = Literal["ada", "bob"]

WIDTH = 400
BASKETS = {"ada": "Three books and a lamp"}


def by_hand(
    after: Annotated[int, Range(0, 10)] = 2, traceback: bool = False
) -> ft.Control:
    """One sensor of three fails after two seconds, once; Retry brings it back."""
    return ColdStore(after=after, traceback=traceback)


def by_itself(
    failures: Annotated[int, Range(0, 6)] = 3,
    retries: Annotated[int, Range(0, 6)] = 4,
    retry_delay: Annotated[float, Range(1, 10)] = 3.0,
    traceback: bool = False,
) -> ft.Control:
    """It tries again by itself, after longer and longer waits, until it works."""
    return Exchange(failures, retries, retry_delay, traceback)


def fallback_of_your_own(
    message: str = "The exchange has not answered for 5 seconds.",
    after: Annotated[int, Range(0, 10)] = 1,
) -> ft.Control:
    """What is shown instead may be anything; it is told what has failed."""

    def child() -> ft.Control:
        return _card("Prices", Reading("Copper", 9.41, "$", after, message))

    return ErrorBoundary(child, fallback=_unavailable, width=WIDTH, on_error=_quiet)


def nested(
    fails: Literal["the compressor", "the card"] = "the compressor",
    after: Annotated[int, Range(0, 10)] = 2,
) -> ft.Control:
    """The nearest boundary around what fails catches it; what is around that stays."""
    return Plant(fails=fails, after=after)


def another_user(user: User = "ada", traceback: bool = False) -> ft.Control:
    """Bob's basket cannot be shown; another user is a reason to try again."""
    return Shop(user=user, traceback=traceback)


def wherever_it_fails(
    where: Literal["build", "hook", "task", "binding", "watcher"] = "task",
    retries: Annotated[int, Range(0, 6)] = 0,
) -> ft.Control:
    """Every place in which a component runs code of yours is seen, and handlers too."""
    return ErrorBoundary(lambda: Fragile(where), retries=retries, on_error=_quiet)


# --- what fails ---


@reactive
class Reading(UserControl):
    """What a sensor reads, each second of its life, until it fails."""

    title: str = ""
    start: float = 0.0
    unit: str = ""
    fails_after: Optional[int] = None
    message: str = "the sensor does not answer"

    _age: int = internal(0)
    _began: Optional[float] = internal(None)

    def build(self) -> ft.Control:
        return _tile(
            ft.Text(self.title, expand=True), self.bind(ft.Text(), value=self._text)
        )

    def _text(self) -> str:
        return f"{self.start + 0.07 * (self._age * 5 % 7):.2f} {self.unit}"

    async def did_mount_async(self) -> None:
        while True:
            lived = self._lived()
            self._age = int(lived)
            if self.fails_after is not None and lived >= self.fails_after:
                raise ConnectionError(self.message)
            await self.clock.sleep(1 - lived % 1)

    def _lived(self) -> float:
        """Return the seconds since the first mount, those of an absence included."""
        now = self.clock.monotonic()
        self._began = now if self._began is None else self._began
        return round(now - self._began, 3)


@reactive
class Connection(UserControl):
    """A connection that can be made, or not."""

    works: bool = True

    def build(self) -> ft.Control:
        if not self.works:
            raise ConnectionError("the exchange does not answer")
        icon = ft.Icon(ft.Icons.CHECK, color=ft.Colors.PRIMARY)
        return _tile(icon, ft.Text("Connected"))


@reactive
class Basket(UserControl):
    """What a user is about to buy; that of an unknown user cannot be shown."""

    user: User = "ada"

    def build(self) -> ft.Control:
        text = self.bind(ft.Text(expand=True), value=lambda: BASKETS[self.user])
        return _tile(ft.Icon(ft.Icons.SHOPPING_BASKET_OUTLINED), text)


@reactive
class Fragile(UserControl):
    """Fails in one place after a second, and in the handler of its button."""

    where: str = "task"

    _count: int = internal(0)
    _due: Optional[float] = internal(None)

    def build(self) -> ft.Control:
        self._fail("build")
        self.watch(lambda: self._count, lambda *_: self._fail("watcher"))
        return _tile(
            self.bind(ft.Text(expand=True), value=self._text),
            ft.TextButton("Fail in a handler", on_click=self._press),
        )

    def _text(self) -> str:
        if self._count:
            self._fail("binding")
        return "All is well."

    async def did_mount_async(self) -> None:
        self._due = due = self._due or self.clock.monotonic() + 1
        self.create_task(self._work(due))
        await self.clock.sleep_until(due)
        self._fail("hook")
        self._count = 1

    async def _work(self, due: float) -> None:
        await self.clock.sleep_until(due)
        self._fail("task")

    def _press(self) -> None:
        raise ValueError("it fails in a handler")

    def _fail(self, where: str) -> None:
        if where == self.where:
            raise ValueError(f"it fails in a {where}")


# --- around it ---


@reactive
class ColdStore(UserControl):
    """Three sensors, of which one fails once."""

    after: int = 2
    traceback: bool = False

    _failed: bool = internal(False)

    def build(self) -> ft.Control:
        return _card(
            "Cold store",
            Reading("Temperature", 3.8, "°C"),
            ErrorBoundary(self._door, debug=self.traceback, on_error=self._note),
            Reading("Power", 1.2, "kW"),
        )

    def _door(self) -> ft.Control:
        return Reading("Humidity", 61.0, "%", None if self._failed else self.after)

    def _note(self) -> None:
        self._failed = True


@reactive
class Exchange(UserControl):
    """A part that is connected after some attempts."""

    failures: int = 3
    retries: int = 4
    retry_delay: float = 3.0
    traceback: bool = False

    _attempts: int = internal(0)

    def build(self) -> ft.Control:
        boundary = ErrorBoundary(
            self._connect,
            retries=self.retries,
            retry_delay=self.retry_delay,
            debug=self.traceback,
            on_error=_quiet,
        )
        count = ft.Text(theme_style=ft.TextThemeStyle.BODY_SMALL)
        self.bind(count, value=lambda: f"Attempts so far: {self._attempts}")
        return _card("Exchange", boundary, count)

    def _connect(self) -> ft.Control:
        self._attempts += 1
        return Connection(self._attempts > self.failures)


@reactive
class Plant(UserControl):
    """A boundary in a boundary, and what fails in one of them."""

    fails: str = "the compressor"
    after: int = 2

    def build(self) -> ft.Control:
        return ErrorBoundary(self._card, width=WIDTH, on_error=_quiet)

    def _card(self) -> ft.Control:
        return _card(
            "Cooling plant",
            Reading("Pump", 2.4, "bar", self._when("the card")),
            ErrorBoundary(
                lambda: Reading("Compressor", 8.1, "bar", self._when("the compressor")),
                on_error=_quiet,
            ),
        )

    def _when(self, part: str) -> Optional[int]:
        return self.after if part == self.fails else None


@reactive
class Shop(UserControl):
    """The basket of one user or another."""

    user: User = "ada"
    traceback: bool = False

    def build(self) -> ft.Control:
        self._users = ft.SegmentedButton(
            [ft.Segment("ada", label="Ada"), ft.Segment("bob", label="Bob")],
            selected=[self.user],
            show_selected_icon=False,
            on_change=self._change,
        )
        self._boundary = ErrorBoundary(
            self._make, reset_keys=[self.user], debug=self.traceback, on_error=_quiet
        )
        return _card("Basket", self._users, self._boundary)

    def _make(self) -> ft.Control:
        self._basket = Basket(self.user)
        return self._basket

    def _change(self) -> None:
        self.user = "ada" if "ada" in self._users.selected else "bob"
        self._boundary.reset_keys = [self.user]
        self._basket.user = self.user


# --- how it looks ---


def _quiet() -> None:
    """Take an error that is part of the story, so that it is not logged."""


def _unavailable(failure: Failure) -> ft.Control:
    """Show a failure large, with its text and a button."""
    return ft.Container(
        ft.Column(
            [
                ft.Container(
                    ft.Icon(ft.Icons.CLOUD_OFF, color=ft.Colors.ON_ERROR_CONTAINER),
                    bgcolor=ft.Colors.ERROR_CONTAINER,
                    border_radius=28,
                    padding=16,
                ),
                _title("Prices are not available"),
                ft.Text(
                    str(failure.error),
                    color=ft.Colors.ON_SURFACE_VARIANT,
                    text_align=ft.TextAlign.CENTER,
                ),
                ft.FilledTonalButton(
                    "Try again", on_click=failure.retry, margin=ft.Margin.only(top=8)
                ),
            ],
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
            spacing=8,
            tight=True,
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        border_radius=16,
        padding=24,
        alignment=ft.Alignment.CENTER,
    )


def _title(text: str) -> ft.Control:
    return ft.Text(text, theme_style=ft.TextThemeStyle.TITLE_MEDIUM)


def _card(title: str, *parts: ft.Control) -> ft.Control:
    return ft.Container(
        ft.Column(
            [
                _title(title),
                ft.Container(height=8),
                *parts,
            ],
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            spacing=8,
            tight=True,
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        border_radius=16,
        padding=24,
        width=WIDTH,
    )


def _tile(*parts: ft.Control) -> ft.Control:
    return ft.Container(
        ft.Row(list(parts), spacing=12),
        bgcolor=ft.Colors.SURFACE_CONTAINER,
        border_radius=12,
        padding=ft.Padding.symmetric(horizontal=16),
        height=48,
    )
