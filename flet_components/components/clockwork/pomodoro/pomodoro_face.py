"""What a Pomodoro shows around its time: the round, how many there are, and buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs
import flet as ft

from flet_components.components.clockwork.pomodoro.pomodoro_rounds import PomodoroRound
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.timing.pomodoro import Pomodoro

__all__ = ["COLORS", "MOST_DOTS", "face_around", "spoken_round"]

DOT, DOT_GAP, DOT_LINE = 10, 8, 2
"""Size of a dot, the room between two, and its line, in logical pixels."""
MOST_DOTS = 12
"""Rounds beyond which they are counted in words."""
GAP, BUTTON_GAP = 16, 12
"""Room between the parts, and between the buttons."""
BUTTON, ICON = 64, 32
"""Size of the large button, and of its icon."""
SWIFT = ft.Animation(200, ft.AnimationCurve.EASE_OUT)
"""How a dot becomes another one."""


@attrs.frozen
class RoundColors:
    """The theme's colours for a round."""

    main: ft.ColorValue
    """Of its name, its ring or bar, and the large button."""
    on_main: ft.ColorValue
    """Of what lies on that."""


COLORS = {
    PomodoroRound.WORK: RoundColors(ft.Colors.PRIMARY, ft.Colors.ON_PRIMARY),
    PomodoroRound.SHORT_BREAK: RoundColors(ft.Colors.TERTIARY, ft.Colors.ON_TERTIARY),
    PomodoroRound.LONG_BREAK: RoundColors(ft.Colors.SECONDARY, ft.Colors.ON_SECONDARY),
}


def face_around(pomodoro: Pomodoro, time: ft.Control) -> ft.Control:
    """Return the look of a Pomodoro.

    Args:
        pomodoro: The Pomodoro.
        time: What shows its time.
    """
    return ft.Column(
        [_title(pomodoro), time, _progress(pomodoro), _buttons(pomodoro)],
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=GAP,
        tight=True,
    )


def spoken_round(kind: PomodoroRound, number: int, rounds: int) -> str:
    """Say which round it is: `Focus, round 2 of 4`."""
    key = "round.at" if kind is PomodoroRound.WORK else "round.after"
    return say(key, round=say(f"round.{kind.value}"), n=number, rounds=rounds)


def _title(pomodoro: Pomodoro) -> ft.Control:
    """Make the name of the round; a screen reader says it when it is another one."""
    name = pomodoro.bind(
        ft.Text(theme_style=ft.TextThemeStyle.TITLE_LARGE),
        value=lambda: say(f"round.{pomodoro.round.value}"),
        color=lambda: COLORS[pomodoro.round].main,
    )
    return pomodoro.bind(
        ft.Semantics(exclude_semantics=True, content=name),
        label=lambda: spoken_round(
            pomodoro.round, pomodoro.round_number, pomodoro.rounds
        ),
        live_region=lambda: pomodoro._rounds.moved.get(),
    )


# --- how many rounds there are ---


def _progress(pomodoro: Pomodoro) -> ft.Control:
    """Make a dot for each round of work, or say how many there are."""
    return pomodoro.bind(
        ft.Semantics(exclude_semantics=True),
        content=lambda: (
            _dots(pomodoro) if pomodoro.rounds <= MOST_DOTS else _count(pomodoro)
        ),
    )


def _dots(pomodoro: Pomodoro) -> ft.Control:
    return ft.Row(
        [_dot(pomodoro, number) for number in range(1, pomodoro.rounds + 1)],
        alignment=ft.MainAxisAlignment.CENTER,
        spacing=DOT_GAP,
        tight=True,
    )


def _dot(pomodoro: Pomodoro, number: int) -> ft.Control:
    """Make a dot: full for a round that is over, a ring for the one at hand."""

    def is_at_hand() -> bool:
        works = pomodoro.round is PomodoroRound.WORK
        return works and number == pomodoro.round_number

    def color() -> ft.ColorValue:
        reached = number <= pomodoro.round_number
        return ft.Colors.PRIMARY if reached else ft.Colors.OUTLINE

    return pomodoro.bind(
        ft.Container(width=DOT, height=DOT, border_radius=DOT / 2, animate=SWIFT),
        bgcolor=lambda: ft.Colors.TRANSPARENT if is_at_hand() else color(),
        border=lambda: ft.Border.all(DOT_LINE, color()),
    )


def _count(pomodoro: Pomodoro) -> ft.Control:
    return pomodoro.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.BODY_MEDIUM,
            color=ft.Colors.ON_SURFACE_VARIANT,
        ),
        value=lambda: say(
            "round.count", n=pomodoro.round_number, rounds=pomodoro.rounds
        ),
    )


# --- buttons ---


def _buttons(pomodoro: Pomodoro) -> ft.Control:
    """Make the buttons: this round again, start or pause, and the next round."""
    again = ft.IconButton(ft.Icons.REPLAY, on_click=lambda: pomodoro.restart_round())
    skip = ft.IconButton(ft.Icons.SKIP_NEXT, on_click=lambda: pomodoro.skip())
    row = ft.Row(
        [
            _named(pomodoro, again, lambda: "round.restart"),
            _start_or_pause(pomodoro),
            _named(pomodoro, skip, lambda: "round.skip"),
        ],
        alignment=ft.MainAxisAlignment.CENTER,
        spacing=BUTTON_GAP,
        tight=True,
    )
    return pomodoro.bind(row, visible=lambda: pomodoro.controls)


def _start_or_pause(pomodoro: Pomodoro) -> ft.Control:
    def turn() -> None:
        if pomodoro.running:
            pomodoro.pause()
        else:
            pomodoro.start()

    button = pomodoro.bind(
        ft.FilledIconButton(width=BUTTON, height=BUTTON, icon_size=ICON, on_click=turn),
        icon=lambda: ft.Icons.PAUSE if pomodoro.running else ft.Icons.PLAY_ARROW,
        bgcolor=lambda: COLORS[pomodoro.round].main,
        icon_color=lambda: COLORS[pomodoro.round].on_main,
    )
    return _named(pomodoro, button, lambda: "pause" if pomodoro.running else "start")


def _named(
    pomodoro: Pomodoro, button: ft.IconButton, word: Callable[[], str]
) -> ft.Control:
    """Give a button without words a tooltip, merged into it: so it is its name, too."""
    return ft.MergeSemantics(pomodoro.bind(button, tooltip=lambda: say(word())))
