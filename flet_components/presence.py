"""Whether somebody can see a component: what state its page is in, and what follows."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Literal

import flet as ft

from flet_components import _flet

if TYPE_CHECKING:
    from flet_components.user_control import UserControl

__all__ = ["POLICIES", "PageState", "Policy", "Presence", "is_held", "policy_of"]

Policy = Literal["pause", "run", "cancel"]
POLICIES: tuple[Policy, ...] = ("pause", "run", "cancel")


class PageState(enum.Enum):
    """How the page of a component stands; the last that holds counts."""

    CONNECTED = "connected"
    """There is a client, which shows the component."""
    COVERED = "covered"
    """Another view lies over the component's."""
    HIDDEN = "hidden"
    """The browser's tab, or the window, is hidden."""
    DISCONNECTED = "disconnected"
    """There is no client; one may come back until the session expires."""
    CLOSED = "closed"
    """The session has ended."""


class Presence:
    """What is known of one page's client.

    Args:
        page: The page.
    """

    __slots__ = ("_page", "_returned", "_top", "closed", "connected", "visible")

    def __init__(self, page: ft.Page) -> None:
        self._page = page
        self._top = top_view(page)
        self.connected = _flet.has_client(page)
        self.visible = page.app_visible
        self.closed = self._returned = False

    def left(self) -> None:
        """Note that the client has gone."""
        self.connected = False

    def returned(self) -> None:
        """Note that there is a client again."""
        self.connected = self._returned = True

    def turned(self, *, visible: bool) -> None:
        """Note that the client can be seen, or not."""
        self.visible, self._returned = visible, False

    def loaded(self) -> None:
        """Note what a client tells that has been loaded anew, or whose theme changes.

        The first after a return is the former: it can be seen, and will not say so.
        """
        self.visible = self.visible or self._returned
        self._returned = False

    def state_of(self, component: UserControl) -> PageState:
        """Return how the page stands for a component."""
        if self.closed:
            return PageState.CLOSED
        if not self.connected:
            return PageState.DISCONNECTED
        if not self.visible:
            return PageState.HIDDEN
        view = view_of(component)
        if view is not None and view is not top_view(self._page):
            return PageState.COVERED
        return PageState.CONNECTED

    def may_have_moved(self, control: object = None) -> bool:
        """Say whether the update of a control may have covered a component, or not.

        Another view lies on top than at the update before, or several views lie on
        each other and what is in them may have gone from one to another.
        """
        before, self._top = self._top, top_view(self._page)
        if self._top is not before:
            return True
        return not hasattr(control, "_component") and len(views_of(self._page)) > 1


def policy_of(component: UserControl, state: PageState) -> Policy:
    """Return what a component is to do while its page is in a state."""
    if state is PageState.DISCONNECTED:
        return component.when_disconnected
    if state in (PageState.HIDDEN, PageState.COVERED):
        return component.when_hidden
    return "run"


def is_held(component: UserControl) -> bool:
    """Say whether a component is to wait, as nobody sees it; bindings follow."""
    state = component.page_state
    return state is not None and policy_of(component, state) == "pause"


def views_of(page: ft.Page) -> list[object]:
    """Return the views of a page, the lowest first, also those of a render."""
    views = ft.unwrap_component(page.views)
    return views if isinstance(views, list) else [views]


def top_view(page: ft.Page) -> object:
    """Return the view of a page that covers the others."""
    views = views_of(page)
    return ft.unwrap_component(views[-1]) if views else None


def view_of(control: ft.BaseControl) -> ft.View | None:
    """Return the view in which a control lies; dialogs lie in none."""
    above: ft.BaseControl | None = control
    while above is not None and not isinstance(above, ft.View):
        above = above.parent
    return above
