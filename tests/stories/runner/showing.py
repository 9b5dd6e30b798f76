"""A story in the runner, with its stage in a browser of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from flet_components.stories.book import Book
from flet_components.stories.stage import Stage
from flet_components.testing import Screen
from tests.stories.runner.test_runner import Tab, tab

__all__ = ["showing"]


@asynccontextmanager
async def showing(
    wide: Screen, book: Book, route: str
) -> AsyncIterator[tuple[Tab, Stage, Screen]]:
    """Open a story; yields the tab of the runner, the stage, and what it shows."""
    async with tab(wide, book, route) as opened:
        (stage,) = opened.stages
        shown = wide.another()
        await shown.run(stage.open)
        try:
            yield opened, stage, shown
        finally:
            await stage.close()
