"""Server-sent events over HTTP, as they come on one connection."""

from __future__ import annotations

import asyncio
import enum
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, aclosing
from typing import Any, Final, Optional, Protocol, Union, cast

import attrs

from flet_components.errors import FletComponentsError
from flet_components.sources.answers import RetryLater
from flet_components.sources.http_json import ASKS_TO_WAIT, HttpError, retry_after
from flet_components.time_source import TimeSource

__all__ = [
    "ENDED",
    "OPEN",
    "HttpEvents",
    "Line",
    "Said",
    "Sign",
    "Transport",
    "WrongContentError",
]

CONTENT = "text/event-stream"
NO_CONTENT = 204


class WrongContentError(FletComponentsError):
    """A server answered with something else than events.

    Args:
        content: The type of what it sent.
        url: What was asked for.
    """

    def __init__(self, content: str, url: str) -> None:
        super().__init__(
            f"{url} must answer with {CONTENT}, got {content or 'nothing'}"
        )
        self.content = content


@attrs.frozen
class Said:
    """One event, as a server has sent it."""

    name: str
    data: str
    id: str
    """The id that was named last, in this event or before it."""
    retry: Optional[float] = None
    """Seconds to wait before connecting anew, if the server has just said that."""


class Sign(enum.Enum):
    """What a connection tells beside events."""

    OPEN = "open"
    """It is open."""
    ENDED = "ended"
    """The server has ended it, and asks not to come back."""


OPEN: Final = Sign.OPEN
ENDED: Final = Sign.ENDED
Line = Union[Said, Sign, Exception]
"""What comes on a connection; an exception that it goes on after is one of these."""


class Transport(Protocol):
    """Connects, once for each call of `lines`."""

    def lines(self, last_id: str) -> AsyncGenerator[Line, None]:
        """Connect, and yield what comes until the connection ends."""

    async def aclose(self) -> None:
        """Give back what was kept for the next connection."""


class HttpEvents:
    """Connects with httpx.

    Args:
        url: The address.
        headers: Of each request.
        timeout: Seconds until the server has to have answered.
        silence: Seconds without anything after which a connection is lost, or None.
        clock: By which time a date is read that a server gives.
    """

    def __init__(
        self,
        url: str,
        headers: Mapping[str, str],
        timeout: float,
        silence: float | None,
        clock: TimeSource,
    ) -> None:
        self._url, self._headers = url, dict(headers)
        self._timeout, self._silence = timeout, silence
        self._clock = clock
        self._client: Any = None

    async def lines(self, last_id: str) -> AsyncGenerator[Line, None]:
        """Connect, and yield what comes until the connection ends."""
        import httpx

        async with AsyncExitStack() as stack:
            response = await self._answer(stack, last_id)
            if response.status_code == NO_CONTENT:
                yield ENDED
                return
            self._check(response)
            yield OPEN
            try:
                async with aclosing(_said(response, last_id)) as events:
                    async for said in events:
                        yield said
            except httpx.ReadTimeout:
                raise TimeoutError(f"nothing came for {self._silence:g} s") from None

    async def aclose(self) -> None:
        """Close what is left of the connections."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _answer(self, stack: AsyncExitStack, last_id: str) -> Any:
        """Send the request, and wait for the head of the answer."""
        import httpx

        if self._client is None:
            # The limit until there is an answer is ours, below.
            limits = httpx.Timeout(None, read=self._silence)
            self._client = httpx.AsyncClient(timeout=limits, follow_redirects=True)
        headers = {**self._headers, "Accept": CONTENT, "Cache-Control": "no-store"}
        if last_id.strip() and last_id.isprintable():  # others would be no header
            headers["Last-Event-ID"] = last_id.strip()
        encoded = httpx.Headers(headers, encoding="utf-8")
        try:
            async with asyncio.timeout(self._timeout) as limit:
                return await stack.enter_async_context(
                    self._client.stream("GET", self._url, headers=encoded)
                )
        except (TimeoutError, httpx.ReadTimeout):
            seconds = self._timeout if limit.expired() else self._silence
            raise TimeoutError(f"no answer within {seconds:g} s") from None

    def _check(self, response: Any) -> None:
        """Refuse an answer that is no stream of events."""
        status, headers = response.status_code, response.headers
        if status in ASKS_TO_WAIT:
            wait = retry_after(headers.get("retry-after"), self._clock.now())
            if wait is not None:
                raise RetryLater(wait, f"{self._url} answered with status {status}")
        if status != 200:
            raise HttpError(status, self._url)
        content = headers.get("content-type", "").partition(";")[0].strip().lower()
        if content != CONTENT:
            raise WrongContentError(content, self._url)


class _Resumed:
    """An answer as the parser reads it: before it stands the id that is known."""

    def __init__(self, response: Any, last_id: str) -> None:
        self.headers, self._response = {"content-type": CONTENT}, response
        self._last_id = last_id
        self.heard = False
        # Events are always UTF-8, and may begin with a mark that says so.
        response.encoding = "utf-8-sig"

    async def aiter_text(self) -> AsyncGenerator[str, None]:
        """Yield the text in whatever pieces it comes."""
        yield f"id: {self._last_id}\n"
        async for text in self._response.aiter_text():
            self.heard = True
            yield text


async def _said(response: Any, last_id: str) -> AsyncGenerator[Said, None]:
    """Yield each event that is whole; what is cut off at the end is none."""
    from httpx_sse import EventSource

    resumed = _Resumed(response, last_id)
    async with aclosing(EventSource(cast(Any, resumed)).aiter_sse()) as events:
        async for sse in events:
            retry = None if sse.retry is None else max(sse.retry, 0) / 1000
            yield Said(sse.event, sse.data, sse.id, retry)
    if not resumed.heard:
        raise ConnectionError(
            "the server closed the connection before it said anything"
        )
