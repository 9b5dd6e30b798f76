"""Exceptions, and groups of them: which are errors, and what they say."""

from __future__ import annotations

import asyncio

__all__ = ["error_in", "in_words"]

LONGEST = 200
"""Characters of one message in a sentence about several."""


def error_in(failure: BaseException) -> BaseException | None:
    """Return what is an error of an exception; a cancellation is none.

    A group that holds cancellations beside errors loses them.
    """
    if isinstance(failure, asyncio.CancelledError):
        return None
    if isinstance(failure, BaseExceptionGroup):
        return failure.split(asyncio.CancelledError)[1]
    return failure


def in_words(error: BaseException) -> str:
    """Say what happened in one line; for a group, what each of its errors says.

    A group says of itself only how many they are.
    """
    if not isinstance(error, BaseExceptionGroup):
        return _named(error)
    leaves = _leaves(error)
    if len(leaves) == 1:
        return _named(leaves[0])
    return f"{len(leaves)} errors: " + "; ".join(map(_named, leaves))


def _leaves(group: BaseExceptionGroup[BaseException]) -> list[BaseException]:
    found: list[BaseException] = []
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            found += _leaves(error)
        else:
            found.append(error)
    return found


def _named(error: BaseException) -> str:
    """Return type and message, in one line."""
    text = " ".join(str(error).split())
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
