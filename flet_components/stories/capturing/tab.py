"""A browser tab in which time passes only when it is told to.

Spinners, cursors and fading rows go by the frames of the browser. Here frame follows
frame at moments that are always the same, so a picture that is taken after so many of
them is, too.
"""

from __future__ import annotations

import asyncio
import base64
from datetime import UTC, datetime

from playwright.async_api import Browser, CDPSession, Page, Request

from flet_components.stories.capturing.shots import DEFAULT_SIZE, Size

__all__ = ["Tab"]

BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)
"""The browser's date when the tab is opened."""
GO = """route => {
    history.pushState(null, '', route);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
}"""
"""Goes to another address of the same app, as Back and Forward do."""
DRAWING = """
let drawings = 0;
const waiting = [], heard = new WeakSet(), post = Worker.prototype.postMessage;
const has = (data, word) => Object.values(Object(data)).includes(word);
const hear = ({ data }) => {
    if (has(data, "onRenderComplete")) drawings -= 1;
    if (!drawings) waiting.splice(0).forEach((done) => done());
};
Worker.prototype.postMessage = function (data, ...rest) {
    if (!heard.has(this)) this.addEventListener("message", hear);
    heard.add(this);
    if (has(data, "renderPictures")) drawings += 1;
    return post.call(this, data, ...rest);
};
globalThis.drawn = () => drawings && new Promise((done) => waiting.push(done));
"""
"""Counts what Flutter has asked its worker to draw and has not got: of what was never
drawn before that takes a while, in which a picture would show what was there before."""
PAINTED = 0.03
"""Real seconds between two looks at what has been painted."""
LOOKS = 20
"""How many times to look until two of them are the same."""
LOADED = 10.0
"""Real seconds that a font or a picture may take."""


class Tab:
    """Shows what one address after the other says.

    Args:
        page: The tab, which shows nothing yet.
        devtools: A session with its browser's developer tools.
    """

    def __init__(self, page: Page, devtools: CDPSession) -> None:
        self._page = page
        self._devtools = devtools
        self._size = DEFAULT_SIZE
        self._loading: set[Request] = set()
        self._loaded = asyncio.Event()
        self._loaded.set()
        page.on("request", self._begins)
        page.on("requestfinished", self._ends)
        page.on("requestfailed", self._ends)

    @classmethod
    async def of(cls, browser: Browser) -> Tab:
        """Open a tab that is alike on all machines: size, language, time zone."""
        context = await browser.new_context(
            viewport={"width": DEFAULT_SIZE.width, "height": DEFAULT_SIZE.height},
            color_scheme="light",
            locale="en-US",
            timezone_id="UTC",
        )
        page = await context.new_page()
        await page.clock.install(time=BEGIN)
        await page.add_init_script(DRAWING)
        return cls(page, await context.new_cdp_session(page))

    async def open(self, url: str) -> None:
        """Open an app; its time passes by itself until it is held."""
        await self._page.goto(url)

    async def hold(self) -> None:
        """Let time pass only when it is told to, from now on."""
        now = await self._page.evaluate("Date.now()")
        await self._page.clock.pause_at(now / 1000 + 1)

    async def go(self, route: str) -> None:
        """Go to another address of the app."""
        await self._page.evaluate(GO, route)

    async def fit(self, size: Size) -> None:
        """Make the window as large."""
        if size != self._size:
            self._size = size
            await self._page.set_viewport_size(
                {"width": size.width, "height": size.height}
            )

    async def frame(self, milliseconds: int) -> None:
        """Let time pass, and one frame be drawn."""
        await self._page.clock.fast_forward(milliseconds)

    async def loaded(self) -> None:
        """Wait until no font or picture is on its way."""
        async with asyncio.timeout(LOADED):
            await self._loaded.wait()

    async def drawn(self) -> None:
        """Wait until what the last frame has is drawn."""
        await self._page.evaluate("drawn()")

    async def picture(self) -> bytes:
        """Return what is painted, as PNG, when the painting has come to rest."""
        newest, before = await self._look(), b""
        for _ in range(LOOKS):
            if newest == before:
                break
            await asyncio.sleep(PAINTED)
            newest, before = await self._look(), newest
        return newest

    def _begins(self, request: Request) -> None:
        self._loading.add(request)
        self._loaded.clear()

    def _ends(self, request: Request) -> None:
        self._loading.discard(request)
        if not self._loading:
            self._loaded.set()

    async def _look(self) -> bytes:
        answer = await self._devtools.send(
            "Page.captureScreenshot", {"format": "png", "optimizeForSpeed": False}
        )
        return base64.b64decode(answer["data"])
