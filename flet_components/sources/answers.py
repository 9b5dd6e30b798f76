"""What a fetch may answer besides data, and how long to wait after a failure."""

from __future__ import annotations

import enum
from typing import Final

import attrs
from attrs import validators

from flet_components.backoff import backoff
from flet_components.errors import FletComponentsError

__all__ = ["UNCHANGED", "Backoff", "RetryLater", "Unchanged"]


class Unchanged(enum.Enum):
    """Says that what was fetched before is still right."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED
"""Return it from a fetch if nothing is new, as a server does with status 304."""


class RetryLater(FletComponentsError):
    """A fetch failed, and knows when it makes sense to try again.

    Args:
        seconds: Seconds to wait at least.
        reason: Why it failed.
    """

    def __init__(self, seconds: float, reason: str = "asked to wait") -> None:
        super().__init__(f"{reason}: again in {seconds:g} s")
        self.seconds = seconds


@attrs.frozen
class Backoff:
    """How long to wait after failures in a row: twice as long after each.

    Between half of a wait and the whole is left to chance, so that many who failed
    together do not come back together. Ours, because it must follow a clock that a
    story or a test controls; see `flet_components.backoff`.
    """

    first: float = attrs.field(default=1.0, validator=validators.gt(0))
    """Seconds after the first failure, at most."""
    longest: float = attrs.field(default=60.0, validator=validators.gt(0))
    """Seconds that are never exceeded."""

    def wait(self, failures: int, chance: float) -> float:
        """Return the seconds to wait.

        Args:
            failures: How many in a row, from 1.
            chance: A number from 0 to below 1.
        """
        return backoff(failures, self.first, self.longest, chance)
