"""The loop in which waiting takes no time, and its clock."""

from __future__ import annotations

import asyncio
import functools
import socket
import threading
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import pytest

from flet_components.errors import DeadlockError
from flet_components.testing import VirtualTime, VirtualTimeLoop, real_time
from flet_components.testing import virtual_time as module

T = TypeVar("T")


def run(main: Callable[[], Awaitable[T]]) -> T:
    """Run a function in a loop of virtual time."""

    async def body() -> T:
        return await main()

    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        return runner.run(body())


def now() -> float:
    """Return the time of the running loop."""
    return asyncio.get_running_loop().time()


def loop() -> VirtualTimeLoop:
    """Return the running loop."""
    running = asyncio.get_running_loop()
    assert isinstance(running, VirtualTimeLoop)
    return running


def test_an_hour_of_sleep_takes_no_time() -> None:
    """A sleep of an hour ends at once, and the loop's time has moved by an hour."""

    async def main() -> float:
        await asyncio.sleep(3600)
        return now()

    began = time.monotonic()
    assert run(main) == 3600.0
    assert time.monotonic() - began < 5


def test_sleepers_wake_in_order() -> None:
    """Whoever is due first wakes first, each at its own time."""
    seen: list[tuple[str, float]] = []

    async def sleeper(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        seen.append((name, now()))

    async def main() -> None:
        await asyncio.gather(sleeper("b", 2), sleeper("c", 3.5), sleeper("a", 0.1))

    run(main)
    assert seen == [("a", 0.1), ("b", 2.0), ("c", 3.5)]


@pytest.mark.parametrize("when", [0.3, 60.1, 1e6 + 1 / 3])
def test_a_leap_lands_exactly_on_its_timer(when: float) -> None:
    """A timer runs at the very time that it was set for, to the last bit."""
    seen: list[float] = []

    async def main() -> None:
        loop().call_at(when - 0.07, lambda: None)
        loop().call_at(when, lambda: seen.append(now()))
        await asyncio.sleep(when + 1)

    run(main)
    assert seen == [when]


def test_a_year_can_pass() -> None:
    """Timers also run, and never early, when the loop's time is years long."""
    years = 3 * 365 * 86400 + 0.1

    async def main() -> float:
        await asyncio.sleep(years)
        return now()

    assert 0 <= run(main) - years < 1e-6


def test_a_cancelled_timer_does_not_stop_a_leap() -> None:
    """Timers that were cancelled, however near the next one, cost nothing."""

    async def main() -> float:
        for nearly in (1.0, 2.0, 2.9999995):
            loop().call_at(nearly, lambda: None).cancel()
        await asyncio.sleep(3)
        return now()

    assert run(main) == 3.0


def test_a_timeout_leaps_to_its_end() -> None:
    """What would time out after a minute times out at once."""

    async def main() -> float:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 60)
        return now()

    assert run(main) == 60.0


def test_time_stands_still_while_a_thread_works() -> None:
    """A timer does not come before work in a thread that began earlier."""
    order: list[str] = []
    gate = threading.Event()

    def work() -> None:
        gate.wait(30)
        order.append("work")

    async def main() -> float:
        asyncio.get_running_loop().call_later(1e6, order.append, "timer")
        asyncio.get_running_loop().call_soon(gate.set)
        await asyncio.wait_for(asyncio.to_thread(work), 3600)
        return now()

    assert run(main) == 0.0
    assert order == ["work"]


def test_name_lookup_holds_time() -> None:
    """Looking up an address, which asyncio does in a thread, takes no virtual time."""

    async def main() -> tuple[Any, float]:
        look = asyncio.get_running_loop().getaddrinfo("127.0.0.1", 80)
        return await asyncio.wait_for(look, 5), now()

    found, when = run(main)
    assert found
    assert when == 0.0


def test_a_plain_thread_can_wake_the_loop() -> None:
    """`call_soon_threadsafe` wakes a loop in which everybody waits."""

    async def main() -> str:
        done: asyncio.Future[str] = loop().create_future()
        wake = functools.partial(loop().call_soon_threadsafe, done.set_result, "woken")
        thread = threading.Thread(target=wake)
        loop().call_soon(thread.start)
        answer = await done
        thread.join()
        return answer

    assert run(main) == "woken"


