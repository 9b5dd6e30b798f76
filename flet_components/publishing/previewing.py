"""Serves a site on this machine, as any web server would."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

__all__ = ["preview"]


class _Handler(SimpleHTTPRequestHandler):
    """Knows the types that a browser insists on, whatever this machine says."""

    extensions_map = {  # noqa: RUF012 - as its base has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: whoever looks at the page sees what came of it."""


@contextmanager
def preview(site: Path, base: str = "/", port: int = 0) -> Iterator[str]:
    """Serve a site while the block runs.

    Args:
        site: The folder.
        base: Path under which it is served.
        port: Where; 0 for any that is free.

    Yields:
        Its address.
    """

    class Handler(_Handler):
        def translate_path(self, path: str) -> str:
            inside = path.removeprefix(base.rstrip("/"))
            return super().translate_path(inside)

    handler = functools.partial(Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
