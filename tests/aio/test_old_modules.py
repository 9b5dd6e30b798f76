"""`ft.colors`, `ft.icons`, `ft.padding` and the other modules of Flet 0.x."""

from __future__ import annotations

import pytest

import flet_components.aio as ft
from flet_components.errors import RemovedInFlet1Error


def test_colors() -> None:
    """Colours are found by their old names, whatever their letters."""
    assert ft.colors.RED is ft.Colors.RED
    assert ft.colors.red_100 is ft.Colors.RED_100
    assert ft.colors.WHITE70 is ft.Colors.WHITE_70
    assert ft.colors.SURFACE_VARIANT is ft.Colors.SURFACE_CONTAINER_HIGHEST
    assert ft.colors.with_opacity(0.5, "red") == "red,0.5"
    assert isinstance(ft.colors.random_color(), ft.Colors)


def test_icons() -> None:
    """Icons are found by their old names, whatever their letters."""
    assert ft.icons.PLAY_ARROW == ft.Icons.PLAY_ARROW
    assert ft.icons.play_arrow == ft.Icons.PLAY_ARROW


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ft.padding.all(5), ft.Padding.all(5)),
        (ft.padding.only(left=5), ft.Padding.only(left=5)),
        (ft.padding.symmetric(1, 2), ft.Padding.symmetric(vertical=1, horizontal=2)),
        (ft.margin.symmetric(horizontal=2), ft.Margin.symmetric(horizontal=2)),
        (ft.border.all(1, "red"), ft.Border.all(1, "red")),
        (ft.border_radius.all(3), ft.BorderRadius.all(3)),
        (ft.border_radius.vertical(3), ft.BorderRadius.vertical(top=3)),
        (
            ft.border_radius.horizontal(3, 4),
            ft.BorderRadius.horizontal(left=3, right=4),
        ),
        (ft.alignment.center, ft.Alignment.CENTER),
        (ft.alignment.top_left, ft.Alignment.TOP_LEFT),
        (ft.alignment.Alignment(0, 1), ft.Alignment(0, 1)),
        (ft.animation.Animation(300, "ease"), ft.Animation(300, "ease")),  # type: ignore[arg-type]
        (ft.transform.Offset(1, 2), ft.Offset(1, 2)),
        (ft.border.BorderSide(1, "red"), ft.BorderSide(1, "red")),
    ],
)
def test_helpers(old: object, new: object) -> None:
    """What an old helper makes is what the new class makes."""
    assert old == new


def test_drawing_and_themes() -> None:
    """Drawing is found without an import of its own."""
    assert ft.canvas.Line(0, 0, 1, 1).x2 == 1
    assert ft.painting.Paint is ft.Paint
    assert ft.theme.Theme is ft.Theme


@pytest.mark.parametrize("path", ["colors.NO_COLOR", "icons.NO_ICON", "padding.none"])
def test_what_never_was(path: str) -> None:
    """A name that nobody has raises, naming it."""
    module, _, name = path.partition(".")
    with pytest.raises(RemovedInFlet1Error, match=f"flet.{path} is not part"):
        getattr(getattr(ft, module), name)
    assert not hasattr(getattr(ft, module), "__wrapped__")
