"""The background tasks of one owner."""

from __future__ import annotations

import asyncio
import contextvars
import gc
import logging
import threading
from collections.abc import AsyncIterator

import pytest

from flet_components.scope import TaskInfo, TaskScope, TaskState, end
from flet_components.testing import VirtualTime

WHO = contextvars.ContextVar("WHO", default="nobody")


@pytest.fixture
async def scope() -> AsyncIterator[TaskScope]:
    """A scope whose tasks end with the test."""
    owner = TaskScope("Countdown")
    yield owner
    await owner.aclose()


async def wait_for_ever() -> None:
    """Wait until cancelled."""
    await asyncio.Event().wait()


async def fail() -> None:
    """Fail at once."""
    raise LookupError("no such thing")


async def turns(count: int = 3) -> None:
    """Let everything that is ready run."""
    for _ in range(count):
        await asyncio.sleep(0)


# --- names and states ---


async def test_a_task_is_named_after_its_coroutine(scope: TaskScope) -> None:
    """Without a name of its own, a task has that of its coroutine."""
    scope.create_task(wait_for_ever())
    scope.create_task(wait_for_ever(), name="poll")
    assert [task.name for task in scope.tasks] == ["wait_for_ever", "poll"]


async def test_a_task_is_pending_until_it_begins(scope: TaskScope) -> None:
    """A task that the loop has not run yet is pending, then it runs."""
    scope.create_task(wait_for_ever())
    assert [task.state for task in scope.tasks] == [TaskState.PENDING]
    await turns()
    assert [task.state for task in scope.tasks] == [TaskState.RUNNING]


async def test_a_scope_remembers_how_tasks_ended(
    scope: TaskScope, caplog: pytest.LogCaptureFixture
) -> None:
    """Ended tasks leave `tasks`, and are told by `ended`, oldest first."""
    scope.create_task(asyncio.sleep(0), name="done")
    scope.create_task(fail(), name="failed")
    scope.create_task(wait_for_ever(), name="cancelled").cancel()
    await turns()
    assert scope.tasks == ()
    assert set(scope.ended) == {
        TaskInfo("done", TaskState.DONE),
        TaskInfo("failed", TaskState.FAILED),
        TaskInfo("cancelled", TaskState.CANCELLED),
    }


async def test_a_scope_keeps_its_tasks_alive(scope: TaskScope) -> None:
    """Nobody else has to keep a reference to a task."""
    scope.create_task(wait_for_ever())
    await turns()
    gc.collect()
    assert len(scope.owned) == 1


async def test_a_task_returns_its_result(scope: TaskScope) -> None:
    """A task can be awaited for what its coroutine returns."""
    assert await scope.create_task(asyncio.sleep(0, "result")) == "result"


# --- exclusive ---


async def test_an_exclusive_task_begins_when_the_one_before_has_ended(
    scope: TaskScope,
) -> None:
    """The one before is cancelled and cleans up before the new one begins."""
    log: list[str] = []

    async def search(word: str) -> None:
        log.append(f"begin {word}")
        try:
            await wait_for_ever()
        finally:
            await turns()
            log.append(f"end {word}")

    scope.create_task(search("a"), exclusive=True)
    await turns()
    scope.create_task(search("ab"), exclusive=True)
    assert [task.state for task in scope.tasks][1] is TaskState.PENDING
    await turns(9)
    assert log == ["begin a", "end a", "begin ab"]


async def test_only_the_last_of_several_exclusive_tasks_begins(
    scope: TaskScope,
) -> None:
    """One that is replaced before its turn never begins, and nothing warns of it.

    And the first is cancelled once: a second time would end its cleaning up.
    """
    log: list[str] = []

    async def search(word: str) -> None:
        log.append(f"begin {word}")
        try:
            await wait_for_ever()
        finally:
            await turns()
            log.append(f"cleaned up {word}")

    for word in ("a", "ab", "abc"):
        scope.create_task(search(word), exclusive=True)
        await asyncio.sleep(0)
    await turns(9)
    gc.collect()
    assert log == ["begin a", "cleaned up a", "begin abc"]


