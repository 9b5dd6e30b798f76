"""How the values of a `Sparkline` become what is drawn, one picture after the other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, median
from typing import Literal, Optional, Union

import attrs
import flet as ft

from flet_components.components.figures.levels import Band, Threshold
from flet_components.components.figures.plot import (
    FINE,
    LENGTH,
    Box,
    Kind,
    Span,
    drawn,
    thinned,
)
from flet_components.components.figures.plot_scale import PlotScale, fitted
from flet_components.components.figures.series import Number, Point, Sample, visible
from flet_components.components.figures.spark_canvas import Paints, SparkCanvas

__all__ = ["Look", "Reference", "SparkPlot"]

AROUND = 3.5
"""Room for the spots, in logical pixels."""
BAR = 0.7
"""Width of a bar, as a share of its place."""
Reference = Union[None, float, Literal["mean", "median"]]


@attrs.frozen
class Look:
    """What a chart is told; the words are those of `Sparkline`."""

    kind: Kind
    limit: Optional[int]
    window: Optional[float]
    low: Optional[float]
    high: Optional[float]
    color: ft.ColorValue
    stroke_width: float
    thresholds: tuple[Threshold, ...]
    bands: tuple[Band, ...]
    reference: Reference
    spots: tuple[str, ...]

    def box(self, width: float, height: float) -> Box:
        """Return the room of a size, without what spots and strokes need."""
        if self.kind == "bars":
            return Box(width, height, 0.5)
        spots = AROUND if self.spots else 0.0
        return Box(width, height, max(spots, self.stroke_width / 2 + 0.5))


class SparkPlot:
    """Draws values, and keeps as much of the last picture as it can.

    Args:
        canvas: What it draws with.
    """

    def __init__(self, canvas: SparkCanvas) -> None:
        self._canvas = canvas
        self._scale: Optional[PlotScale] = None
        self._span: Optional[Span] = None

    def forget(self) -> None:
        """Begin anew: other values come."""
        self._scale = self._span = None

    def draw(self, samples: Sequence[Sample], look: Look, box: Box) -> list[Number]:
        """Draw values; return those that can be seen."""
        points = visible(samples, look.limit, look.window)
        values = [value for _, value in points]
        some = [value for value in values if value is not None]
        reference = _reference(look.reference, some)
        self._scale = scale = _scale(look, some, reference, self._scale)
        before, self._span = self._span, _span(points, look, box, self._span)
        glides = before is self._span
        paints = Paints(look.color, look.stroke_width, look.thresholds, scale, box)
        self._draw_values(points, paints, look, glides=glides)
        self._draw_spot(points, paints, look, glides=glides)
        self._canvas.show_behind(box, scale, look.bands, reference, empty=not some)
        return values

    def _draw_values(
        self, points: Sequence[Point], paints: Paints, look: Look, *, glides: bool
    ) -> None:
        span, box = self._span, paints.box
        assert span is not None
        thin, group = thinned(points, box.plot_width, look.kind, look.window)
        drawing = drawn(thin, span, paints.scale, box, look.kind, look.spots)
        place = span.step * group
        width = max(1.0, BAR * place) if look.kind == "bars" else look.stroke_width
        self._canvas.show(drawing, paints, look.kind, width, span)
        right = box.plot_width - (span.step / 2 if look.kind == "bars" else 0.0)
        left = round(right - drawing.last / FINE, 2)
        self._canvas.move(left, box, glide=glides)

    def _draw_spot(
        self, points: Sequence[Point], paints: Paints, look: Look, *, glides: bool
    ) -> None:
        last = points[-1][1] if points else None
        if last is None or "last" not in look.spots or look.kind == "bars":
            self._canvas.hide_spot()
        else:
            top = round(paints.box.y(paints.scale.ratio(last)), 1)
            self._canvas.show_spot(top, paints.at(last), glide=glides)


def _span(
    points: Sequence[Point], look: Look, box: Box, before: Optional[Span]
) -> Span:
    """Return how far values lie from each other; the same as before, if it can be."""
    if look.window is not None:
        length = look.window
    else:
        many = len(points) if look.limit is None else look.limit
        length = many if look.kind == "bars" else many - 1
    step, last = box.plot_width / max(1.0, length), points[-1][0] if points else 0.0
    if before is not None and before.step == step and before.x(last) < LENGTH:
        return before
    return Span(step, last, FINE * box.plot_width)


def _scale(
    look: Look,
    values: Sequence[float],
    reference: Optional[float],
    before: Optional[PlotScale],
) -> PlotScale:
    seen = [*values]
    if reference is not None:
        seen.append(reference)
    if look.kind == "bars" and values:
        seen.append(0.0)
    return fitted(seen, before, look.low, look.high)


def _reference(reference: Reference, values: Sequence[float]) -> Optional[float]:
    if isinstance(reference, str):
        of = fmean if reference == "mean" else median
        return of(values) if values else None
    return reference
