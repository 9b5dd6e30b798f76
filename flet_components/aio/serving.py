"""Serves an app to browsers, for `python -m flet_components.aio`."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Optional

import attrs
import flet as ft

from flet_components.errors import PortTakenError

if TYPE_CHECKING:
    import uvicorn

__all__ = ["Place", "serve", "serve_async", "want", "wanted"]

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
GRACE = 2
"""Seconds that open connections have when the server ends."""


@attrs.frozen
class Place:
    """Where an app is to be served, whatever it says itself."""

    host: Optional[str] = None
    port: Optional[int] = None


_wanted: list[Place] = []


def want(place: Optional[Place]) -> None:
    """Serve every app of this process to browsers from now on; None: no more."""
    _wanted[:] = [] if place is None else [place]


def wanted() -> Optional[Place]:
    """Return where apps are to be served, or None if they decide themselves."""
    return _wanted[-1] if _wanted else None


def serve(
    main: Callable[[ft.Page], Any], place: Place, options: dict[str, Any]
) -> None:
    """Serve an app until the process is told to end."""
    asyncio.run(serve_async(main, place, options))


async def serve_async(
    main: Callable[[ft.Page], Any], place: Place, options: dict[str, Any]
) -> None:
    """Serve an app until the process is told to end, and print its address.

    Args:
        main: The app.
        place: Where to listen; what it leaves open, the app's options say.
        options: What the app passed to `ft.app`.

    Raises:
        PortTakenError: If the port is taken.
    """
    import uvicorn

    listener = _listen(
        place.host or options["host"] or DEFAULT_HOST,
        place.port if place.port is not None else options["port"] or DEFAULT_PORT,
    )
    config = uvicorn.Config(
        _asgi_app(main, options),
        log_level="warning",
        ws="websockets-sansio",
        timeout_graceful_shutdown=GRACE,
    )
    server = _announcing(config, _address(listener, options["name"]))
    try:
        await server.serve([listener])
    except asyncio.CancelledError:
        await server.shutdown([listener])
        raise


def _asgi_app(main: Callable[[ft.Page], Any], options: dict[str, Any]) -> Any:
    return ft.run(
        main,
        name=options["name"],
        assets_dir=_beside_script(options["assets_dir"]),
        upload_dir=_beside_script(options["upload_dir"]),
        web_renderer=options["web_renderer"],
        route_url_strategy=options["route_url_strategy"],
        no_cdn=True,
        export_asgi_app=True,
    )


def _announcing(config: uvicorn.Config, address: str) -> uvicorn.Server:
    """Make a server that prints its address when it listens."""
    import uvicorn

    class Announcing(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            print(f"The app is at {address}", flush=True)

    return Announcing(config)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("" if host == "*" else host, port))
    except OSError as error:
        listener.close()
        raise PortTakenError(
            f"a free port is wanted, {host}:{port} cannot be used: {error.strerror}: "
            "choose another with --port"
        ) from None
    return listener


def _address(listener: socket.socket, name: str) -> str:
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = DEFAULT_HOST
    shown = f"[{host}]" if ":" in host else host
    path = f"/{name.strip('/')}" if name.strip("/") else ""
    return f"http://{shown}:{port}{path}"


def _beside_script(folder: Optional[str]) -> Optional[str]:
    """Return a folder as `ft.app` understands it: beside the script that runs.

    One that is called `assets` need not exist, because every app names it unasked.
    """
    if not folder:
        return folder
    path = Path(sys.argv[0]).resolve().parent / folder
    return str(path) if path.is_dir() or folder != "assets" else None
