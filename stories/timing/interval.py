"""Stories of `Interval`."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, time
from typing import Annotated, Literal

import flet as ft

from flet_components import ErrorEvent, Interval, IntervalEvent
from flet_components.stories import Range

LARGE = ft.TextStyle(size=48, weight=ft.FontWeight.W_300)
QUIET = ft.Colors.ON_SURFACE_VARIANT
TRACK = ft.Colors.SURFACE_CONTAINER_HIGHEST
PAINTED = 0.3
"""Seconds after which the client has painted what is to move."""


def pulse(
    every: Annotated[float, Range(0.2, 5, 0.1)] = 1.0, running: bool = True
) -> ft.Control:
    """It has no face: each run moves the light on by one, in one message."""
    wheel, number = _Wheel(dots=12), ft.Text("0", style=LARGE)
    unit, said = ft.Text("runs", color=QUIET), ft.Text("Waiting", color=QUIET)

    def beat(event: IntervalEvent) -> None:
        wheel.light(event.index)
        number.value, unit.value = (
            f"{event.index + 1}",
            "runs" if event.index else "run",
        )
        said.value = f"{event.late * 1000:.0f} ms late, {event.missed} missed"

    return _centred(
        Interval(every, beat, running=running),
        wheel.around(_stacked(number, unit)),
        said,
    )


def while_another_runs(
    takes: Annotated[float, Range(0.5, 8, 0.5)] = 5.0,
    every: Annotated[float, Range(0.5, 8, 0.5)] = 2.0,
) -> ft.Control:
    """A slow callback that is due again before it has ended, by each policy."""
    lanes = [
        _Lane("skip", "What is due meanwhile is left out", takes, every),
        _Lane("queue", "The newest that is due waits", takes, every),
        _Lane("cancel", "What runs is cut off", takes, every),
    ]
    return ft.Column(
        [lane.face for lane in lanes],
        width=560,
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def at_times_of_day(
    tz: Literal[
        "Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"
    ] = "Europe/Berlin",
) -> ft.Control:
    """At three times of day in a time zone; another one moves the hand each minute."""
    times = [time(9), time(12, 30), time(17, 30)]
    day = _Day(times, tz)
    runs = Interval(at=times, tz=tz, callback=day.ran)
    hand = Interval(
        grid="minute",
        tz=tz,
        immediate=True,
        callback=lambda event: day.show(event.scheduled, runs.next_run),
    )
    return _centred(runs, hand, day.face)


def errors_do_not_stop_it(
    every: Annotated[float, Range(0.2, 5, 0.1)] = 1.0,
    good: Annotated[int, Range(0, 6)] = 2,
) -> ft.Control:
    """What a run raises goes to `on_error`; the next one comes when it is due."""
    row = ft.Row(spacing=6, wrap=True, run_spacing=6)
    row.controls = [_outcome(None) for _ in range(PLACES)]
    said = ft.Text("No error so far.", color=QUIET)

    def work(event: IntervalEvent) -> None:
        told = event.control.on_error is not None  # else it would be in the log
        if told and event.index % (good + 1) == good:
            raise ConnectionError(f"run {event.index + 1}: no answer")

    def note(event: IntervalEvent) -> None:
        row.controls = [*row.controls[1:], _outcome(event.error is None)]

    def tell(event: ErrorEvent) -> None:
        said.value, said.color = f"{event.error}", ft.Colors.ERROR

    return _centred(Interval(every, work, on_run=note, on_error=tell), row, said)


def refreshes_a_price(
    every: Annotated[float, Range(1, 60, 1)] = 10.0,
) -> ft.Control:
    """An async callback, which any handler may call out of turn; it can be paused."""
    price = ft.Text("182.40", style=LARGE)
    change = ft.Text("Waiting for the first run", color=QUIET)
    prices = [182.40]

    async def refresh(event: IntervalEvent) -> None:
        clock = event.control.clock
        await clock.sleep(0.4)  # as a request would take
        prices.append(prices[-1] * (1 + (clock.random() - 0.48) / 50))
        rise = prices[-1] / prices[-2] - 1
        price.value, change.value = f"{prices[-1]:.2f}", f"{rise:+.2%}"
        change.color = ft.Colors.PRIMARY if rise >= 0 else ft.Colors.ERROR

    def hold(event: ft.Event[ft.TextButton]) -> None:
        live.running = not live.running
        event.control.content = "Pause" if live.running else "Resume"

    live = Interval(every, refresh)
    name = ft.Text("FLET", weight=ft.FontWeight.W_600, color=QUIET)
    card = _card(
        ft.Column([name, price, change], spacing=0, tight=True),
        ft.Row(
            [
                ft.FilledTonalButton("Refresh now", on_click=live.run_now),
                ft.TextButton("Pause", on_click=hold),
            ],
            tight=True,
        ),
    )
    card.width = 272  # "Resume" is wider than "Pause"
    return _centred(live, card)


# --- what the stories are made of ---


class _Wheel:
    """Dots in a circle, of which one is lit; those before it fade."""

    def __init__(self, dots: int) -> None:
        self.dots = [self._dot(2 * math.pi * n / dots) for n in range(dots)]

    def around(self, content: ft.Control) -> ft.Control:
        """Put the dots around something."""
        middle = ft.Container(content, alignment=ft.Alignment.CENTER, expand=True)
        middle.left = middle.top = middle.right = middle.bottom = 0
        return ft.Stack([middle, *self.dots], width=200, height=200)

    def light(self, index: int) -> None:
        """Light one of them."""
        for n, dot in enumerate(self.dots):
            behind = (index - n) % len(self.dots)
            dot.opacity = max(0.12, 0.72**behind)

    @staticmethod
    def _dot(angle: float) -> ft.Container:
        return ft.Container(
            width=16,
            height=16,
            left=92 + 88 * math.sin(angle),
            top=92 - 88 * math.cos(angle),
            border_radius=8,
            bgcolor=ft.Colors.PRIMARY,
            opacity=0.12,
            animate_opacity=ft.Animation(250, ft.AnimationCurve.EASE_OUT),
        )


class _Lane:
    """The runs of one policy: a bar for each, as long as it takes."""

    PLACES = 5

    def __init__(
        self, overlap: Literal["skip", "queue", "cancel"], says: str, *times: float
    ) -> None:
        self.takes, every = times
        self.done = self.cut = self.missed = 0
        self.fills: list[ft.Container] = []
        self.bars = ft.Row([self._bar() for _ in range(self.PLACES)], spacing=6)
        self.counts = ft.Text(color=QUIET)
        self.interval = Interval(
            every, self.work, overlap=overlap, immediate=True, on_run=self.ended
        )
        self._count()
        title = ft.Text(overlap, weight=ft.FontWeight.W_600)
        head = ft.Row([title, self.counts])
        head.alignment = ft.MainAxisAlignment.SPACE_BETWEEN
        under = ft.Text(says, size=12, color=QUIET)
        self.face = _card(head, self.bars, under, self.interval)

    async def work(self, event: IntervalEvent) -> AsyncIterator[None]:
        """Fill a bar, in the time that the work takes: the client moves it."""
        clock = event.control.clock
        self.missed += event.missed
        self._count()
        self.bars.controls = [*self.bars.controls[1:], self._bar()]
        yield
        await clock.sleep(PAINTED)
        self._fill(1.0, self.takes - PAINTED)
        yield
        await clock.sleep(self.takes - PAINTED)

    def ended(self, event: IntervalEvent) -> None:
        """Count a run; one that was cut off stays as it is."""
        self.done += not event.cancelled
        self.cut += event.cancelled
        if event.cancelled:
            self._fill((event.duration or 0.0) / self.takes, 0.1, ft.Colors.ERROR)
        self._count()

    def _fill(
        self, ratio: float, seconds: float, color: ft.ColorValue = ft.Colors.PRIMARY
    ) -> None:
        fill = self.fills[-1]
        fill.animate_offset = _linear(seconds)
        fill.offset, fill.bgcolor = ft.Offset(min(1.0, ratio) - 1, 0), color

    def _count(self) -> None:
        self.counts.value = f"{self.done} done · {self.cut} cut · {self.missed} missed"

    def _bar(self) -> ft.Control:
        """Make an empty bar; what fills it slides in."""
        fill = ft.Container(
            bgcolor=ft.Colors.PRIMARY,
            offset=ft.Offset(-1, 0),
            animate_offset=_linear(self.takes),
        )
        self.fills = [*self.fills[-self.PLACES :], fill]
        return ft.Container(
            fill,
            expand=True,
            height=12,
            border_radius=6,
            bgcolor=TRACK,
            clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        )


class _Day:
    """A day as a line, with a mark for each time, and a hand."""

    WIDTH = 264

    def __init__(self, times: Sequence[time], zone: str) -> None:
        self.marks = {at: self._mark() for at in times}
        self.hand = ft.Container(
            width=2,
            height=24,
            border_radius=1,
            bgcolor=ft.Colors.ON_SURFACE,
            animate_position=ft.Animation(400, ft.AnimationCurve.EASE_OUT),
        )
        self.now = ft.Text(style=LARGE)
        self.next = ft.Text(color=QUIET)
        line = ft.Container(
            bgcolor=TRACK, height=4, border_radius=2, top=10, width=self.WIDTH
        )
        marks = [self._placed(mark, at, 6) for at, mark in self.marks.items()]
        labels = [self._placed(_small(at), at, 28, 40) for at in times]
        day = ft.Stack([line, *marks, *labels, self.hand], width=self.WIDTH, height=48)
        self.face = _card(ft.Text(zone, color=QUIET), self.now, day, self.next)

    def ran(self, event: IntervalEvent) -> None:
        """Light the mark of a time that has had its run."""
        if (mark := self.marks.get(event.scheduled.time())) is not None:
            mark.bgcolor = ft.Colors.PRIMARY

    def show(self, now: datetime, coming: datetime | None) -> None:
        """Show what time it is, and when the next run is due."""
        self.now.value = f"{now:%H:%M}"
        self.hand.left = self._at(now.time()) - 1
        if coming is not None:
            left = coming - now.replace(second=0, microsecond=0)
            hours, minutes = divmod(left.seconds // 60, 60)
            self.next.value = f"Next run at {coming:%H:%M}, in {hours} h {minutes} min"

    def _at(self, at: time) -> float:
        return self.WIDTH * (at.hour + at.minute / 60) / 24

    def _placed(
        self, control: ft.Container, at: time, top: float, width: float = 12
    ) -> ft.Container:
        control.left, control.top, control.width = self._at(at) - width / 2, top, width
        return control

    @staticmethod
    def _mark() -> ft.Container:
        return ft.Container(
            height=12,
            border_radius=6,
            bgcolor=ft.Colors.SURFACE,
            border=ft.Border.all(2, ft.Colors.PRIMARY),
            animate=ft.Animation(400),
        )


def _linear(seconds: float) -> ft.Animation:
    return ft.Animation(round(seconds * 1000), ft.AnimationCurve.LINEAR)


def _small(at: time) -> ft.Container:
    text = ft.Text(f"{at:%H:%M}", size=11, color=QUIET)
    return ft.Container(text, alignment=ft.Alignment.CENTER)


PLACES = 16


def _outcome(good: bool | None) -> ft.Control:
    """Make a square for a run that went well, or did not, or has not been yet."""
    icon = {True: ft.Icons.CHECK, False: ft.Icons.CLOSE, None: None}[good]
    color = {True: ft.Colors.PRIMARY_CONTAINER, False: ft.Colors.ERROR_CONTAINER}
    ink = {True: ft.Colors.ON_PRIMARY_CONTAINER, False: ft.Colors.ON_ERROR_CONTAINER}
    return ft.Container(
        ft.Icon(icon, size=16, color=ink.get(bool(good))) if icon else None,
        width=32,
        height=32,
        border_radius=8,
        alignment=ft.Alignment.CENTER,
        bgcolor=TRACK if good is None else color[good],
    )


def _stacked(*controls: ft.Control) -> ft.Column:
    return ft.Column(
        list(controls),
        spacing=0,
        tight=True,
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _centred(*controls: ft.Control) -> ft.Column:
    return ft.Column(
        list(controls),
        spacing=20,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _card(*controls: ft.Control) -> ft.Container:
    return ft.Container(
        ft.Column(list(controls), spacing=12, tight=True),
        padding=20,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
