"""What surrounds a story on its stage: light, words, size, and its time.

    STAGED = Staging(theme="dark")          for all stories of a file

    @staged(size="phone", locale="ar")      for one
    def inbox() -> ft.Control: ...

What the address says goes before both.
"""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Optional, TypeVar

import attrs
import flet as ft

from flet_components.errors import StoryError
from flet_components.stories.knobs.kinds import kind_of
from flet_components.stories.knobs.parameters import Knob, settings
from flet_components.stories.ranges import Range

__all__ = ["STAGED", "Staging", "lasting", "read_staging", "staged", "staging_knobs"]

F = TypeVar("F", bound=Callable[..., Any])
STAGED = "STAGED"
"""Name of what a file says of all its stories."""
OF_ONE_STORY = frozenset(
    ("date", "speed", "paused", "at", "latency", "error_rate", "offline")
)
"""Names of what is turned for one story, and for no other."""
MARK = "__staged__"
"""Attribute of a story that says something of its own."""


@attrs.frozen(kw_only=True)
class Staging:
    """What surrounds a story.

    Raises:
        StoryError: If a value is none of those that are possible.
    """

    theme: Literal["system", "light", "dark"] = "system"
    """Light or dark, or as the browser says."""
    seed: Optional[ft.ColorValue] = None
    """The colour from which the theme is made; None for Flet's own."""
    locale: str = ""
    """Language of the page, such as `de` or `pt-BR`; empty for the browser's."""
    rtl: bool = False
    """Whether it reads from right to left."""
    text_scale: Annotated[float, Range(0.5, 3, 0.1)] = 1.0
    """How large the text styles of the theme are; 1 for as usual."""
    size: Literal["free", "phone", "tablet", "desktop"] = "free"
    """How large the stage is: 390 by 844 logical pixels, 820 by 1180, 1280 by 800, or
    as large as there is room."""
    rotated: bool = False
    """Whether a phone or a tablet lies on its side."""
    background: Literal["surface", "white", "grey", "black", "grid"] = "surface"
    """What is behind the story."""
    zoom: Annotated[float, Range(0.25, 4, 0.05)] = 1.0
    """How large all of it is drawn."""
    date: Optional[datetime] = None
    """When the story's time begins; None for now."""
    speed: Annotated[float, Range(0.1, 1000)] = 1.0
    """Seconds of the story's time in each real second."""
    paused: bool = False
    """Whether the story's time stands still."""
    at: Optional[Annotated[float, Range(0, 86_400)]] = None
    """Seconds of the story's time at which it stands still; None for not at all."""
    latency: Annotated[float, Range(0, 30, 0.1)] = 0.0
    """Seconds that what the story asks for takes longer."""
    error_rate: Annotated[float, Range(0, 1, 0.05)] = 0.0
    """Share of what it asks for that fails, and of messages after which a connection
    breaks."""
    offline: bool = False
    """Whether it can reach nothing at all."""

    def __attrs_post_init__(self) -> None:
        for knob in staging_knobs():
            value = getattr(self, knob.name)
            assert knob.kind is not None
            try:
                knob.kind.decode(knob.kind.encode(value))
            except (ValueError, TypeError) as error:
                raise StoryError(f"{knob.name} {error}") from None


@functools.cache
def staging_knobs() -> tuple[Knob, ...]:
    """Return a knob for each part of a staging: how it is written, and turned."""
    hints = typing.get_type_hints(Staging, include_extras=True)
    return tuple(
        Knob(field.name, kind_of(hints[field.name], field.default), field.default)
        for field in attrs.fields(Staging)
    )


def staged(**staging: Any) -> Callable[[F], F]:
    """Say what surrounds a story: any of the fields of `Staging`.

    Raises:
        TypeError: If it has no such field.
        StoryError: If a value is none of those that are possible.
    """
    Staging(**staging)

    def mark(story: F) -> F:
        setattr(story, MARK, staging)
        return story

    return mark


def read_staging(
    story: Callable[..., Any] | None, texts: Mapping[str, str]
) -> tuple[Staging, Mapping[str, str]]:
    """Return what surrounds a story: as its address says, else itself, else its file.

    Args:
        story: The function, if it could be imported.
        texts: What the address says, by the names of fields.

    Returns:
        The staging, and for each text that cannot be read, why.
    """
    said = settings(staging_knobs(), texts)
    own = dict(_declared(story)) if story is not None else {}
    turned = {name: said.values[name] for name in texts if name not in said.problems}
    problems = dict(said.problems)
    for name in problems.keys() - {knob.name for knob in staging_knobs()}:
        problems[name] = f"the address says {name}={texts[name]}, which means nothing"
    return Staging(**{**own, **turned}), problems


def lasting(texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return what stays turned for another story: all but time and faults."""
    return {name: text for name, text in texts.items() if name not in OF_ONE_STORY}


def _declared(story: Callable[..., Any]) -> Iterator[tuple[str, Any]]:
    of_file = getattr(inspect.unwrap(story), "__globals__", {}).get(STAGED)
    if isinstance(of_file, Staging):
        yield from attrs.asdict(of_file).items()
    yield from getattr(story, MARK, {}).items()
