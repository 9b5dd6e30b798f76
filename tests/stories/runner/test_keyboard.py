"""The keys of the runner."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components.stories.runner import Runner
from flet_components.stories.runner.panels import PANELS
from flet_components.stories.runner.stage_keys import LATE
from flet_components.stories.stage import Stages
from flet_components.stories.stage.tapping import controls_in
from flet_components.testing import Screen
from tests.stories.files import Read, Write, field

STORIES = """
    import flet as ft

    def first(n: int = 3):
        return ft.Text("one")

    def second():
        return ft.TextField(label="Name")

    def third(): ...
"""


class Desk:
    """A runner, and a keyboard before it."""

    def __init__(self, screen: Screen, write: Write, read: Read) -> None:
        write("a.py", STORIES)
        self.screen = screen
        book = read()
        self.stages = Stages(book)
        self.runner = Runner(screen.page, book, self.stages)

    async def open(self, route: str = "/story/a/first") -> Desk:
        """Open it at an address."""
        await self.screen.visit(route)
        await self.screen.run(lambda page: self.runner.open())
        return self

    async def press(self, *keys: str, **held: bool) -> None:
        """Press keys one after the other."""
        up = dict.fromkeys(("ctrl", "alt", "shift", "meta"), False)
        for key in keys:
            await self.screen.send(
                self.screen.page, "keyboard_event", {"key": key, **up, **held}
            )

    @property
    def story(self) -> str:
        """The name of the story that is open."""
        return self.runner._scene.address.story.rpartition("/")[2]

    def focused(self) -> list[str]:
        """Return what the browser was told to give the focus to."""
        return [call.method for call in self.screen.calls if call.method == "focus"]


async def test_from_story_to_story(wide: Screen, write: Write, read: Read) -> None:
    """Keys go to the next and the previous story, from the last to the first."""
    desk = await Desk(wide, write, read).open()
    await desk.press("J")
    assert desk.story == "second"
    await desk.press("Arrow Down", alt=True)
    assert desk.story == "third"
    await desk.press("J", "K", "K")
    assert desk.story == "second"


async def test_what_else_keys_do(wide: Screen, write: Write, read: Read) -> None:
    """They open panels, play anew, turn the light, zoom, and give all the room."""
    desk = await Desk(wide, write, read).open()
    (before,) = desk.stages
    await desk.press("2", "T", "Z", "F", "R", "9")
    address = desk.runner._scene.address
    assert address.panel == PANELS[1].name
    assert address.staging == {"theme": "dark", "zoom": "1.5"}
    assert address.view == "alone"
    assert list(desk.stages) != [before]
    await desk.press("F", "Q")
    assert desk.runner._scene.address.view == "story"


async def test_search(wide: Screen, write: Write, read: Read) -> None:
    """Two keys lead into the field that searches; one of them from anywhere."""
    desk = await Desk(wide, write, read).open()
    await desk.press("/")
    await desk.press("k", meta=True)
    assert len(desk.focused()) == 2


async def test_typing(wide: Screen, write: Write, read: Read) -> None:
    """What is typed into a field is no shortcut; what is held with Alt is one."""
    desk = await Desk(wide, write, read).open()
    typed_into = field(wide, "n")
    await wide.send(typed_into, "focus")
    await desk.press("J", "R", "?")
    assert desk.story == "first"
    await desk.press("Arrow Down", alt=True)
    assert desk.story == "second"
    await desk.press("K")  # the field has left the page
    await wide.advance(LATE)
    assert desk.story == "first"


async def test_after_typing(wide: Screen, write: Write, read: Read) -> None:
    """Once a field has lost the focus, keys are shortcuts again."""
    desk = await Desk(wide, write, read).open()
    await wide.send(field(wide, "n"), "focus")
    await wide.send(field(wide, "n"), "blur")
    await desk.press("J")
    assert desk.story == "second"


async def test_keys_of_the_story(wide: Screen, write: Write, read: Read) -> None:
    """A story with a field keeps what is pressed in it, until Escape is."""
    desk = await Desk(wide, write, read).open("/story/a/second")
    (stage,) = desk.stages
    other = wide.another()
    await other.run(stage.open)
    ear = stage_ear(wide)
    await desk.press("J")
    await wide.send(ear, "key_down", {"key": "J"})
    await wide.advance(LATE)
    assert desk.story == "second"
    await desk.press("Escape")
    assert len(desk.focused()) == 1
    await desk.press("J")
    await wide.advance(LATE)
    assert desk.story == "third"
    await stage.close()


def stage_ear(screen: Screen) -> Any:
    """Return what hears the keys that are pressed on the stage."""
    return next(
        control
        for control in controls_in(screen.page)
        if isinstance(control, ft.KeyboardListener) and control.on_key_down
    )


async def test_help(wide: Screen, write: Write, read: Read) -> None:
    """A sheet lists the keys; Escape closes what is open."""
    desk = await Desk(wide, write, read).open()
    await desk.press("?")
    wide.shows("Keys", "Next story", "Ctrl K")
    await wide.dismiss()
    await desk.press("S")
    wide.shows("Right to left")
    await desk.press("Escape")
    wide.lacks("Right to left")
