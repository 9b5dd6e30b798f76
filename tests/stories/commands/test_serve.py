"""The command that serves."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flet_components.stories.book import Book
from flet_components.stories.commands.group import main
from flet_components.stories.origin import Origins
from tests.stories.files import Write

COMMAND = [sys.executable, "-m", "flet_components.stories", "--no-open"]
allowed: list[Origins] = []
"""What the command allowed, each time."""


@contextmanager
def running(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run the command in a process of its own, and end it."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_says_where_it_is_and_ends(write: Write, folder: Path) -> None:
    """It prints the address as soon as it answers, and ends quietly on Ctrl+C."""
    write("a.py", "def one(): ...\n")
    with running(str(folder), "--port", "0") as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert re.match(r"1 story at http://127\.0\.0\.1:\d+  \(Ctrl\+C ends\)", line)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert errors == ""
        assert process.returncode == 0


def test_a_taken_port() -> None:
    """A port that is taken is one line that says what to do, and exit code 1."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with running("--port", port) as process:
            _, errors = process.communicate(timeout=30)
    assert errors.startswith(f"Error: 127.0.0.1:{port} cannot be served (address al")
    assert "--port" in errors
    assert "PORT=" in errors
    assert errors.count("\n") == 1
    assert process.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nowhere, which does not exist"),
        (["--port", "x"], "Invalid value for '--port'"),
        (["--port", "99999"], "99999 is not in the range"),
    ],
)
def test_wrong_arguments(arguments: list[str], words: str) -> None:
    """What cannot be meant is told, without a traceback."""
    with running(*arguments) as process:
        _, errors = process.communicate(timeout=30)
    assert words in errors
    assert "Traceback" not in errors
    assert process.returncode == 2


def test_without_the_extra() -> None:
    """Without the extra, one line says which one to install."""
    code = (
        "import sys\n"
        "for name in ('click', 'watchfiles'): sys.modules[name] = None\n"
        "from flet_components.stories.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stderr == (
        "Error: the story runner needs click, watchfiles: "
        "pip install 'flet-async-components[stories]'\n"
    )
    assert done.returncode == 1


def test_the_port_from_the_environment() -> None:
    """PORT chooses the port, as for make."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            COMMAND,
            env={**os.environ, "PORT": port},
            capture_output=True,
            text=True,
            check=False,
        )
    assert f"127.0.0.1:{port} cannot be served" in done.stderr


def served(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[Result, Book]:
    """Run the command in this process, without a server; return what it served."""
    books: list[Book] = []

    def serve(
        book: Book,
        listener: socket.socket,
        started: Callable[[], None],
        origins: Origins,
    ) -> None:
        books.append(book)
        allowed.append(origins)
        started()
        listener.close()

    monkeypatch.setattr("flet_components.stories.server.serve", serve)
    result = CliRunner().invoke(main, ["--port", "0", *arguments])
    return result, books[0]


@pytest.mark.parametrize(
    ("arguments", "environment", "opened"),
    [
        (["--open"], {}, True),
        (["--no-open"], {"DISPLAY": ":0"}, False),
        ([], {"DISPLAY": ":0"}, True),
        ([], {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ([], {}, False),
    ],
)
def test_opening_a_browser(
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    opened: bool,
) -> None:
    """A browser is opened where there is a display, unless told otherwise."""
    urls: list[str] = []
    monkeypatch.setattr("webbrowser.open", urls.append)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    result, _ = served(monkeypatch, *arguments)
    assert result.exit_code == 0
    assert bool(urls) is opened


def test_other_places_to_listen(
    monkeypatch: pytest.MonkeyPatch, write: Write, folder: Path
) -> None:
    """The address is written as a browser takes it."""
    write("a.py", "def one(): ...\n\ndef two(): ...\n")
    result, book = served(monkeypatch, str(folder), "--host", "::1", "--no-open")
    assert result.output.startswith("2 stories at http://[::1]:")
    assert [story.id for story in book.stories] == ["a/one", "a/two"]


@pytest.mark.parametrize(
    ("host", "warned"), [("0.0.0.0", True), ("127.0.0.1", False), ("localhost", False)]
)
def test_who_can_reach_it(
    monkeypatch: pytest.MonkeyPatch, host: str, warned: bool
) -> None:
    """Where others can reach it, one line says what they can do."""
    result, _ = served(monkeypatch, "--host", host, "--no-open")
    assert result.stderr.startswith(f"Warning: whoever can reach {host}") is warned


def test_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Origins that are allowed reach the server; what is none is told."""
    options = ["--allow-origin", "https://a.test/", "--allow-origin", "http://b:1"]
    served(monkeypatch, *options, "--no-open")
    assert allowed[-1] == Origins("127.0.0.1", ("https://a.test", "http://b:1"))
    result = CliRunner().invoke(main, ["--allow-origin", "a.test"])
    assert result.exit_code == 2
    assert "an origin must be like https://stories.test" in result.stderr


def test_the_catalogue_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no stories of one's own, the library's are shown."""
    monkeypatch.chdir("/")
    _, book = served(monkeypatch, "--no-open")
    assert book.story("timing/countdown/two_minutes") is not None


def test_a_taken_port_in_this_process() -> None:
    """The one line goes to the error output."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["--port", port])
    assert result.exit_code == 1
    assert "choose another port" in result.stderr
