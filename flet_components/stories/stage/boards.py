"""What the stage's page shows: the story, that it is being set up, or what failed."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from flet_components.stories.stage.fault_faces import fault_board, fault_strip
from flet_components.stories.stage.faults import Fault

__all__ = ["Boards"]

MARGIN = 24


class Boards:
    """The one control on the stage's page; it holds whatever is to be seen."""

    def __init__(self) -> None:
        self._body = ft.Container(expand=True)
        self._story: ft.Control | None = None
        self._strip = ft.Container(bottom=0, left=0, right=0, visible=False)
        self.view = ft.Stack([self._body, self._strip], expand=True)

    def show(self, control: ft.Control) -> None:
        """Show the story, in the middle, or all over if it wants all there is."""
        fills = bool(control.expand) or isinstance(control, ft.ListView | ft.GridView)
        self._story = ft.Column([control], expand=True) if fills else _centred(control)
        self._put(self._story)

    @property
    def is_on(self) -> bool:
        """Whether the story is on the page."""
        return self._story is not None and self._body.content is self._story

    def take_off(self) -> None:
        """Take the story off the page, and keep it."""
        words = ft.Text("The story is off the page.", color=ft.Colors.OUTLINE)
        self._put(_centred(words))

    def put_back(self) -> None:
        """Put the story that was taken off on the page again."""
        self._put(self._story)

    def clear(self) -> None:
        """Show nothing."""
        self._story = None
        self._put(None)

    def wait(self) -> None:
        """Show that the story is being set up."""
        self._put(_centred(ft.ProgressRing(width=24, height=24, stroke_width=3)))

    def fault(self, fault: Fault) -> None:
        """Show why there is nothing to see."""
        self._put(fault_board(fault))

    def calm(self) -> None:
        """Take the strip away: what it tells belongs to the run before."""
        self._strip.visible = False

    def warn(self, fault: Fault, update: Callable[[], object]) -> None:
        """Show below the story what failed while it goes on."""

        def dismiss() -> None:
            self.calm()
            update()

        self._strip.content = fault_strip(fault, dismiss)
        self._strip.visible = True

    def _put(self, content: ft.Control | None) -> None:
        # A new box for each: Flet would compare two equal controls and keep the old.
        self._body.content = content


def _centred(control: ft.Control) -> ft.Control:
    return ft.Column(
        [ft.Container(control, padding=MARGIN, alignment=ft.Alignment.CENTER)],
        scroll=ft.ScrollMode.AUTO,
        alignment=ft.MainAxisAlignment.CENTER,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        expand=True,
    )
