"""One measurement: a side's server, so many tabs with so many countdowns, a while.

Each returns figures by name; `benchmarks.scenarios` says which a reader sees.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import attrs

from benchmarks.clients import Client
from benchmarks.process import Server, Usage, serve
from benchmarks.sides import Side, UnavailableError

__all__ = [
    "Figures",
    "Load",
    "Measure",
    "idle_share",
    "left",
    "memory",
    "mounts",
    "tabs",
    "ticks",
    "within",
]

Figures = dict[str, float]
Measure = Callable[[Side, "Load"], Awaitable[Figures]]

MOMENT = 0.05
"""Seconds between two looks at the clients."""
PATIENCE = 60.0
"""Seconds in which all clients have to be shown something."""
APART = 100
"""Seconds by which the lengths differ where it must be known whose a tick is."""
START = 5000
"""Seconds of the shortest countdown."""
GONE = 20.0
"""Seconds for which a server is watched that all clients have left."""
IDLE_FROM, IDLE = 1.0, 3.0
"""Seconds after which an idle server is watched, and for how long."""
MORE = 50
"""Sessions that are added to know what one needs."""


@attrs.frozen
class Load:
    """How much of what is to be carried."""

    sessions: int
    countdowns: int
    seconds: float = 10.0
    """How long it is measured."""
    settle: float = 2.4
    """Seconds that pass before. They end between two ticks: none is at the edge."""
    start: int = START
    """Seconds that the countdowns begin with."""
    step: int = 0
    """By how many seconds each of a page is longer than the one before."""
    spread: float = 1.0
    """Seconds over which sessions come."""

    @property
    def each_second(self) -> int:
        """Return the ticks that are due each second."""
        return self.sessions * self.countdowns


@contextlib.asynccontextmanager
async def _visited(
    side: Side, load: Load, **order: object
) -> AsyncIterator[tuple[Server, list[Client]]]:
    """Serve, and open all tabs."""
    numbers = {"start": load.start, "step": load.step, "sessions": load.sessions}
    order = {**numbers, **order}
    async with (
        serve(side, load.countdowns, **order) as server,
        tabs(side, server, load.sessions, load.spread) as clients,
    ):
        yield server, clients


@contextlib.asynccontextmanager
async def tabs(
    side: Side, server: Server, sessions: int, spread: float
) -> AsyncIterator[list[Client]]:
    """Open tabs one after the other, and close them at the end."""
    clients: list[Client] = []
    try:
        async with within(f"let {sessions} sessions in"):
            for _ in range(sessions if side.client else 0):
                assert side.client is not None
                client = side.client(server.port)
                await client.open()
                clients.append(client)
                await asyncio.sleep(spread / sessions)
        yield clients
    finally:
        await asyncio.gather(*(client.close() for client in clients))


@contextlib.asynccontextmanager
async def within(what: str) -> AsyncIterator[None]:
    """Give a server some time for something."""
    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except TimeoutError:
        raise UnavailableError(f"it did not {what} in {PATIENCE:.0f} s") from None


async def _shown(clients: Sequence[Client], countdowns: int) -> None:
    """Wait until each tab has been shown that its countdowns tick."""
    async with within("show that all countdowns tick"):
        while any(client.ticks < 2 * countdowns for client in clients):  # noqa: ASYNC110
            await asyncio.sleep(MOMENT)


async def _ticked(server: Server, load: Load) -> None:
    """Wait until all countdowns tick, where nobody is shown them."""
    async with within("have all countdowns tick"):
        while await server.ticks() < 2 * load.each_second:  # noqa: ASYNC110
            await asyncio.sleep(MOMENT)


# --- ticks ---


async def ticks(side: Side, load: Load) -> Figures:
    """Measure what countdowns cost while they tick."""
    order = {"start": load.start, "step": load.step, "sessions": load.sessions}
    async with contextlib.AsyncExitStack() as stack:
        server = await stack.enter_async_context(serve(side, load.countdowns, **order))
        idle = await idle_share(server) if side.client is not None else 0.0
        open_tabs = tabs(side, server, load.sessions, load.spread)
        clients = await stack.enter_async_context(open_tabs)
        await (_shown(clients, load.countdowns) if clients else _ticked(server, load))
        await asyncio.sleep(load.settle)
        counted = 0 if clients else await server.ticks()
        before, began = server.usage(), time.perf_counter()
        for client in clients:
            client.count(keep=True)
        await asyncio.sleep(load.seconds)
        used, seconds = server.usage() - before, time.perf_counter() - began
        if clients:
            seen = sum(client.ticks for client in clients)
        else:
            seen = await server.ticks() - counted
        net = used.cpu - idle * seconds
        return {
            "cpu": used.cpu / max(seen, 1) * 1e6,
            "net": net / max(seen, 1) * 1e6,
            **_figures(load, clients, seen, used, seconds),
        }


async def idle_share(server: Server) -> float:
    """Return the share of a core that a server uses that nobody has visited."""
    await asyncio.sleep(IDLE_FROM)
    before, began = server.usage(), time.perf_counter()
    await asyncio.sleep(IDLE)
    return (server.usage() - before).cpu / (time.perf_counter() - began)


def _figures(
    load: Load, clients: Sequence[Client], seen: int, used: Usage, seconds: float
) -> Figures:
    if not seen:
        raise RuntimeError("no tick came while it was measured")
    figures = {
        "core": used.cpu / seconds * 100,
        "delivered": seen / (load.each_second * seconds) * 100,
        "wakes": used.wakes / seconds,
        **_lateness(load, clients),
    }
    if clients:
        messages = sum(client.messages for client in clients)
        figures |= {
            "messages": messages * load.countdowns / seen,
            "payload": sum(client.payload for client in clients) / seen,
            "wire": sum(client.wire for client in clients) / seen,
        }
    return figures


def _lateness(load: Load, clients: Sequence[Client]) -> Figures:
    """Say how late ticks come, if it is known whose they are.

    A countdown that is exact shows `v` seconds at a moment `t` such that `t + v` is
    always the same. What its earliest tick says is taken as that.
    """
    if not load.step or not clients:
        return {}
    late: list[float] = []
    drift: list[float] = []
    for client in clients:
        whose: dict[int, list[tuple[float, float]]] = {}
        for when, value in client.values():
            index = -((load.start - value) // load.step)
            whose.setdefault(index, []).append((when, when + value))
        for moments in whose.values():
            first = min(end for _, end in moments)
            late += [(end - first) * 1000 for _, end in moments]
            drift.append(_slope(moments))
    centiles = statistics.quantiles(late, n=100)
    return {
        "late_p50": centiles[49],
        "late_p99": centiles[98],
        "drift": statistics.median(drift) * 60_000,
    }


def _slope(moments: Sequence[tuple[float, float]]) -> float:
    """Return the seconds by which a countdown falls back in each second."""
    if len(moments) < 2:
        return 0.0
    return statistics.linear_regression(*zip(*moments, strict=True)).slope


# --- coming and going ---


async def mounts(side: Side, load: Load) -> Figures:
    """Measure what it costs to show a countdown and to take it away again."""
    if "mounts" not in side.apps:
        raise UnavailableError("nobody has written this app for it")
    async with _visited(side, load, app="mounts") as (server, clients):
        await _shown(clients, load.countdowns)
        before = server.usage()
        for client in clients:
            client.count()
        await asyncio.sleep(load.seconds)
        used, seen = server.usage() - before, sum(client.ticks for client in clients)
        return {
            "mount_cpu": used.cpu / seen * 1e6,
            "mounts": seen / load.seconds,
        }


# --- after everybody has left ---


async def left(side: Side, load: Load) -> Figures:
    """Measure what goes on when all clients have left."""
    if side.client is None:
        raise UnavailableError("it has no clients")
    order = {"start": load.start, "counted": 1}
    async with serve(side, load.countdowns, **order) as server:
        async with tabs(side, server, load.sessions, load.spread) as clients:
            await _shown(clients, load.countdowns)
        await asyncio.sleep(load.settle)
        counted, before = await server.ticks(), server.usage()
        await asyncio.sleep(GONE)
        used = server.usage() - before
        return {
            "left_ticks": float(await server.ticks() - counted),
            "left_cpu": used.cpu * 1000,
            "left_wakes": float(used.wakes),
        }


# --- memory ---


async def memory(side: Side, load: Load) -> Figures:
    """Measure what a session needs, and what a countdown needs on top.

    The server's own pages of memory are counted, before and after more sessions come:
    first with one countdown each, then a single one with as many as the load says.
    """
    if side.client is None:
        raise UnavailableError("it has no sessions")
    async with serve(side, load.countdowns, start=load.start) as server:
        async with contextlib.AsyncExitStack() as stack:
            sizes = []
            for sessions, countdowns in ((1, 100), (MORE, 1), (1, load.countdowns)):
                server.show(countdowns)
                open_tabs = tabs(side, server, sessions, load.spread)
                clients = await stack.enter_async_context(open_tabs)
                await _shown(clients, countdowns)
                await asyncio.sleep(load.settle)
                sizes.append(await server.memory())
            session, page = itertools.starmap(_less, itertools.pairwise(sizes))
        each = session / MORE
        return {
            "session_memory": each / 1000,
            "countdown_memory": (page - each) / load.countdowns / 1000,
        }


def _less(before: int, after: int) -> float:
    return float(after - before)
