"""`Clock`: what time it is, here or elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.clockwork.clock.clock_events import ClockEvent
from flet_components.components.clockwork.clock.clock_faces import (
    FACES,
    Display,
    face_of,
)
from flet_components.components.clockwork.clock.dial import (
    DIAMETER,
    ClockDial,
    Numbers,
    numerals_of,
)
from flet_components.components.clockwork.clock.hands import SweepHand
from flet_components.components.clockwork.time_zones import Zone, in_zone, known_zone
from flet_components.components.clockwork.waker import Waker
from flet_components.components.clockwork.wall_time import (
    DATE_LENGTHS,
    HOUR_CYCLES,
    DateLength,
    HourCycle,
    auto_or_function,
    begun,
    reached,
    until_next,
)
from flet_components.components.locales import known_locale, locale_of, wants_24_hours
from flet_components.fields import computed, internal, prop, reactive
from flet_components.presence import PageState
from flet_components.signals import untracked
from flet_components.user_control import UserControl
from flet_components.validation import aware

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["Clock"]

SEEN = (PageState.CONNECTED, None)
"""Where it shows the time: seen, or off the page, where it costs nothing."""


@reactive
class Clock(UserControl):
    """Shows what time it is, here or in another time zone, as digits or as hands.

    Right through gaps and folds of daylight saving time, leap days and a clock that is
    set. Its hands are turned by the client. What it can show is what react-clock and
    the world clocks of phones show.
    """

    tz: Zone = prop(default=None, validate=known_zone)
    """Time zone: a name such as `"Europe/Berlin"`, or a `tzinfo`. None is that of the
    machine on which Python runs: of a web app the server's, not the user's."""

    _: KW_ONLY

    moment: Optional[datetime] = prop(default=None, validate=aware)
    """Date, with a time zone, at which it stands still; None lets it go."""

    face: Literal["digital", "analog"] = prop(
        default="digital", validate=validators.in_(list(FACES))
    )
    """Digits, or a dial with hands."""

    seconds: bool = True
    """Whether it shows seconds. Without them it changes once a minute."""

    hour_cycle: Optional[HourCycle] = prop(
        default=None, validate=validators.optional(validators.in_(HOUR_CYCLES))
    )
    """`"h12"` or `"h23"` for 12 or 24 hours; None for what is usual in the locale, and
    24 if the user's device is set so."""

    locale: Optional[str] = prop(default=None, validate=known_locale)
    """Locale by which it writes, such as `"de"` or `"pt-BR"`. None for that of the
    page's `locale_configuration`, else that of the user's browser, else English."""

    date: Optional[DateLength] = prop(
        default=None, validate=validators.optional(validators.in_(DATE_LENGTHS))
    )
    """Length of the date that it shows, too: `"short"`, `"medium"`, `"long"`, or
    `"full"` with the day of the week; None for no date."""

    label: Optional[str] = None
    """What it is called, such as its city."""

    compare_to: Zone = prop(default=None, validate=known_zone)
    """Another time zone, for a line such as "Tomorrow, +9 h"; None for no such line."""

    format: Union[Literal["auto"], Callable[[datetime], str]] = prop(
        default="auto", validate=auto_or_function
    )
    """`"auto"`, or a function of the date and time, in its zone, that makes the digits;
    a screen reader says them, too."""

    text_style: Optional[ft.TextStyle] = None
    """Style of the digits, on top of the theme's."""

    diameter: float = prop(default=200.0, validate=DIAMETER)
    """Diameter of the dial, in logical pixels, more than 0."""

    second_hand: Literal["step", "sweep"] = prop(
        default="step", validate=validators.in_(["step", "sweep"])
    )
    """How the second hand moves: each second, or all the time."""

    numbers: Numbers = False
    """Whether the dial has numbers; or a function of 1 to 12 that writes them."""

    hour_marks: bool = True
    """Whether the dial has a mark for each hour."""

    minute_marks: bool = True
    """Whether the dial has a mark for each minute."""

    dial: Optional[ClockDial] = None
    """Lengths and widths of hands and marks; None for those of `ClockDial()`."""

    on_tick: Optional[ft.EventHandler[ClockEvent]] = None
    """Called when it shows another second, or without seconds another minute. A tick
    that comes while an asynchronous handler still runs is skipped."""

    _now: float = internal(0.0)
    _display: Optional[Display] = internal(None)

    def __post_init__(self, *args: Any) -> None:
        """Note that nobody has been told of a time."""
        super().__post_init__(*args)
        self._told: Optional[float] = None

    @property
    def shown(self) -> datetime:
        """The date and time that it shows, in its zone: a whole second, or minute."""
        before, _, state = self._is_followed, self._now, self._component
        if self._is_followed and not before and state.life is not None:
            state.life.later(self._waker.look)
        return begun(self._exactly(), seconds=self.seconds)

    # --- what is shown ---

    def build(self) -> Optional[ft.Control]:
        """Follow the time, and what is to be written otherwise."""
        self._waker = Waker(self, self._look, always=lambda: self._is_followed)
        self.watch(
            lambda: (self._customs, self.seconds, self._is_followed, self.page_state),
            lambda *_: self._waker.look(),
        )
        if type(self).build is Clock.build:
            return self.bind(self, content=self._face).content
        return self.bind(ft.Container(), content=self._face)  # others put it elsewhere

    def _face(self) -> ft.Control:
        face, display = face_of(self)
        with untracked():
            self._display = display
            self._waker.look()
        return face

    def _look(self) -> Optional[float]:
        """Show the time; return in how many seconds it is to be shown again."""
        exact, display = self._exactly(), self._display
        shown = begun(exact, seconds=self.seconds)
        self._now = shown.timestamp()
        wait = until_next(exact, seconds=self.seconds)
        if display is not None:
            if display.is_blank or self.page_state in SEEN:
                display.show(shown, self._customs)
            if display.sweep is not None:
                wait = self._sweep(display.sweep, exact, wait)
        self._tell(shown)
        return wait if self.moment is None else None

    def _sweep(self, hand: SweepHand, exact: datetime, wait: float) -> float:
        """Move the second hand on; return when something is to be shown again.

        The client moves it by real time. By any other it goes from second to second.
        """
        if self.moment is not None or self._component.own_time.rate != 1.0:
            hand.place(exact)
            return wait
        again = hand.show(exact, seen=self.page_state is PageState.CONNECTED)
        if not self._is_followed:
            wait = until_next(exact, seconds=False)
        return wait if again is None else min(wait, again)

    def _tell(self, shown: datetime) -> None:
        """Tell a tick, if it has gone on since the last one."""
        heard = self.on_tick is not None and self.moment is None
        before, self._told = self._told, self._now if heard else None
        if before is not None and heard and before != self._now:
            self.emit("tick", ClockEvent.tick(self, shown), skip_if_busy=True)

    def _exactly(self) -> datetime:
        """Return the time in its zone, or the one at which it stands still."""
        clock = self._component.own_time
        return in_zone(self.moment or reached(clock.now()), self.tz)

    @property
    def _customs(self) -> tuple[object, ...]:
        """What it is that is written, and how."""
        writes = (self.format, self._locale, self._cycle, self.label)
        return (self.moment, self.tz, self.compare_to, self.date, *writes)

    @property
    def _locale(self) -> Locale:
        return locale_of(self, self.locale)

    @property
    def _cycle(self) -> Optional[HourCycle]:
        return self.hour_cycle or ("h23" if wants_24_hours(self) else None)

    @computed
    def _is_formatted(self) -> bool:
        return callable(self.format)

    @computed
    def _numerals(self) -> tuple[str, ...]:
        return numerals_of(self.numbers, self._locale)

    @property
    def _is_followed(self) -> bool:
        """Whether anybody but who looks at it would notice that time goes on."""
        signal = self._component.signals.get("_now")
        read = signal is not None and signal.readers is not None
        return self.on_tick is not None or read
