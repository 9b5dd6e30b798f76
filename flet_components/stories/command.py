"""The command line of the story runner."""

from __future__ import annotations

import logging
import os
import socket
import sys
import webbrowser
from pathlib import Path

import click

from flet_components.errors import NoStoriesError
from flet_components.stories.book import Book
from flet_components.stories.places import places

__all__ = ["main"]


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
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
    "--open/--no-open",
    "open_",
    default=None,
    help="Open a browser; by default where there is a display.",
)
def main(paths: tuple[Path, ...], port: int, host: str, open_: bool | None) -> None:
    """Preview components in a browser.

    PATHS are folders of story files, or story files. Without any, ./stories is shown if
    it has stories, else the catalogue of flet_components.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    # Flet warns with a traceback whenever a browser goes away while it is sent to.
    logging.getLogger("flet_web.fastapi").setLevel(logging.ERROR)
    try:
        book = Book(places(paths))
    except NoStoriesError as error:
        raise click.UsageError(str(error)) from None
    listener = _listen(host, port)
    url = f"http://{_in_url(host)}:{listener.getsockname()[1]}"

    def started() -> None:
        click.echo(f"{_count(book)} at {url}  (Ctrl+C ends)")
        if open_ or (open_ is None and _has_display()):
            webbrowser.open(url)

    from flet_components.stories.server import serve  # the web server takes its time

    try:
        serve(book, listener, started)
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
