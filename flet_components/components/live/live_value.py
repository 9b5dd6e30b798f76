"""`LiveValue`: a tile with one figure that is kept up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Any, Literal, Optional

import flet as ft
from attrs import validators

from flet_components.alarms import Alarm
from flet_components.components.figures.figure import Better, Figure, Given, number_in
from flet_components.components.figures.figure_text import Delta, NumberFormat
from flet_components.components.figures.levels import Level, Threshold
from flet_components.components.figures.plot import Kind
from flet_components.components.figures.tile import foot, head, number_line
from flet_components.components.live.polling_base import Fetch, PollingBase
from flet_components.components.live.sparkline import Sparkline
from flet_components.components.locales import known_locale
from flet_components.components.pace import Pace
from flet_components.components.rows.functions import same_function
from flet_components.fields import internal, prop, reactive
from flet_components.sources.source import Source
from flet_components.validation import list_of

__all__ = ["LiveValue"]

CHART_HEIGHT = 40
"""In logical pixels."""


@reactive
class LiveValue(PollingBase):
    """Shows a number large, how it has changed, and how it went.

    It fetches the number, or takes what `show` is given, so that one connection can
    feed a whole dashboard.
    """

    fetch: Fetch = prop(default=None, kw_only=False)
    """What it fetches: an asynchronous function that returns the number, an address of
    JSON, or a source; None if it is given all with `show`."""

    title: Optional[str] = None
    """What the number is of."""

    _: KW_ONLY

    unit: Optional[str] = None
    """What stands after the number, such as `"°C"`."""

    select: Optional[Callable[[Any], Optional[float]]] = None
    """Returns the number of what was fetched; None if that is the number."""

    format: NumberFormat = None
    """How the number is written: a pattern such as `"#,##0.00"`, `"compact"`,
    `"percent"`, or a function; None for as many digits as it has, three after the point
    at most. A pattern keeps the digits where they are."""

    better: Better = prop(
        default=None, validate=validators.optional(validators.in_(["up", "down"]))
    )
    """Which way is good, `"up"` or `"down"`, and colours the change; None for none."""

    baseline: Optional[float] = None
    """With what the number is compared; None for the last one that was another."""

    show_delta: Optional[Literal["value", "percent"]] = prop(
        default="value",
        validate=validators.optional(validators.in_(["value", "percent"])),
    )
    """Whether the change is shown as it is, or as a share; None for not at all."""

    thresholds: Sequence[Threshold] = prop(default=(), validate=list_of(Threshold))
    """From where on the number is one to look at."""

    chart: Optional[Kind] = prop(
        default="area",
        validate=validators.optional(validators.in_(["line", "area", "bars"])),
    )
    """What its history is drawn as, `"line"`, `"area"` or `"bars"`; None for none, and
    then no history is kept."""

    history: int = prop(default=60, validate=validators.ge(2))
    """How many numbers the chart has, 2 or more."""

    controls: bool = False
    """Whether it has buttons to refresh, and to pause."""

    empty: Optional[str] = None
    """What is said before the first number, if nothing is fetched; None for words of
    the library."""

    locale: Optional[str] = prop(default=None, validate=known_locale)
    """Locale by which it writes numbers; None for that of the page or the browser."""

    bgcolor: Optional[ft.ColorValue] = ft.Colors.SURFACE_CONTAINER_LOW
    """Colour behind it."""

    padding: Optional[ft.PaddingValue] = 16
    """Space around what it shows."""

    border_radius: Optional[ft.BorderRadiusValue] = 16
    """Rounding of its corners."""

    on_level: Optional[ft.ControlEventHandler[LiveValue]] = None
    """Called when the number has come to another level: passed a threshold."""

    _figure: Figure = internal(Figure())

    def __post_init__(self, *args: Any) -> None:
        """Note that nothing was given yet."""
        super().__post_init__(*args)
        self._newest = Figure()
        self._told: Optional[Given] = None
        self._fetched_at: Optional[datetime] = None
        self._aging: Optional[Alarm] = None

    # --- how it stands ---

    @property
    def number(self) -> Optional[float]:
        """The number that it shows; None before. Bindings follow."""
        return self._figure.number

    @property
    def level(self) -> Optional[Level]:
        """`"warn"`, `"alarm"` or None. Bindings follow."""
        return self._figure.level(self.thresholds)

    @property
    def delta(self) -> Optional[Delta]:
        """How it has changed: `difference`, `share`, `direction`. Bindings follow."""
        return self._figure.delta(self.baseline)

    @property
    def fetches(self) -> bool:
        """Whether there is something to fetch; else it waits for `show`."""
        return self.fetch is not None or type(self).load is not PollingBase.load

    # --- verbs ---

    def show(self, value: Any) -> None:
        """Show a value that came by another way, as if it had been fetched."""
        self._component.here(lambda: self._put(value))

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Put the number over its chart."""
        self._component.on_stay(self._arrive, self._depart)
        self._pace = Pace(self, self._show)
        self._chart = self.bind(
            Sparkline(height=CHART_HEIGHT, label=""),
            kind=lambda: self.chart or "line",
            limit=lambda: self.history,
            thresholds=lambda: self.thresholds,
            visible=lambda: self.chart is not None,
        )
        self.watch(lambda: self.snapshot.updated_at, lambda *_: self._take())
        self.watch(lambda: self.select, self._reread)
        self.watch(lambda: self.level, lambda *_: self.emit("level"))
        if self._told is not None:  # before it was on a page
            self._add(self._told.value)
        self._take()
        return ft.Column(
            [head(self), number_line(self), self._chart, foot(self)],
            spacing=6,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )

    def _take(self) -> None:
        """Take in what was fetched, also if it is what it was before."""
        at, given = self.snapshot.updated_at, self._told
        if at is None or given is None or at not in (given.at, self._fetched_at):
            self._told, self._fetched_at = None, at  # what was given is older
            if self._aging is not None:
                self._aging.clear()
            self._renew()
        self._pace.ask()

    def _renew(self) -> None:
        if self.snapshot.has_value:
            self._add(self.snapshot.value)
        else:
            self._newest = Figure()
            self._chart.clear()

    def _put(self, value: Any) -> None:
        clock = self._component.own_time
        self._told = Given(value, clock.now(), clock.monotonic())
        if self._component.built:
            self._add(value)
            self._pace.ask()
        else:
            self._intake.put(value, self._told.at)

    def _add(self, value: Any) -> None:
        number = number_in(value, self.select)
        self._newest = self._newest.then(number)
        if self.chart is not None:
            self._chart.push(number)

    def _reread(self, new: object, old: object) -> None:
        """Take another number of what was fetched, and begin a new history."""
        if same_function(new, old):  # a render makes a new lambda
            return
        self._newest = Figure()
        self._chart.clear()
        if self.snapshot.has_value:
            self._add(self.snapshot.value)
        self._pace.ask()

    def _show(self) -> None:
        """Show the newest number."""
        given = self._told
        if given is not None and given.at != self.snapshot.updated_at:
            self._intake.put(given.value, given.at)
            self._age_later()
        self._figure = self._newest

    def _source(self) -> Optional[Source[Any]]:
        return super()._source() if self.fetches else None

    # --- what was given grows old ---

    def _age_later(self) -> None:
        if self._aging is not None and self._told is not None and self.stale_time:
            self._aging.set(self._told.came + self.stale_time)

    def _arrive(self) -> None:
        mount = self._component.mount
        assert mount is not None
        self._aging = mount.alarm(lambda: mount.run(self._intake.age))
        self._age_later()

    def _depart(self) -> None:
        if self._aging is not None:
            self._aging.clear()
            self._aging = None
