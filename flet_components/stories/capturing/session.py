"""Captures stories from beginning to end: a server, a browser, and all pictures."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence

from playwright.async_api import Error as PlaywrightError

from flet_components.errors import StoryError
from flet_components.stories.book import Book
from flet_components.stories.capturing.browser import chromium
from flet_components.stories.capturing.camera import Picture, take_all
from flet_components.stories.capturing.hosting import hosted
from flet_components.stories.capturing.shots import Shot

__all__ = ["capture_all"]

TABS = 2
"""Pictures that are taken at once: more of them wait for the same event loop."""
ZONE = "UTC"
"""Time zone of the stories, on all machines."""


async def capture_all(
    book: Book, shots: Sequence[Shot], taken: Callable[[Picture], object]
) -> None:
    """Take a picture for each shot.

    Args:
        book: The stories.
        shots: What to take.
        taken: Called with each picture.

    Raises:
        StoryError: If there is no browser, it ends, or does not show stories.
    """
    os.environ["TZ"] = ZONE
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()
    try:
        async with hosted(book) as host, chromium() as browser:
            await take_all(host, browser, shots, taken, tabs=TABS)
    except PlaywrightError as error:
        raise StoryError(f"Chromium has ended: {error.message}") from None
