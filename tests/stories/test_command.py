"""The command line."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.stories.files import Write

COMMAND = [sys.executable, "-m", "flet_components.stories", "--no-open"]


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
