"""Durations as people read and say them. Pure functions; all values are seconds."""

from __future__ import annotations

import math
from typing import Literal

import attrs
from attrs import validators

from flet_components.validation import Validator
from flet_components.wording import say

__all__ = [
    "FINITE",
    "HOUR",
    "LENGTH",
    "LENGTHS",
    "SECOND",
    "SHORTEST_STEP",
    "STEPS",
    "UNITS",
    "TimeParts",
    "Unit",
    "auto_or_function",
    "clock_face",
    "face_of_steps",
    "in_spoken_steps",
    "in_steps",
    "parts_of",
    "spoken",
    "spoken_left",
    "spoken_passed",
    "until_change",
    "until_spoken",
]

LENGTH: Validator = validators.and_(validators.ge(0), validators.lt(math.inf))
"""Validates a length: 0 or more, and finite."""
FINITE: Validator = validators.and_(validators.gt(-math.inf), validators.lt(math.inf))
"""Validates seconds that may be less than 0."""
LENGTHS: Validator = validators.deep_iterable(LENGTH)
"""Validates several lengths."""
Unit = Literal["day", "hour", "minute", "second"]
UNITS: tuple[Unit, ...] = ("day", "hour", "minute", "second")
"""What a duration is shown in, the largest first."""
DAY, HOUR, MINUTE = 86_400, 3_600, 60
MICROS = 6
"""Digits after the second that count: a sum of floats may miss a full step by less."""
SECOND: int = 10**MICROS
STEPS: tuple[int, ...] = tuple(SECOND // 10**n for n in range(4))
"""A second in microseconds, and the step of the last digit by the precision."""
TWO = tuple(f"{number:02d}" for number in range(60))
"""Numbers of two digits; most ticks ask for them."""
SHORTEST_STEP = 0.05
"""Seconds between two changes of the digits at least, whatever the precision."""


@attrs.frozen
class TimeParts:
    """A duration in parts, each a whole number of 0 or more.

    The largest unit asked for takes all that is over: 90 minutes, not 1 hour 30.
    """

    negative: bool
    """Whether it is less than nothing, as over time."""
    days: int
    hours: int
    minutes: int
    seconds: int
    milliseconds: int


def parts_of(seconds: float, largest_unit: Unit = "day") -> TimeParts:
    """Return a duration in parts, in whole milliseconds that it has reached."""
    whole, milliseconds = divmod(int(abs(seconds) * 1000 + 1e-6), 1000)
    sizes = {"day": DAY, "hour": HOUR, "minute": MINUTE, "second": 1}
    parts = []
    for unit in UNITS:
        used = UNITS.index(unit) >= UNITS.index(largest_unit)
        number, whole = divmod(whole, sizes[unit]) if used else (0, whole)
        parts.append(number)
    days, hours, minutes, rest = parts
    return TimeParts(seconds < 0, days, hours, minutes, rest, milliseconds)


def in_steps(seconds: float, precision: int) -> int:
    """Return how many steps of `10 ** -precision` seconds are left, begun ones whole.

    So 0.2 s before its end a countdown still says 1, and it says 0 when it is over;
    over time, -0.2 s is still 0.
    """
    return -(-round(seconds * SECOND) // STEPS[precision])


def in_spoken_steps(seconds: float) -> tuple[int, int]:
    """Return what two durations have in common that are said with the same words."""
    whole = in_steps(seconds, 0)
    size = abs(whole)
    step = HOUR if size >= DAY else MINUTE if size >= HOUR else 1
    return step, (size // step if whole >= 0 else -(size // step) - 1)


def until_spoken(seconds: float) -> float:
    """Return the seconds left at which other words are said, or with each second.

    What counts up has less than nothing left.
    """
    step, count = in_spoken_steps(seconds)
    if step == 1:
        return 0.0 if seconds > 0 else -float(HOUR)
    return float(step * count - 1) if count >= 0 else float(step * count)


def until_change(seconds: float, precision: int) -> float:
    """Return the time until a countdown shows other digits, or is over."""
    step = STEPS[precision]
    micros = round(seconds * SECOND)
    wait = (micros - (-(-micros // step) - 1) * step) / SECOND
    if step < SHORTEST_STEP * SECOND and wait < SHORTEST_STEP:
        wait = SHORTEST_STEP
    return min(wait, seconds) if seconds > 0 else wait


def clock_face(seconds: float, precision: int = 0, largest_unit: Unit = "day") -> str:
    """Return a duration as digits: `MM:SS`, `H:MM:SS` or `D days HH:MM:SS`.

    Args:
        seconds: The duration, begun steps whole; a negative one gets a minus sign.
        precision: Digits after the second, 0 to 3.
        largest_unit: What is counted beyond its usual end: of 90 minutes `"minute"`
            makes `90:00`, and `"second"` makes `5400`.
    """
    return face_of_steps(in_steps(seconds, precision), precision, largest_unit)


def face_of_steps(steps: int, precision: int = 0, largest_unit: Unit = "day") -> str:
    """Return so many steps of `10 ** -precision` seconds as digits."""
    if steps < 0:
        return f"\u2212{face_of_steps(-steps, precision, largest_unit)}"
    if not precision:
        return _digits(steps, largest_unit)
    whole, part = divmod(steps, 10**precision)
    return f"{_digits(whole, largest_unit)}.{part:0{precision}d}"


def _digits(seconds: int, largest_unit: Unit) -> str:
    if largest_unit == "second":
        return f"{seconds}"
    minutes, seconds = divmod(seconds, MINUTE)
    if minutes < 60:
        return f"{TWO[minutes]}:{TWO[seconds]}"
    if largest_unit == "minute":
        return f"{minutes}:{TWO[seconds]}"
    hours, minutes = divmod(minutes, 60)
    if hours < 24 or largest_unit == "hour":
        return f"{hours}:{TWO[minutes]}:{TWO[seconds]}"
    days, hours = divmod(hours, 24)
    return f"{_counted('day', days)} {TWO[hours]}:{TWO[minutes]}:{TWO[seconds]}"


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


def spoken_passed(seconds: float) -> str:
    """Say how much has passed of what counts up, which has less than nothing left."""
    return say("passed", duration=spoken(seconds))


def _counted(unit: str, n: int) -> str:
    return say(f"left.{unit}" if n == 1 else f"left.{unit}s", n=n)


def auto_or_function(
    _: object, attribute: attrs.Attribute[object], value: object
) -> None:
    """Validate that a format is `"auto"` or makes a text of seconds."""
    if value != "auto" and not callable(value):
        raise ValueError(f"'{attribute.name}' takes 'auto' or a function of seconds")
