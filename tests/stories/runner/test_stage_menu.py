"""What surrounds a story is turned in the toolbar and in the menu of the stage."""

from __future__ import annotations

import flet as ft

from flet_components.stories.runner import Runner
from flet_components.stories.stage import Stages
from flet_components.stories.stage.tapping import controls_in
from flet_components.testing import Screen
from tests.stories.files import Read, Write, icon, inside

STORY = """
    import flet as ft
    from flet_components.stories import Staging, staged

    STAGED = Staging(rtl=True)

    @staged(size="phone")
    def one():
        return ft.Text("one")
"""


async def opened(wide: Screen, write: Write, read: Read, query: str = "") -> Runner:
    """Open the runner in a browser, with a story that says something of itself."""
    write("a.py", STORY)
    book = read()
    runners: list[Runner] = []

    def main(page: ft.Page) -> None:
        runners.append(Runner(page, book, Stages(book)))
        runners[0].open()

    await wide.visit(f"/story/a/one{query}")
    await wide.run(main)
    return runners[0]


def origins(screen: Screen) -> int:
    """Return how many parts are said to be the story's."""
    return sum(
        isinstance(control, ft.Text) and control.value == "by the story"
        for control in controls_in(screen.page)
    )


async def test_the_menu(wide: Screen, write: Write, read: Read) -> None:
    """A part that is turned stands in the address, and can be put back."""
    runner = await opened(wide, write, read)
    await wide.tap(icon(wide, "Settings of the stage"))
    await wide.tap(inside(wide, "Theme: dark"))
    await wide.tap(inside(wide, "Zoom, in %: 1.5"))
    assert runner._scene.address.staging == {"theme": "dark", "zoom": "1.5"}
    button = icon(wide, "Settings of the stage")
    assert isinstance(button.badge, ft.Badge)
    assert button.badge.label == "2"
    await wide.tap("Reset")
    assert runner._scene.address.staging == {}
    await wide.tap(icon(wide, "Close the stage's settings"))
    wide.lacks("Reset")


async def test_what_the_story_says(wide: Screen, write: Write, read: Read) -> None:
    """What a story or its file says is told, until it is turned."""
    runner = await opened(wide, write, read)
    assert origins(wide) == 2
    await wide.tap(inside(wide, "Size: free"))
    assert runner._scene.address.staging == {"size": "free"}
    assert origins(wide) == 1
    await wide.tap(inside(wide, "Size: phone"))
    assert runner._scene.address.staging == {}


async def test_a_language_of_ones_own(wide: Screen, write: Write, read: Read) -> None:
    """A language that is not in the list is typed, and so is a colour."""
    runner = await opened(wide, write, read, "?locale=nl")
    await wide.tap(icon(wide, "Settings of the stage"))
    field = inside(wide, "Language as text")
    assert isinstance(field, ft.TextField)
    assert field.value == "nl"
    field.value = "de"
    await wide.send(field, "submit")
    colour = inside(wide, "Seed colour as text")
    assert isinstance(colour, ft.TextField)
    colour.value = "nonsense"
    await wide.send(colour, "submit")
    assert runner._scene.address.staging == {"locale": "de", "seed": "nonsense"}
    wide.shows("seed must be a colour like PRIMARY or #0B6B74, got 'nonsense'")


async def test_the_stage_stays(wide: Screen, write: Write, read: Read) -> None:
    """Whatever its size, the stage is the same control in the same place."""
    runner = await opened(wide, write, read, "?size=free")
    app = wide.find(ft.FletApp).id
    sizes = [
        control
        for control in controls_in(wide.page)
        if isinstance(control, ft.Stack) and control.on_size_change
    ]
    await wide.send(sizes[0], "size_change", {"w": 1200, "h": 952})
    for size in ("phone", "tablet"):
        runner.set_staging("size", size)
        assert wide.find(ft.FletApp).id == app
    wide.shows("820 × 1180  ·  74%")  # noqa: RUF001
    runner.set_staging("size", "free")
    assert runner._frame._app.right == runner._frame._app.bottom == 0


async def test_a_narrow_window(screen: Screen, write: Write, read: Read) -> None:
    """The links of the toolbar stand in the menu."""
    narrow = screen.another(width=390, height=844)
    await opened(narrow, write, read)
    name = "Show the keys"
    assert narrow.find_all(ft.IconButton)
    narrow.lacks("Stage")
    await narrow.tap(icon(narrow, "Settings of the stage"))
    narrow.shows("Stage")
    buttons = [b for b in narrow.find_all(ft.IconButton) if b["tooltip"] is not None]
    names = [button["tooltip"]["message"] for button in buttons]
    assert names.count(name) == 1
