"""What builders are given to get something from, and whether that is another one."""

from __future__ import annotations

import asyncio
import contextlib
import functools
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any, Union

from flet_components.signals import equal
from flet_components.sources.source import Source

if TYPE_CHECKING:
    import attrs

__all__ = [
    "Fetch",
    "Given",
    "a_fetch",
    "a_source",
    "answer_of",
    "is_another",
    "items_of",
]

Fetch = Union[Callable[[], Awaitable[Any]], str, None]
Given = Union[
    Source[Any],
    Callable[[], AsyncIterable[Any]],
    AsyncIterable[Any],
    "asyncio.Queue[Any]",
    None,
]
SHUT_DOWN: Any = getattr(asyncio, "QueueShutDown", ())  # since Python 3.13


def a_fetch(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate that a value can be fetched with, or is None."""
    if not (value is None or isinstance(value, str) or callable(value)):
        raise TypeError(
            f"'{attribute.name}' must be an async function, an address or None"
        )


def a_source(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate that something can be taken from a value, again and again, or None."""
    if isinstance(value, AsyncIterator):
        raise TypeError(
            f"'{attribute.name}' must be a function that returns an async iterator, "
            "for it is called again when it comes back: leave out the ()"
        )
    given = isinstance(value, (AsyncIterable, asyncio.Queue))
    if not (value is None or given or callable(value)):
        raise TypeError(
            f"'{attribute.name}' must be a source, a function that returns an async "
            "iterator, a queue or None"
        )


def is_another(new: object, old: object, *, rendered: bool) -> bool:
    """Say whether something else is to be got.

    Every render makes new functions; there one is another if its code is.

    Args:
        new: What is given now.
        old: What was given before.
        rendered: Whether a render gave it, in a declarative app.
    """
    if equal(new, old):
        return False
    return not (rendered and callable(new) and _code(new) is _code(old))


async def answer_of(fetch: Fetch) -> Any:
    """Return what a function fetches, or the JSON of an address."""
    if callable(fetch):
        return await fetch()
    from flet_components.sources.http_json import HttpJson

    assert fetch is not None, "then nothing is begun"
    async with contextlib.aclosing(HttpJson(fetch, {})) as address:
        return await address()


def items_of(given: Any) -> AsyncIterable[Any]:
    """Return what comes of a function, of a queue, or of what can be iterated."""
    if isinstance(given, asyncio.Queue):
        return _taken(given)
    return given() if callable(given) else given  # type: ignore[no-any-return]


def _code(function: object) -> object:
    """Return what makes a function what it is, whatever it sees."""
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(function, "__code__", type(function))


async def _taken(queue: asyncio.Queue[Any]) -> AsyncIterator[Any]:
    """Yield what is put into a queue, until that is shut down."""
    try:
        while True:
            yield await queue.get()
    except SHUT_DOWN:
        return
