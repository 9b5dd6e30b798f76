"""The events of shown controls are heard, and their own handlers still called."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Optional

import flet as ft
import pytest

from flet_components import UserControl, reactive
from flet_components.stories.stage.events import EventLog
from flet_components.stories.stage.tapping import controls_in, tap
from flet_components.testing import Screen


@reactive
class Bell(UserControl):
    """Rings."""

    on_ring: Optional[ft.ControlEventHandler[Bell]] = None

    def build(self) -> ft.Control:
        return ft.FilledButton("Ring", on_click=lambda: self.emit("ring", data=3))


def names(log: EventLog) -> list[str]:
    """Return the names of the events in a log."""
    return [entry.name for entry in log.entries]


async def test_a_component_without_handlers(screen: Screen) -> None:
    """All events of a component are heard, though the story listens to none."""
    log = EventLog(screen.clock)
    bell = Bell()
    tap(bell, log)
    screen.show(bell)
    await screen.tap("Ring")
    (entry,) = log.entries
    assert (entry.source, entry.name, entry.payload) == ("Bell", "ring", "3")


async def test_errors_still_reach_the_log(screen: Screen) -> None:
    """A component's own `on_error` stays unset: it would silence the log."""
    bell = Bell()
    tap(bell, EventLog(screen.clock))
    assert bell.on_error is None


HEARD: list[Any] = []


class Call:
    async def __call__(self, event: ft.Event[Any]) -> None:
        HEARD.append(event.name)


async def awaited(event: ft.Event[Any]) -> None:
    HEARD.append(event.name)


def steps(event: ft.Event[Any]) -> Iterator[None]:
    HEARD.append(event.name)
    yield


async def async_steps(event: ft.Event[Any]) -> AsyncIterator[None]:
    HEARD.append(event.name)
    yield


@pytest.mark.parametrize(
    "handler",
    [
        lambda: HEARD.append("click"),
        lambda event: HEARD.append(event.name),
        awaited,
        steps,
        async_steps,
    ],
)
async def test_all_kinds_of_handlers(screen: Screen, handler: Any) -> None:
    """A story's handler is called as before, whatever kind of function it is."""
    HEARD.clear()
    log = EventLog(screen.clock)
    button = ft.FilledButton("Press", on_click=handler)
    tap(button, log)
    screen.show(button)
    await screen.tap("Press")
    assert names(log) == ["click"]
    assert HEARD == ["click"]


async def test_an_object_that_is_called(screen: Screen) -> None:
    """A handler may be an object whose call has to be awaited."""
    HEARD.clear()
    bell = Bell(on_ring=Call())
    tap(bell, EventLog(screen.clock))
    screen.show(bell)
    await screen.tap("Ring")
    assert HEARD == ["ring"]


async def test_controls_inside(screen: Screen) -> None:
    """Controls inside others are heard too, in lists and in properties."""
    log = EventLog(screen.clock)
    box = ft.Container(ft.Row([ft.FilledButton("In", on_click=lambda: None)]))
    tap(box, log)
    screen.show(box)
    await screen.tap("In")
    assert names(log) == ["click"]


def test_plain_controls_keep_their_looks() -> None:
    """An event of a plain control that nobody listens to stays unheard."""
    button = ft.FilledButton("Off")
    tap(button, EventLog())
    assert button.on_click is None


def test_which_controls_are_in_one() -> None:
    """A control comes first, then what it is made of."""
    text = ft.Text("a")
    box = ft.Container(ft.Row([text]))
    assert list(controls_in(box)) == [box, box.content, text]
