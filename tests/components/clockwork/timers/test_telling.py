"""What happens is told in order."""

from __future__ import annotations

from functools import partial

import pytest

from flet_components.components.clockwork.timers.telling import Telling


def test_one_call_after_the_other() -> None:
    """Each is made at once."""
    telling, told = Telling(), list[str]()
    for name in "abc":
        telling.tell(partial(told.append, name))
        assert told[-1] == name


def test_what_a_call_causes_comes_after_it() -> None:
    """It comes after all that was asked for before."""
    telling, told = Telling(), list[str]()

    def first() -> None:
        telling.tell(lambda: told.append("caused"))
        told.append("first")

    with telling.afterwards():
        telling.tell(first)
        telling.tell(lambda: told.append("second"))
        assert told == []
    assert told == ["first", "second", "caused"]


def test_blocks_in_blocks() -> None:
    """Only the end of the outermost block is the time to tell."""
    telling, told = Telling(), list[str]()
    with telling.afterwards():
        with telling.afterwards():
            telling.tell(lambda: told.append("inner"))
        assert told == []
    assert told == ["inner"]


def test_after_a_block_that_fails() -> None:
    """What has happened before is told all the same."""
    telling, told = Telling(), list[str]()

    def fail() -> None:
        with telling.afterwards():
            telling.tell(lambda: told.append("before"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert told == ["before"]


def test_after_a_call_that_fails() -> None:
    """What was still to be told is forgotten; what comes next is told."""
    telling, told = Telling(), list[str]()

    def fail() -> None:
        telling.tell(lambda: told.append("forgotten"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        telling.tell(fail)
    telling.tell(lambda: told.append("next"))
    assert told == ["next"]
