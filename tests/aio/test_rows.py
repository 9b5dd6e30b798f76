"""How a row is made into an attribute."""

from __future__ import annotations

import types
from typing import Any

import pytest

from flet_components.aio.rows import Row, alias, calls, gone, steps
from flet_components.errors import RemovedInFlet1Error


def thing(*rows: Row, **attributes: Any) -> Any:
    """Make an object that has the attributes of rows, and others."""
    cls = type("Thing", (), {row.name: row.attribute for row in rows})
    made = cls()
    made.__dict__.update(attributes)
    return made


async def test_a_plain_counterpart_can_be_awaited() -> None:
    """The twin of a plain function returns what that returns."""
    one = thing(calls("add_async", "add"), add=lambda *numbers: sum(numbers))
    assert await one.add_async(1, 2) == 3


async def test_an_asynchronous_counterpart_is_awaited() -> None:
    """The twin of a coroutine function ends with it; the path may have steps."""

    async def center(where: str) -> str:
        return f"at {where}"

    window = types.SimpleNamespace(center=center)
    one = thing(calls("window_center_async", "window.center"), window=window)
    assert await one.window_center_async("home") == "at home"


def test_an_alias_reads_and_writes() -> None:
    """A property stands for another, also for one in a list."""
    view = types.SimpleNamespace(scroll=1)
    one = thing(alias("first_scroll", "views.0.scroll"), views=[view])
    one.first_scroll += 1
    assert (one.first_scroll, view.scroll) == (2, 2)


def test_what_is_gone_raises() -> None:
    """Reading and setting raise alike, and hasattr says no."""
    one = thing(gone("design", "the theme"))
    with pytest.raises(RemovedInFlet1Error, match=r"Thing.design .*: use the theme"):
        _ = one.design
    with pytest.raises(RemovedInFlet1Error, match="use the theme"):
        one.design = 1
    assert not hasattr(one, "design")


def test_kinds() -> None:
    """A row says whether it is a method, and whether it is to be awaited."""
    assert calls("add_async", "add").is_async
    assert not alias("a", "b").is_async
    assert (calls("a", "b").kind, alias("a", "b").kind) == ("method", "property")


def test_no_step() -> None:
    """An empty path leads nowhere."""
    assert steps(5, "") == 5
