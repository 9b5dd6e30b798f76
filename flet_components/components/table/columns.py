"""The columns of a table: what each shows of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Optional, Union

import attrs
from attrs import validators

from flet_components.components.rows.functions import same_function
from flet_components.validation import check

__all__ = ["Column", "Line", "columns_of", "line_of", "same_columns"]


@attrs.frozen
class Column:
    """A column of a `LiveTable`: what it shows of a row, and how.

    Raises:
        ValueError: If a number is out of range.
        TypeError: If the name is no text, or a number none.
    """

    name: str
    """By what it is known, such as to `sort_by`; by default also what it shows of a
    row: the value of that key, or attribute."""
    title: Optional[str] = None
    """What stands at its head; None for its name."""
    numeric: bool = attrs.field(default=False, kw_only=True)
    """Whether it stands at the right, and flashes in one colour when it rises, and in
    another when it falls."""
    width: Optional[float] = attrs.field(default=None, kw_only=True)
    """Its width, in logical pixels; None to share what the others leave."""
    flex: int = attrs.field(default=1, kw_only=True)
    """How much of that it gets, 1 or more: one of 2 is twice as wide as one of 1."""
    value: Union[Callable[[Any], Any], str, None] = attrs.field(
        default=None, kw_only=True
    )
    """Returns what it shows of a row, and sorts by; or another key or attribute."""
    format: Union[Callable[[Any], str], str, None] = attrs.field(
        default=None, kw_only=True
    )
    """Returns the text of a value; or a format such as `",.2f"`. Nothing is shown of
    None, unless a function does."""
    sortable: bool = attrs.field(default=True, kw_only=True)
    """Whether its head can be pressed."""

    def __attrs_post_init__(self) -> None:
        check("name", self.name, validators.instance_of(str))
        check("width", self.width, validators.optional(validators.gt(0)))
        check("flex", self.flex, validators.ge(1))

    @property
    def heading(self) -> str:
        """What stands at its head."""
        if self.title is not None:
            return self.title
        words = self.name.replace("_", " ").strip()
        return words[:1].upper() + words[1:]

    def value_of(self, item: Any) -> Any:
        """Return what it shows of a row; None if the row does not have it."""
        if callable(self.value):
            return self.value(item)
        name = self.value or self.name
        if isinstance(item, Mapping):
            return item.get(name)
        return getattr(item, name, None)

    def text_of(self, value: Any) -> str:
        """Return the text of a value."""
        if callable(self.format):
            return str(self.format(value))
        if value is None:
            return ""
        if self.format is not None:
            return _formatted(value, self.format)
        return f"{value:.10g}" if isinstance(value, float) else str(value)


def _formatted(value: Any, how: str) -> str:
    """Return a value in a format; a text that has no such one, as "n/a", as it is."""
    try:
        return format(value, how)
    except ValueError:
        if isinstance(value, str):
            return value
        raise


@attrs.frozen
class Line:
    """What a row shows."""

    item: Any
    """Of what it is made."""
    values: tuple[Any, ...]
    """The values of its cells."""
    texts: tuple[str, ...]
    """Their texts."""


def line_of(item: Any, columns: Sequence[Column]) -> Line:
    """Return what a row shows."""
    values = tuple(column.value_of(item) for column in columns)
    pairs = zip(columns, values, strict=True)
    return Line(item, values, tuple(column.text_of(value) for column, value in pairs))


def columns_of(given: Sequence[Union[Column, str]], first: Any) -> tuple[Column, ...]:
    """Return the columns of a table.

    Args:
        given: Those that were asked for; of a name alone a column is made.
        first: A row, whose keys are the columns if none was asked for.
    """
    if not given and isinstance(first, Mapping):
        names = {name: value for name, value in first.items() if isinstance(name, str)}
        return tuple(Column(n, numeric=_is_number(value)) for n, value in names.items())
    return tuple(Column(each) if isinstance(each, str) else each for each in given)


def same_columns(some: Sequence[Column], others: Sequence[Column]) -> bool:
    """Say whether columns show the same: a render makes new ones of all of them."""
    return len(some) == len(others) and all(map(_alike, some, others))


def _alike(one: Column, other: Column) -> bool:
    if one is other:
        return True
    names = [field.name for field in attrs.fields(Column)]
    return all(same_function(getattr(one, n), getattr(other, n)) for n in names)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
