"""`UserControl` of Flet 0.x."""

from __future__ import annotations

import dataclasses
from typing import Any, Optional

import flet as ft

from flet_components import _flet
from flet_components.aio.waiting import note, recording, wait_for
from flet_components.class_rules import CHECKED
from flet_components.component_state import CONTENT
from flet_components.user_control import UserControl as Component

__all__ = ["UserControl"]

GIVEN = "page"
"""Where an instance keeps the page that its `__init__` was handed."""


def _free() -> Any:
    """Leave a name to the app: Flet 1.x has such a property, Flet 0.x had none."""
    return dataclasses.field(default=None, init=False, metadata={"skip": True})


@ft.control("Stack", kw_only=True, eq=False, isolated=True)  # type: ignore[arg-type]
class UserControl(Component):
    """A control made of others, with async hooks: a component as Flet 0.x had them.

    It is a `Stack` of what `build` returns. Beside what every component can do, it has
    the habits of that time: `self.page = page` in `__init__`, `if self.page:` while it
    is on no page, any attribute name, `controls`, `clean_async`.
    """

    controls: list[ft.Control] = dataclasses.field(default_factory=list, kw_only=False)
    """What is shown; `build` sets it."""

    clip_behavior: Optional[ft.ClipBehavior] = None
    """How the content is cut at the edges."""

    align: Any = _free()
    alignment: Any = _free()
    animate: Any = _free()
    animate_align: Any = _free()
    animate_margin: Any = _free()
    badge: Any = _free()
    bgcolor: Any = _free()
    border: Any = _free()
    border_radius: Any = _free()
    content: Any = _free()
    flip: Any = _free()
    gradient: Any = _free()
    margin: Any = _free()
    on_size_change: Any = _free()
    padding: Any = _free()
    shadow: Any = _free()
    shape: Any = _free()
    size_change_interval: Any = _free()
    theme: Any = _free()
    transform: Any = _free()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        setattr(cls, CHECKED, True)  # an annotation declared no field in Flet 0.x

    @property
    def page(self) -> Any:
        """The page it is on, else the one it was handed, else None."""
        try:
            return super().page
        except RuntimeError:
            return self._page_left() or self.__dict__.get(GIVEN)

    @page.setter
    def page(self, page: Optional[ft.Page]) -> None:
        self.__dict__[GIVEN] = page

    def _page_left(self) -> Optional[ft.Page]:
        """Return the page that it leaves, until `will_unmount_async` has ended."""
        last = self._component.last_mount
        if last is None or last.ending is None or last.ending.done():
            return None
        return last.life.page

    async def update_async(self) -> None:
        """Send what changed; return when the hooks that this started have ended."""
        if (page := self.page) is not None:
            with recording(page) as started:
                await super().update_async()
            await wait_for(page, started, f"{type(self).__name__}.update_async")

    async def clean_async(self) -> None:
        """Remove everything inside."""
        self.controls.clear()
        await self.update_async()

    def did_mount(self) -> None:
        """Begin the stay on the page; Flet calls this."""
        super().did_mount()
        if (page := _flet.page_of(self)) is not None:
            note(page, self)

    def will_unmount(self) -> None:
        """End the stay on the page, unless it was only moved; Flet calls this."""
        if (page := _flet.page_of(self)) is not None:
            note(page, self)
        moved = _flet.is_shown(self)
        super().will_unmount()
        if not moved:
            self.__dict__.pop(GIVEN, None)
            _flet.forget_parent(self)


setattr(UserControl, CONTENT, "controls")
