"""Looks at each request before anything else does: who it is from, and what for."""

from __future__ import annotations

from collections import Counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from flet_components.stories.origin import Origins

__all__ = ["MOST", "Doorkeeper"]

MOST = 100
"""WebSockets that one address may hold open; a tab has a few."""
FORBIDDEN, BUSY = 403, 503


class Doorkeeper:
    """Refuses pages from elsewhere, and who takes too much; tells browsers to, as well.

    Args:
        app: What answers those who may come in.
        origins: Who may.
    """

    def __init__(self, app: ASGIApp, origins: Origins) -> None:
        self._app = app
        self._origins = origins
        self._open: Counter[str] = Counter()
        self._rules = {
            # What a browser asks for before it gives Flutter its threads.
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Embedder-Policy": "require-corp",
            # Nobody else may put the runner into his page, and clicks into the runner.
            "Content-Security-Policy": " ".join(
                ["frame-ancestors 'self'", *origins.more]
            ),
            "X-Content-Type-Options": "nosniff",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await self._request(scope, receive, self._ruled(send))
        elif scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        why = self._origins.refusal(Headers(scope=scope))
        answer = PlainTextResponse(why, FORBIDDEN) if why else self._app
        await answer(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = (scope.get("client") or ("",))[0]
        if why := self._origins.refusal(Headers(scope=scope)):
            await _deny(WebSocket(scope, receive, send), why, FORBIDDEN)
        elif self._open[address] >= MOST:
            why = f"refused: {address} has {MOST} pages open: close some of them"
            await _deny(WebSocket(scope, receive, send), why, BUSY)
        else:
            self._open[address] += 1
            try:
                await self._app(scope, receive, send)
            finally:
                self._open[address] -= 1
                if not self._open[address]:
                    del self._open[address]

    def _ruled(self, send: Send) -> Send:
        async def ruled(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._rules)
            await send(message)

        return ruled


async def _deny(websocket: WebSocket, why: str, status: int) -> None:
    await websocket.send_denial_response(PlainTextResponse(why, status))
