"""The server of one side, in a process of its own, as the operating system sees it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks.sides import Side, python_of
from tests.browser.driver import free_port

__all__ = ["Server", "Usage", "serve"]

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
"""Seconds in which a server has to start."""
LOOK = 0.05
"""Seconds between two looks for something."""
CPU_CLOCK = 2
"""What makes of a process's number the one of its CPU clock: clock_getcpuclockid(3)."""


@attrs.frozen
class Usage:
    """What a server has used since it started, and what it holds."""

    cpu: float
    """Seconds of CPU time, of all its processes."""
    wakes: int
    """How often it waited for something, and was woken."""

    def __sub__(self, before: Usage) -> Usage:
        """Return what was used since then."""
        return Usage(self.cpu - before.cpu, self.wakes - before.wakes)


class Server:
    """A running server."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, folder: Path):
        self.port = port
        self._process, self._folder = process, folder

    def show(self, countdowns: int) -> None:
        """Have each session that begins from now on show so many countdowns."""
        (self._folder / "count").write_text(str(countdowns))

    def usage(self) -> Usage:
        """Return what it has used."""
        pids = list(_tree(self._process.pid))
        return Usage(cpu=sum(map(_cpu, pids)), wakes=sum(map(_wakes, pids)))

    async def ticks(self) -> int:
        """Return the ticks of its countdowns, by its own count."""
        return await self._ask(signal.SIGUSR1)

    async def memory(self) -> int:
        """Return the bytes of memory that are its own, after a garbage collection."""
        await self._ask(signal.SIGUSR2)
        return 1024 * sum(map(_own, _tree(self._process.pid)))

    async def _ask(self, number: signal.Signals) -> int:
        """Have the probe of its first process write, and read that."""
        path = self._folder / f"probe.{self._process.pid}"
        path.unlink(missing_ok=True)
        os.kill(self._process.pid, number)
        async with asyncio.timeout(PATIENCE):
            while not path.exists():  # noqa: ASYNC110 - another process makes it
                await asyncio.sleep(LOOK)
        return int(path.read_text())

    async def started(self, *, listens: bool) -> None:
        """Wait until it listens, or at least runs.

        Raises:
            RuntimeError: If it ended before that, or did not do so in time.
        """
        deadline = time.monotonic() + PATIENCE
        while not (self._listens() if listens else self._ready()):
            if self._process.poll() is not None:
                raise RuntimeError(f"the server ended by itself: {self._said()}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start: {self._said()}")
            await asyncio.sleep(LOOK)

    def _ready(self) -> bool:
        return (self._folder / "ready").exists()

    def _listens(self) -> bool:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
            return True
        return False

    def _said(self) -> str:
        return (self._folder / "log").read_text(errors="replace")[-1500:]

    def stop(self) -> None:
        """End it, and every process that it has started."""
        pids = list(_tree(self._process.pid))
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in pids:
                with contextlib.suppress(OSError):
                    os.kill(pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
                return


@contextlib.asynccontextmanager
async def serve(side: Side, countdowns: int, **order: object) -> AsyncIterator[Server]:
    """Run the server of a side.

    Args:
        side: Whose.
        countdowns: How many each session shows at first.
        order: What else `benchmarks.peers.probe` reads, without its prefix.
    """
    python, port = await asyncio.to_thread(python_of, side), free_port()
    with tempfile.TemporaryDirectory(prefix="bench_") as name:
        folder = Path(name)
        settings = {f"BENCH_{key.upper()}": str(value) for key, value in order.items()}
        command = [python, "-m", side.module, str(port)]
        (folder / "count").write_text(str(countdowns))
        process = _spawn(command, folder, {**settings, "BENCH_FOLDER": name})
        server = Server(process, port, folder)
        try:
            await server.started(listens=side.client is not None)
            yield server
        finally:
            server.stop()


def _spawn(
    command: Sequence[str], folder: Path, settings: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """Start a process; what it says goes into a file."""
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


# --- what the operating system says ---


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and all that it has started."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in path.read_text().split():
                yield from _tree(int(child))


def _cpu(pid: int) -> float:
    """Return the CPU time of a process: that of /proc/PID/stat, in nanoseconds."""
    with contextlib.suppress(OSError):
        return time.clock_gettime((~pid << 3) | CPU_CLOCK)
    return 0.0


def _wakes(pid: int) -> int:
    """Return how often the threads of a process gave the processor back to wait."""
    texts = [p.read_text() for p in Path(f"/proc/{pid}/task").glob("*/status")]
    counts = re.findall(r"^voluntary_ctxt_switches:\s+(\d+)", "\n".join(texts), re.M)
    return sum(map(int, counts))


def _own(pid: int) -> int:
    """Return the kilobytes that a process shares with no other."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"^Private_\w+:\s+(\d+) kB$", text, re.MULTILINE)))
