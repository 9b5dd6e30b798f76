"""A Flet server in a process of its own, which answers questions about itself.

Usage: python -m benchmarks.server APP TIMEOUT

Each line of its input asks (`[1, "heard", {"session": "x", "news": "gone"}]`), each
line of its output answers (`[1, 7, null]`, or an error in the place of the null), in
the order in which answers are ready. The first line is the server's address. It ends
when its input does.

Flet's own eviction of expired sessions does not run: every ten seconds it would keep
the last session that it looked at in memory, in a local variable. `Desk.evict` does
what it does.
"""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

import attrs
import flet as ft
import flet_web.fastapi as flet_fastapi  # type: ignore[import-untyped]
import uvicorn
from flet_web.fastapi.flet_app_manager import (  # type: ignore[import-untyped]
    app_manager,
)

from benchmarks.apps import APPS
from benchmarks.census import (
    Census,
    Errors,
    components,
    named,
    resident,
    sessions,
    status,
)
from benchmarks.ledger import Ledger

__all__ = ["Desk"]


class Desk:
    """Answers questions: each public method is one."""

    def __init__(self, ledger: Ledger, errors: Errors) -> None:
        self._ledger, self._errors = ledger, errors
        self._before = asyncio.all_tasks()
        self._asking: set[asyncio.Task[None]] = set()

    def _tasks(self) -> set[asyncio.Task[Any]]:
        return asyncio.all_tasks() - self._before - self._asking

    async def _answer(self, number: int, question: str, arguments: Any) -> None:
        try:
            answer, error = await getattr(self, question)(**arguments), None
        except Exception as failure:
            answer, error = None, "".join(traceback.format_exception(failure))
        print(json.dumps([number, answer, error]), flush=True)

    async def serve(self, questions: asyncio.StreamReader) -> None:
        """Answer until nobody asks any more."""
        async for line in questions:
            task = asyncio.create_task(self._answer(*json.loads(line)))
            self._asking.add(task)
            task.add_done_callback(self._asking.discard)

    async def heard(self, session: str, news: str) -> Any:
        """Wait until something has befallen a tab."""
        return await self._ledger.heard(session, news)

    async def turns(self) -> Any:
        """Say what turns all loops have taken."""
        return self._ledger.turns

    async def census(self) -> Any:
        """Count."""
        return attrs.asdict(
            Census(
                tasks=tuple(map(named, self._tasks())),
                components=tuple(components()),
                sessions=tuple(sessions()),
                errors=tuple(self._errors.texts),
                memory=resident(),
                peak=status("VmHWM"),
            )
        )

    async def evict(self, share: float) -> int:
        """Do as Flet does every ten seconds, once a share of the sessions has expired.

        Returns:
            How many sessions have been deleted.
        """
        dates = sorted(s.expires_at for s in sessions().values() if s.expires_at)
        if dates:
            last = dates[max(0, round(len(dates) * share) - 1)]
            await asyncio.sleep((last - datetime.now(UTC)).total_seconds())
        now = datetime.now(UTC)
        return await self._delete(
            [k for k, s in sessions().items() if s.expires_at and now > s.expires_at]
        )

    async def delete(self) -> int:
        """Delete all sessions; says how many there were."""
        return await self._delete(list(sessions()))

    async def _delete(self, keys: list[str]) -> int:
        for key in keys:
            self._ledger.forget(sessions()[key].id)
            await app_manager.delete_session(key)
        return len(keys)


class Server(uvicorn.Server):
    """Says when it has started."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: Any = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self.ready.set()


async def run(name: str, timeout: int) -> None:
    """Serve an app until the input ends."""
    errors, ledger = Errors(), Ledger()
    errors.install()

    def main(page: ft.Page) -> None:
        APPS[name](page, ledger)

    app = flet_fastapi.app(main, no_cdn=True, session_timeout_seconds=timeout)
    config = uvicorn.Config(app, port=0, log_config=None, lifespan="off")
    server = Server(config)
    questions = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(questions)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    async with asyncio.TaskGroup() as group:
        group.create_task(server.serve())
        await server.ready.wait()
        port = server.servers[0].sockets[0].getsockname()[1]
        print(json.dumps(f"ws://127.0.0.1:{port}/ws"), flush=True)
        await Desk(ledger, errors).serve(questions)
        server.should_exit = True


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], int(sys.argv[2])))
