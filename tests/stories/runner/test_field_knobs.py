"""The fields of the component as knobs."""

from __future__ import annotations

from flet_components import Countdown
from flet_components.testing import Screen
from tests.stories.files import Read, Write, field
from tests.stories.runner.showing import showing

STORIES = """
    import flet as ft
    from flet_components import Countdown

    def one(seconds: float = 90.0, running: bool = True):
        return Countdown(seconds, running=running)
"""


async def test_turned_live(wide: Screen, write: Write, read: Read) -> None:
    """A field is turned on the component that is there; the address keeps it."""
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/one") as (tab, stage, _):
        await wide.advance(1)
        component = stage.fields.component
        await wide.tap("Fields of Countdown")
        await wide.type("2", field(wide, "precision"))
        await wide.advance(1)
        assert isinstance(component, Countdown)
        assert stage.fields.component is component
        assert component.precision == 2
        assert tab.address.fields == {"precision": "2"}
        await wide.tap("Reset")
        assert component.precision == 0


async def test_from_the_address(wide: Screen, write: Write, read: Read) -> None:
    """A link sets fields; one that does not exist, or does not fit, is told."""
    write("a.py", STORIES)
    route = "/story/a/one?f.precision=3&f.warn_at=soon&f.nope=1"
    async with showing(wide, read(), route) as (_, stage, _):
        await wide.advance(1)
        component = stage.fields.component
        assert isinstance(component, Countdown)
        assert component.precision == 3
        wide.shows("Countdown has no knob nope")
        wide.shows("warn_at must be a number, got 'soon'; None stands in for it")


async def test_its_own_changes(wide: Screen, write: Write, read: Read) -> None:
    """What the component does by itself is shown at the knob of that name."""
    write("a.py", STORIES)
    async with showing(wide, read(), "/story/a/one") as (tab, stage, _):
        await wide.advance(1)
        component = stage.fields.component
        assert isinstance(component, Countdown)
        assert tab.runner._around is not None
        knob = tab.runner._around.dock._panels[0]._cells["running"]  # type: ignore[attr-defined]
        assert knob._stand.value is True
        component.pause()
        await wide.advance(1)
        assert knob._stand.value is False
        assert tab.address.knobs == {}