async def test_exclusive_tasks_of_other_names_run_on(scope: TaskScope) -> None:
    """Only tasks of the same name are replaced."""
    scope.create_task(wait_for_ever(), name="load", exclusive=True)
    await turns()
    scope.create_task(wait_for_ever(), name="save", exclusive=True)
    await turns()
    assert [task.name for task in scope.tasks] == ["load", "save"]


async def test_a_task_may_replace_itself(scope: TaskScope) -> None:
    """From inside: the new one is scheduled, the old one ends, the new one begins."""
    log: list[str] = []

    async def count(run: int) -> None:
        log.append(f"begin {run}")
        try:
            if run == 1:
                scope.create_task(count(2), name="count", exclusive=True)
                log.append("scheduled")
            await wait_for_ever()
        finally:
            log.append(f"end {run}")

    scope.create_task(count(1), name="count", exclusive=True)
    await turns(9)
    assert log == ["begin 1", "scheduled", "end 1", "begin 2"]
    assert len(scope.tasks) == 1


# --- errors ---


async def test_an_error_is_reported_once() -> None:
    """`on_error` gets the exception and the task, also when others await the task."""
    errors: list[tuple[str, str]] = []
    scope = TaskScope(
        "Countdown",
        on_error=lambda error, task: errors.append((str(error), task.get_name())),
    )
    with pytest.raises(LookupError):
        await scope.create_task(fail(), name="load")
    await scope.aclose()
    assert errors == [("no such thing", "load")]


async def test_an_error_is_logged_if_nobody_else_takes_it(
    scope: TaskScope, caplog: pytest.LogCaptureFixture
) -> None:
    """Without `on_error`, the log names the owner and the task."""
    scope.create_task(fail(), name="load")
    await turns()
    (record,) = caplog.records
    assert record.getMessage() == "Countdown: load failed"
    assert (record.name, record.levelno) == ("flet_components", logging.ERROR)


async def test_a_cancellation_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    """Cancelling a task, before or after it began, is reported to nobody."""
    scope = TaskScope("Countdown", on_error=lambda error, _: pytest.fail(str(error)))
    scope.create_task(wait_for_ever())
    await turns()
    scope.create_task(wait_for_ever())
    scope.cancel()
    await turns()
    assert scope.tasks == ()
    assert caplog.records == []


async def test_an_error_while_cleaning_up_is_reported(scope: TaskScope) -> None:
    """What goes wrong after a cancellation is an error like any other."""
    errors: list[Exception] = []
    scope = TaskScope("Countdown", on_error=lambda error, _: errors.append(error))

    async def clean_up_badly() -> None:
        try:
            await wait_for_ever()
        finally:
            await fail()

    scope.create_task(clean_up_badly())
    await turns()
    await scope.aclose()
    assert [type(error) for error in errors] == [LookupError]


# --- the end ---


async def test_aclose_waits_until_every_task_has_cleaned_up(scope: TaskScope) -> None:
    """When `aclose` returns, nothing of the scope runs any more."""
    cleaned: list[str] = []

    async def work(name: str) -> None:
        try:
            await wait_for_ever()
        finally:
            await turns()
            cleaned.append(name)

    scope.create_task(work("a"))
    scope.create_task(work("b"))
    await turns()
    assert await scope.aclose() == ()
    assert cleaned == ["a", "b"]
    assert scope.tasks == ()


async def test_a_task_that_never_began_leaves_no_warning(scope: TaskScope) -> None:
    """Cancelled before its first step, a coroutine is closed, never 'never awaited'."""
    scope.create_task(wait_for_ever())
    scope.create_task(wait_for_ever(), exclusive=True)
    await scope.aclose()
    gc.collect()  # a warning would be raised here
    assert [info.state for info in scope.ended] == [TaskState.CANCELLED] * 2


