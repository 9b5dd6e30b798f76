"""`Sparkline`: how a number went, as a small chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY
from typing import Any, Literal, Optional, get_args

import flet as ft
from attrs import validators

from flet_components.components.figures.figure_text import NumberFormat, described
from flet_components.components.figures.levels import Band, Threshold
from flet_components.components.figures.plot import Kind
from flet_components.components.figures.series import Number, Sample, Series, Value
from flet_components.components.figures.spark_canvas import SparkCanvas
from flet_components.components.figures.spark_plot import Look, Reference, SparkPlot
from flet_components.components.locales import known_locale, locale_of
from flet_components.components.pace import Pace
from flet_components.fields import internal, prop, reactive
from flet_components.presence import Policy
from flet_components.user_control import UserControl
from flet_components.validation import Validator, list_of

__all__ = ["Sparkline"]

WIDTH, HEIGHT = 120.0, 32.0
"""Its size, unless it is told another, in logical pixels."""
Spot = Literal["last", "min", "max"]
SPOTS: Validator = validators.deep_iterable(validators.in_(get_args(Spot)))


@reactive
class Sparkline(UserControl):
    """Shows how a number went, as a line, an area or bars without axes.

    It is as wide and as high as any control is told to be, 120 by 32 if it is not. What
    is pushed comes in at the right, and only that is sent.
    """

    values: Sequence[Value] = ()
    """Numbers, or pairs of a time, a `datetime` or seconds, and a number. None and NaN
    are gaps. When others are assigned, what was pushed is forgotten."""

    _: KW_ONLY

    kind: Kind = prop(default="line", validate=validators.in_(get_args(Kind)))
    """`"line"`, `"area"` or `"bars"`."""

    limit: Optional[int] = prop(
        default=None, validate=validators.optional(validators.ge(2))
    )
    """How many values it has room for, 2 or more: the newest is at the right, and with
    one too many the first one goes. None for all there are, 10 000 at most."""

    window: Optional[float] = prop(
        default=None, validate=validators.optional(validators.gt(0))
    )
    """Seconds back from the newest value that it shows, with each value at its time;
    None for the same distance from each to the next."""

    low: Optional[float] = None
    """Value at the bottom; None for the lowest that is seen."""

    high: Optional[float] = None
    """Value at the top; None for the highest that is seen."""

    color: ft.ColorValue = ft.Colors.PRIMARY
    """Colour of what is beyond no threshold."""

    stroke_width: float = prop(default=2.0, validate=validators.gt(0))
    """Width of the line, in logical pixels."""

    thresholds: Sequence[Threshold] = prop(default=(), validate=list_of(Threshold))
    """From where on it is drawn in another colour: that part of it, not all."""

    bands: Sequence[Band] = prop(default=(), validate=list_of(Band))
    """What is drawn behind it, such as where all is as it should be."""

    reference: Reference = None
    """A value, `"mean"` or `"median"`, at which a dashed line lies; None for none."""

    spots: Sequence[Spot] = prop(default=("last",), validate=SPOTS)
    """Which values are marked: `"last"`, `"min"`, `"max"`."""

    label: Optional[str] = None
    """What it is about, for who hears it instead of seeing it; `""` if nothing is to be
    said of it, as what is beside it says all."""

    format: NumberFormat = None
    """How numbers are written in what is heard: a pattern such as `"#,##0.0"`,
    `"compact"`, `"percent"`, or a function."""

    locale: Optional[str] = prop(default=None, validate=known_locale)
    """Locale by which it writes numbers; None for that of the page or the browser."""

    when_hidden: Policy = "pause"
    """As of every component; what is pushed is kept, and drawn when it is seen."""

    when_disconnected: Policy = "pause"
    """As `when_hidden`."""

    _pushed: int = internal(0)
    _size: Optional[tuple[float, float]] = internal(None)

    def __post_init__(self, *args: Any) -> None:
        """Note that nothing is kept yet."""
        super().__post_init__(*args)
        self._series: Optional[Series] = None
        self._origin: Optional[float] = None
        self._is_drawn = False

    # --- how it stands ---

    @property
    def last(self) -> Number:
        """The newest value; None if that is a gap, or there is none."""
        return self._kept.last

    @property
    def samples(self) -> tuple[Sample, ...]:
        """What is kept, in the order in which it came: `number`, `at` and `value`."""
        return tuple(self._kept.samples)

    # --- verbs ---

    def push(self, value: Value) -> None:
        """Add a value, or a pair of a time and a value; without one it comes now."""
        self._component.here(lambda: self._add((value,)))

    def extend(self, values: Iterable[Value]) -> None:
        """Add values that come now."""
        self._component.here(lambda: self._add(values))

    def clear(self) -> None:
        """Forget all values."""
        self._component.here(self._clear)

    # --- inside ---

    def build(self) -> ft.Control:
        """Draw it, and whenever something of it changes."""
        self._canvas = SparkCanvas(self._component, self._room, self._resize)
        self._plot = SparkPlot(self._canvas)
        pace = Pace(self, self._draw)
        self.watch(lambda: tuple(self.values), lambda *_: self._load())
        self.watch(lambda: self._size, lambda *_: pace.ask(at_once=True))
        self.watch(
            lambda: (self._pushed, self._look, self._wording), lambda *_: pace.ask()
        )
        self._draw()
        return self._canvas.control

    @property
    def _kept(self) -> Series:
        if self._series is None:
            self._series = Series()
            self._series.fill(self.values, self._now)
        return self._series

    @property
    def _now(self) -> float:
        """Seconds that never go back, whatever happens to the clock on the wall."""
        clock = self._component.own_time
        if self._origin is None:
            self._origin = clock.now().timestamp() - clock.monotonic()
        return self._origin + clock.monotonic()

    def _add(self, values: Iterable[Value]) -> None:
        kept, now = self._kept, self._now
        for value in values:
            kept.add(value, now)
        self._touch()

    def _clear(self) -> None:
        self._kept.clear()
        self._restart()

    def _load(self) -> None:
        self._series = None
        self._restart()

    def _restart(self) -> None:
        if self._component.built:
            self._plot.forget()
        self._touch()

    def _touch(self) -> None:
        """Have it drawn, unless that is to be done anyway."""
        if self._is_drawn:
            self._is_drawn = False
            self._pushed += 1

    def _resize(self, width: float, height: float) -> None:
        self._size = (round(width), round(height))

    @property
    def _room(self) -> tuple[float, float]:
        """Its width and height: what it got, else what it is told."""
        return self._size or (self.width or WIDTH, self.height or HEIGHT)

    @property
    def _look(self) -> Look:
        return Look(
            kind=self.kind,
            limit=self.limit,
            window=self.window,
            low=self.low,
            high=self.high,
            color=self.color,
            stroke_width=self.stroke_width,
            thresholds=tuple(self.thresholds),
            bands=tuple(self.bands),
            reference=self.reference,
            spots=tuple(self.spots),
        )

    @property
    def _wording(self) -> tuple[object, ...]:
        return (self.label, self.format, locale_of(self, self.locale))

    def _draw(self) -> None:
        """Show the values as they are."""
        self._is_drawn = True
        look = self._look
        values = self._plot.draw(self._kept.samples, look, look.box(*self._room))
        if self.label != "":
            text = described(values, self.format, locale_of(self, self.locale))
            self._canvas.say(f"{self.label}: {text}" if self.label else text)
