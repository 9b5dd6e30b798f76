"""One function that checks a value with attrs' validators and words the message."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

import attrs

__all__ = ["Validator", "aware", "check", "list_of"]

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], Any]
"""An attrs validator, such as `attrs.validators.ge(0)`."""

COMPARISON = re.compile(
    r"(?P<length>Length of )?'[^']*' must be (?P<operator><=|>=|<|>) (?P<bound>.*?): "
)
WORDS = {
    ">=": "{} or more",
    ">": "more than {}",
    "<=": "{} or less",
    "<": "less than {}",
}


def check(name: str, value: object, validator: Validator) -> None:
    """Refuse a value that the validator refuses, in this library's words.

    Raises:
        ValueError: `seconds must be 0 or more, got -3`.
        TypeError: The same, for a value of a wrong type.
    """
    try:
        validator(None, _attribute(name), value)
    except (ValueError, TypeError) as error:
        kind = TypeError if isinstance(error, TypeError) else ValueError
        raise kind(f"{name} {_wanted(name, error)}, got {value!r}") from None


def aware(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate that a value is a date with a time zone, or None."""
    if value is None:
        return
    if not isinstance(value, datetime):
        raise TypeError(f"'{attribute.name}' must be a datetime or None")
    if value.tzinfo is None:
        raise ValueError(
            f"'{attribute.name}' must have a time zone, as datetime.now(UTC) has"
        )


def list_of(*kinds: type) -> Validator:
    """Make what validates that a value is a list of things of some kinds.

    One of them is none, nor is a text: it would list its letters.
    """
    wanted = f"must be a list of {' or '.join(kind.__name__ for kind in kinds)}"

    def is_list(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if isinstance(value, (str, *kinds)):
            raise TypeError(f"'{attribute.name}' {wanted}: put it in one")
        if not isinstance(value, Collection) or not all(
            isinstance(each, kinds) for each in value
        ):
            raise TypeError(f"'{attribute.name}' {wanted}")

    return is_list


@functools.cache
def _attribute(name: str) -> attrs.Attribute[Any]:
    """Make the attribute that attrs' validators read the name from."""
    made: attrs.Attribute[Any] = attrs.Attribute(  # type: ignore[call-arg]
        name=name,
        default=attrs.NOTHING,
        validator=None,
        repr=True,
        cmp=None,
        hash=None,
        init=True,
        inherited=False,
    )
    return made


def _wanted(name: str, error: ValueError | TypeError) -> str:
    """Say what would have been right, from what attrs says."""
    message = str(error.args[0]) if error.args else str(error)
    if found := COMPARISON.match(message):
        kind = "have a length of " if found["length"] else "be "
        return f"must {kind}" + WORDS[found["operator"]].format(found["bound"])
    if "not supported between" in message:
        return "must be a number"
    if "must be callable" in message:
        return "must be callable"
    if len(error.args) >= 3 and (named := _named(error.args[2])):
        return f"must be {named}"
    sentence = message.removeprefix(f"'{name}' ")
    return sentence if sentence.startswith("must ") else f"is not valid ({message})"


def _named(wanted: object) -> str | None:
    """Name a type, or one of some values."""
    if isinstance(wanted, type):
        return wanted.__name__
    if isinstance(wanted, tuple) and all(isinstance(kind, type) for kind in wanted):
        return " or ".join(kind.__name__ for kind in wanted)
    if isinstance(wanted, (set, frozenset)):
        wanted = sorted(wanted, key=repr)
    if isinstance(wanted, (list, tuple)):
        return "one of " + ", ".join(repr(option) for option in wanted)
    return None
