"""Refuses WebSockets that a page from elsewhere opens.

A browser lets any page open a WebSocket to any server, and tells the server where the
page came from. A page cannot choose the headers that are compared here.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

__all__ = ["is_own_page", "own_address"]

SECURE = {"ws": "http", "wss": "https"}


def is_own_page(headers: Mapping[str, str]) -> bool:
    """Say whether a WebSocket comes from a page of this server, or from no page.

    Behind a proxy the server's own name is the one that the proxy was asked for.
    """
    origin = headers.get("origin")
    if origin is None:
        return True
    host = urlsplit(origin).netloc
    names = (headers.get("host"), headers.get("x-forwarded-host"))
    return bool(host) and host in names


def own_address(page_url: str, origin: str | None) -> str:
    """Return the address of this server, as the browser has to ask for it.

    Args:
        page_url: Address of the runner's page, as this server sees it.
        origin: Where the runner's page came from, as the browser sees it: behind a
            proxy this is the scheme and the host that the browser can reach.
    """
    parts = urlsplit(page_url)
    base = origin or f"{SECURE.get(parts.scheme, parts.scheme)}://{parts.netloc}"
    return base + parts.path.rstrip("/")
