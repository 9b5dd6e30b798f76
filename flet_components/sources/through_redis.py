"""One upstream among several server processes, through Redis.

Whoever holds the lease gets the data and tells the others. It is renewed three times
within its time; who dies holds it no longer than that. What is told goes through a
script that looks whether the lease is still held, so that one who slept tells nothing
old.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Awaitable
from typing import Any, Optional, TypeVar

import attrs

from flet_components.failures import in_words
from flet_components.scope import TaskScope
from flet_components.sources.answers import Backoff
from flet_components.sources.snapshot import Snapshot
from flet_components.sources.snapshot_text import from_text, in_text, is_news, sendable
from flet_components.sources.source import Feed, Source
from flet_components.time_source import TimeSource, current_clock

__all__ = ["RedisFeed", "ThroughRedis"]

T = TypeVar("T")
A = TypeVar("A")

logger = logging.getLogger("flet_components")

BACKOFF = Backoff(first=0.5, longest=10.0)
GOODBYE = 1.0
"""Seconds in which the lease is given back at the end."""
KEPT = 24 * 3600
"""Seconds for which Redis keeps the latest for who comes."""
RENEW = """
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('pexpire', KEYS[1], ARGV[2])
"""
GIVE_BACK = """
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('del', KEYS[1])
return redis.call('publish', KEYS[2], '{"free": true}')
"""
TELL = """
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('set', KEYS[2], ARGV[2], 'EX', ARGV[3])
redis.call('publish', KEYS[3], ARGV[2])
return 1
"""


@attrs.frozen
class ThroughRedis(Source[T]):
    """Opens another source in one of several processes; `shared` makes one."""

    key: str
    source: Source[T]
    url: str
    lease: float

    def open(self, clock: Optional[TimeSource] = None) -> RedisFeed[T]:
        """Begin to listen, and to get the data if nobody else does."""
        return RedisFeed(self, clock or current_clock())


class RedisFeed(Feed[T]):
    """What one process hears, and tells if it holds the lease, until it is closed."""

    def __init__(self, source: ThroughRedis[T], clock: TimeSource) -> None:
        super().__init__(clock)
        name = f"flet_components:{{{source.key}}}"  # in one slot of a cluster
        self._lease, self._latest, self._news = (
            f"{name}:lease",
            f"{name}:latest",
            f"{name}:news",
        )
        self._source = source
        self._who = uuid.uuid4().hex
        self._scope = TaskScope(f"shared {source.key!r} through Redis")
        self._redis = _client(source.url, source.lease)
        self._wake = asyncio.Event()
        self._lost: Exception | None = None
        self._failures = 0
        self._inner: Feed[T] | None = None
        self._leading: asyncio.Task[None] | None = None
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._answering: set[str] = set()
        self._scope.create_task(self._run(), name="redis")

    async def refresh(self) -> Snapshot[T]:
        """Ask whoever gets the data to get the newest; return how it stands then."""
        if not self._scope.closed:
            ask = uuid.uuid4().hex
            done = self._waiting[ask] = asyncio.get_running_loop().create_future()
            self._wake.set()
            try:
                await done
            finally:
                self._waiting.pop(ask, None)
                self._wake.set()
        return self.snapshot

    async def aclose(self) -> None:
        """Give the lease back, and end; returns when all has ended."""
        await self._scope.aclose()
        self._answer(*self._waiting)
        await self._redis.aclose()

    def _gates_turned(self) -> None:
        self._take(self.snapshot)
        self._wake.set()

    # --- connected or not ---

    async def _run(self) -> None:
        """Be connected, again and again; until it is cancelled."""
        while True:
            try:
                await self._stay()
            except Exception as error:
                self._fail(error)
                wait = BACKOFF.wait(self._failures, self.clock.random())
                await self._rest(wait)

    async def _stay(self) -> None:
        """Listen, and try to hold the lease, for as long as there is a connection."""
        async with self._redis.pubsub() as channel:
            await self._soon(channel.subscribe(self._news))
            known = await self._soon(self._redis.get(self._latest))
            self._failures, self._lost = 0, None
            if known is not None:
                self._hear(known)
            listening = self._scope.create_task(self._listen(channel), name="listen")
            try:
                while self._lost is None:
                    await self._rest(await self._look())
                raise self._lost
            finally:
                listening.cancel()
                await self._end_leading()
                await self._give_back()  # a try that was cut off may have taken it
                await asyncio.wait([listening])

    async def _rest(self, seconds: float | None) -> None:
        """Wait, by the event loop's own time, unless something has happened."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()
        self._wake.clear()

    async def _soon(self, answer: Awaitable[A]) -> A:
        """Wait for an answer of Redis, which has as long as the lease.

        The client's own `socket_timeout` would lose a cancellation, by `wait_for` of
        Python 3.11, when the answer comes in the same turn.
        """
        async with asyncio.timeout(self._source.lease):
            return await answer

    async def _listen(self, channel: Any) -> None:
        try:
            async for message in channel.listen():
                if message["type"] == "message":
                    self._hear(message["data"])
            raise ConnectionError("Redis says nothing more")
        except Exception as error:
            self._lose(error)

    def _lose(self, error: Exception) -> None:
        """Note why the connection is of no use any more."""
        self._lost = self._lost or error
        self._wake.set()

    # --- the lease ---

    async def _look(self) -> float | None:
        """Renew the lease, or take it if it is free; return when to look again."""
        lease = round(self._source.lease * 1000)
        if self.held and not self._waiting:
            await self._resign()
            return None
        if self._leading is not None:
            if self._leading.done() or not await self._renew(lease):
                await self._resign()
                return 0.0
        elif await self._take_lease(lease):
            self._leading = self._scope.create_task(self._lead(), name="lead")
        for ask in tuple(self._waiting):
            await self._soon(self._redis.publish(self._news, in_text(ask=ask)))
        if self._leading is not None:
            return self._source.lease / 3
        left = max(1, await self._soon(self._redis.pttl(self._lease)))
        return float(left) / 1000

    async def _take_lease(self, milliseconds: int) -> bool:
        taking = self._redis.set(self._lease, self._who, nx=True, px=milliseconds)
        return bool(await self._soon(taking))

    async def _renew(self, milliseconds: int) -> bool:
        keys = [self._lease, self._who, milliseconds]
        return bool(await self._soon(self._redis.eval(RENEW, 1, *keys)))

    async def _resign(self) -> None:
        """Get the data no longer, and let others know."""
        if self._leading is not None:
            await self._end_leading()
            await self._give_back()

    async def _end_leading(self) -> None:
        leading, self._leading = self._leading, None
        if leading is not None:
            leading.cancel()
            await asyncio.wait([leading])

    async def _give_back(self) -> None:
        """Give the lease back, if it is this one's; else it ends by itself."""
        with contextlib.suppress(Exception):
            async with asyncio.timeout(GOODBYE):
                keys = [self._lease, self._news, self._who]
                await self._redis.eval(GIVE_BACK, 2, *keys)

    async def _lead(self) -> None:
        """Get the data, and tell all."""
        told: Snapshot[Any] = Snapshot()
        try:
            async with self._source.source.open() as self._inner:
                async for snapshot in self._inner:
                    if is_news(told, snapshot) and not await self._tell(snapshot):
                        break
                    told = snapshot
        except Exception as error:
            self._lose(error)
        finally:
            self._inner = None
            self._answering.clear()
            self._wake.set()

    async def _tell(self, snapshot: Snapshot[Any], answers: str = "") -> bool:
        """Tell all, this process included; say whether it still may."""
        text = in_text(sendable(snapshot, self.snapshot), answers=answers)
        keys = [self._lease, self._latest, self._news]
        told = self._redis.eval(TELL, 3, *keys, self._who, text, KEPT)
        return bool(await self._soon(told))

    async def _refresh(self, ask: str) -> None:
        """Do what somebody has asked for."""
        try:
            if self._inner is not None:
                await self._tell(await self._inner.refresh(), answers=ask)
        except Exception as error:
            self._lose(error)
        finally:
            self._answering.discard(ask)

    # --- what is heard ---

    def _hear(self, text: str) -> None:
        try:
            news = from_text(text, self.snapshot)
        except (LookupError, TypeError, ValueError) as error:
            logger.warning("%s: not understood: %s", self._news, in_words(error))
            return
        if news.snapshot is not None:
            self._take(news.snapshot)
            self._answer(news.answers)
        elif news.ask and self._inner is not None and news.ask not in self._answering:
            self._answering.add(news.ask)
            self._scope.create_task(self._refresh(news.ask), name="refresh")
        elif news.free:
            self._wake.set()

    def _take(self, snapshot: Snapshot[T]) -> None:
        doing: Any = "paused" if self.held else "idle"
        self._state.set(attrs.evolve(snapshot, fetch_status=doing))

    def _answer(self, *asks: str) -> None:
        for ask in asks:
            done = self._waiting.get(ask)
            if done is not None and not done.done():
                done.set_result(None)

    def _fail(self, error: Exception) -> None:
        """Say that Redis is gone; the value stays."""
        self._failures += 1
        before = self.snapshot
        self._take(
            attrs.evolve(
                before,
                status="error",
                error=error,
                failure_count=before.failure_count + 1,
                is_stale=before.has_value,
            )
        )
        self._answer(*self._waiting)


def _client(url: str, limit: float) -> Any:
    """Return a client that gives up soon, and leaves trying again to us."""
    try:
        from redis.asyncio import Redis
        from redis.asyncio.retry import Retry
        from redis.backoff import NoBackoff
    except ImportError as error:
        raise ImportError(
            "shared(redis=...) needs the package redis: install flet-async-components "
            "with the extra [redis]"
        ) from error
    return Redis.from_url(
        url,
        decode_responses=True,
        retry=Retry(NoBackoff(), 0),
        socket_connect_timeout=limit,
    )
