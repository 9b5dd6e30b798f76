"""A waker looks when something changes, and never for nothing."""

from __future__ import annotations

import flet as ft

from flet_components import UserControl, reactive
from flet_components.components.clockwork.waker import Waker
from flet_components.testing import Screen


@reactive
class Clockface(UserControl):
    """Shows the whole seconds since a moment, and counts its looks."""

    def build(self) -> ft.Control:
        self.looks = 0
        self.text = ft.Text()
        self._shown = self._component.output(self.text, "value")
        Waker(self, self.look)
        return self.text

    def look(self) -> float:
        self.looks += 1
        elapsed = self.clock.monotonic() - 1e-9
        self._shown.set(str(int(elapsed)))
        return 1 - elapsed % 1


async def test_a_wait_of_nothing_but_noise(screen: Screen) -> None:
    """Who begins a nanosecond beside the grid looks on, and time goes on."""
    face = Clockface()
    screen.show(face)
    await screen.advance(3.5)
    screen.shows("3")
    assert face.looks < 20


@reactive
class Fleeting(UserControl):
    """Leaves as soon as it is there."""

    def build(self) -> ft.Control:
        self.begun = 0
        self._component.on_stay(self._leave, lambda: None)
        self._component.on_stay(self._begin, lambda: None)
        return ft.Text("here")

    def _leave(self) -> None:
        self.page.controls.clear()
        self.page.update()

    def _begin(self) -> None:
        self.begun += 1


async def test_who_has_left_begins_nothing(screen: Screen) -> None:
    """What begins a stay may end it: then nothing else of it begins."""
    fleeting = Fleeting()
    screen.show(fleeting)
    await screen.advance(1)
    screen.lacks("here")
    assert fleeting.begun == 0
