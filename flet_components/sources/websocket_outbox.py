"""What is to be sent, also while there is no connection."""

from __future__ import annotations

from collections import deque
from typing import Any, Optional

from flet_components.errors import FletComponentsError
from flet_components.sources.websocket_wire import ConnectionLostError, Data, Wire

__all__ = ["Outbox", "SendQueueFullError"]


class SendQueueFullError(FletComponentsError):
    """A message is refused: too many wait for a connection already.

    Args:
        waiting: How many wait.
    """

    def __init__(self, waiting: int) -> None:
        super().__init__(
            f"no connection, and {waiting} messages wait for one already: "
            "this one will not be sent"
        )


class Outbox:
    """Sends at once, or keeps messages in their order until there is a connection.

    Args:
        room: How many may wait.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._waiting: deque[Data] = deque()
        self._wire: Optional[Wire] = None

    def __len__(self) -> int:
        return len(self._waiting)

    async def send(self, data: Any) -> None:
        """Send a message, or keep it."""
        if not isinstance(data, (str, bytes)):
            raise TypeError(f"a message must be str or bytes, got {data!r}: send_json")
        if self._wire is not None:
            await self._wire.send(data)
        elif len(self._waiting) >= self._room:
            raise SendQueueFullError(len(self._waiting))
        else:
            self._waiting.append(data)

    async def deliver(self, wire: Wire) -> None:
        """Send what waits; from then on, messages go to this connection at once."""
        while self._waiting:
            data = self._waiting.popleft()
            try:
                await wire.send(data)
            except ConnectionLostError:
                self._waiting.appendleft(data)
                raise
        self._wire = wire

    def cut_off(self) -> None:
        """Keep messages from now on."""
        self._wire = None
