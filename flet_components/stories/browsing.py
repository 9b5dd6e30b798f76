"""Shows stories in a headless Chromium, one after the other, and sees what went wrong.

What it adds to playing them without one: that the client can draw what it is sent.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import functools
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Self

from playwright.async_api import ConsoleMessage, Page, ViewportSize
from playwright.async_api import Error as PlaywrightError

from flet_components.errors import StoryError
from flet_components.stories.address import Address
from flet_components.stories.book import Book
from flet_components.stories.capturing.browser import chromium
from flet_components.stories.capturing.hosting import Host, hosted
from flet_components.stories.capturing.tab import GO
from flet_components.stories.cases import Case
from flet_components.stories.checking import Outcome
from flet_components.stories.finding import Story
from flet_components.stories.stage import Stage

__all__ = ["PATIENCE", "SIZE", "Browsing", "Viewer"]

SIZE: ViewportSize = {"width": 800, "height": 600}
"""Of the browser's window."""
PATIENCE = 60.0
"""Real seconds in which a story must be there, the start of Flutter included."""
LOOK = 0.02
"""Real seconds from one look to the next."""
IS_PAINTED = """async png => {
    const picture = await (await fetch(png)).blob().then(createImageBitmap);
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const all = context.getImageData(0, 0, picture.width, picture.height).data;
    const pixels = new Uint32Array(all.buffer);
    return pixels.some(pixel => pixel !== pixels[0]);
}"""
"""Whether a picture has more than one colour."""


class Browsing:
    """A book that is served, and a browser in front of it.

    Both begin with the first story that is looked at, and end with the block. They live
    on an event loop of their own, which runs only while something is looked at.

    Args:
        book: The stories.
    """

    place = "chromium"
    """What a case's name says of where it is looked at."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._runner = asyncio.Runner()
        self._open = contextlib.AsyncExitStack()
        self._viewer: Viewer | None = None
        self._refusal: str | None = None

    def __enter__(self) -> Self:
        """Begin; nothing is opened yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the browser and end the server."""
        self._runner.run(self._open.aclose())
        self._runner.close()

    def cases(self, stagings: Sequence[Mapping[str, str]]) -> Iterator[Case]:
        """Yield what there is to look at; a story that cannot be played is none of it.

        Args:
            stagings: What surrounds each of them, one after the other.
        """
        for story in self._book.stories:
            if self._book.visit(story).error is None:
                for texts in stagings:
                    look = functools.partial(self._look, story, texts)
                    said = ",".join((self.place, *map("=".join, texts.items())))
                    yield Case(f"{story.id}[{said}]", story.path, story.line, look)

    def _look(self, story: Story, texts: Mapping[str, str]) -> Outcome:
        return self._runner.run(self._looked(Address(story.id, texts, view="alone")))

    async def _looked(self, address: Address) -> Outcome:
        if self._viewer is None and self._refusal is None:
            try:
                self._viewer = await self._begun()
            except StoryError as error:
                self._refusal = str(error)
        if self._viewer is None:
            return Outcome(self._refusal or "")
        return await self._viewer.look(address)

    async def _begun(self) -> Viewer:
        host = await self._open.enter_async_context(hosted(self._book))
        browser = await self._open.enter_async_context(chromium())
        return _HostViewer(host, await browser.new_page(viewport=SIZE))


class Viewer:
    """Goes from story to story, and hears what the browser complains of.

    Args:
        url: Where the stories are served.
        page: The browser tab.
    """

    def __init__(self, url: str, page: Page) -> None:
        self.complaints: list[str] = []
        """What the browser has complained of since the last story."""
        self._url = url
        self._page = page
        page.on("console", self._on_console)
        page.on("pageerror", self._on_error)

    async def look(self, address: Address) -> Outcome:
        """Show a story, and return what is wrong with it."""
        self.complaints.clear()
        try:
            async with asyncio.timeout(PATIENCE):
                await self._show(address)
                await self._painted()
        except TimeoutError:
            self.complaints.append(
                f"something must be painted within {PATIENCE:.0f} seconds, but is not"
            )
        return Outcome("\n\n".join((*self._errors(), *self.complaints)))

    async def _show(self, address: Address) -> None:
        """Go there, and wait until the story is on its page."""
        raise NotImplementedError

    def _errors(self) -> Sequence[str]:
        """Return what has failed in the story at hand."""
        raise NotImplementedError

    async def _painted(self) -> None:
        """Wait until there is more than a ground of one colour."""
        while True:
            text = base64.b64encode(await self._page.screenshot()).decode()
            if await self._page.evaluate(IS_PAINTED, f"data:image/png;base64,{text}"):
                return
            await asyncio.sleep(LOOK)

    def _on_console(self, message: ConsoleMessage) -> None:
        url = str(message.location.get("url", ""))
        elsewhere = url.startswith("http") and not url.startswith(self._url)
        if message.type == "error" and not elsewhere:  # there may be no network
            self.complaints.append(f"an error on the console: {message.text}")

    def _on_error(self, error: PlaywrightError) -> None:
        self.complaints.append(f"an error in the browser: {error}")


class _HostViewer(Viewer):
    """Looks at stories that are played in this process.

    Args:
        host: Where the stories are served.
        page: The browser tab.
    """

    def __init__(self, host: Host, page: Page) -> None:
        super().__init__(host.url, page)
        self._host = host
        self._stage: Stage | None = None

    async def _show(self, address: Address) -> None:
        known, self._stage = set(self._host.stages), None
        await self._go(address)
        self._stage = await self._opened(known)
        await self._stage.ready()

    def _errors(self) -> Sequence[str]:
        found = self._stage.errors if self._stage is not None else []
        return [f"{type(error).__name__}: {error}" for error in found]

    async def _go(self, address: Address) -> None:
        """Go there as the runner's own links do: Flutter starts only once."""
        if self._page.url.startswith(self._host.url):
            await self._page.evaluate(GO, str(address))
        else:
            await self._page.goto(f"{self._host.url}{address}")

    async def _opened(self, known: set[Stage]) -> Stage:
        """Return the stage that is new, as soon as it has a page."""
        while True:
            for stage in set(self._host.stages) - known:
                if stage.page is not None:
                    return stage
            await asyncio.sleep(LOOK)
