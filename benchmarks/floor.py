"""The floor: what cannot be saved of a tick of a thousand countdowns on one page.

Their new texts must be encoded once, compressed if the browser asks for it, and sent
once. Everything else that a server does for a tick is above the floor.
"""

from __future__ import annotations

import contextlib
import socket
import time
import zlib
from collections.abc import Callable
from typing import Any

import msgpack  # type: ignore[import-untyped]

from benchmarks.peers.probe import face
from benchmarks.tables import Row, Table

__all__ = ["floor", "patch"]

COUNTDOWNS = 1000
PATCH_CONTROL, PAGE = 2, 1
"""Of Flet's protocol: the action, and the number of the page's control."""
TICKS = 20
"""Ticks of each turn."""
START = 5000
DEPTH = 2
"""How deep the text of `Countdown` is: in the component, and in its `Semantics`."""


def patch(texts: list[str], depth: int = 1) -> list[Any]:
    """Return what one message says about a column of countdowns.

    It has what Flet's format asks for, and no more: the way to each text, and its
    value. Only the end of a way has a number of its own; nothing names the rest.

    Args:
        texts: What the countdowns show.
        depth: How deep in its countdown a text is: in a container, or further in.
    """
    ways: dict[int, Any] = {}
    values = []
    for index, text in enumerate(texts, 4):
        way: list[Any] = [index]
        for _ in range(depth):
            way = [1, {"content": way}]
        ways[index - 4] = way
        values.append([0, index, "value", text])
    page = {"views": [1, {0: [2, {"controls": [3, ways]}]}]}
    return [PATCH_CONTROL, {"id": PAGE, "patch": [[0, page], *values]}]


def floor(rounds: int) -> Table:
    """Measure the steps that are left, and the bytes."""
    titles = ("the patch, made from nothing", "one encoding", "compressed once", "sent")
    steps = [Row(f"{title}, per countdown", "µs", 2) for title in titles]
    whole = Row("the floor: all but the first", "µs", 2)
    sizes = [Row("bytes per countdown", "", 1), Row("the same, compressed", "", 1)]
    deep = len(msgpack.packb(patch([face(START)] * COUNTDOWNS, DEPTH))) / COUNTDOWNS
    deeper = Row("bytes per countdown, its text as deep as in ours", "", 1, [deep])
    for _ in range(rounds):
        times, lengths = _tick()
        for row, value in zip(steps, times, strict=True):
            row.values.append(value)
        whole.values.append(sum(times[1:]))
        for row, value in zip(sizes, lengths, strict=True):
            row.values.append(value)
    return Table("floor", "1000 countdowns, one tick", [*steps, whole, *sizes, deeper])


def _tick() -> tuple[list[float], list[float]]:
    """Do some ticks; returns microseconds of each step, and bytes, per countdown."""
    near, far = socket.socketpair()
    with contextlib.closing(near), contextlib.closing(far):
        near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**20)
        packer = zlib.compressobj(wbits=-12, memLevel=5)
        spent, sizes = [0.0] * 4, [0.0] * 2
        for tick in range(TICKS):
            texts = [face(START - tick)] * COUNTDOWNS
            made = _step(spent, 0, patch, texts)
            data = _step(spent, 1, msgpack.packb, made)
            small = _step(spent, 2, _deflated, packer, data)
            _step(spent, 3, near.sendall, small)
            sizes[0] += len(data)
            sizes[1] += len(small)
            far.recv(2**20)
    each = TICKS * COUNTDOWNS
    return [s / each * 1e6 for s in spent], [size / each for size in sizes]


def _step(spent: list[float], index: int, work: Callable[..., Any], *args: Any) -> Any:
    began = time.perf_counter()
    made = work(*args)
    spent[index] += time.perf_counter() - began
    return made


def _deflated(packer: Any, data: bytes) -> bytes:
    made: bytes = packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)
    return made
