"""`RelativeTime`: how long ago a moment was, or how far ahead it is."""

from __future__ import annotations

from dataclasses import KW_ONLY
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Optional

import flet as ft
from attrs import validators

from flet_components.bindings import Output
from flet_components.components.clockwork.relative_time.calendar_steps import wall
from flet_components.components.clockwork.relative_time.relative_phrases import (
    STYLES,
    Style,
)
from flet_components.components.clockwork.relative_time.relative_time_event import (
    RelativeTimeEvent,
)
from flet_components.components.clockwork.relative_time.relative_units import (
    TENSES,
    UNITS,
    Scale,
    Tense,
    Unit,
)
from flet_components.components.clockwork.relative_time.relative_wording import (
    Format,
    Memory,
    Said,
    Wording,
    known_format,
    until_wake,
)
from flet_components.components.clockwork.time_zones import Zone, known_zone
from flet_components.components.clockwork.waker import Waker
from flet_components.components.clockwork.wall_time import (
    HOUR_CYCLES,
    HourCycle,
    reached,
)
from flet_components.components.locales import known_locale, locale_of, wants_24_hours
from flet_components.fields import internal, prop, reactive
from flet_components.presence import PageState
from flet_components.user_control import UserControl
from flet_components.validation import aware

__all__ = ["RelativeTime"]

SEEN = (PageState.CONNECTED, None)
"""Where it shows what it says: seen, or off the page, where that costs nothing."""