def test_real_time_lets_a_socket_answer() -> None:
    """Inside `real_time` a timeout does not leap past an answer from a socket."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readline())
        await writer.drain()
        writer.close()

    async def main() -> bytes:
        async with real_time():
            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            async with server:
                address = server.sockets[0].getsockname()
                reader, writer = await asyncio.open_connection(*address)
                writer.write(b"hello\n")
                answer = await asyncio.wait_for(reader.readline(), 30)
                writer.close()
                await writer.wait_closed()
                return answer

    assert run(main) == b"hello\n"


def test_real_time_flows() -> None:
    """Inside `real_time` a short sleep takes as long as the wall clock says."""

    async def main() -> tuple[float, float]:
        await asyncio.sleep(100)
        began = time.monotonic()
        async with real_time():
            await asyncio.sleep(0.02)
        return now() - 100, time.monotonic() - began

    virtual, real = run(main)
    assert virtual >= 0.02
    assert real >= 0.02


def test_real_time_is_nothing_on_another_loop() -> None:
    """On a usual loop `real_time` changes nothing."""

    async def main() -> str:
        async with real_time():
            return "ran"

    assert asyncio.run(main()) == "ran"


def test_a_deadlock_is_an_error_that_names_who_waits() -> None:
    """When nobody can wake anybody, the error names the task and its line."""

    async def main() -> None:
        await asyncio.Event().wait()

    with pytest.raises(DeadlockError, match=r"(?s)nothing is left.*, waiting in main"):
        run(main)


def test_a_socket_outside_real_time_is_a_deadlock() -> None:
    """Waiting for a socket without `real_time` fails, and the error says what to do."""

    async def main() -> None:
        one, other = socket.socketpair()
        one.setblocking(False)
        try:
            await loop().sock_recv(one, 1)
        finally:
            one.close()
            other.close()

    with pytest.raises(DeadlockError, match=r"async with real_time\(\)"):
        run(main)


def test_a_thread_that_never_ends_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that waits for a timer, which waits for the thread, does not hang."""
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    gate = threading.Event()

    async def main() -> None:
        loop().call_later(1, gate.set)
        await asyncio.to_thread(gate.wait, 30)

    runner = asyncio.Runner(loop_factory=VirtualTimeLoop)
    with pytest.raises(DeadlockError, match="work in a thread"):
        runner.run(main())
    gate.set()
    runner.close()


def test_endless_ticking_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """What never comes is not waited for while something ticks for ever."""
    monkeypatch.setattr(module, "MOST_LEAPS", 100)

    async def tick() -> None:
        while True:  # noqa: ASYNC110
            await asyncio.sleep(1)

    async def main() -> None:
        ticking = loop().create_task(tick())
        try:
            await asyncio.Event().wait()
        finally:
            ticking.cancel()

    with pytest.raises(DeadlockError, match="time leapt 100 times"):
        run(main)


def test_rest_waits_for_what_is_ready_and_no_longer() -> None:
    """`rest` returns when every task waits, and no time has passed."""
    steps: list[int] = []

    async def worker() -> None:
        for step in range(20):
            await asyncio.sleep(0)
            steps.append(step)
        await asyncio.sleep(5)
        steps.append(99)

    async def main() -> float:
        task = loop().create_task(worker())
        await loop().rest()
        resting_at = now()
        assert steps == list(range(20))
        await task
        return resting_at

    assert run(main) == 0.0
    assert steps[-1] == 99


def test_rest_can_wait_for_threads() -> None:
    """`rest(threads=True)` also waits for work in threads, plain `rest` does not."""
    gate = threading.Event()
    done: list[str] = []

    async def main() -> None:
        working = loop().run_in_executor(None, gate.wait, 30)
        working.add_done_callback(lambda _: done.append("thread"))
        await loop().rest()
        assert done == []
        gate.set()
        await loop().rest(threads=True)
        assert done == ["thread"]

    run(main)


def test_a_task_that_never_waits_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop that cannot come to rest, because a task polls, says so."""
    monkeypatch.setattr(module, "MOST_TURNS", 100)

    async def spin() -> None:
        while True:  # noqa: ASYNC110
            await asyncio.sleep(0)

    async def main() -> None:
        spinning = loop().create_task(spin())
        try:
            await loop().rest()
        finally:
            spinning.cancel()

    with pytest.raises(DeadlockError, match="polls with sleep"):
        run(main)


async def test_the_clock_counts_from_a_fixed_date(virtual_time: VirtualTime) -> None:
    """The date is aware, the same in every run, and moves with the loop's time."""
    began = virtual_time.now()
    assert began == datetime(2026, 1, 1, 12, tzinfo=UTC)
    await virtual_time.sleep(90)
    assert virtual_time.now() - began == timedelta(seconds=90)
    assert virtual_time.monotonic() == 90.0


async def test_the_wall_clock_can_be_set(virtual_time: VirtualTime) -> None:
    """`travel` changes the date; what counts seconds does not notice."""
    await virtual_time.sleep(10)
    virtual_time.travel(datetime(1999, 12, 31, tzinfo=UTC))
    await virtual_time.sleep(1)
    assert virtual_time.now() == datetime(1999, 12, 31, 0, 0, 1, tzinfo=UTC)
    assert virtual_time.monotonic() == 11.0


async def test_the_wall_clock_takes_aware_dates_only(virtual_time: VirtualTime) -> None:
    """A date without a time zone is refused."""
    with pytest.raises(ValueError, match="must be aware"):
        virtual_time.travel(datetime(2026, 1, 1))


async def test_ticks_take_no_time(virtual_time: VirtualTime) -> None:
    """An hour of ticks comes on the grid, none is late."""
    late = [tick.late async for tick in _first(3601, virtual_time.every(1.0))]
    assert late == [0.0] * 3601
    assert virtual_time.monotonic() == 3600.0


async def _first(count: int, ticks: Any) -> Any:
    async for tick in ticks:
        yield tick
        count -= 1
        if not count:
            return
