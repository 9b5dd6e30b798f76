"""What this package keeps for each page, under one name."""

from __future__ import annotations

import contextvars
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import flet as ft

from flet_components import _flet

if TYPE_CHECKING:
    from flet_components.aio.client_storage import ClientStorage

__all__ = ["PageState", "service", "state_of"]

S = TypeVar("S", bound=ft.Service)

ATTRIBUTE = "_flet_components_aio"
"""Where a page keeps it; a private name of ours on Flet's object."""


@attrs.define
class PageState:
    """What Flet 0.x kept on a page and Flet 1.x does not."""

    shown: dict[str, ft.Control] = attrs.Factory(dict)
    """The control in each place: `dialog`, `banner`, `snack_bar`, ..."""
    retired: list[ft.Control] = attrs.Factory(list)
    """What another control has replaced there, and the client still has to close."""
    services: dict[type[ft.Service], ft.Service] = attrs.Factory(dict)
    """Services made for methods that were the page's own."""
    kept: list[ft.Service] = attrs.Factory(list)
    """Services that an app put into `page.overlay`, as Flet 0.x wanted it."""
    client_storage: ClientStorage | None = None
    """The object behind `page.client_storage`."""
    recorders: list[list[Any]] = attrs.Factory(list)
    """Lists of what enters and leaves the page while somebody waits for that."""


def state_of(page: ft.Page) -> PageState:
    """Return what is kept for a page."""
    state: PageState | None = page.__dict__.get(ATTRIBUTE)
    if state is None:
        state = page.__dict__[ATTRIBUTE] = PageState()
    return state


def service(page: ft.Page, kind: type[S]) -> S:
    """Return the page's service of a kind; it is made when it is first needed."""
    services = state_of(page).services
    if kind not in services:
        services[kind] = _make(page, kind)
    return services[kind]  # type: ignore[return-value]


def _make(page: ft.Page, kind: type[S]) -> S:
    """Make a service that belongs to a page, which need not be the current one."""
    context = contextvars.copy_context()
    context.run(_flet.adopt_page, page)
    return context.run(kind)
