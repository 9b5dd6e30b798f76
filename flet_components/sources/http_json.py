"""JSON from an address, asked for with what the server said of it last."""

from __future__ import annotations

import email.utils
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Optional

from flet_components.errors import FletComponentsError
from flet_components.sources.answers import UNCHANGED, RetryLater
from flet_components.time_source import TimeSource, current_clock

__all__ = ["ASKS_TO_WAIT", "LONGEST_WAIT", "HttpError", "HttpJson", "retry_after"]

NOT_MODIFIED = 304
ASKS_TO_WAIT = (429, 503)
LONGEST_WAIT = 3600.0
"""Seconds that a server may ask to wait; more is taken for a mistake."""


class HttpError(FletComponentsError):
    """A server answered with an error.

    Args:
        status: The status, such as 404.
        url: What was asked for.
    """

    def __init__(self, status: int, url: str) -> None:
        super().__init__(f"{url} answered with status {status}")
        self.status = status


class HttpJson:
    """Fetches JSON; remembers ETag and Last-Modified, and honours Retry-After.

    Args:
        url: The address.
        headers: Of each request.
        clock: By which time a date is read that a server gives.
    """

    def __init__(
        self, url: str, headers: Mapping[str, str], clock: Optional[TimeSource] = None
    ) -> None:
        self._url, self._headers = url, dict(headers)
        self._clock = clock or current_clock()
        self._known: dict[str, str] = {}
        self._body: Optional[str] = None
        self._client: Any = None

    def __eq__(self, other: object) -> bool:
        """Say whether another one asks for the same, in the same way."""
        if not isinstance(other, HttpJson):
            return NotImplemented
        return (self._url, self._headers) == (other._url, other._headers)

    def __hash__(self) -> int:
        return hash(self._url)

    def __repr__(self) -> str:
        return f"<JSON from {self._url}>"

    def connected(self, clock: TimeSource) -> HttpJson:
        """Return one with a connection and a memory of its own."""
        return HttpJson(self._url, self._headers, clock)

    async def __call__(self) -> Any:
        """Fetch; `UNCHANGED`, if the server says so."""
        status, headers, body = await self._get()
        if status == NOT_MODIFIED:
            return UNCHANGED
        if status in ASKS_TO_WAIT:
            wait = retry_after(headers.get("retry-after"), self._clock.now())
            if wait is not None:
                raise RetryLater(wait, f"{self._url} answered with status {status}")
        if status >= 400:
            raise HttpError(status, self._url)
        if body == self._body:
            return UNCHANGED
        result = json.loads(body)
        if sys.platform == "emscripten":
            self._body = body
        else:
            self._known = _conditions(headers)
        return result

    async def aclose(self) -> None:
        """Close the connection."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _get(self) -> tuple[int, Mapping[str, str], str]:
        if sys.platform == "emscripten":
            return await _get_in_browser(self._url, self._headers)
        if self._client is None:
            import httpx

            # The limit is that of the poll.
            self._client = httpx.AsyncClient(timeout=None, follow_redirects=True)
        headers = {**self._headers, **self._known}
        answer = await self._client.get(self._url, headers=headers)
        return answer.status_code, answer.headers, answer.text


async def _get_in_browser(
    url: str, headers: dict[str, str]
) -> tuple[int, Mapping[str, str], str]:
    """Fetch; the browser itself asks whether what it has is still right.

    Were it asked by our headers, it would ask the servers of other hosts first whether
    they allow these: few do.
    """
    from pyodide.http import pyfetch  # type: ignore[import-not-found]

    try:
        answer = await pyfetch(url, headers=headers, cache="no-cache")
        return answer.status, answer.headers, await answer.text()
    except (
        OSError
    ) as error:  # it does not say whether nobody answers, or may not (CORS)
        raise ConnectionError(f"the browser could not fetch {url}: {error}") from None


def _conditions(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers by which a server is asked whether anything is new."""
    found = {
        "If-None-Match": headers.get("etag"),
        "If-Modified-Since": headers.get("last-modified"),
    }
    return {name: value for name, value in found.items() if value}


def retry_after(header: Optional[str], now: datetime) -> Optional[float]:
    """Return the seconds that a server asks to wait: a number, or a date."""
    if not header:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            date = email.utils.parsedate_to_datetime(header)
        except ValueError:
            return None
        seconds = (date - now).total_seconds()
    return min(seconds, LONGEST_WAIT) if seconds > 0 else None
