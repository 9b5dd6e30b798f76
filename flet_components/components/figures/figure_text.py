"""Numbers as they are written, and what they do in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import InvalidOperation
from typing import TYPE_CHECKING, Literal, Optional, Union

import attrs

from flet_components.components.clockwork.native_digits import in_native_digits
from flet_components.wording import say

if TYPE_CHECKING:
    from babel import Locale

__all__ = [
    "DASH",
    "Delta",
    "NumberFormat",
    "delta_of",
    "delta_text",
    "described",
    "trend_of",
    "written",
]

DASH = "\u2013"
"""What stands where there is no number."""
CLEAR = 0.1
"""Share of all heights by which the end must lie above the beginning to be a rise."""
NumberFormat = Union[str, Callable[[float], str], None]
Trend = Literal["rising", "falling", "steady"]


def written(value: Optional[float], how: NumberFormat, locale: Locale) -> str:
    """Return a number as people of a locale write it.

    Args:
        value: The number; None is a dash.
        how: A function; `"compact"` for "1.2M"; `"percent"` for a share of 1; a pattern
            of Unicode's, such as `"#,##0.00"`; None for as many digits as it has, three
            after the point at most.
        locale: The locale.
    """
    if value is None:
        return DASH
    if callable(how):
        return how(value)
    try:
        return in_native_digits(_formatted(value, how, locale), locale)
    except InvalidOperation:  # more digits than Babel counts
        return in_native_digits(f"{value:.6g}", locale)


def _formatted(value: float, how: str | None, locale: Locale) -> str:
    from babel.numbers import format_compact_decimal, format_decimal, format_percent

    if how == "compact":
        return format_compact_decimal(value, locale=locale, fraction_digits=1)
    if how == "percent":
        return format_percent(value, locale=locale)
    return format_decimal(value, format=how, locale=locale)


@attrs.frozen
class Delta:
    """How much a number differs from the one that it is compared with."""

    difference: float
    """More than 0 if it has risen."""
    share: Optional[float]
    """The difference as a share of the other; None if that is 0."""

    @property
    def direction(self) -> Literal["up", "down", "same"]:
        """Where it has gone."""
        return "up" if self.difference > 0 else "down" if self.difference else "same"


def delta_of(value: Optional[float], other: Optional[float]) -> Optional[Delta]:
    """Compare two numbers; None if there are not two."""
    if value is None or other is None:
        return None
    difference = value - other
    return Delta(difference, difference / abs(other) if other else None)


def trend_of(values: Sequence[Optional[float]]) -> Trend:
    """Say how numbers go: the mean of the last third, against that of the first."""
    some = [value for value in values if value is not None]
    third = max(1, len(some) // 3)
    height = max(some, default=0.0) - min(some, default=0.0)
    if not height:
        return "steady"
    change = (sum(some[-third:]) - sum(some[:third])) / third
    if abs(change) < CLEAR * height:
        return "steady"
    return "rising" if change > 0 else "falling"


def described(
    values: Sequence[Optional[float]], how: NumberFormat, locale: Locale
) -> str:
    """Return what a chart shows, in a sentence."""
    some = [value for value in values if value is not None]
    if not some:
        return say("chart.empty")
    return say(
        f"chart.{trend_of(some)}",
        low=written(min(some), how, locale),
        high=written(max(some), how, locale),
        last=written(some[-1], how, locale),
    )


def delta_text(
    delta: Optional[Delta],
    shown: Optional[Literal["value", "percent"]],
    how: NumberFormat,
    locale: Locale,
) -> str:
    """Return how much a number has changed, without a sign; an arrow stands for it."""
    if delta is None:
        return ""
    if shown == "percent" and delta.share is not None:
        return written(abs(delta.share), "#,##0.0%", locale)
    return written(abs(delta.difference), how, locale)
