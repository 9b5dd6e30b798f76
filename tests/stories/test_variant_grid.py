"""A grid of variants mounts those that can be seen."""

from __future__ import annotations

import flet as ft
import pytest

from flet_components import UserControl
from flet_components.errors import StoryError
from flet_components.stories import variants
from flet_components.testing import Screen

MOUNTED: list[str] = []
"""Who is on the page."""


class Sample(UserControl):
    """Notes who is on the page."""

    def __init__(self, size: str, number: int) -> None:
        super().__init__()
        self.text = f"{size}{number}"

    def build(self) -> ft.Control:
        """Return its name."""
        return ft.Text(self.text)

    def did_mount(self) -> None:
        """Come."""
        MOUNTED.append(self.text)

    def will_unmount(self) -> None:
        """Leave."""
        MOUNTED.remove(self.text)


def scrolled_to(pixels: float) -> dict[str, object]:
    """Return what the browser tells of a list that was scrolled."""
    return {
        "event_type": "update",
        "pixels": pixels,
        "min_scroll_extent": 0.0,
        "max_scroll_extent": 4000.0,
        "viewport_dimension": 700.0,
    }


async def test_only_what_is_in_sight_is_mounted(screen: Screen) -> None:
    """Cells come and go as the grid is scrolled, and come back as they were."""
    MOUNTED.clear()
    grid = variants(Sample, (200, 100), size=["s", "m"], number=range(50))
    made: list[ft.Control] = []
    grid.listeners.append(made.append)
    screen.show(grid)
    # Four columns; five rows in sight, and one more below them.
    assert list(MOUNTED) == [f"s{n}" for n in range(len(made))]
    assert len(made) == 28
    screen.shows("size s  ·  number 0", "size m  ·  number 49", "s0")
    screen.lacks("m49")

    await screen.send(ft.ListView, "scroll", scrolled_to(2900))
    assert "s0" not in MOUNTED
    assert "m49" in MOUNTED
    first = made[0]
    await screen.send(ft.ListView, "scroll", scrolled_to(0))
    assert "s0" in MOUNTED
    assert made.count(first) == 1


async def test_a_narrow_stage(screen: Screen) -> None:
    """There are as many columns as there is room for."""
    grid = variants(Sample, (200, 100), size=["s"], number=range(9))
    screen.show(grid)
    assert grid.columns == 4
    await screen.send(ft.ListView, "size_change", {"w": 390, "h": 700})
    assert grid.columns == 1
    assert len(MOUNTED) >= 5


@pytest.mark.parametrize("axes", [{}, {"size": []}, {"size": ["s"], "n": range(1001)}])
def test_no_variants_and_too_many(axes: dict[str, list[object]]) -> None:
    """A grid without cells, or of more than anybody looks at, is refused."""
    with pytest.raises(StoryError, match="variants must be 1 to 1000, got"):
        variants(Sample, **axes)
