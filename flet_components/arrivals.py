"""Who has come to a page in one turn of the loop: all begin together in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flet_components.lifetime import PageLife
    from flet_components.mount import Mount

__all__ = ["Arrivals"]


class Arrivals:
    """Lets those begin who have come to one page."""

    __slots__ = ("_life", "_waiting")

    def __init__(self, life: PageLife) -> None:
        self._life = life
        self._waiting: list[Mount] = []

    def arrive(self, mount: Mount) -> None:
        """Let a stay begin, when the update that it is part of is out."""
        if not self._waiting:
            self._life.later(self._begin)
        self._waiting.append(mount)

    def _begin(self) -> None:
        waiting, self._waiting = self._waiting, []
        for mount in waiting:
            mount.settle_in()
