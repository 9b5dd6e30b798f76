"""Steps: what a check of a story says of itself while it is played."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterator
from contextvars import ContextVar
from typing import Protocol

__all__ = ["StepFollower", "followed", "step"]


class StepFollower(Protocol):
    """Who wants to know how far a check has come."""

    async def begin(self, title: str) -> None:
        """Hear that a step begins; the check waits until this has ended."""

    def end(self, title: str, error: BaseException | None) -> None:
        """Hear that the step that began last has ended, and what ended it."""


FOLLOWER: ContextVar[StepFollower | None] = ContextVar("step_follower", default=None)


@contextlib.asynccontextmanager
async def step(title: str) -> AsyncIterator[None]:
    """Give a part of a check a name, for who follows it and for what fails in it.

    `async with step("a minute passes"): await screen.advance(60)`

    Args:
        title: What happens, in a few words: `a minute passes`.
    """
    follower = FOLLOWER.get()
    if follower is not None:
        await follower.begin(title)
    error: BaseException | None = None
    try:
        yield
    except BaseException as failure:
        error = failure
        failure.add_note(f"in the step {title!r}")
        raise
    finally:
        if follower is not None:
            follower.end(title, error)


@contextlib.contextmanager
def followed(follower: StepFollower) -> Iterator[None]:
    """Tell somebody of all steps that begin and end in the block."""
    token = FOLLOWER.set(follower)
    try:
        yield
    finally:
        FOLLOWER.reset(token)
