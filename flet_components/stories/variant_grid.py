"""All variants of a component beside each other; only those in sight are mounted.

def all_sizes() -> ft.Control:
return variants(Badge, size=["s", "m"], state=list(State))
"""

from __future__ import annotations

import enum
import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import flet as ft

from flet_components.errors import StoryError
from flet_components.stories.look import caption
from flet_components.user_control import UserControl

__all__ = ["VariantGrid", "variants"]

Make = Callable[..., ft.Control]

MOST = 1000
"""Cells of one grid."""
SPACE = 16
CAPTION = 24
AHEAD = 1
"""Rows above and below those in sight that are mounted, too."""
PAGE = ft.Size(900, 700)
"""Room for a grid until the browser has told how much there is."""


def variants(
    make: Make, cell: tuple[float, float] = (260, 160), /, **axes: Iterable[Any]
) -> VariantGrid:
    """Return a grid with a cell for each combination of some values.

    Args:
        make: Makes the control of a cell, from one value of each axis.
        cell: Width and height of a cell, in logical pixels.
        axes: The values of each parameter of `make`.

    Raises:
        StoryError: If there is no combination, or there are more than 1000.
    """
    values = {name: tuple(each) for name, each in axes.items()}
    count = math.prod(len(each) for each in values.values()) if values else 0
    if not 0 < count <= MOST:
        raise StoryError(
            f"variants must be 1 to {MOST}, got {count}: "
            "give each parameter a list of a few values"
        )
    return VariantGrid(make, ft.Size(*cell), tuple(combinations(values)))


def combinations(axes: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Yield every combination of the values; the last axis changes first."""
    for each in itertools.product(*axes.values()):
        yield dict(zip(axes, each, strict=True))


class VariantGrid(UserControl):
    """Cells of one size, in as many columns as there is room for.

    A cell is made when it comes near, and mounted while it is: what has been scrolled
    away is taken off the page, so that nothing of it runs, and put back as it was.

    Args:
        make: Makes the control of a cell.
        cell: Room for the control.
        combinations: What it is made from, for each cell.
    """

    def __init__(
        self, make: Make, cell: ft.Size, combinations: Sequence[Mapping[str, Any]]
    ) -> None:
        super().__init__(expand=True)
        self._make = make
        self._cell = cell
        self._combinations = combinations
        self._room = PAGE
        self._scrolled = 0.0
        self._boxes = [self._box() for _ in combinations]
        self._made: dict[int, ft.Control] = {}
        self.listeners: list[Callable[[ft.Control], object]] = []
        """Told of each control that is made, before it is mounted."""
        self._list = ft.ListView(
            expand=True,
            spacing=SPACE,
            padding=SPACE,
            scroll_interval=100,
            on_scroll=self._on_scroll,
            on_size_change=self._on_size,
        )

    def build(self) -> ft.Control:
        """Return the list of rows; those in sight are filled."""
        self._lay_out()
        return self._list

    @property
    def columns(self) -> int:
        """How many cells there are beside each other."""
        width = self._room.width - SPACE
        return max(1, int(width // (self._cell.width + SPACE)))

    def _lay_out(self) -> None:
        columns = self.columns
        cells = [self._labelled(index) for index in range(len(self._boxes))]
        self._list.controls = [
            ft.Row(cells[first : first + columns], spacing=SPACE)
            for first in range(0, len(cells), columns)
        ]
        self._fill()

    def _fill(self) -> None:
        """Mount what is in sight, and take off what is not."""
        near = self._near()
        for index, box in enumerate(self._boxes):
            box.content = self._control(index) if index in near else None

    def _near(self) -> range:
        row = self._cell.height + CAPTION + SPACE
        first = int(self._scrolled // row) - AHEAD
        last = int((self._scrolled + self._room.height) // row) + AHEAD
        columns = self.columns
        return range(max(first, 0) * columns, (last + 1) * columns)

    def _control(self, index: int) -> ft.Control:
        if index not in self._made:
            control = self._make(**self._combinations[index])
            if isinstance(control, UserControl):
                control.debug = self.debug
            for tell in self.listeners:
                tell(control)
            self._made[index] = control
        return self._made[index]

    # --- what the browser tells ---

    def _on_scroll(self, event: ft.OnScrollEvent) -> None:
        self._scrolled = event.pixels
        self._fill()

    def _on_size(self, event: ft.LayoutSizeChangeEvent[ft.LayoutControl]) -> None:
        before = self.columns
        self._room = ft.Size(event.width, event.height)
        if self.columns != before:
            self._lay_out()
        else:
            self._fill()

    # --- looks ---

    def _box(self) -> ft.Container:
        return ft.Container(
            width=self._cell.width,
            height=self._cell.height,
            alignment=ft.Alignment.CENTER,
            border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
            border_radius=12,
            padding=8,
            clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        )

    def _labelled(self, index: int) -> ft.Control:
        words = "  ·  ".join(
            f"{name} {word(value)}"
            for name, value in self._combinations[index].items()
            if self._varies(name)
        )
        text = caption(
            words,
            no_wrap=True,
            overflow=ft.TextOverflow.ELLIPSIS,
            width=self._cell.width,
            tooltip=words or None,
        )
        return ft.Column(
            [ft.Container(text, height=CAPTION), self._boxes[index]],
            spacing=0,
            tight=True,
        )

    def _varies(self, name: str) -> bool:
        """Say whether cells differ in a value; else it need not be told."""
        return self._combinations[0][name] is not self._combinations[-1][name]


def word(value: Any) -> str:
    """Return how a value is called: a member of an enumeration by its name."""
    return value.name if isinstance(value, enum.Enum) else str(value)