async def test_aclose_names_the_tasks_that_do_not_end(
    virtual_time: VirtualTime,
) -> None:
    """A task that swallows its cancellation is named when the time is over."""
    scope, release = TaskScope("Countdown"), asyncio.Event()

    async def stay() -> None:
        try:
            await wait_for_ever()
        except asyncio.CancelledError:
            await release.wait()

    scope.create_task(stay(), name="stubborn")
    scope.create_task(wait_for_ever())
    await turns()
    assert await scope.aclose(timeout=5) == ("stubborn",)
    assert virtual_time.monotonic() == 5
    release.set()
    await turns()


async def test_a_task_may_close_its_own_scope(scope: TaskScope) -> None:
    """The task that closes the scope ends all others, and goes on itself."""
    scope.create_task(wait_for_ever())
    await turns()

    async def close() -> tuple[str, ...]:
        late = await scope.aclose()
        await turns()
        return late

    assert await scope.create_task(close()) == ()
    assert scope.tasks == ()


async def test_a_closed_scope_takes_no_more_tasks(scope: TaskScope) -> None:
    """After its end, a scope refuses a task, and says what to do."""
    await scope.aclose()
    assert scope.closed
    with pytest.raises(RuntimeError, match="Countdown has ended and cannot start poll"):
        scope.create_task(wait_for_ever(), name="poll")
    gc.collect()  # a warning would be raised here


async def test_a_task_needs_an_event_loop(scope: TaskScope) -> None:
    """A thread without a loop cannot start a task, and is told how."""
    errors: list[str] = []

    def start() -> None:
        try:
            scope.create_task(wait_for_ever())
        except RuntimeError as error:
            errors.append(str(error))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    gc.collect()  # a warning would be raised here
    assert "call_soon_threadsafe" in errors[0]


async def test_end_leaves_the_running_task_alone() -> None:
    """`end` cancels and awaits tasks of anybody, but never the one that calls it."""
    current = asyncio.current_task()
    assert current is not None
    task = asyncio.ensure_future(wait_for_ever())
    assert await end([task, current]) == ()
    assert task.cancelled()
    assert not current.cancelling()


# --- contexts ---


async def test_tasks_run_in_the_scope_s_context() -> None:
    """A scope with a context of its own gives each task a copy of it."""
    context = contextvars.copy_context()
    context.run(WHO.set, "the scope")
    scope = TaskScope("Countdown", context=context)

    async def look(write: str) -> str:
        found = WHO.get()
        WHO.set(write)
        return found

    WHO.set("the caller")
    assert await scope.create_task(look("one task")) == "the scope"
    assert await scope.create_task(look("another")) == "the scope"
    assert WHO.get() == "the caller"


async def test_a_task_may_be_given_a_context_of_its_own(scope: TaskScope) -> None:
    """Without any, a task inherits that of its creator; one that is given wins."""
    given = contextvars.copy_context()
    given.run(WHO.set, "somebody else")

    async def look() -> str:
        return WHO.get()

    WHO.set("the caller")
    assert await scope.create_task(look()) == "the caller"
    assert await scope.create_task(look(), context=given) == "somebody else"


async def test_many_exclusive_tasks_of_one_turn() -> None:
    """A thousand of one name wait for what had begun, and not for one another."""
    begun: list[int] = []

    async def work(number: int) -> None:
        begun.append(number)
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0)
            begun.append(-number)

    scope = TaskScope("owner")
    scope.create_task(work(1), name="same")
    await asyncio.sleep(0)
    for number in range(2, 1001):
        scope.create_task(work(number), name="same", exclusive=True)
    for _ in range(8):
        await asyncio.sleep(0)
    assert begun == [1, -1, 1000]
    assert len(scope.tasks) == 1
    await scope.aclose()
