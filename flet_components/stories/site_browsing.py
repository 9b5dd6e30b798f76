"""Visits the stories of a static site in a headless Chromium.

The site is served as any web server would, and started once; from there it goes from
story to story by the browser's history, as a person's links do.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.async_api import ConsoleMessage, Page, Request

from flet_components.errors import StoryError
from flet_components.publishing.previewing import preview
from flet_components.stories.address import Address
from flet_components.stories.book import Book
from flet_components.stories.browsing import PATIENCE, SIZE, Browsing, Viewer
from flet_components.stories.capturing.browser import chromium
from flet_components.stories.capturing.tab import GO
from flet_components.stories.cases import Case
from flet_components.stories.checking import Outcome

__all__ = ["SiteBrowsing", "base_of"]

ANYWHERE = "/some/where/"
"""Path under which a site is served that was built for no path in particular."""
BASE = re.compile(r'<base href="(?P<path>[^"]*)"')
KNOWN = "rive_native.js"
"""What Flet's own client asks another host for; the site's own rule refuses that."""
CHANNEL = "flet-stories"
"""Where the site tells what it shows; see `in_browser/telling.py`."""
LISTEN = f"new BroadcastChannel({CHANNEL!r}).onmessage = ({{ data }}) => told(data)"
NOTHING = Address("-", view="alone")
"""The address of no story."""
STARTING = "document.getElementById('starting')?.innerText ?? ''"
"""What the screen says that is there until the app is."""


class SiteBrowsing(Browsing):
    """A built site that is served, and a browser in front of it.

    Args:
        book: The stories that the site has to have.
        site: Its folder.

    Raises:
        StoryError: If the folder holds no site.
    """

    place = "site"

    def __init__(self, book: Book, site: Path) -> None:
        self._site = site
        self._base = base_of(site)
        super().__init__(book)

    def cases(self, stagings: Sequence[Mapping[str, str]]) -> Iterator[Case]:
        """Yield that the site starts, and what there is to look at then."""
        yield Case("start[site]", self._site / "index.html", 1, self._start)
        yield from super().cases(stagings)

    def _start(self) -> Outcome:
        return self._runner.run(self._looked(NOTHING))

    async def _begun(self) -> Viewer:
        url = self._open.enter_context(preview(self._site, self._base))
        browser = await self._open.enter_async_context(chromium())
        viewer = _SiteViewer(url, await browser.new_page(viewport=SIZE))
        await viewer.start()
        return viewer


class _SiteViewer(Viewer):
    """Looks at stories that are played by Python in the browser.

    Args:
        url: Where the site is served, with a slash at its end.
        page: The browser tab.
    """

    def __init__(self, url: str, page: Page) -> None:
        super().__init__(url, page)
        self._told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._at_start: Sequence[str] = ()
        self._stories: Sequence[str] = ()
        self._failed: Sequence[str] = ()
        self._last = NOTHING.story
        page.on("request", self._on_request)

    async def start(self) -> None:
        """Open the site, where no story is played.

        Raises:
            StoryError: If it does not start.
        """
        await self._page.expose_function("told", self._on_told)
        await self._page.add_init_script(LISTEN)
        try:
            async with asyncio.timeout(PATIENCE):
                await self._page.goto(f"{self._url}#{NOTHING}")
                self._stories = (await self._told.get())["stories"]
        except TimeoutError:
            words = (await self._page.evaluate(STARTING), *self.complaints)
            raise StoryError(
                "\n\n".join((f"the site must start within {PATIENCE:.0f} s", *words))
            ) from None
        self._at_start = tuple(self.complaints)

    async def look(self, address: Address) -> Outcome:
        """Show a story; that of no story is what went wrong at the start."""
        if address == NOTHING:
            return Outcome("\n\n".join(self._at_start))
        if address.story not in self._stories:
            return Outcome("the site has no such story: build it anew")
        return await super().look(address)

    async def _show(self, address: Address) -> None:
        self._failed = ()
        if address.story == self._last:  # it would go on
            await self._go(NOTHING)
        self._last = address.story
        await self._go(address)
        while (told := await self._told.get()).get("shown") != address.story:
            pass  # of another page of the runner's
        self._failed = told["errors"]

    def _errors(self) -> Sequence[str]:
        return self._failed

    async def _go(self, address: Address) -> None:
        await self._page.evaluate(GO, f"#{address}")

    def _on_told(self, text: str) -> None:
        self._told.put_nowait(json.loads(text))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and KNOWN not in message.text:
            self.complaints.append(f"an error on the console: {message.text}")

    def _on_request(self, request: Request) -> None:
        root = "/".join(self._url.split("/")[:3])
        elsewhere = request.url.startswith(("http", "ws")) and not (
            request.url.startswith(f"{root}/")
        )
        if elsewhere and KNOWN not in request.url:
            self.complaints.append(f"a request left the host: {request.url}")


def base_of(site: Path) -> str:
    """Return the path under which a built site is to be served.

    Raises:
        StoryError: If the folder holds no site.
    """
    try:
        found = BASE.search((site / "index.html").read_text(encoding="utf-8"))
    except OSError:
        found = None
    if found is None:
        raise StoryError(
            f"--static must name the folder of a built site, got {site}: build one by "
            f"python -m flet_components.stories build {site}"
        )
    return found["path"] if found["path"].startswith("/") else ANYWHERE
