"""What the battery is put to: components, made by hand or taken from stories.

A story is played as the story runner plays it, once; from what its component was given,
any number of like ones are made. So the objects that one render after the other makes,
and those that are compared with each other, are declared alike: a story that counts to
a date from now would give each of them another date.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from functools import partial
from operator import methodcaller
from typing import Any

import attrs
import flet as ft

from flet_components import TimeSource, UserControl, _flet
from flet_components.fields import reactive_fields
from flet_components.stories.book import Book
from flet_components.stories.finding import Story
from flet_components.stories.knobs.parameters import pages_of, settings
from flet_components.stories.playing import played
from flet_components.stories.stage.tapping import controls_in
from tests.components.pages import TO_OVERRIDE

__all__ = [
    "Assignment",
    "Change",
    "Subject",
    "changes_of",
    "component_of",
    "events_of",
    "nothing",
    "remade",
    "subject_of",
    "untold",
    "verbs_of",
]

Change = Callable[[Any], object]
"""Changes a component: assigns a field, or calls a verb."""


def nothing(component: UserControl) -> None:
    """Leave a component as it is."""


@attrs.frozen
class Assignment:
    """Assigns a field."""

    name: str
    """Name of the field."""
    value: Any
    """What it is assigned; a control is made anew each time."""

    def __call__(self, component: UserControl) -> None:
        """Change a component."""
        setattr(component, self.name, remade(self.value))


@attrs.frozen
class Subject:
    """A component that is put through the battery."""

    name: str
    """What the test is called."""
    make: Callable[[], UserControl]
    """Makes one; if it is `strict`, it is busy as soon as it is mounted."""
    changes: Sequence[Change] = (nothing,)
    """Changes of its fields, and calls of its verbs, that may come at any time."""
    events: Sequence[str] = ("tick",)
    """Events, without `on_`, that are handled."""
    strict: bool = True
    """Whether it is busy for a minute at least, and an event is known to come again and
    again, within two seconds. Of others only what holds for any is asked."""
    thorough: bool = False
    """Whether it is worth many rounds; a few show most of what can go wrong."""

    def __str__(self) -> str:
        return self.name

    def often(self, times: int) -> int:
        """Return how often to do something: stories, which are many, have a fifth."""
        return times if self.strict else max(1, times // 5)

    def handled(self, handler: Callable[..., object]) -> UserControl:
        """Make one whose events are handled."""
        component = self.make()
        for event in self.events:
            setattr(component, f"on_{event}", handler)
        return component

    def timed(self, clock: TimeSource) -> UserControl:
        """Make one with a time of its own."""
        component = self.make()
        component.clock = clock
        return component


# --- from stories ---


@contextlib.asynccontextmanager
async def subject_of(
    book: Book, story: Story, page: ft.Page
) -> AsyncIterator[Subject | None]:
    """Make a subject of what a story shows; None if it shows no component.

    All stories of its file are played, for the values that its fields may be assigned.
    """
    file = book.file_of(story.id)
    assert file is not None
    async with contextlib.AsyncExitStack() as stack:
        shown = {
            each.id: await stack.enter_async_context(component_of(book, each, page))
            for each in file.stories
        }
        component = shown[story.id]
        yield _subject(story.id, component, shown.values()) if component else None


def _subject(name: str, component: UserControl, shown: Iterable[object]) -> Subject:
    changes = [nothing, *changes_of(component, shown), *verbs_of(component)]
    make = partial(remade, component)
    return Subject(name, make, changes, events_of(component), strict=False)


@contextlib.asynccontextmanager
async def component_of(
    book: Book, story: Story, page: ft.Page
) -> AsyncIterator[UserControl | None]:
    """Play a story, its knobs at their defaults, and yield the component it is about.

    Of several it is the one that the file is named after, else the first.
    """
    visit = book.visit(story)
    if visit.function is None or visit.error is not None:
        raise visit.error or AssertionError(f"{story.id} cannot be played")
    pages = dict.fromkeys(pages_of(visit.function), page)
    values = {**settings(visit.knobs, {}).values, **pages}
    async with played(visit.function, values) as control:
        found = [each for each in controls_in(control) if isinstance(each, UserControl)]
        stem = story.path.stem
        found.sort(key=lambda each: type(each).__module__.rpartition(".")[2] != stem)
        yield found[0] if found else None


async def untold(
    components: Iterable[type[UserControl]], book: Book, page: ft.Page
) -> list[str]:
    """Return the names of the components that no story is about."""
    told: set[type] = set()
    for story in book.stories:
        async with component_of(book, story, page) as component:
            told.update(type(component).__mro__)
    return [each.__name__ for each in components if each not in told]


def remade(value: Any) -> Any:
    """Make a control like one that was never shown; of other values return the same.

    A control that a field holds is made anew as well: it can be in one place only.
    """
    if type(value) in (list, tuple):
        return type(value)(map(remade, value))
    if not isinstance(value, ft.BaseControl):
        return value
    fields = {f.name: getattr(value, f.name) for f in reactive_fields(type(value))}
    given = {**_flet.declared(value), **vars(value), **fields}
    names = [field.name for field in dataclasses.fields(value) if field.init]
    return type(value)(**{n: remade(given[n]) for n in names if n in given})


# --- what may happen to a component ---


def changes_of(component: UserControl, others: Iterable[object]) -> Iterator[Change]:
    """Yield assignments to each public field, of the values that others have there."""
    alike = [other for other in others if type(other) is type(component)]
    for name in (field.name for field in reactive_fields(type(component))):
        if not name.startswith(("_", "on_")):
            values = _distinct(getattr(other, name) for other in alike)
            yield from (Assignment(name, value) for value in values)


def _distinct(values: Iterable[Any]) -> list[Any]:
    """Return each of some values once; they may be of a kind that has no hash."""
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def verbs_of(component: UserControl) -> Iterator[Change]:
    """Yield calls of each public method that is the component's own and needs nothing.

    Hooks and what else every component has are not among them.
    """
    for name in dir(type(component)):
        member = inspect.getattr_static(type(component), name)
        hidden = name.startswith("_") or name in TO_OVERRIDE
        own = not hidden and not hasattr(UserControl, name)
        if own and inspect.isfunction(member) and _needs_nothing(member):
            yield methodcaller(name)


def _needs_nothing(method: Callable[..., Any]) -> bool:
    parameters = list(inspect.signature(method).parameters.values())[1:]
    return all(
        parameter.default is not parameter.empty
        or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        for parameter in parameters
    )


def events_of(component: UserControl) -> list[str]:
    """Return the events, without `on_`, that the component's own class declares."""
    everyones = {field.name for field in dataclasses.fields(UserControl)}
    own = [f.name for f in dataclasses.fields(component) if f.name not in everyones]
    return [name.removeprefix("on_") for name in own if name.startswith("on_")]
