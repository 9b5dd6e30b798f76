"""What of an exception is an error, and what it says."""

from __future__ import annotations

import asyncio
import logging

import pytest

from flet_components.failures import error_in, in_words
from flet_components.scope import TaskScope

CANCELLED = asyncio.CancelledError()
WRONG, GONE = ValueError("wrong"), OSError("gone")


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (WRONG, WRONG),
        (CANCELLED, None),
        (BaseExceptionGroup("", [CANCELLED]), None),
        (BaseExceptionGroup("", [CANCELLED, ExceptionGroup("", [WRONG])]), "wrong"),
        (BaseExceptionGroup("", [CANCELLED, WRONG]), "wrong"),
    ],
)
def test_a_cancellation_is_no_error(
    failure: BaseException, error: BaseException | str | None
) -> None:
    """Alone it is nothing; in a group it is left out, the rest is an `Exception`."""
    found = error_in(failure)
    if isinstance(error, str):
        assert isinstance(found, ExceptionGroup)
        assert error in in_words(found)
        assert "Cancelled" not in in_words(found)
    else:
        assert found is error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (WRONG, "ValueError: wrong"),
        (ValueError(), "ValueError"),
        (ValueError("two\n lines"), "ValueError: two lines"),
        (ExceptionGroup("unhandled", [WRONG]), "ValueError: wrong"),
        (
            ExceptionGroup("a", [WRONG, ExceptionGroup("b", [GONE, KeyError("k")])]),
            "3 errors: ValueError: wrong; OSError: gone; KeyError: 'k'",
        ),
        (ValueError("x" * 500), "ValueError: " + "x" * 199 + "…"),
    ],
)
def test_in_words(error: Exception, words: str) -> None:
    """One line; a group says what each of its errors says."""
    assert in_words(error) == words


@pytest.mark.usefixtures("virtual_time")
async def test_what_is_no_exception_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """A task that fails with something that no handler takes is not silent either."""

    class Odd(BaseException):
        pass

    async def fail() -> None:
        raise Odd("odd")

    told: list[Exception] = []
    scope = TaskScope("owner", on_error=lambda error, task: told.append(error))
    with caplog.at_level(logging.ERROR, "flet_components"):
        await asyncio.wait([scope.create_task(fail())])
    assert told == []
    assert caplog.messages == ["owner: fail failed"]
