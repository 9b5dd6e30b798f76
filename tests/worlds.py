"""The ways to write a Flet app, so that each check of the battery is written once.

A `World` is a page on which components come and go. `Imperative` adds them to the page
and removes them; `Declarative` renders them or not, and every render makes new objects;
`Kept` renders again and again the one object that it has kept, as `use_memo` does.
"""

from __future__ import annotations

import asyncio
import contextvars
import itertools
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from typing import Any, Self

import attrs
import flet as ft

from flet_components import UserControl, _flet
from flet_components.testing import Screen
from flet_components.testing.nodes import COMPONENT

__all__ = ["WORLDS", "Declarative", "Imperative", "Kept", "Make", "World"]

Make = Callable[[], UserControl]
"""Makes a component, a new one at each call."""


class World(ABC):
    """A page of an app, with something on it that has nothing to do with a component.

    Make one with `on`. That something else changes whenever the world goes on: in
    `settle`, in `advance`, and at each `stir`.

    Args:
        screen: Where the page is seen.
    """

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.stirred = 0
        self._before = Counter(screen.tasks())

    @classmethod
    async def on(cls, screen: Screen) -> Self:
        """Start the app on a page."""
        world = cls(screen)
        await world.start()
        return world

    async def another(self) -> Self:
        """Start the same app for another user."""
        return await type(self).on(self.screen.another())

    @abstractmethod
    async def start(self) -> None:
        """Put on the page what has nothing to do with a component."""

    @abstractmethod
    async def show(self, make: Make) -> UserControl:
        """Show a component; returns when it is mounted, before anything of it ran.

        Returns:
            The first object that was made: a handle of the component.
        """

    @abstractmethod
    async def show_again(self, component: UserControl, make: Make) -> UserControl:
        """Show what was hidden: the very same, where the world has kept it."""

    @abstractmethod
    def hide(self, component: UserControl) -> None:
        """Take a component off the page, unless that was done."""

    @abstractmethod
    def stir(self) -> None:
        """Change something on the page that has nothing to do with a component."""

    async def settle(self) -> None:
        """Let something else change, and all that is ready happen."""
        self.stir()
        await self.screen.settle()

    async def advance(self, seconds: float) -> None:
        """Let something else change, and time pass."""
        self.stir()
        await self.screen.advance(seconds)

    def sent(self) -> int:
        """Return how many messages there were, but for those of something else."""
        return len(self.screen.patches) - self.stirred

    def picture(self, component: UserControl) -> Any:
        """Return what the browser knows of a component, as far as it is to be seen."""
        return _plain(self.screen.find_all(component))

    def tasks(self) -> list[str]:
        """Return the names of the tasks that were not there before this world."""
        return sorted((Counter(self.screen.tasks()) - self._before).elements())


class Imperative(World):
    """`page.add`: the app holds the component, and shows the very same again."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._box = ft.Container()

    async def start(self) -> None:
        """Add a box whose width changes."""
        self.screen.show(self._box)

    async def show(self, make: Make) -> UserControl:
        """Add a component to the page."""
        component = make()
        self.screen.show(component)
        return component

    async def show_again(self, component: UserControl, make: Make) -> UserControl:
        """Add the same component again."""
        self.screen.show(component)
        return component

    def hide(self, component: UserControl) -> None:
        """Remove a component from the page."""
        if any(control is component for control in self.screen.page.controls):
            self.screen.hide(component)

    def stir(self) -> None:
        """Change the width of a box, and update the page."""
        self.stirred += 1
        self._box.width = self.stirred
        self.screen.show()


@attrs.define(eq=False)
class _Place:
    """Where a component is rendered: first its handle, then an object of its own."""

    handle: UserControl
    make: Make
    rendered: asyncio.Future[None]

    def render(self) -> UserControl:
        if self.rendered.done():
            return self.make()
        self.rendered.set_result(None)
        return self.handle


class Declarative(World):
    """`page.render`: every render makes new objects of all that is shown."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self._keys = itertools.count()
        self._places: dict[int, _Place] = {}
        self._set: Callable[[int], None] = lambda _: None
        # Where a state is set, Flet asks for the current page.
        self._context = contextvars.copy_context()
        self._context.run(_flet.adopt_page, screen.page)

    async def start(self) -> None:
        """Render an app that shows what there is to show at the time."""

        @ft.component
        def app() -> Any:
            _, self._set = ft.use_state(0)
            self.stirred += 1
            return ft.Column([ft.Container(width=self.stirred), *self._boxes()])

        await self.screen.run(lambda page: page.render(app))

    def _boxes(self) -> list[ft.Control]:
        """Render each component in a box whose key tells it from the others."""
        places = self._places.items()
        return [ft.Container(place.render(), key=f"{key}") for key, place in places]

    async def show(self, make: Make) -> UserControl:
        """Render a component, too; the next render makes another object of it."""
        return await self._show(make(), make)

    async def show_again(self, component: UserControl, make: Make) -> UserControl:
        """Render a new component: nobody has kept the one before."""
        return await self.show(make)

    async def _show(self, component: UserControl, make: Make) -> UserControl:
        rendered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._places[next(self._keys)] = _Place(component, make, rendered)
        self.stir()
        await rendered
        return component

    def hide(self, component: UserControl) -> None:
        """Render without a component."""
        for key, place in tuple(self._places.items()):
            if place.handle is component:
                del self._places[key]
                self.stir()

    def stir(self) -> None:
        """Set the app's state, so that it is rendered."""
        self._context.run(self._set, self.stirred)


class Kept(Declarative):
    """`page.render` with objects that are kept: every render returns the same ones."""

    async def show(self, make: Make) -> UserControl:
        """Render a component; the next render returns the same object."""
        component = make()
        return await self._show(component, lambda: component)

    async def show_again(self, component: UserControl, make: Make) -> UserControl:
        """Render the same component again, also in the turn in which it was hidden."""
        return await self._show(component, lambda: component)


WORLDS: tuple[type[World], ...] = (Imperative, Declarative, Kept)


def _plain(value: Any) -> Any:
    """Leave out of nodes the ids, and what is None as if it had never been sent.

    Of a function component only its body is to be seen.
    """
    if isinstance(value, dict):
        if value.get("_c") == COMPONENT:
            return _plain(value.get("_b"))
        given = {key: item for key, item in value.items() if item is not None}
        return {key: _plain(given[key]) for key in given if key != "_i"}
    return [_plain(item) for item in value] if isinstance(value, list) else value
