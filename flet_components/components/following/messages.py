"""What a feed is made of: messages, and what is not among them."""

from __future__ import annotations

from typing import Any, Literal, Optional, Union

import attrs

__all__ = ["Gap", "Message", "Sequence"]

LATE = 100
"""By how many a message may come too late; beyond that the sender has begun anew."""


@attrs.frozen(eq=False)
class Message:
    """A message that has come."""

    value: Any
    """What it says."""
    at: float
    """When it came, by the `monotonic` time of the component."""


@attrs.frozen(eq=False)
class Gap:
    """Messages that have not come, or were not taken."""

    count: int
    """How many."""
    why: Literal["missing", "left_out"]
    """Whether they were lost on the way, or left out in a pause."""


Entry = Union[Message, Gap]


class Sequence:
    """Follows the numbers of messages, and says how many are missing."""

    def __init__(self) -> None:
        self._expected: Optional[int] = None

    def missing_before(self, number: int) -> int:
        """Return how many should have come before a message that has."""
        expected = self._expected
        if expected is not None and expected - LATE <= number < expected:
            return 0
        self._expected = number + 1
        return number - expected if expected is not None and number > expected else 0

    def forget(self) -> None:
        """Begin anew."""
        self._expected = None
