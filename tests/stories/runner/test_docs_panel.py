"""The panel of what there is to read."""

from __future__ import annotations

import re

import flet as ft

from flet_components.stories.stage.tapping import controls_in
from flet_components.testing import Screen
from tests.stories.files import Read, Write
from tests.stories.runner.showing import showing

STORIES = '''
    import flet as ft
    from flet_components import Countdown

    def one(seconds: float = 90.0):
        """How *long* it takes."""
        return Countdown(seconds)

    def static():
        return ft.Text("static")
'''


async def test_the_pages(wide: Screen, write: Write, read: Read) -> None:
    """Story, component and its source are a page each, and can be copied."""
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/one?panel=docs"):
        await wide.settle()
        wide.shows("a.py, line 4")
        copied = [c.action for c in controls_in(wide.page) if hasattr(c, "action")]
        assert any("def one" in str(action) for action in copied)
        await wide.tap("Countdown")
        await wide.settle()
        wide.shows("Fields", "Events", "Verbs", "seconds", "60.0")
        said = [c.value for c in controls_in(wide.page) if isinstance(c, ft.Markdown)]
        assert any(text.startswith("Length, in seconds") for text in said)
        await wide.tap("Source of Countdown")
        wide.shows(re.compile("countdown.py, line"))


async def test_a_story_without_a_component(
    wide: Screen, write: Write, read: Read
) -> None:
    """Where no component is shown there is the story to read, and nothing else."""
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/static?panel=docs"):
        await wide.settle()
        wide.shows("a.py, line 8", "Story")
        wide.lacks("Source of Countdown")
