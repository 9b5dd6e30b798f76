"""Tells whoever looks at the site what it shows: `stories check --static`, for one.

It goes over a channel of the browser that each page of the same host can listen to, as
text in JSON: `{"stories": [...]}` at the start, `{"shown": ..., "errors": [...]}` when
a story has come to its page.
"""

from __future__ import annotations

import json
from typing import Any

from js import BroadcastChannel  # type: ignore[import-not-found]

from flet_components.stories.book import Book
from flet_components.stories.stage import Stage
from flet_components.stories.stage.drawing import has_drawn

__all__ = ["tell_shown", "tell_stories"]

CHANNEL = "flet-stories"


def tell_stories(book: Book) -> None:
    """Tell which stories there are."""
    _tell({"stories": [story.id for story in book.stories]})


async def tell_shown(stage: Stage) -> None:
    """Wait until the page of a stage has its story, and tell what failed."""
    await has_drawn(stage)
    if stage.page is None:
        return
    errors = [f"{type(error).__name__}: {error}" for error in stage.errors]
    _tell({"shown": stage.id, "errors": errors})


def _tell(what: dict[str, Any]) -> None:
    channel = BroadcastChannel.new(CHANNEL)
    channel.postMessage(json.dumps(what))
    channel.close()
