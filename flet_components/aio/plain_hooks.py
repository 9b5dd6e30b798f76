"""The async hooks of controls that are not components.

In Flet 0.x every control had `did_mount_async` and `will_unmount_async`, not only a
`UserControl`; subclasses of `Row`, `Container`, ... had them too.
"""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Callable
from typing import Any

import flet as ft

from flet_components import _flet
from flet_components.aio.control_rows import has_own_hooks
from flet_components.aio.waiting import note
from flet_components.lifetime import PageLife, of_page
from flet_components.user_control import UserControl

__all__ = ["follow_plain_controls"]

ATTRIBUTE = "_flet_components_stay"
"""Where a control keeps its stay on a page; a private name of ours."""

logger = logging.getLogger("flet_components")


class Stay:
    """The hooks of one control, from its mount to its unmount: one task."""

    def __init__(self, control: Any, life: PageLife) -> None:
        self._control = control
        self.page = life.page
        self.begun = asyncio.get_running_loop().create_future()
        name = type(control).__name__
        self.task = life.scope.create_task(self._run(), name=f"{name}.did_mount_async")
        self.task.add_done_callback(lambda _: self._say_begun())

    async def _run(self) -> None:
        try:
            await self._begin()
            await asyncio.get_running_loop().create_future()  # until it is cancelled
        finally:
            await self._control.will_unmount_async()

    async def _begin(self) -> None:
        try:
            await self._control.did_mount_async()
        except Exception as error:
            name = type(self._control).__name__
            logger.error("%s.did_mount_async failed", name, exc_info=error)
        finally:
            self._say_begun()

    def _say_begun(self) -> None:
        if not self.begun.done():
            self.begun.set_result(None)


def follow_plain_controls() -> None:
    """Let Flet's controls run their async hooks."""
    base: Any = ft.BaseControl
    base.did_mount = _followed(base.did_mount, _on_mount)
    base.will_unmount = _followed(base.will_unmount, _on_unmount)


def _followed(
    hook: Callable[[Any], None], then: Callable[[ft.BaseControl], None]
) -> Callable[[Any], None]:
    @functools.wraps(hook)
    def followed(self: ft.BaseControl) -> None:
        hook(self)
        then(self)

    return followed


def _on_mount(control: ft.BaseControl) -> None:
    if isinstance(control, UserControl) or not has_own_hooks(control):
        return
    if (page := _flet.page_of(control)) is not None:
        of_page(page).call(lambda: _begin(control, page))


def _begin(control: ft.BaseControl, page: ft.Page) -> None:
    if ATTRIBUTE in control.__dict__:
        return
    stay = control.__dict__[ATTRIBUTE] = Stay(control, of_page(page))
    note(page, stay.begun)


def _on_unmount(control: ft.BaseControl) -> None:
    stay: Stay | None = control.__dict__.pop(ATTRIBUTE, None)
    if stay is not None:
        of_page(stay.page).call(stay.task.cancel)
        note(stay.page, stay.task)
