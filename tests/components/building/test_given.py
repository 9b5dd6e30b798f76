"""What builders are given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest

from flet_components import AsyncBuilder, StreamBuilder
from flet_components.components.building.given import is_another


def made(word: str) -> Any:
    """Return a function, another one at each call."""
    return lambda *_: word


@pytest.mark.parametrize(
    ("new", "old", "rendered", "other"),
    [
        (made("a"), made("b"), True, False),
        (made("a"), made("b"), False, True),
        (partial(made("a"), 1), partial(made("b"), 2), True, False),
        (made("a"), made, True, True),
        (made, made, False, False),
        (made, None, True, True),
        ("/one.json", "/two.json", True, True),
        ("/one.json", "/one.json", True, False),
    ],
)
def test_another_one(new: Any, old: Any, rendered: bool, other: bool) -> None:
    """A render makes functions anew; what is assigned is meant to be another one."""
    assert is_another(new, old, rendered=rendered) is other


def test_what_cannot_be_fetched() -> None:
    """It is refused with what was wanted."""
    with pytest.raises(TypeError, match=r"fetch must be an async function.*got 3"):
        AsyncBuilder(3, made("a"))  # type: ignore[arg-type]


async def numbers() -> AsyncIterator[int]:
    """Give one number."""
    yield 1


async def test_what_cannot_be_taken_from() -> None:
    """An iterator that could be used once only is refused with the fix."""
    running = numbers()
    with pytest.raises(TypeError, match="leave out the"):
        StreamBuilder(running, made("a"))
    with pytest.raises(TypeError, match="a queue or None, got 3"):
        StreamBuilder(3, made("a"))  # type: ignore[arg-type]
    for given in (numbers, asyncio.Queue[int](), None):
        StreamBuilder(given, made("a"))
