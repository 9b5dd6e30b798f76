"""Which knob a type has, and the text of its values."""

from __future__ import annotations

import contextlib
import dataclasses
import enum
from datetime import UTC, date, datetime, time, timedelta, timezone
from inspect import Parameter
from typing import Annotated, Any, Literal, Optional, Union

import attrs
import flet as ft
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.stories import Range
from flet_components.stories.knobs.choices import ChoiceKind
from flet_components.stories.knobs.colours import ColourKind
from flet_components.stories.knobs.kind import Kind
from flet_components.stories.knobs.kinds import evaluated, kind_of
from flet_components.stories.knobs.moments import MomentKind
from flet_components.stories.knobs.numbers import DurationKind, NumberKind
from flet_components.stories.knobs.optional import OptionalKind
from flet_components.stories.knobs.structures import StructureKind
from flet_components.stories.knobs.switches import SwitchKind
from flet_components.stories.knobs.texts import TextKind

NONE = Parameter.empty


class Mood(enum.Enum):
    CALM = 1
    BUSY = "b"


@attrs.frozen
class Point:
    x: float
    mood: Mood = Mood.CALM


@dataclasses.dataclass
class Pair:
    points: list[Point]
    names: dict[str, int] = dataclasses.field(default_factory=dict)


def kind(hint: Any, default: Any = NONE) -> Kind:
    """Return the kind of a type that has one."""
    found = kind_of(hint, default)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("hint", "default", "expected"),
    [
        (bool, NONE, SwitchKind),
        (int, NONE, NumberKind),
        (float, 3, NumberKind),
        (Annotated[float, Range(0, 1)], NONE, NumberKind),
        (Annotated[float, "a unit"], NONE, NumberKind),
        (str, NONE, TextKind),
        (Literal["a", 1], NONE, ChoiceKind),
        (Mood, NONE, ChoiceKind),
        (ft.Colors, NONE, ColourKind),
        (ft.ColorValue, NONE, ColourKind),
        (datetime, NONE, MomentKind),
        (date, NONE, MomentKind),
        (time, NONE, MomentKind),
        (timedelta, NONE, DurationKind),
        (list[int], NONE, StructureKind),
        (dict[str, int], NONE, StructureKind),
        (Point, NONE, StructureKind),
        (Optional[int], NONE, OptionalKind),
        (int | None, 3, OptionalKind),
        (int, None, OptionalKind),
        (Union[int, str], "a", TextKind),
        (NONE, 3.0, NumberKind),
        (Any, True, SwitchKind),
    ],
)
def test_kinds_by_type(hint: Any, default: Any, expected: type[Kind]) -> None:
    """The annotation tells the kind; where it does not, the default does."""
    assert type(kind(hint, default)) is expected


@pytest.mark.parametrize("hint", [object, ft.Container, NONE, type])
def test_types_without_a_knob(hint: Any) -> None:
    """Controls and objects of any other kind have no knob."""
    assert kind_of(hint) is None
    assert kind_of(hint, None) is None


