"""What the apps of one server note: turns of their loops, and what befalls their tabs.

It knows sessions by their ids only, so that it keeps none of them alive.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any

__all__ = ["Ledger", "Turns"]

Turns = dict[str, tuple[int, float]]
"""For each session the turns of its loop, and the moment of the last one."""


class Ledger:
    """The notes of one server."""

    def __init__(self) -> None:
        self.turns: defaultdict[str, Turns] = defaultdict(dict)
        self._news: defaultdict[tuple[str, str], asyncio.Queue[Any]]
        self._news = defaultdict(asyncio.Queue)

    def turned(self, kind: str, session: str) -> None:
        """Note that a loop has taken a turn, and when."""
        turns = self.turns[kind]
        now = asyncio.get_running_loop().time()
        turns[session] = turns.get(session, (0, 0.0))[0] + 1, now

    def tell(self, session: str, news: str, value: object = None) -> None:
        """Note what has befallen a tab, for who waits for it."""
        self._news[session, news].put_nowait(value)

    async def heard(self, session: str, news: str) -> Any:
        """Wait until something has befallen a tab; each time is heard of once."""
        return await self._news[session, news].get()

    def forget(self, session: str) -> None:
        """Drop what is noted about a session that is over."""
        for key in [key for key in self._news if key[0] == session]:
            del self._news[key]
        for turns in self.turns.values():
            turns.pop(session, None)
