"""A list that follows its newest end for as long as the user is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar, cast

import flet as ft

from flet_components.components.following.blocks import Blocks
from flet_components.components.rows.row_box import made_of
from flet_components.signals import Signal
from flet_components.user_control import UserControl
from flet_components.wording import say

__all__ = ["FollowingList"]

T = TypeVar("T")

NEAR = 32
"""Logical pixels from the end within which the user counts as being there."""
SCROLL_INTERVAL = 100
"""Milliseconds between two events of a user who scrolls."""
GLIDE = 250
"""Milliseconds that it takes to get to the end."""
ON_BUTTON = ft.Colors.ON_PRIMARY
SHADOW = ft.Colors.with_opacity(0.3, ft.Colors.SHADOW)


class _Owner(Protocol):
    """Whose list it is."""

    follow: bool
    running: bool


class FollowingList(Generic[T]):
    """Rows of which the newest are at one end, and a button that leads there.

    While the user is anywhere else nothing moves: what comes meanwhile is counted on
    the button, and is shown when the user is back at the end.

    Args:
        component: The component; its `follow` and `running` say whether rows may move.
        made: Makes the control of an item.
        at_top: Says whether the newest are at the top.
        resume: Called when the button is pressed.
    """

    def __init__(
        self,
        component: UserControl,
        made: Callable[[T], ft.Control],
        at_top: Callable[[], bool],
        resume: Callable[[], object],
    ) -> None:
        self._component, self._owner = component, cast(_Owner, component)
        self._made, self._at_top, self._resume = made, at_top, resume
        self.rows: dict[int, ft.Control] = {}
        """The controls that are shown, by the numbers of their items."""
        self._last = 0
        self._unseen: Signal[int] = Signal(0)
        self._some: Signal[bool] = Signal(False)
        self.list = ft.ListView(
            padding=0,
            scroll_interval=SCROLL_INTERVAL,
            on_scroll=self._scrolled,
            expand=True,
        )
        # At its beginning a list stays while it grows there: so it follows by itself.
        component.bind(self.list, reverse=lambda: not at_top())
        self._blocks = Blocks(component._component, self.list)
        rows = ft.SelectionArea(self.list, expand=True)
        self.view = ft.Stack([rows, self._button()], expand=True)

    @property
    def stands(self) -> bool:
        """Whether nothing may move."""
        return not (self._owner.running and (self._owner.follow or not self.rows))

    @property
    def unseen(self) -> int:
        """How many items have come that are not shown yet; bindings follow."""
        return self._unseen.get()

    @property
    def some(self) -> bool:
        """Whether there are rows; bindings follow."""
        return self._some.get()

    def show(self, items: Sequence[tuple[int, T]], *, anew: bool = False) -> int:
        """Show items, or count what is new of them; return how many rows are new.

        Args:
            items: With their numbers, the oldest first.
            anew: Whether every row is to be made again, though nothing may move.
        """
        if self.stands and not anew and items:
            self._unseen.set(self.news_of(items))
            return 0
        if anew:
            self._blocks.clear()
            self.rows = {}
        kept = {number for number, _ in items}
        rows = {n: row for n, row in self.rows.items() if n in kept}
        gone = len(self.rows) - len(rows)
        new = {n: self._row(item) for n, item in items if n not in rows}
        self.rows = {**rows, **new}
        self._last = items[-1][0] if items else self._last
        self._unseen.set(0)
        self._blocks.show(gone, [*new.values()], newest_first=self._at_top())
        self._some.set(bool(self.rows))
        return len(new)

    def news_of(self, items: Sequence[tuple[int, T]]) -> int:
        """Return how many of some items are newer than what is shown."""
        return sum(number > self._last for number, _ in items)

    async def go_to_end(self) -> None:
        """Scroll to the newest, and follow them from then on."""
        self._resume()
        if not self._owner.follow:
            await self.list.scroll_to(offset=0, duration=GLIDE)
            self._owner.follow = True

    def _row(self, item: T) -> ft.Control:
        """Make a row; of what fails the text is shown, and the error is told."""
        return made_of(self._component._component, item, self._made)

    def _scrolled(self, event: ft.OnScrollEvent) -> None:
        """Follow a user who has come to the end, and none who leaves it."""
        if event.extent_before <= NEAR:
            self._owner.follow = True
        elif (event.scroll_delta or 0) > 0:
            self._owner.follow = False

    def _button(self) -> ft.Control:
        """Make what says how many are new, and leads to them."""
        component, owner = self._component, self._owner
        text = component.bind(
            ft.Text(size=13, weight=ft.FontWeight.W_500, color=ON_BUTTON),
            value=lambda: say("new", n=self.unseen) if self.unseen else "",
            visible=lambda: self.unseen > 0,
        )
        icon = component.bind(
            ft.Icon(self._arrow(), size=18, color=ON_BUTTON), icon=self._arrow
        )
        button = ft.Container(
            ft.Row([icon, text], spacing=6, tight=True),
            bgcolor=ft.Colors.PRIMARY,
            border_radius=16,
            padding=ft.Padding.symmetric(horizontal=12, vertical=6),
            shadow=ft.BoxShadow(blur_radius=6, color=SHADOW, offset=ft.Offset(0, 2)),
            tooltip=say("to_newest"),
            ink=True,
            on_click=self.go_to_end,
        )
        line = ft.Row([button], alignment=ft.MainAxisAlignment.CENTER)
        return component.bind(
            ft.Container(ft.Semantics(content=line, live_region=True)),
            visible=lambda: not owner.follow or self.unseen > 0,
            top=lambda: 8 if self._at_top() else None,
            bottom=lambda: None if self._at_top() else 8,
            left=lambda: 0,
            right=lambda: 0,
        )

    def _arrow(self) -> ft.IconData:
        return ft.Icons.ARROW_UPWARD if self._at_top() else ft.Icons.ARROW_DOWNWARD
