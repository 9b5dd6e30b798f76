"""How a refused value is worded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from attrs import validators as v

from flet_components.validation import Validator, aware, check, list_of


def be_even(_: object, attribute: attrs.Attribute[Any], value: int) -> None:
    """Validate as an app may do it: with a sentence of its own."""
    if value % 2:
        raise ValueError(f"'{attribute.name}' must be even")


def be_quiet(_: object, __: attrs.Attribute[Any], value: object) -> None:
    """Validate with an error that says nothing about the field."""
    raise ValueError(f"no {value}!")


@pytest.mark.parametrize(
    ("validator", "value", "message"),
    [
        (v.ge(0), -3, "seconds must be 0 or more, got -3"),
        (v.gt(0), 0, "seconds must be more than 0, got 0"),
        (v.le(1.5), 2, "seconds must be 1.5 or less, got 2"),
        (v.lt(60), 60, "seconds must be less than 60, got 60"),
        (v.ge(0), float("nan"), "seconds must be 0 or more, got nan"),
        (v.ge(timedelta(0)), timedelta(-1), "seconds must be 0:00:00 or more, got .*"),
        (v.in_(["a", "b"]), "c", "seconds must be one of 'a', 'b', got 'c'"),
        (v.in_({"b", "a"}), "c", "seconds must be one of 'a', 'b', got 'c'"),
        (v.min_len(1), "", "seconds must have a length of 1 or more, got ''"),
        (v.max_len(1), "ab", "seconds must have a length of 1 or less, got 'ab'"),
        (v.matches_re(r"\d"), "x", r"seconds must match regex .* got 'x'"),
        (be_even, 3, "seconds must be even, got 3"),
        (be_quiet, 3, r"seconds is not valid \(no 3!\), got 3"),
        (aware, datetime(2026, 1, 1), r"seconds must have a time zone, as .*, got .*"),
    ],
)
def test_a_bad_value_is_worded(validator: Validator, value: Any, message: str) -> None:
    """The message says what was wanted, then what was got."""
    with pytest.raises(ValueError, match=f"^{message}$"):
        check("seconds", value, validator)


@pytest.mark.parametrize(
    ("validator", "value", "message"),
    [
        (v.ge(0), "3", "seconds must be a number, got '3'"),
        (v.instance_of(int), "3", "seconds must be int, got '3'"),
        (v.instance_of((int, str)), None, "seconds must be int or str, got None"),
        (v.is_callable(), 3, "seconds must be callable, got 3"),
        (aware, 3, "seconds must be a datetime or None, got 3"),
        (list_of(int), 3, "seconds must be a list of int: put it in one, got 3"),
        (list_of(int, str), "3", "seconds must be a list of int or str: put it .*"),
        (list_of(int), [3, "4"], r"seconds must be a list of int, got \[3, '4'\]"),
        (list_of(int), None, "seconds must be a list of int, got None"),
    ],
)
def test_a_bad_type_is_worded(validator: Validator, value: Any, message: str) -> None:
    """A value of a wrong type is a `TypeError` with the same wording."""
    with pytest.raises(TypeError, match=f"^{message}$"):
        check("seconds", value, validator)


@pytest.mark.parametrize(
    ("validator", "value"),
    [
        (v.ge(0), 0),
        (v.optional(v.ge(0)), None),
        (v.and_(v.ge(0), v.lt(60)), 59.9),
        (aware, None),
        (aware, datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_good_value_passes(validator: Validator, value: object) -> None:
    """A value that the validator takes raises nothing."""
    check("seconds", value, validator)


def test_the_message_hides_how_it_was_made() -> None:
    """The traceback ends in this library's words, without those of attrs."""
    with pytest.raises(ValueError, match="0 or more") as caught:
        check("seconds", -3, v.ge(0))
    assert caught.value.__suppress_context__
