"""Stories of `IdleTimer`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import flet as ft

from flet_components import (
    Countdown,
    IdleEvent,
    IdlePhase,
    IdleTimer,
    UserControl,
    internal,
    reactive,
)
from flet_components.stories import Range

FACES = {
    IdlePhase.ACTIVE: ("Active", "Take your hands off the mouse and the keyboard."),
    IdlePhase.PROMPTED: ("Are you still there?", "Do anything at all to stay."),
    IdlePhase.IDLE: ("Idle", "Do anything at all to come back."),
}
"""What is shown in each phase."""
WIDTH = 400
FILM = ft.Colors.WHITE
"""Colour of what lies over a film, which is dark in every theme."""


def are_you_still_there(
    timeout: Annotated[float, Range(6, 60, 1)] = 12.0,
    prompt_before: Annotated[float, Range(0, 30, 1)] = 5.0,
) -> IdleTimer:
    """Do nothing for a while: first it asks, then you are idle, until you are back."""
    ring = Countdown(timeout, face="ring", warn_at=min(prompt_before, 0.95 * timeout))
    title = ft.Text(theme_style=ft.TextThemeStyle.HEADLINE_MEDIUM)
    quiet = ft.Colors.ON_SURFACE_VARIANT
    advice = ft.Text(color=quiet, text_align=ft.TextAlign.CENTER)
    title.value, advice.value = FACES[IdlePhase.ACTIVE]

    def show(event: IdleEvent) -> None:
        title.value, advice.value = FACES[event.phase]

    def again() -> None:
        ring.reset()
        ring.start()

    return IdleTimer(
        timeout,
        prompt_before=min(prompt_before, 0.95 * timeout),
        throttle=0.5,
        child=_in_the_middle(_centred(ring, ft.Container(height=16), title, advice)),
        expand=True,
        on_phase_change=show,
        on_action=again,
    )


def session_expiry(
    timeout: Annotated[float, Range(6, 60, 1)] = 10.0,
    prompt_before: Annotated[float, Range(1, 30, 1)] = 5.0,
) -> IdleTimer:
    """A question that wants an answer; without one you are signed out."""
    asks = min(prompt_before, 0.95 * timeout)

    def ask(event: IdleEvent) -> None:
        event.control.page.show_dialog(
            ft.AlertDialog(
                modal=True,
                icon=ft.Icon(ft.Icons.LOCK_CLOCK_OUTLINED),
                title=ft.Text("Are you still there?", text_align=ft.TextAlign.CENTER),
                content=_centred(
                    ft.Text("You will be signed out in"),
                    ft.Container(height=8),
                    Countdown(event.remaining, format=_seconds),
                ),
                actions=[
                    ft.TextButton("Sign out", on_click=lambda: sign_out(event)),
                    ft.FilledButton("Stay signed in", on_click=timer.activate),
                ],
            )
        )

    def stay(event: IdleEvent) -> None:
        event.control.page.pop_dialog()

    def sign_out(event: IdleEvent) -> None:
        event.control.page.pop_dialog()
        timer.pause()
        timer.child = _signed_out(sign_in)

    def sign_in() -> None:
        timer.child = _account()
        timer.start()

    timer = IdleTimer(
        timeout,
        prompt_before=asks,
        hold_prompt=True,
        stop_on_idle=True,
        child=_account(),
        on_prompt=ask,
        on_active=stay,
        on_idle=sign_out,
    )
    return timer


def totals(timeout: Annotated[float, Range(6, 60, 1)] = 8.0) -> IdleTimer:
    """All time was active or idle; do nothing, and the idle part grows."""
    board = Board(lambda: (timer.total_active, timer.total_idle))
    timer = IdleTimer(timeout, child=_in_the_middle(board), expand=True)
    return timer


def what_counts(
    keyboard: bool = True,
    child_only: bool = False,
    throttle: Annotated[float, Range(0, 2, 0.1)] = 0.4,
) -> IdleTimer:
    """Each thing that you do, as it is seen: the mouse, its wheel, keys and values."""
    empty = ft.Text("Nothing yet", color=ft.Colors.ON_SURFACE_VARIANT)
    log = ft.Row([empty], height=32, scroll=ft.ScrollMode.HIDDEN)
    seen: list[ft.Control] = []

    def note(event: IdleEvent) -> None:
        seen.insert(0, _chip(event.cause))
        log.controls = seen[:6]

    return IdleTimer(
        60,
        keyboard=keyboard,
        child_only=child_only,
        throttle=throttle,
        child=_card(_title("Do something"), *_form(), _label("Seen last"), log),
        on_action=note,
    )


def controls_that_fade(timeout: Annotated[float, Range(6, 20, 1)] = 6.0) -> IdleTimer:
    """Over a film: the controls go while nobody does anything there."""
    bar = ft.Container(
        ft.Row(
            [
                ft.IconButton(ft.Icons.PAUSE, icon_color=FILM),
                ft.ProgressBar(
                    0.4, expand=True, color=FILM, bgcolor=ft.Colors.WHITE_38
                ),
                ft.Text("24:10", color=FILM),
                ft.IconButton(ft.Icons.FULLSCREEN, icon_color=FILM),
            ],
        ),
        animate_opacity=400,
        padding=8,
    )

    def fade(event: IdleEvent) -> None:
        bar.opacity = 0.0 if event.phase is IdlePhase.IDLE else 1.0

    return IdleTimer(
        timeout,
        child_only=True,
        child=_film(bar),
        on_phase_change=fade,
        border_radius=16,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


# --- what is in them ---


@reactive
class Board(UserControl):
    """The totals of an idle timer, read once a second."""

    totals: Callable[[], tuple[float, float]] = lambda: (0.0, 0.0)
    """Returns for how long somebody was active, and idle."""

    _active: float = internal(0.0)
    _idle: float = internal(0.0)

    def build(self) -> ft.Control:
        """Show two numbers, and how they share what has elapsed."""
        bar = ft.Row(
            [
                self.bind(_part(ft.Colors.PRIMARY), expand=lambda: self._share(False)),
                self.bind(_part(ft.Colors.TERTIARY), expand=lambda: self._share(True)),
            ],
            spacing=4,
        )
        numbers = ft.Row(
            [
                self._number("Active", ft.Colors.PRIMARY, idle=False),
                self._number("Idle", ft.Colors.TERTIARY, idle=True),
            ],
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        )
        return _card(_title("Since you came"), numbers, bar)

    async def did_mount_async(self) -> None:
        """Look once a second."""
        async for _ in self.clock.every(1):
            self._active, self._idle = self.totals()

    def _share(self, idle: bool) -> int:
        share = round(100 * (self._idle if idle else self._active))
        return share or (1 if idle else 100)

    def _number(self, name: str, color: ft.ColorValue, *, idle: bool) -> ft.Control:
        number = ft.Text(theme_style=ft.TextThemeStyle.DISPLAY_SMALL, color=color)
        self.bind(number, value=lambda: _minutes(self._idle if idle else self._active))
        end = ft.CrossAxisAlignment.END if idle else ft.CrossAxisAlignment.START
        parts: list[ft.Control] = [_label(name), number]
        return ft.Column(parts, horizontal_alignment=end, spacing=0, tight=True)


def _centred(*parts: ft.Control) -> ft.Column:
    return ft.Column(
        list(parts),
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=8,
        tight=True,
    )


def _in_the_middle(control: ft.Control) -> ft.Container:
    return ft.Container(control, alignment=ft.Alignment.CENTER, padding=16)


def _card(*parts: ft.Control) -> ft.Container:
    return ft.Container(
        ft.Column(
            list(parts),
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            spacing=12,
            tight=True,
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        border_radius=16,
        padding=24,
        width=WIDTH,
    )


def _title(text: str) -> ft.Text:
    return ft.Text(text, theme_style=ft.TextThemeStyle.TITLE_MEDIUM)


def _label(text: str) -> ft.Text:
    style = ft.TextThemeStyle.LABEL_LARGE
    return ft.Text(text, theme_style=style, color=ft.Colors.ON_SURFACE_VARIANT)


def _chip(text: str) -> ft.Control:
    return ft.Container(
        ft.Text(text, color=ft.Colors.ON_SECONDARY_CONTAINER),
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=8,
        padding=ft.Padding.symmetric(horizontal=12, vertical=6),
    )


def _part(color: ft.ColorValue) -> ft.Container:
    return ft.Container(height=8, bgcolor=color, border_radius=4)


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _seconds(seconds: float) -> str:
    return f"{seconds:.0f} s"


def _form() -> list[ft.Control]:
    return [
        ft.TextField(label="Type a word"),
        ft.Checkbox(label="Tick this"),
        ft.Slider(value=0.4),
        ft.FilledButton("Press", on_click=lambda: None),
    ]


def _account() -> ft.Control:
    rows = [("Salary", "2 410.00"), ("Sale of a bicycle", "180.00"), ("Gift", "50.00")]
    return _card(
        _label("Savings"),
        ft.Text("€ 12 480.20", theme_style=ft.TextThemeStyle.DISPLAY_SMALL),
        ft.Divider(),
        *(
            ft.Row(
                [ft.Text(name), ft.Text(amount, color=ft.Colors.ON_SURFACE_VARIANT)],
                alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            )
            for name, amount in rows
        ),
    )


def _signed_out(sign_in: Callable[[], None]) -> ft.Control:
    return _card(
        ft.Icon(ft.Icons.LOCK_OUTLINED, size=32, color=ft.Colors.PRIMARY),
        ft.Text(
            "You have been signed out",
            theme_style=ft.TextThemeStyle.TITLE_LARGE,
            text_align=ft.TextAlign.CENTER,
        ),
        ft.FilledButton("Sign in again", on_click=sign_in),
    )


def _film(bar: ft.Control) -> ft.Control:
    return ft.Container(
        ft.Column(
            [
                ft.Container(
                    ft.Icon(ft.Icons.LANDSCAPE, size=96, color=FILM, opacity=0.4),
                    alignment=ft.Alignment.CENTER,
                    expand=True,
                ),
                bar,
            ],
            spacing=0,
        ),
        gradient=ft.LinearGradient(
            [ft.Colors.GREY_900, ft.Colors.GREY_800],
            begin=ft.Alignment.BOTTOM_CENTER,
            end=ft.Alignment.TOP_CENTER,
        ),
        width=WIDTH,
        height=WIDTH * 9 / 16,
    )
