"""Durations as people read and say them. Pure functions; all values are seconds."""

from __future__ import annotations

import math

from flet_components.wording import say

__all__ = ["clock_face", "in_steps", "spoken", "spoken_left"]

DAY, HOUR, MINUTE = 86_400, 3_600, 60
FUZZ = 1e-6
"""Steps by which a sum of floats may miss a full step."""


def in_steps(seconds: float, precision: int) -> int:
    """Return how many steps of `10 ** -precision` seconds are left, begun ones whole.

    So 0.2 s before its end a countdown still says 1, and it says 0 when it is over;
    over time, -0.2 s is still 0.
    """
    return math.ceil(seconds * 10.0**precision - FUZZ)


def clock_face(seconds: float, precision: int = 0) -> str:
    """Return a duration as digits: `MM:SS`, `H:MM:SS` or `D days HH:MM:SS`.

    Args:
        seconds: The duration; a negative one gets a minus sign.
        precision: Digits after the second, 0 to 3.
    """
    steps = in_steps(seconds, precision)
    whole, part = divmod(abs(steps), 10**precision)
    digits = _digits(whole) + (f".{part:0{precision}d}" if precision else "")
    return f"\u2212{digits}" if steps < 0 else digits


def _digits(seconds: int) -> str:
    days, rest = divmod(seconds, DAY)
    hours, rest = divmod(rest, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    if days:
        return f"{_counted('day', days)} {hours:02d}:{minutes:02d}:{seconds:02d}"
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}"
    return f"{minutes:02d}:{seconds:02d}"


def spoken(seconds: float) -> str:
    """Return a duration as a person would say it: `1 minute 30 seconds`.

    The two largest units say enough: `2 days 3 hours`, not the seconds too.
    """
    days, rest = divmod(abs(in_steps(seconds, 0)), DAY)
    hours, rest = divmod(rest, HOUR)
    minutes, whole = divmod(rest, MINUTE)
    parts = [("day", days), ("hour", hours), ("minute", minutes), ("second", whole)]
    first = next((i for i, (_, n) in enumerate(parts) if n), len(parts) - 1)
    said = [_counted(unit, n) for unit, n in parts[first : first + 2] if n]
    return " ".join(said) or _counted("second", 0)


def spoken_left(seconds: float) -> str:
    """Say what is left, or by how much it is over."""
    key = "over" if in_steps(seconds, 0) < 0 else "left"
    return say(key, duration=spoken(seconds))


def _counted(unit: str, n: int) -> str:
    return say(f"left.{unit}" if n == 1 else f"left.{unit}s", n=n)
