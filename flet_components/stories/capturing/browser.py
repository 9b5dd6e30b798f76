"""A headless Chromium that draws the same each time."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator

from playwright.async_api import Browser, async_playwright
from playwright.async_api import Error as PlaywrightError

from flet_components.errors import StoryError

__all__ = ["chromium"]

ARGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)
"""Draws without a graphics card, and reaches nobody: fonts from elsewhere would be in
the pictures of some machines only."""
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
"""Browsers of the system, which are taken before Playwright's own."""


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run a browser.

    Raises:
        StoryError: If there is none.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    async with async_playwright() as playwright:
        try:
            browser = await playwright.chromium.launch(
                executable_path=program, args=list(ARGS)
            )
        except PlaywrightError as error:
            raise StoryError(
                f"Chromium could not be started ({error.message.splitlines()[0]}): "
                "install the system's, or run python -m playwright install chromium"
            ) from None
        try:
            yield browser
        finally:
            await browser.close()
