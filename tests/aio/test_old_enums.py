"""Members that Flet's enums had in 0.x."""

from __future__ import annotations

from typing import Any

import flet
import pytest

import flet_components.aio as ft
from flet_components.aio.old_enums import LOST
from flet_components.errors import RemovedInFlet1Error


@pytest.mark.parametrize("name", LOST)
def test_they_are_gone_from_flet(name: str) -> None:
    """No member of the table is one that Flet 1.x has."""
    assert not LOST[name].keys() & getattr(flet, name).__members__.keys()


def test_none_means_none() -> None:
    """Where Flet 1.x wants None, the old member is None."""
    align: Any = ft.TextAlign
    assert align.NONE is None
    text: Any = ft.Text
    assert text("x", text_align=align.NONE).text_align is None


def test_a_member_without_a_successor() -> None:
    """A renderer that is gone says what to use."""
    renderer: Any = ft.WebRenderer
    with pytest.raises(RemovedInFlet1Error, match="CANVAS_KIT"):
        _ = renderer.HTML


def test_it_is_the_enum_otherwise() -> None:
    """The other members, look-ups and checks are those of Flet's enum."""
    align: Any = ft.TextAlign
    assert align.LEFT is flet.TextAlign.LEFT
    assert align("left") is align["LEFT"] is flet.TextAlign.LEFT
    assert isinstance(flet.TextAlign.LEFT, align)
    assert list(align) == list(flet.TextAlign)
    assert len(align) == len(flet.TextAlign)
