"""A story is a function of any kind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import flet as ft
import pytest

from flet_components.errors import StoryError
from flet_components.stories.playing import played

LOG: list[str] = []


def plain(text: str = "plain") -> ft.Control:
    return ft.Text(text)


async def awaited(text: str = "awaited") -> ft.Control:
    await asyncio.sleep(0)
    return ft.Text(text)


def stepped(text: str = "stepped") -> Iterator[ft.Control]:
    LOG.append("set up")
    yield ft.Text(text)
    LOG.append("cleaned up")


async def streamed(text: str = "streamed") -> AsyncIterator[ft.Control]:
    LOG.append("set up")
    yield ft.Text(text)
    await asyncio.sleep(0)
    LOG.append("cleaned up")


@pytest.mark.parametrize("story", [plain, awaited, stepped, streamed])
async def test_four_kinds(story: Any) -> None:
    """All four kinds of function show a control; arguments reach them."""
    async with played(story, {}) as shown:
        assert isinstance(shown, ft.Text)
        assert shown.value == story.__name__
    async with played(story, {"text": "other"}) as shown:
        assert shown.value == "other"  # type: ignore[attr-defined]


@pytest.mark.parametrize("story", [stepped, streamed])
async def test_what_follows_the_yield(story: Any) -> None:
    """What follows the yield runs when the story is left, not before."""
    LOG.clear()
    async with played(story, {}):
        assert LOG == ["set up"]
    assert LOG == ["set up", "cleaned up"]


async def test_a_list_of_controls() -> None:
    """Several controls are shown below each other."""
    async with played(lambda: [ft.Text("a"), ft.Text("b")], {}) as shown:
        assert isinstance(shown, ft.Column)


@pytest.mark.parametrize("shown", [None, "text", [ft.Text("a"), "b"]])
async def test_nothing_to_show(shown: object) -> None:
    """What is no control is refused with the story's name and what it returned."""

    def nothing() -> object:
        return shown

    with pytest.raises(StoryError, match="nothing must return a control"):
        async with played(nothing, {}):
            pytest.fail("there is nothing to see")
