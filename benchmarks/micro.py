"""In this process: fields, and the memory that they and their components need."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterator
from typing import Any

import flet as ft

from benchmarks.tables import Row, Table
from flet_components import UserControl, reactive
from flet_components.testing import Screen, VirtualTimeLoop

__all__ = ["fields", "memory"]

OTHERS = (1, 10, 100)
"""How many other fields there are beside the one that is assigned."""
ASSIGNED = 2000
"""How often it is assigned each time."""
MADE = 300
"""Components whose memory is measured at once."""
FIELDS = 50
"""Fields of each of them."""


def wide(others: int, *, read: bool = True) -> type[UserControl]:
    """Make a class with a bound field, and others.

    Args:
        others: How many others.
        read: Whether what is bound depends on the others too.
    """
    names = [f"other{number}" for number in range(others)]

    def build(self: Any) -> ft.Control:
        rest = names if read else []
        self.text = ft.Text()
        self.watch(lambda: [getattr(self, name) for name in rest], lambda *_: None)
        bound: ft.Control = self.bind(self.text, value=lambda: str(self.number))
        return bound

    annotations = {"number": int, **dict.fromkeys(names, int)}
    body = {**dict.fromkeys(annotations, 0), "build": build}
    cls = type("Wide", (UserControl,), {**body, "__annotations__": annotations})
    return reactive(cls)


def in_virtual_time(measure: Callable[[Screen], None]) -> None:
    """Measure something on a page that has no browser."""

    async def run() -> None:
        async with Screen() as screen:
            measure(screen)

    loop = VirtualTimeLoop()
    try:
        loop.run_until_complete(run())
    finally:
        loop.close()


def timed(assign: Callable[[int], None]) -> float:
    """Return the microseconds that an assignment takes."""
    began = time.perf_counter()
    for number in range(ASSIGNED):
        assign(number)
    return (time.perf_counter() - began) / ASSIGNED * 1e6


def fields(rounds: int) -> Table:
    """Measure what it takes from a field to the property that is bound to it."""
    rows = [Row("`text.value = str(number)`, Flet alone", "µs", 2)]
    rows += [Row(f"a field beside {n} more: to the property", "µs", 2) for n in OTHERS]

    def measure(screen: Screen) -> None:
        plain: Any = ft.Text()
        ours: list[Any] = [wide(others)() for others in OTHERS]
        screen.show(plain, *ours)
        assigned: list[Callable[[int], None]] = [
            lambda number: setattr(plain, "value", str(number)),
            *(lambda number, one=one: setattr(one, "number", number) for one in ours),
        ]
        for _ in range(rounds):
            for row, assign in zip(rows, assigned, strict=True):
                row.values.append(timed(assign))
        last = str(ASSIGNED - 1)
        assert [plain.value, *(one.text.value for one in ours)] == [last] * len(rows)

    in_virtual_time(measure)
    return Table("fields", "from assigning a field to the bound property", rows)


# --- memory ---


def grown(screen: Screen, make: Callable[[], ft.Control]) -> float:
    """Return the bytes that each of many controls on the page needs."""
    gc.collect()
    before, _ = tracemalloc.get_traced_memory()
    shown = [make() for _ in range(MADE)]
    screen.show(*shown)
    screen.messages.clear()
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    screen.hide(*shown)
    screen.messages.clear()
    return (after - before) / MADE


def assigned(cls: type[UserControl]) -> Callable[[], ft.Control]:
    """Return what makes a component and gives each field a value."""

    def make() -> ft.Control:
        one = cls()
        for number in range(FIELDS):
            setattr(one, f"other{number}", 1)
        return one

    return make


def kinds() -> Iterator[Callable[[], ft.Control]]:
    """Yield what is measured, one after the other."""
    yield lambda: ft.Container(ft.Text("0"))
    yield wide(0)
    yield assigned(wide(FIELDS, read=False))
    yield assigned(wide(FIELDS))


def memory(rounds: int) -> Table:
    """Measure the memory of a mounted component, and of each of its fields."""
    component = Row("a mounted component, on top of `ft.Container`", "bytes", 0)
    unread = Row("a field that has a value", "bytes", 0)
    read = Row("a field that has a value, and that something depends on", "bytes", 0)
    makes = list(kinds())

    def measure(screen: Screen) -> None:
        for _ in range(rounds):
            plain, bare, valued, used = (grown(screen, make) for make in makes)
            component.values.append(bare - plain)
            unread.values.append((valued - bare) / FIELDS)
            read.values.append((used - bare) / FIELDS)

    tracemalloc.start()
    try:
        in_virtual_time(measure)
    finally:
        tracemalloc.stop()
    return Table("memory", "in this process", [component, unread, read])