@pytest.mark.parametrize(
    ("hint", "value", "text"),
    [
        (bool, True, "true"),
        (int, 3, "3"),
        (float, 3.0, "3"),
        (float, 0.25, "0.25"),
        (str, "a & b", "a & b"),
        (Literal["a", 1], 1, "1"),
        (Literal["1", 1], 1, "1"),
        (Literal["1", 1], "1", "'1'"),
        (Mood, Mood.BUSY, "BUSY"),
        (ft.Colors, ft.Colors.PRIMARY, "PRIMARY"),
        (ft.ColorValue, "#0B6B74", "#0B6B74"),
        (date, date(2030, 12, 31), "2030-12-31"),
        (time, time(18, 30, tzinfo=UTC), "18:30:00+00:00"),
        (datetime, datetime(2030, 1, 2, 3, 4, tzinfo=UTC), "2030-01-02 03:04:00+00:00"),
        (timedelta, timedelta(seconds=1.5), "1.5"),
        (list[int], [1, 2], "[1, 2]"),
        (set[str], {"a"}, '["a"]'),
        (tuple[Mood, ...], (Mood.CALM,), '["CALM"]'),
        (dict[str, Any], {"a": None}, '{"a": null}'),
        (Point, Point(1.0, Mood.BUSY), '{"x": 1.0, "mood": "BUSY"}'),
        (
            Pair,
            Pair([Point(2.0)]),
            '{"points": [{"x": 2.0, "mood": "CALM"}], "names": {}}',
        ),
        (list[timedelta], [timedelta(minutes=1)], "[60.0]"),
        (list[date], [date(2030, 1, 2)], '["2030-01-02"]'),
        (Optional[int], None, "!none"),
        (Optional[int], 3, "3"),
        (Optional[str], "!none", "!!none"),
        (Optional[str], "", ""),
    ],
)
def test_there_and_back(hint: Any, value: Any, text: str) -> None:
    """A value is written as text, and read as the same value."""
    of_type = kind(hint)
    assert of_type.encode(value) == text
    again = of_type.decode(text)
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize(
    ("hint", "text", "message"),
    [
        (bool, "yes", "must be true or false, got 'yes'"),
        (int, "3.5", "must be a whole number, got '3.5'"),
        (float, "nan", "must be a number, got 'nan'"),
        (float, "__import__('os')", "must be a number"),
        (Annotated[int, Range(0, 9)], "12", "must be 0 to 9, got 12"),
        (Literal["a", "b"], "c", "must be one of a, b, got 'c'"),
        (Mood, "calm", "must be one of CALM, BUSY, got 'calm'"),
        (ft.Colors, "#fff", "must be a colour like PRIMARY, got '#fff'"),
        (ft.ColorValue, "blurple", "must be a colour like PRIMARY or #0B6B74"),
        (date, "tomorrow", "must be like 2030-12-31, got 'tomorrow'"),
        (timedelta, "1e300", "must be a duration that exists"),
        (list[int], "[1", "must be JSON"),
        (list[int], "{}", r"must be a list, got \{\}"),
        (list[int], '["a"]', "must be of type int, got 'a'"),
        (list[int], "[true]", "must be of type int, got True"),
        (list[float], '["a"]', "must be a number, got 'a'"),
        (dict[str, int], "[]", r"must be an object, got \[\]"),
        (Point, '{"z": 1}', "must have fields out of x, mood, got 'z'"),
        (Point, "{}", "must fit Point"),
        (Point, '{"x": 1, "mood": "odd"}', "must be one of CALM, BUSY, got 'odd'"),
        (list[date], '["x"]', "Invalid isoformat string"),
        (list[str], "[" * 9999, "must be JSON"),
        (Optional[int], "", "must be a whole number, got ''"),
    ],
)
def test_nonsense_gives_a_message(hint: Any, text: str, message: str) -> None:
    """Text that means nothing is refused with what was wanted and what was got."""
    with pytest.raises(ValueError, match=message):
        kind(hint).decode(text)


HINTS: list[Any] = [
    bool,
    int,
    Annotated[float, Range(0, 1)],
    Mood,
    ft.ColorValue,
    datetime,
    timedelta,
    list[int],
    Point,
    Optional[str],
]


@given(st.sampled_from(HINTS), st.text())
def test_no_text_is_a_crash(hint: Any, text: str) -> None:
    """Any text is a value or a ValueError."""
    with contextlib.suppress(ValueError):
        kind(hint).decode(text)


@pytest.mark.parametrize(
    ("hint", "blank"),
    [
        (bool, False),
        (int, 0),
        (Annotated[int, Range(3, 9)], 3),
        (str, ""),
        (Literal["b", "a"], "b"),
        (ft.Colors, ft.Colors.PRIMARY),
        (timedelta, timedelta()),
        (list[int], []),
        (dict[str, int], {}),
        (Optional[int], None),
    ],
)
def test_blank(hint: Any, blank: Any) -> None:
    """A parameter without a default begins with the plainest value."""
    assert kind(hint).blank == blank


def test_blank_moments() -> None:
    """A moment without a default is the present, and knows its time zone."""
    now = kind(datetime).blank
    assert now.tzinfo is UTC
    assert kind(date).blank == now.date()
    assert kind(time).blank.tzinfo is UTC


def test_time_zones() -> None:
    """A moment typed without a zone is in that of the default, or in none like it."""
    east = timezone(timedelta(hours=2))
    aware = kind(datetime, datetime(2030, 1, 1, tzinfo=east))
    assert aware.decode("2030-01-02").tzinfo is east
    assert kind(datetime, datetime(2030, 1, 1)).decode("2030-01-02").tzinfo is None


@pytest.mark.parametrize(
    ("hint", "says"),
    [
        (int, "whole number"),
        (Annotated[float, Range(0, 0.5)], "number, 0 to 0.5"),
        (timedelta, "duration in seconds"),
        (datetime, "date and time, UTC"),
        (date, "date"),
        (Mood, "one of 2"),
        (list[int], "list, as JSON"),
        (Optional[bool], "on or off, or none"),
        (ft.Colors, "colour"),
    ],
)
def test_says(hint: Any, says: str) -> None:
    """A knob says in a few words what it takes."""
    assert kind(hint).says == says


def test_annotations_are_evaluated_alone() -> None:
    """A name that is not there costs one annotation, and only that one."""
    assert evaluated("Optional[int]", {}) == Optional[int]
    assert evaluated("Missing", {}) is NONE
    assert evaluated(NONE, {}) is NONE
    assert evaluated("1 / 0", {}) is NONE
