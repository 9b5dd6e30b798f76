"""Which pages this server answers to, and where a page finds it.

A browser lets any page send a request to any server, under any name that leads there,
and tells which page and which name it was. A page cannot choose the headers that are
compared here.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import attrs

__all__ = ["Origins", "is_loopback", "own_address", "plain_origin"]

SECURE = {"ws": "http", "wss": "https"}
LOOPBACK = "localhost"


@attrs.frozen
class Origins:
    """The names and pages that a server takes for its own."""

    host: str = "127.0.0.1"
    """Where it listens."""
    more: tuple[str, ...] = ()
    """Further origins: `https://stories.test`."""

    def refusal(self, headers: Mapping[str, str]) -> str:
        """Return why a request is refused, in words for who sent it; empty if not."""
        host = headers.get("host", "").lower()
        if not self._is_own_name(_name(f"//{host}")):
            return (
                f"refused: this server is not known as {host or 'nothing'}: if it "
                f"should be, start it with --allow-origin http://{host or 'NAME'}"
            )
        origin = headers.get("origin", "").lower()
        if not origin or origin in self.more:
            return ""
        # Behind a proxy its own name is the one that the proxy was asked for.
        names = {host, headers.get("x-forwarded-host", "").lower()} - {""}
        if _split(origin) in names:
            return ""
        return (
            f"refused: pages from {origin} may not use this server: if they should, "
            f"start it with --allow-origin {origin}"
        )

    def _is_own_name(self, name: str) -> bool:
        """Say whether a page under that name can only come from this server.

        Whoever owns a name decides where it leads, and may change that after his page
        was loaded; nobody can do that with an address or with `localhost`.
        """
        known = {LOOPBACK, self.host.lower(), *(_name(origin) for origin in self.more)}
        return name in known or name.endswith(f".{LOOPBACK}") or _is_address(name)


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach a place to listen at."""
    return host == LOOPBACK or (_is_address(host) and ip_address(host).is_loopback)


def plain_origin(text: str) -> str:
    """Read an origin as a browser writes it.

    Raises:
        ValueError: If it is none.
    """
    try:
        parts = urlsplit(text.lower())
        name, _ = parts.hostname, parts.port
    except ValueError:
        name, parts = None, urlsplit("")
    if parts.scheme not in SECURE.values() or not name or parts.path not in ("", "/"):
        raise ValueError(
            f"an origin must be like https://stories.test or http://devbox:6006, "
            f"got {text!r}"
        )
    return f"{parts.scheme}://{parts.netloc}"


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


def _split(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _name(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
