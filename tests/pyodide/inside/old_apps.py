"""The async API of Flet 0.x in Pyodide: the guide's own example was made for it."""

from __future__ import annotations

from pathlib import Path

from tests.pyodide.inside.page import running

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "aio_unchanged.py"


async def test_the_guides_countdown() -> None:
    """A file as it was written for Flet 0.x runs, and what it adds counts down."""
    source = EXAMPLE.read_text(encoding="utf-8").replace(
        "import flet as ft", "import flet_components.aio as ft"
    )
    async with running(lambda: exec(compile(source, EXAMPLE.name, "exec"), {})) as (
        _,
        tab,
    ):
        await tab.shows("02:00")
        await tab.press("Add a minute")
        await tab.shows("01:00")
        await tab.shows("01:59")
