"""How long things take to start, in processes of their own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from os import environ
from pathlib import Path

from benchmarks.tables import Row, Table
from tests.browser.driver import free_port

__all__ = ["starts"]

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = {
    "`import flet`": ("", "import flet"),
    "`import flet_components`, on top": ("import flet", "import flet_components"),
    "`from flet_components import Countdown`, on top": (
        "import flet",
        "from flet_components import Countdown",
    ),
}
"""For each row what is imported before, and what is timed."""
PROGRAM = """
{before}
from time import perf_counter
began = perf_counter()
{timed}
print(perf_counter() - began)
"""
SERVERS = {
    "the story runner, to its first answer": ("-m", "flet_components.stories"),
    "an app on Flet alone, to its first answer": ("-m", "benchmarks.peers.plain_flet"),
}
"""For each row the command, without its port."""
LOOK, PATIENCE = 0.01, 60.0
"""Seconds between two questions, and for which is asked."""


def starts(rounds: int) -> Table:
    """Measure imports and the story runner, alternating."""
    imports = {title: Row(title, "ms") for title in IMPORTS}
    servers = {title: Row(title, "s", 2) for title in SERVERS}
    for _ in range(rounds):
        for title, (before, timed) in IMPORTS.items():
            imports[title].values.append(_imported(before, timed))
        for title, command in SERVERS.items():
            servers[title].values.append(_answered(command))
    return Table("starts", "in a new process", [*imports.values(), *servers.values()])


def _imported(before: str, timed: str) -> float:
    """Return the milliseconds that an import takes."""
    program = PROGRAM.format(before=before, timed=timed)
    command = [sys.executable, "-c", program]
    return float(subprocess.check_output(command, cwd=ROOT, text=True)) * 1000


def _answered(command: tuple[str, ...]) -> float:
    """Return the seconds from a command to its server's first answer."""
    port = free_port()
    last = str(port) if command[-1].startswith("benchmarks") else f"--port={port}"
    with tempfile.TemporaryDirectory(prefix="bench_") as folder:
        began = time.perf_counter()
        process = _spawn([sys.executable, *command, last], {"BENCH_FOLDER": folder})
        try:
            while not _answers(port):
                if time.perf_counter() > began + PATIENCE or process.poll() is not None:
                    raise RuntimeError(f"{' '.join(command)} did not answer")
                time.sleep(LOOK)
            return time.perf_counter() - began
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _spawn(command: list[str], more: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
