"""What a `Sparkline` is drawn with.

The values lie on a strip, each at a place of its own, and the strip moves to the left
behind a window. So a new value is the end of a line, two numbers less at the beginning,
and another place of the strip, and the client glides there.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Optional

import attrs
import flet as ft
from flet import canvas

from flet_components.components.figures.levels import (
    LEVEL_COLORS,
    Band,
    Threshold,
    crossings,
    level_of,
)
from flet_components.components.figures.pieces import Pieces
from flet_components.components.figures.plot import (
    FINE,
    LENGTH,
    Box,
    Drawing,
    Kind,
    Place,
    Span,
)
from flet_components.components.figures.plot_scale import PlotScale

if TYPE_CHECKING:
    from flet_components.component_state import ComponentState

__all__ = ["Paints", "SparkCanvas"]

GLIDE = ft.Animation(250, ft.AnimationCurve.EASE_OUT)
DOT = 6
"""Diameter of the spot at the newest value, in logical pixels."""
SHADE = 0.24
"""Opacity of an area at its top; it fades to nothing."""
MARK = ft.Paint(
    color=ft.Colors.ON_SURFACE_VARIANT,
    style=ft.PaintingStyle.STROKE,
    stroke_width=5 * FINE,
    stroke_cap=ft.StrokeCap.ROUND,
)
"""The spots at the lowest and the highest value."""


@attrs.frozen
class Paints:
    """Of which colours a chart is."""

    color: ft.ColorValue
    stroke: float
    thresholds: tuple[Threshold, ...]
    scale: PlotScale
    box: Box

    def at(self, value: Optional[float]) -> ft.ColorValue:
        """Return the colour of a value."""
        return LEVEL_COLORS.get(level_of(value, self.thresholds), self.color)

    def line(self, kind: Kind, width: float) -> ft.Paint:
        """Return what lines are drawn with: beyond a threshold in its colour."""
        return ft.Paint(
            color=self.color,
            gradient=self._gradient,
            style=ft.PaintingStyle.STROKE,
            stroke_width=FINE * width,
            stroke_cap=ft.StrokeCap.BUTT if kind == "bars" else ft.StrokeCap.ROUND,
        )

    def area(self) -> ft.Paint:
        """Return what is filled with: most at the top, nothing at the bottom."""
        shades = [ft.Colors.with_opacity(s, self.color) for s in (SHADE, 0.02)]
        ends = ((0, 0), (0, FINE * self.box.height))
        return ft.Paint(gradient=ft.PaintLinearGradient(*ends, colors=shades))

    @property
    def _gradient(self) -> Optional[ft.PaintGradient]:
        low, high = self.scale.low, self.scale.high
        parts = crossings(self.thresholds, low, high)
        colors = [LEVEL_COLORS.get(level, self.color) for _, level in parts]
        if set(colors) == {self.color}:
            return None
        shares = [0.0, *(self.scale.ratio(end) for end, _ in parts)]
        return ft.PaintLinearGradient(
            (0, FINE * self.box.y(0)),
            (0, FINE * self.box.y(1)),
            [color for color in colors for _ in range(2)],
            [s for pair in itertools.pairwise(shares) for s in pair],
        )


class SparkCanvas:
    """The controls of a chart.

    Args:
        state: That of the component.
        size: Width and height that it is to have, unless it gets others.
        resized: Called with the width and the height that it got.
    """

    def __init__(
        self,
        state: ComponentState,
        size: tuple[float, float],
        resized: Callable[[float, float], object],
    ) -> None:
        self._pieces: Pieces[Any] = Pieces()
        self._lines: list[canvas.Points] = []
        self._marks, self._areas = canvas.Points(), canvas.Path()
        self._strip = canvas.Canvas(
            left=0,
            top=0,
            width=LENGTH,  # what lies beyond is not drawn
            height=FINE * size[1],
            scale=ft.Scale(1 / FINE, alignment=ft.Alignment.TOP_LEFT),
        )
        self._clip = ft.Stack([self._strip], left=0, top=0, bottom=0)
        self._dot = ft.Container(
            width=DOT,
            height=DOT,
            border_radius=DOT / 2,
            right=0,
            animate=GLIDE,
            visible=False,
        )
        self._back = canvas.Canvas(
            content=ft.Stack([self._clip, self._dot]),
            width=size[0],
            height=size[1],
            resize_interval=100,
            on_resize=lambda event: resized(event.width, event.height),
        )
        self.control = ft.Semantics(content=self._back, exclude_semantics=True)
        self._set: dict[str, Callable[[object], None]] = {
            name: state.output(control, field).set
            for name, control, field in (
                ("label", self.control, "label"),
                ("back", self._back, "shapes"),
                ("shapes", self._strip, "shapes"),
                ("left", self._strip, "left"),
                ("height", self._strip, "height"),
                ("glide", self._strip, "animate_position"),
                ("clip", self._clip, "right"),
                ("dot", self._dot, "visible"),
                ("dot_at", self._dot, "top"),
                ("dot_glide", self._dot, "animate_position"),
                ("dot_color", self._dot, "bgcolor"),
            )
        }
        self._state = state
        self._looks: object = None
        self._behind: object = None

    def say(self, text: str) -> None:
        """Set what a screen reader says."""
        self._set["label"](text)

    def show(
        self, drawing: Drawing, paints: Paints, kind: Kind, width: float, span: Span
    ) -> None:
        """Draw values.

        Args:
            drawing: Where they are.
            paints: Their colours.
            kind: What they are drawn as.
            width: Width of a line or a bar, in logical pixels.
            span: While it and the looks are the same, what stays is not sent again.
        """
        looks = (paints, kind, width, span)
        self._pieces.begin()
        elements = [each for run in drawing.areas for each in self._path(run)]
        if looks != self._looks:
            self._looks, self._lines = looks, []
            self._areas = canvas.Path(elements, paint=paints.area())
            self._marks = canvas.Points([*drawing.marks], paint=MARK)
        self._put(self._areas, "elements", elements)
        self._put(self._marks, "points", drawing.marks)
        self._follow(drawing.lines, kind, paints.line(kind, width))
        self._set["shapes"]([self._areas, *self._lines, self._marks])

    def _follow(self, runs: list[list[Place]], kind: Kind, paint: ft.Paint) -> None:
        """Have a line for each run; those of which all has gone to the left go."""
        first = runs[0][0][0] if runs else LENGTH
        lines = [line for line in self._lines if _end_of(line) >= first]
        mode = canvas.PointMode.LINES if kind == "bars" else canvas.PointMode.POLYGON
        for line, run in zip(lines, runs, strict=False):
            self._put(line, "points", self._points(run))
        new = [
            canvas.Points(self._points(run), mode, paint=paint)
            for run in runs[len(lines) :]
        ]
        self._lines = [*lines[: len(runs)], *new]

    def _points(self, run: list[Place]) -> list[Any]:
        return [self._pieces.take(ft.Offset, *end) for end in run]

    def _path(self, run: list[Place]) -> list[canvas.Path.PathElement]:
        first, *rest = run
        lines = [self._pieces.take(canvas.Path.LineTo, *end) for end in rest]
        return [self._pieces.take(canvas.Path.MoveTo, *first), *lines]

    def move(self, left: float, box: Box, *, glide: bool) -> None:
        """Move the strip; it glides, or is there at once."""
        self._set["glide"](GLIDE if glide else None)
        self._set["left"](left)
        self._set["clip"](box.inset)
        self._set["height"](FINE * box.height)

    def show_spot(self, top: float, color: ft.ColorValue, *, glide: bool) -> None:
        """Show the spot at the newest value."""
        self._set["dot"](True)
        self._set["dot_glide"](GLIDE if glide else None)
        self._set["dot_at"](top - DOT / 2)
        self._set["dot_color"](color)

    def hide_spot(self) -> None:
        """Show no spot at the newest value."""
        self._set["dot"](False)

    def show_behind(
        self,
        box: Box,
        scale: PlotScale,
        bands: Sequence[Band],
        reference: Optional[float],
        *,
        empty: bool,
    ) -> None:
        """Draw what lies behind the values: bands, and a line."""
        behind = (box, scale, tuple(bands), reference, empty)
        if behind == self._behind:
            return
        self._behind = behind
        shapes: list[canvas.Shape] = (
            [] if empty else [_rect(b, scale, box) for b in bands]
        )
        if empty:
            shapes.append(_dashes(box, 0.5))
        elif reference is not None:
            shapes.append(_dashes(box, scale.ratio(reference)))
        self._set["back"](shapes)

    def _put(self, shape: canvas.Shape, name: str, value: list[Any]) -> None:
        if getattr(shape, name) != value:
            self._state.output(shape, name).set(value)


def _end_of(line: canvas.Points) -> float:
    """Return how far to the right a line goes."""
    end: Any = line.points[-1] if line.points else ft.Offset(0, 0)
    return float(end.x)


def _rect(band: Band, scale: PlotScale, box: Box) -> canvas.Shape:
    top, bottom = box.y(scale.ratio(band.high)), box.y(scale.ratio(band.low))
    paint = ft.Paint(color=band.color)
    return canvas.Rect(0, top, box.width, bottom - top, border_radius=2, paint=paint)


def _dashes(box: Box, ratio: float) -> canvas.Shape:
    y = box.y(ratio)
    paint = ft.Paint(
        color=ft.Colors.OUTLINE_VARIANT,
        style=ft.PaintingStyle.STROKE,
        stroke_width=1,
        stroke_dash_pattern=[3, 3],
    )
    return canvas.Line(0, y, box.width, y, paint=paint)
