"""The browser of a stage goes away for a while."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from flet_components.lifetime import of_page
from flet_components.stories.stage.absence import PATIENCE, Absence
from flet_components.testing import Screen


async def test_hidden(screen: Screen) -> None:
    """The page is hidden, as by a browser, and shown again."""
    absence, presence = Absence(), of_page(screen.page).presence
    loop = asyncio.get_running_loop()
    task = loop.create_task(absence.send("hidden", screen.page, 3))
    await screen.advance(1)
    assert (absence.away, presence.visible, absence.left) == ("hidden", False, 2)
    assert not absence.is_cut
    await screen.advance(3)
    assert (absence.away, presence.visible) == ("", True)
    await task


async def test_cut(screen: Screen) -> None:
    """A line that was cut is refused for so long; then its session goes on."""
    absence, cuts = Absence(), list[str]()

    async def close() -> None:
        cuts.append("cut")

    absence.connected(close)
    await absence.send("disconnected", screen.page, 5)
    assert (cuts, absence.is_cut) == (["cut"], True)
    session: Any = SimpleNamespace(connection=None)
    task = asyncio.get_running_loop().create_task(absence.ends(session))
    await screen.advance(6)
    assert not absence.is_cut
    assert absence.session is session
    vars(session)["connection"] = object()
    await screen.advance(1)
    assert await task
    assert (absence.away, absence.session) == ("", None)


async def test_who_does_not_come_back(screen: Screen) -> None:
    """A session without a browser ends at once, or when it was waited for in vain."""
    absence = Absence()
    session: Any = SimpleNamespace(connection=None)
    assert not await absence.ends(session)
    absence.connected(lambda: asyncio.sleep(0))
    await absence.send("disconnected", screen.page, 5)
    task = asyncio.get_running_loop().create_task(absence.ends(session))
    await screen.advance(5 + PATIENCE + 1)
    assert not await task
