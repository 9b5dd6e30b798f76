"""Takes pictures of stories, each at one instant of its story's time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Self

import attrs
from playwright.async_api import Browser

from flet_components.errors import StoryError
from flet_components.stories.address import Address
from flet_components.stories.capturing.hosting import Host
from flet_components.stories.capturing.shots import Shot
from flet_components.stories.capturing.tab import Tab
from flet_components.stories.stage import Stage
from flet_components.stories.stage.drawing import has_heard

__all__ = ["Camera", "Picture", "take_all"]

FRAMES = (16, 16, 600, 400, 16)
"""Milliseconds of the frames after which a picture is taken: two in which all is laid
out, a second in which what moves comes to rest, and one for what follows from that."""
STEP = 16
"""Milliseconds of a frame while a stage is opened."""
PATIENCE = 20.0
"""Real seconds in which a story has to be there, and its time where it shall stand."""
OPENED = 60.0
"""Real seconds that Flutter may take to start on a busy machine."""
TURNS = 10
"""Turns of the event loop in which the server does what it was told."""
NOTHING = Address("-", view="alone")
"""The address of no story."""


@attrs.frozen
class Picture:
    """A shot that was taken."""

    shot: Shot
    png: bytes
    trouble: str = ""
    """Why it may not show what it should."""


class Camera:
    """Takes one picture after the other, in a browser tab of its own.

    Args:
        host: Where the stories are served.
        tab: Where they are shown.
        lock: Held while one of several cameras opens a stage, so that each knows its.
    """

    def __init__(self, host: Host, tab: Tab, lock: asyncio.Lock) -> None:
        self._host, self._tab, self._lock = host, tab, lock
        self._story = ""

    @classmethod
    async def of(
        cls, host: Host, browser: Browser, lock: asyncio.Lock, first: Address
    ) -> Self:
        """Open a tab, let one story run there until it has its fonts, and leave it.

        Raises:
            StoryError: If the browser does not show it.
        """
        camera = cls(host, await Tab.of(browser), lock)
        try:
            async with asyncio.timeout(OPENED):
                await camera._open(first)
        except TimeoutError:
            raise StoryError(
                f"Chromium must show a story within {OPENED:g} seconds, but does not"
            ) from None
        return camera

    async def take(self, shot: Shot) -> Picture:
        """Open the story of a shot, and take the picture when all is at rest."""
        trouble = ""
        try:
            async with asyncio.timeout(PATIENCE):
                stage = await self._show(shot)
                await stage.rested()
                await self._settle(stage)
                if stage.errors:
                    trouble = f"{type(stage.errors[0]).__name__}: {stage.errors[0]}"
        except TimeoutError:
            trouble = f"did not come to rest within {PATIENCE:g} seconds"
        picture = await self._tab.picture()
        return Picture(shot, picture, trouble)

    async def _open(self, first: Address) -> None:
        async with self._lock:
            known = set(self._host.stages)
            await self._tab.open(self._host.url + str(first))
            stage = await self._opened(known, frames=False)
        await stage.ready()
        await self._tab.loaded()
        await self._tab.hold()
        await self._leave()

    async def _leave(self) -> None:
        """Go to where nothing is played."""
        async with self._lock:
            known = set(self._host.stages)
            await self._tab.go(str(NOTHING))
            while known <= set(self._host.stages):
                await self._tab.frame(STEP)

    async def _show(self, shot: Shot) -> Stage:
        """Play a story from its beginning."""
        await self._tab.fit(shot.size)
        if shot.address.story == self._story:  # it would go on
            await self._leave()
        self._story = shot.address.story
        async with self._lock:
            known = set(self._host.stages)
            await self._tab.go(str(shot.address))
            return await self._opened(known, frames=True)

    async def _opened(self, known: set[Stage], *, frames: bool) -> Stage:
        """Return the stage that is new, as soon as it has a page."""
        while True:
            stage = next((s for s in self._host.stages if s not in known), None)
            if stage is not None and stage.page is not None:
                return stage
            await (self._tab.frame(STEP) if frames else asyncio.sleep(STEP / 1000))

    async def _settle(self, stage: Stage) -> None:
        """Let what is on its way arrive, and what moves come to rest."""
        for milliseconds in FRAMES:
            await _heard(stage)
            await self._tab.loaded()
            await self._tab.frame(milliseconds)
        await _heard(stage)
        await self._tab.drawn()


async def _heard(stage: Stage) -> None:
    """Wait until the browser has all that was sent to it, and has answered it."""
    page = stage.page
    if page is not None:
        for _ in range(2):
            await has_heard(page)
            for _ in range(TURNS):
                await asyncio.sleep(0)


async def take_all(
    host: Host,
    browser: Browser,
    shots: Iterable[Shot],
    taken: Callable[[Picture], object],
    *,
    tabs: int,
) -> None:
    """Take a picture for each shot, in several tabs at once.

    Args:
        host: Where the stories are served.
        browser: Where they are shown.
        shots: What to take.
        taken: Called with each picture.
        tabs: How many at once.

    Raises:
        StoryError: If the browser does not show stories.
    """
    waiting = list(shots)[::-1]
    lock = asyncio.Lock()

    async def work(first: Address) -> None:
        camera = await Camera.of(host, browser, lock, first)
        while waiting:
            taken(await camera.take(waiting.pop()))

    try:
        async with asyncio.TaskGroup() as workers:
            for shot in waiting[-tabs:]:
                workers.create_task(work(shot.address))
    except ExceptionGroup as group:
        raise group.exceptions[0] from None  # the others say the same
