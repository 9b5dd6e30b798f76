"""The panel of the events."""

from __future__ import annotations

import re

from flet_components.testing import Screen
from tests.stories.files import Read, Write, field
from tests.stories.runner.showing import showing

STORIES = """
    import flet as ft
    from flet_components import Countdown

    def one():
        return Countdown(2)
"""


async def test_opened_filtered_and_held(wide: Screen, write: Write, read: Read) -> None:
    """A row opens to all that it carried; a filter and a pause hold others back."""
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/one?panel=events"):
        await wide.advance(1.5)
        wide.shows("tick")
        await wide.tap("Pause")
        await wide.advance(2)
        wide.lacks("complete")
        await wide.tap("Resume")
        wide.shows("complete")
        await wide.type("compl", field(wide, "filter of events"))
        wide.lacks("tick")
        await wide.tap("complete")
        wide.shows(re.compile("remaining = 0.0"))
