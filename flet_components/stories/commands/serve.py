"""Serves the story runner: the command that needs no name."""

from __future__ import annotations

import logging
import os
import socket
import sys
import webbrowser
from pathlib import Path

import click

from flet_components.stories.book import Book
from flet_components.stories.commands.stories_in import book_of, paths_argument
from flet_components.stories.origin import Origins, is_loopback, plain_origin

__all__ = ["serve"]


def _read_origins(
    context: click.Context, option: click.Parameter, texts: tuple[str, ...]
) -> tuple[str, ...]:
    try:
        return tuple(plain_origin(text) for text in texts)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@paths_argument
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=6006,
    envvar="PORT",
    show_default=True,
    show_envvar=True,
)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    callback=_read_origins,
    help="Take pages from there for this server's own: https://stories.test. May be "
    "given more than once.",
)
@click.option(
    "--open/--no-open",
    "open_",
    default=None,
    help="Open a browser; by default where there is a display.",
)
def serve(
    paths: tuple[Path, ...],
    port: int,
    host: str,
    origins: tuple[str, ...],
    open_: bool | None,
) -> None:
    """Preview components in a browser."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    # Flet warns with a traceback whenever a browser goes away while it is sent to.
    logging.getLogger("flet_web.fastapi").setLevel(logging.ERROR)
    book = book_of(paths)
    listener = _listen(host, port)
    if not is_loopback(host):
        click.echo(
            f"Warning: whoever can reach {host} can run what these stories run, and "
            "read their source: leave --host out unless you trust the network",
            err=True,
        )
    url = f"http://{_in_url(host)}:{listener.getsockname()[1]}"

    def started() -> None:
        click.echo(f"{_count(book)} at {url}  (Ctrl+C ends)")
        if open_ or (open_ is None and _has_display()):
            webbrowser.open(url)

    from flet_components.stories import server  # the web server takes its time

    try:
        server.serve(book, listener, started, Origins(host, origins))
    except KeyboardInterrupt:
        click.echo()


def _listen(host: str, port: int) -> socket.socket:
    """Take the port, or end with one line that says what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        why = error.strerror or str(error)
        click.echo(
            f"Error: {host}:{port} cannot be served ({why.lower()}): choose another "
            f"port, like --port {port + 1} or make stories PORT={port + 1}",
            err=True,
        )
        sys.exit(1)
    return listener


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _count(book: Book) -> str:
    count = len(list(book.stories))
    return f"{count} {'story' if count == 1 else 'stories'}"


def _has_display() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
