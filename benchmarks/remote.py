"""The other end of `benchmarks.server`: starts it, asks it, ends it."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import platform
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.census import Census

__all__ = ["DEFAULT_TIMEOUT", "Remote", "setting", "start"]

ROOT = Path(__file__).resolve().parents[1]
LONGEST_LINE = 2**26
PATIENCE = 20.0
"""Seconds after which a server that has not answered never will."""
LOOK = 0.05
"""Seconds between two counts."""
DEFAULT_TIMEOUT = 3600
"""Seconds for which Flet keeps the session of a tab that has gone."""


def setting() -> str:
    """Say on what is measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("flet", "uvicorn"))
    return f"Python {platform.python_version()}, {packages}, {os.cpu_count()} cores"


class Remote:
    """A server that runs in another process."""

    def __init__(self, process: Process, url: str) -> None:
        self.url = url
        self._process = process
        self._numbers = itertools.count()
        self._asked: dict[int, asyncio.Future[Any]] = {}

    async def ask(self, question: str, **arguments: object) -> Any:
        """Ask what `benchmarks.server.Desk` can answer.

        Raises:
            RuntimeError: If the server failed to answer.
            TimeoutError: If there is no answer.
        """
        number = next(self._numbers)
        answer = self._asked[number] = asyncio.get_running_loop().create_future()
        assert self._process.stdin is not None
        line = json.dumps([number, question, arguments])
        self._process.stdin.write(f"{line}\n".encode())
        try:
            async with asyncio.timeout(PATIENCE):
                return await answer
        except TimeoutError:
            what = " ".join(map(str, (question, *arguments.values())))
            raise TimeoutError(f"no answer in {PATIENCE:g} s to: {what}") from None

    async def census(self) -> Census:
        """Count what there is in the server's process."""
        counted = await self.ask("census")
        return Census(**{k: _frozen(v) for k, v in counted.items()})

    async def settled(self, patience: float) -> tuple[float, Census]:
        """Count until no task and no component is left, or for as long as one may wait.

        It is asked from here, again and again: a timer of the server's own would change
        when its event loop drops the timers that were cancelled, and what they know.

        Returns:
            For how many seconds that was, and the last count.
        """
        loop = asyncio.get_running_loop()
        begin = loop.time()
        while True:
            left, waited = await self.census(), loop.time() - begin
            if waited > patience or not (left.tasks or left.components):
                return waited, left
            await asyncio.sleep(LOOK)

    async def listen(self) -> None:
        """Hand on answers until there are no more."""
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            number, answer, error = json.loads(line)
            asked = self._asked.pop(number)
            if asked.done():  # nobody waits any more
                continue
            if error is None:
                asked.set_result(answer)
            else:
                asked.set_exception(RuntimeError(error))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@contextlib.asynccontextmanager
async def start(app: str, timeout: int = DEFAULT_TIMEOUT) -> AsyncIterator[Remote]:
    """Run a server for one of `benchmarks.apps.APPS`.

    Args:
        app: Name of the app.
        timeout: Seconds for which the session of a tab that has gone is kept.
    """
    command = [sys.executable, "-m", "benchmarks.server", app, str(timeout)]
    process = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, cwd=ROOT, limit=LONGEST_LINE
    )
    assert process.stdout is not None
    if not (address := await process.stdout.readline()):
        raise RuntimeError(f"the server of {app} did not start")
    remote = Remote(process, json.loads(address))
    listening = asyncio.create_task(remote.listen())
    try:
        yield remote
    finally:
        await _end(process, listening)


async def _end(process: Process, listening: asyncio.Task[None]) -> None:
    """Let a server end, and make it if it does not."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        async with asyncio.timeout(PATIENCE):
            await listening
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
        raise
