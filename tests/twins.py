"""What a component is compared with: two like it that are left in peace."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from flet_components import UserControl
from tests.subjects import Change, Subject
from tests.worlds import Imperative, World

__all__ = ["Twins", "change_it"]


class Twins:
    """Two of a subject, on pages of their own in an imperative app.

    While these two agree, a third must agree with them, whatever is done to it. Where a
    story gives each of them something else to show, nothing can be compared.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._pages: list[tuple[World, UserControl]] = []
        self._before = 0

    @classmethod
    async def of(cls, world: World, subject: Subject) -> Twins:
        """Show two of a subject, beside a world."""
        twins = cls(subject)
        for _ in range(2):
            page = await Imperative.on(world.screen.another())
            twins._pages.append((page, await page.show(subject.make)))
        twins._before = twins._pages[0][0].sent()
        return twins

    def change(self, change: Change) -> None:
        """Change both."""
        for page, twin in self._pages:
            change_it(page, twin, change)

    def look_like(self, component: UserControl, world: World) -> None:
        """Fail if the browser knows anything else about a component than about both."""
        self._agree(world.picture(component), lambda page, twin: page.picture(twin))

    def read_like(self, world: World) -> None:
        """Fail if there is anything else to be read on a page."""
        self._agree(world.screen.texts(), lambda page, _: page.screen.texts())

    def sent(self) -> int:
        """Return how many messages one of them has cost since it was shown."""
        return self._pages[0][0].sent() - self._before

    def _agree(self, third: Any, look: Callable[[World, UserControl], Any]) -> None:
        one, two = (look(page, twin) for page, twin in self._pages)
        assert one == two or not self._subject.strict
        if one == two:
            assert third == one


def change_it(world: World, component: UserControl, change: Change) -> None:
    """Change a component; a verb that waits runs as a task of the page."""
    result: Any = change(component)

    async def verb() -> None:
        await result

    if inspect.iscoroutine(result):
        world.screen.page.run_task(verb)
