"""How long to wait before the next try.

Retry libraries of good standing (tenacity, stamina, backoff) sleep by themselves; ours
must wait by the clock of a component, which a story or a test controls, and be shown
while it waits. What is left of them is this line of arithmetic.
"""

from __future__ import annotations

__all__ = ["backoff"]


def backoff(attempt: int, first: float, longest: float, chance: float) -> float:
    """Return the seconds to wait after a failure.

    They double with each attempt. Between half of that and the whole is left to chance,
    so that many who failed together do not come back together.

    Args:
        attempt: How many in a row have failed, from 1.
        first: Seconds after the first one, at most.
        longest: Seconds that are never exceeded.
        chance: A number from 0 to below 1.
    """
    doublings = min(attempt - 1, 64)  # more would be no float
    return float(min(first * 2**doublings, longest)) * (0.5 + chance / 2)
