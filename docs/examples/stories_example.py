# docs/examples/stories_example.py
"""Stories of a greeting."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Literal

import flet as ft

from flet_components import Countdown
from flet_components.stories import Range


def greeting(
    name: str = "Ada",
    size: Annotated[int, Range(12, 72)] = 32,
    style: Literal["plain", "loud"] = "plain",
) -> ft.Control:
    """Says hello. Each parameter is a knob."""
    text = f"Hello, {name}"
    return ft.Text(text.upper() if style == "loud" else text, size=size)


async def with_a_set_up(seconds: float = 60.0) -> AsyncIterator[ft.Control]:
    """What follows the yield runs when the story is left."""
    await asyncio.sleep(0.5)  # open a connection, start a fake feed
    yield Countdown(seconds, face="ring")
    await asyncio.sleep(0)  # close it again
