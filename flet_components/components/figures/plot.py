"""Where each value of a chart lies, as whole numbers, which are few bytes."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, Optional

import attrs

from flet_components.components.figures.downsampling import group_width, reduced
from flet_components.components.figures.plot_scale import PlotScale
from flet_components.components.figures.series import Point

__all__ = [
    "FINE",
    "LENGTH",
    "Box",
    "Drawing",
    "Kind",
    "Place",
    "Span",
    "drawn",
    "thinned",
]

FINE = 8
"""Parts of a logical pixel in which places are counted."""
LENGTH = 60_000
"""How far to the right values may lie, in these parts, before all are put back."""
MOST_POINTS = 100
"""How many points a chart has, more or less, at most."""
Kind = Literal["line", "area", "bars"]
Place = tuple[int, int]


@attrs.frozen
class Box:
    """The room that a chart has, in logical pixels."""

    width: float
    height: float
    inset: float = 0.0
    """Left free at the right, the top and the bottom."""

    @property
    def plot_width(self) -> float:
        """The width without the room at the right."""
        return max(1.0, self.width - self.inset)

    def y(self, ratio: float) -> float:
        """Return where a share of the height lies, from the top."""
        return self.inset + (1 - ratio) * (self.height - 2 * self.inset)


@attrs.frozen
class Span:
    """How far values lie from each other, and from which one that is counted."""

    step: float
    """Logical pixels from one number, or second, to the next."""
    anchor: float
    """Number or time that lies at `origin`."""
    origin: float
    """A place, in parts of a pixel."""

    def x(self, position: float) -> int:
        """Return where a value lies."""
        return round(self.origin + FINE * self.step * (position - self.anchor))


@attrs.frozen
class Drawing:
    """All that changes with the values."""

    lines: list[list[Place]]
    """Ends of lines from one gap to the next; of bars, all of them, two by two."""
    areas: list[list[Place]]
    """Outlines of what is filled; only of the kind `"area"`."""
    last: int
    """Where the newest value lies, which is to be at the right."""
    marks: list[Place]
    """Where the lowest and the highest value lie, if they are to be marked."""


def thinned(
    points: Sequence[Point], width: float, kind: Kind, window: Optional[float]
) -> tuple[list[Point], float]:
    """Return as many points as can be told apart, and how many stand in a group.

    Args:
        points: In their order.
        width: Of the chart, in logical pixels.
        kind: What they are drawn as; bars need more room.
        window: Seconds that it shows, if they lie by their times.
    """
    most = max(4.0, min(MOST_POINTS, width / (1.5 if kind == "bars" else 1)))
    if len(points) <= most + 1:
        return list(points), 1.0
    span = window if window is not None else len(points) - 1
    group = group_width(span, most if kind == "bars" else most / 2)
    found = reduced(points, group, peaks=kind == "bars")
    if kind != "bars" and found[-1] != points[-1]:
        found.append(points[-1])  # where the spot is
    return found, group


def drawn(
    points: Sequence[Point],
    span: Span,
    scale: PlotScale,
    box: Box,
    kind: Kind,
    spots: Collection[str] = (),
) -> Drawing:
    """Return what is to be drawn of some points, in parts of pixels.

    Args:
        points: In their order.
        span: Where they lie from the left to the right.
        scale: Where they lie from the bottom to the top.
        box: The room.
        kind: What they are drawn as.
        spots: `"min"` and `"max"`, if these are to be marked.
    """

    def place(at: float, value: float) -> Place:
        return span.x(at), _fine(box.y(scale.ratio(value)))

    some = [(at, value) for at, value in points if value is not None]
    runs = [[place(*point) for point in run] for run in _runs(points)]
    ends = {"min": min, "max": max} if some else {}
    marks = [
        place(*end(some, key=lambda point: point[1]))
        for name, end in ends.items()
        if name in spots
    ]
    floor, last = _floor(scale, box), span.x(points[-1][0]) if points else 0
    if kind == "bars":
        bars = [end for run in runs for x, y in run for end in ((x, floor), (x, y))]
        return Drawing([bars] if bars else [], [], last, marks)
    view = (last - FINE * box.plot_width, last)
    areas = [_outline(run, floor, view) for run in runs] if kind == "area" else []
    lines = [run if len(run) > 1 else run * 2 for run in runs]  # alone it is a dot
    return Drawing(lines, areas, last, marks)


def _runs(points: Sequence[Point]) -> Iterator[list[tuple[float, float]]]:
    """Yield the points from one gap to the next."""
    for some, group in itertools.groupby(points, lambda p: p[1] is not None):
        if some:
            yield [(at, value) for at, value in group if value is not None]


def _outline(run: list[Place], floor: int, view: tuple[float, float]) -> list[Place]:
    """Return what is filled below a run.

    It begins and ends far away, where it goes on beyond what is seen: so these places
    stay the same when the run does not.
    """
    first, last = run[0][0], run[-1][0]
    begin = first if first > view[0] else 0
    end = last if last < view[1] else LENGTH
    return [(begin, floor), *run, (end, floor)]


def _floor(scale: PlotScale, box: Box) -> int:
    """Return from where areas and bars rise: nothing, or what is nearest to it."""
    ratio = scale.ratio(0.0) if scale.high > scale.low else 0.0
    if ratio in (0.0, 1.0):
        return _fine((1 - ratio) * box.height)
    return _fine(box.y(ratio))


def _fine(pixels: float) -> int:
    return round(FINE * pixels)