@reactive
class RelativeTime(UserControl):
    """Says how long ago a moment was, or how far ahead: "3 minutes ago", "in 2 days".

    It changes by itself, when other words are right. From a day on it goes by the dates
    of the calendar. What it can say is what GitHub's `relative-time` element can.
    """

    moment: Optional[datetime] = prop(default=None, validate=aware)
    """The date, with a time zone; None shows `empty`."""

    _: KW_ONLY

    format: Format = prop(default="auto", validate=known_format)
    """What it says.

    - `"auto"`: how far away it is; beyond `threshold`, the date.
    - `"relative"`: how far away it is, always.
    - `"duration"`: for how long, in all units: "1 hour, 5 minutes, 2 seconds".
    - `"elapsed"`: the same, narrow: "1h 5m 2s".
    - `"micro"`: for how long in one unit, narrow: "1h".
    - `"datetime"`: the date and the time.
    - A function of the `timedelta` that has passed, negative before the moment; called
      each time that the smallest unit, `precision`, has passed.
    """

    tense: Tense = prop(default="auto", validate=validators.in_(TENSES))
    """`"past"` says "now" of what is to come, `"future"` of what is over."""

    precision: Unit = prop(default="second", validate=validators.in_(UNITS))
    """The smallest unit, `"second"` to `"year"`: with `"day"` it says "today"."""

    threshold: timedelta = prop(
        default=timedelta(days=30),
        validate=validators.and_(
            validators.instance_of(timedelta), validators.ge(timedelta(0))
        ),
    )
    """How far away it may be for `"auto"` to say so, 0 or more; else it shows the
    date."""

    format_style: Style = prop(default="long", validate=validators.in_(STYLES))
    """`"long"`, `"short"` ("3 min. ago") or `"narrow"` ("3m ago")."""

    numeric: Literal["auto", "always"] = prop(
        default="auto", validate=validators.in_(["auto", "always"])
    )
    """`"auto"` says "yesterday" and "now", `"always"` a number: "1 day ago"."""

    prefix: Optional[str] = None
    """Word before the date of `"auto"`; None for "on" in English and none elsewhere."""

    empty: str = ""
    """What is shown without a moment."""

    locale: Optional[str] = prop(default=None, validate=known_locale)
    """Locale by which it writes, such as `"de"` or `"pt-BR"`. None for that of the
    page's `locale_configuration`, else that of the user's browser, else English."""

    tz: Zone = prop(default=None, validate=known_zone)
    """Time zone of its dates: a name such as `"Europe/Berlin"`, or a `tzinfo`. None is
    that of the machine on which Python runs: of a web app the server's."""

    hour_cycle: Optional[HourCycle] = prop(
        default=None, validate=validators.optional(validators.in_(HOUR_CYCLES))
    )
    """`"h12"` or `"h23"` for 12 or 24 hours; None for what is usual in the locale, and
    24 if the user's device is set so."""

    show_tooltip: bool = True
    """Whether its tooltip is the whole date, unless it has one of your own."""

    text_style: Optional[ft.TextStyle] = None
    """Style of the text, on top of the theme's."""

    on_update: Optional[ft.EventHandler[RelativeTimeEvent]] = None
    """Called when it says something else. A change that comes while an asynchronous
    handler still runs is skipped."""

    _text: str = internal("")

    def __post_init__(self, *args: Any) -> None:
        """Note that nothing has been said."""
        super().__post_init__(*args)
        self._memory = Memory()
        self._hint: Optional[str] = None

    @property
    def text(self) -> str:
        """What it says now."""
        before, text, state = self._is_followed, self._text, self._component
        if self._is_followed and not before and state.life is not None:
            state.life.later(self._waker.look)
        looks = self._is_followed or self.page_state is PageState.CONNECTED
        return text if looks and self.mounted else self._said(self._now()).text

    # --- what is shown ---

    def build(self) -> ft.Control:
        """Follow the time, and what is to be said otherwise."""
        text = self.bind(ft.Text(), style=lambda: self.text_style)
        self._outputs = {
            name: Output(self._component, text, name)
            for name in ("value", "semantics_label", "rtl")
        }
        self._tooltip = Output(self._component, self, "tooltip")
        self._waker = Waker(self, self._look, always=lambda: self._is_followed)
        self.watch(
            lambda: (self._wording, self.empty, self.show_tooltip),
            lambda *_: self._waker.look(),
        )
        self._waker.look()
        return text

    def _look(self) -> Optional[float]:
        """Say it as it is now; return in how many seconds to look again."""
        now = self._now()
        said = self._said(now)
        if self.page_state in SEEN:
            self._show(said)
        self._tell(said.text)
        return until_wake(now, said.until) if said.until is not None else None

    def _show(self, said: Said) -> None:
        self._outputs["value"].set(said.text)
        self._outputs["semantics_label"].set(said.label)
        self._outputs["rtl"].set(self._memory.rtl)
        self._explain(self._memory.absolute if self.show_tooltip else None)

    def _explain(self, hint: Optional[str]) -> None:
        """Set the tooltip, if it is not the user's."""
        if self.tooltip == self._hint:
            self._hint = hint
            self._tooltip.set(hint)

    def _tell(self, text: str) -> None:
        """Tell that it says something else."""
        old, self._text = self._text, text
        if old != text:
            event = RelativeTimeEvent.update(self, old, text)
            self.emit("update", event, skip_if_busy=True)

    def _said(self, now: datetime) -> Said:
        wording = self._wording
        if wording is None:
            self._memory.forget()
            return Said(self.empty)
        return self._memory.said(wording, now)

    def _now(self) -> datetime:
        clock = self._component.own_time
        return reached(clock.now())

    @property
    def _is_followed(self) -> bool:
        """Whether anybody but who looks at it would notice what it says."""
        signal = self._component.signals.get("_text")
        read = signal is not None and signal.readers is not None
        return self.on_update is not None or read

    @property
    def _wording(self) -> Optional[Wording]:
        """What it is that is said, and how; None if there is nothing."""
        if self.moment is None:
            return None
        locale = locale_of(self, self.locale)
        return Wording(
            moment=wall(UTC, self.moment),
            locale=locale,
            scale=Scale(
                zone=self.tz,
                precision=self.precision,
                tense=self.tense,
                words=self.numeric == "auto",
                first_weekday=locale.first_week_day,
            ),
            format=self.format,
            threshold=self.threshold,
            style=self.format_style,
            prefix=self.prefix,
            cycle=self.hour_cycle or ("h23" if wants_24_hours(self) else None),
        )
