"""`python -m flet_components.aio`."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flet_components.aio import __main__ as command
from flet_components.aio import serving
from flet_components.aio.serving import Place

ROOT = Path(__file__).parents[2]
MODULE = [sys.executable, "-m", "flet_components.aio"]
ECHO = """
import json, pathlib, sys
import neighbour
pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps([__name__, sys.argv, sys.path[0], neighbour.VALUE])
)
"""


@pytest.fixture(autouse=True)
def _same_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep this process as it is: `flet`, the arguments, the path, `__main__`."""
    monkeypatch.setattr(command, "install", lambda: None)
    monkeypatch.setattr(command, "is_linux_server", lambda: False)
    monkeypatch.setattr(sys, "argv", sys.argv[:])
    monkeypatch.setattr(sys, "path", sys.path[:])
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    yield
    serving.want(None)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app that writes down how it was run, and a module beside it."""
    (tmp_path / "neighbour.py").write_text("VALUE = 7", encoding="utf-8")
    (tmp_path / "app.py").write_text(ECHO, encoding="utf-8")
    return tmp_path / "app.py"


def test_as_python_would_run_it(app: Path) -> None:
    """The app's name, arguments, folder and neighbours are those of a script."""
    assert command.main([str(app), "one", "--two", "3"]) == 0
    ran = app.with_suffix(".json").read_text(encoding="utf-8")
    assert f'["__main__", ["{app}", "one", "--two", "3"], "{app.parent}", 7]' == ran


@pytest.mark.parametrize(
    ("arguments", "place", "rest"),
    [
        (["APP"], None, []),
        (["--web", "APP"], Place(), []),
        (["--port", "81", "--host", "::1", "APP", "x"], Place("::1", 81), ["x"]),
        (["APP", "--port", "0", "x"], Place(None, 0), ["x"]),
        (["APP", "--", "--port", "0"], None, ["--port", "0"]),
    ],
)
def test_options(
    app: Path, arguments: list[str], place: Place | None, rest: list[str]
) -> None:
    """Options may stand before or after the file; what follows -- is the app's."""
    command.main([str(app) if word == "APP" else word for word in arguments])
    assert serving.wanted() == place
    assert sys.argv == [str(app), *rest]


def test_without_a_display_it_is_served(
    app: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no window can open, the app is served to browsers."""
    monkeypatch.setattr(command, "is_linux_server", lambda: True)
    command.main([str(app)])
    assert serving.wanted() == Place()


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is one clear line."""
    assert command.main([str(tmp_path / "none.py")]) == 2
    assert re.fullmatch(
        r"an app's file is wanted, and .*none.py is none\n", capsys.readouterr().err
    )


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("raise ValueError('at import')", 1, "ValueError: at import"),
        ("if True", 1, "SyntaxError"),
        ("raise KeyboardInterrupt", 130, ""),
    ],
)
def test_an_app_that_fails(
    app: Path, capsys: pytest.CaptureFixture[str], code: str, status: int, said: str
) -> None:
    """Its traceback begins in the app, and the exit status says that it failed."""
    app.write_text(code, encoding="utf-8")
    assert command.main([str(app)]) == status
    error = capsys.readouterr().err
    assert said in error
    assert "flet_components" not in error


def test_without_the_server(
    app: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where Flet's web server is not installed, the command says which extra is."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert command.main(["--web", str(app)]) == 2
    assert "pip install 'flet-async-components[stories]'" in capsys.readouterr().err


def test_a_taken_port(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A port that is in use is one clear line."""
    app.write_text("import flet_components.aio as ft\nft.app(print)", encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert command.main(["--port", str(port), str(app)]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert f"127.0.0.1:{port} cannot be used" in error


def test_an_app_may_exit(app: Path) -> None:
    """`sys.exit` in the app is the process's exit status."""
    app.write_text("import sys; sys.exit(3)", encoding="utf-8")
    with pytest.raises(SystemExit, match="3"):
        command.main([str(app)])


def test_the_example_unchanged() -> None:
    """A file that says `import flet` runs, prints its address, and ends when told."""
    example = ROOT / "docs/examples/aio_unchanged.py"
    with subprocess.Popen(
        [*MODULE, "--port", "0", str(example)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        _, error = process.communicate(timeout=30)
    assert re.fullmatch(r"The app is at http://127\.0\.0\.1:\d+\n", line)
    assert error == ""
    # 0 if it was told before uvicorn listened for signals: asyncio then ends it.
    assert process.returncode in (0, 130)
