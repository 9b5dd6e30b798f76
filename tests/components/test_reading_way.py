"""Where a page is read from right to left, so are the components."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import flet as ft
import pytest

import flet_components
from flet_components import Countdown, TaskProgress
from flet_components.components.reading_way import forward
from flet_components.testing import Screen

ROOM = Path(flet_components.__file__).with_name("components")
ONE_SIDED = re.compile(
    r"(Padding|Margin)\.only\([^)]*(left|right)|TextAlign\.(LEFT|RIGHT)"
    r"|Alignment\.CENTER_(LEFT|RIGHT)"
)


@pytest.mark.parametrize("rtl", [False, True])
async def test_a_bar_begins_where_one_reads(screen: Screen, rtl: bool) -> None:
    """It goes on to the left where the page is read so."""
    screen.page.rtl = rtl
    task = TaskProgress(total=4, face="bar")
    screen.show(Countdown(60, face="bar"), task)
    task.advance()
    await screen.advance(1)
    boxes: list[Any] = screen.find_all(ft.Container)
    found = [box["offset"]["x"] for box in boxes if "offset" in box]
    assert found == ([1, 0.75] if rtl else [-1, -0.75])


async def test_what_says_which_way(screen: Screen) -> None:
    """So may whatever else it lies in."""
    text = ft.Text("a")
    screen.show(ft.Column([ft.Container(text)], rtl=True))
    assert forward(text) == -1
    assert forward(screen.page) == 1


def test_no_side_is_named() -> None:
    """Flet mirrors rows, and what begins or ends; not what is at the left or right."""
    texts = {path.stem: path.read_text("utf-8") for path in ROOM.rglob("*.py")}
    assert not [name for name, text in texts.items() if ONE_SIDED.search(text)]
