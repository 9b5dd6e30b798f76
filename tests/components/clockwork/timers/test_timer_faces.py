"""The faces of a countdown, and the motion that the client is asked for."""

from __future__ import annotations

import math
from typing import Any

import flet as ft
import pytest

from flet_components import Countdown
from flet_components.components.clockwork.timers.gauge import (
    PAINTED,
    RENEWED,
    Motion,
    Sweep,
)
from flet_components.components.clockwork.timers.timer_faces import (
    EDGE,
    digits_color,
    face_of,
)


def face(countdown: Countdown, motion: Motion | None = None) -> Any:
    """Return the face of a countdown whose ring or bar stands at a half, by default."""
    countdown._timer.view.gauge.motion.set(motion or Motion(0.5, 0.2))
    shown: Any = face_of(countdown)[0]
    return shown


class Run:
    """A sweep that is asked at times, with the look and the rest of that moment."""

    def __init__(self, length: float = 60.0) -> None:
        self.sweep, self.length = Sweep(), length
        self.motion = self.sweep.rest(1.0)

    def at(self, now: float, *, look: str = "primary", extra: float = 0.0) -> Motion:
        """Ask for the motion; `extra` seconds were added to what is left."""
        left = self.length - now + extra
        self.motion = self.sweep.run(
            self.motion, left / self.length, look=look, left=left, now=now
        )
        return self.motion


def test_first_it_stands_then_it_runs() -> None:
    """The client paints where it stands before it is told to empty it."""
    run = Run()
    assert run.at(0).ratio == 1
    assert not run.sweep.runs
    assert run.at(PAINTED) == Motion(0.0, 60 - PAINTED)
    assert run.sweep.runs


def test_nothing_is_sent_while_it_is_right() -> None:
    """One message is enough for as long as the client moves as it should."""
    run = Run()
    run.at(0)
    sent = run.at(PAINTED)
    for now in range(1, math.floor(RENEWED)):
        assert run.at(now) is sent


def test_it_is_renewed() -> None:
    """After a while it is sent anew: the client may have lost it without a word."""
    run = Run()
    run.at(0)
    run.at(PAINTED)
    later = PAINTED + RENEWED
    assert run.at(later).ratio == pytest.approx((60 - later) / 60)
    assert run.at(later + PAINTED).ratio == 0


def test_another_rest_is_shown_at_once() -> None:
    """Seconds that were added take it back to where it should be."""
    run = Run()
    run.at(0)
    run.at(PAINTED)
    assert run.at(3, extra=2).ratio == pytest.approx(59 / 60)
    assert not run.sweep.runs


def test_a_small_drift_is_left_alone() -> None:
    """A clock that is set by a moment does not make it jump."""
    run = Run()
    run.at(0)
    sent = run.at(PAINTED)
    assert run.at(3, extra=0.3) is sent


def test_another_colour_begins_anew() -> None:
    """A colour in a motion on its way would take until the end to change."""
    run = Run()
    run.at(0)
    run.at(PAINTED)
    run.at(3, look="error")
    assert not run.sweep.runs


def test_what_is_over_vanishes() -> None:
    """At the end it does not glide to nothing, it is gone."""
    assert Sweep().rest(0.0, over=True).over
    assert not Sweep().rest(0.0).over
    assert not Motion(0.0, 5.0).over


def test_the_digits_have_the_themes_colour() -> None:
    """Without a style the theme decides; a warning comes before any style."""
    style = ft.TextStyle(color=ft.Colors.GREEN)
    assert digits_color(None, warns=False) is None
    assert digits_color(style, warns=False) == ft.Colors.GREEN
    assert digits_color(style, warns=True) == ft.Colors.ERROR


def test_plain_digits_stand_alone() -> None:
    """The digits' face is the digits."""
    assert isinstance(face(Countdown()), ft.Text)


def test_the_bar_slides_out_of_its_box() -> None:
    """Half the bar is half its width to the left, cut off by its track."""
    digits, track = face(Countdown(face="bar")).content.controls
    assert isinstance(digits, ft.Text)
    assert track.clip_behavior is ft.ClipBehavior.ANTI_ALIAS
    assert track.content.offset.x == -0.5
    assert track.content.animate_offset == ft.Animation(200, ft.AnimationCurve.LINEAR)


@pytest.mark.parametrize(("ratio", "turned"), [(1.0, -EDGE), (0.5, math.pi - EDGE / 2)])
def test_the_ring_begins_at_the_top(ratio: float, turned: float) -> None:
    """Its edge turns clockwise by what has passed, from where a full one has no gap."""
    arc = face(Countdown(face="ring"), Motion(ratio, 0.2)).content.controls[1]
    assert arc.gradient.start_angle == pytest.approx(turned)
    assert arc.gradient.rotation == -math.pi / 2
    assert arc.visible


def test_an_empty_ring_leaves_no_hairline() -> None:
    """Flutter would draw the edge of an empty ring, so it is hidden."""
    arc = face(Countdown(face="ring"), Motion(0.0, 0.0)).content.controls[1]
    assert not arc.visible


def test_the_hole_of_the_ring_has_the_ground_colour() -> None:
    """The disc under the digits is as what is behind it."""
    ground = ft.Colors.PRIMARY_CONTAINER
    for countdown, color in [
        (Countdown(face="ring"), ft.Colors.SURFACE),
        (Countdown(face="ring", bgcolor=ground), ground),
    ]:
        hole = face(countdown).content.controls[2]
        assert hole.bgcolor == color
        assert isinstance(hole.content, ft.Text)
