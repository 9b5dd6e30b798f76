"""Server-sent events in Pyodide, through the browser's own `EventSource`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Collection, Mapping
from typing import Any, Optional

from flet_components.sources.sse_http import OPEN, Line, Said

__all__ = ["BrowserEvents"]

CLOSED = 2
"""The `readyState` of a connection that the browser has given up."""


class BrowserEvents:
    """Connects with `EventSource`, which resumes by itself after it was cut off.

    Args:
        url: The address.
        headers: None, for a browser sends none.
        names: Names of the events that are wanted; None for those without one.
    """

    def __init__(
        self, url: str, headers: Mapping[str, str], names: Optional[Collection[str]]
    ) -> None:
        self._url, self._headers = url, headers
        self._names = ("message",) if names is None else tuple(names)

    async def lines(self, last_id: str) -> AsyncGenerator[Line, None]:
        """Connect, and yield what comes until the browser gives up.

        It takes no headers, so the last id of a connection before cannot be told.

        Raises:
            ValueError: If there are headers.
        """
        if self._headers:
            raise ValueError(
                f"headers must be empty in a browser, got {', '.join(self._headers)}: "
                "put what the server has to know into the url"
            )
        import js  # type: ignore[import-not-found]
        from pyodide.ffi import create_proxy  # type: ignore[import-not-found]

        came: asyncio.Queue[Line] = asyncio.Queue()
        source = js.EventSource.new(self._url)

        def hear(event: Any) -> None:
            came.put_nowait(Said(event.type, event.data, event.lastEventId))

        def fail(event: Any) -> None:
            over = source.readyState == CLOSED
            came.put_nowait(_GaveUp() if over else ConnectionError("cut off"))

        handlers = {
            "open": create_proxy(lambda event: came.put_nowait(OPEN)),
            "error": create_proxy(fail),
        }
        heard = create_proxy(hear)
        handlers |= dict.fromkeys(self._names, heard)
        try:
            for name, handler in handlers.items():
                source.addEventListener(name, handler)
            while not isinstance(line := await came.get(), _GaveUp):
                yield line
            raise line
        finally:
            source.close()
            for handler in {id(each): each for each in handlers.values()}.values():
                handler.destroy()

    async def aclose(self) -> None:
        """Nothing is kept from one connection to the next."""


class _GaveUp(ConnectionError):
    """The browser could not connect, or was answered with something else."""

    def __init__(self) -> None:
        super().__init__("the browser could not connect")
