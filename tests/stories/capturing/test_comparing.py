"""Two sets of pictures are compared pixel by pixel."""

from __future__ import annotations

from flet_components.stories.capturing.comparing import (
    MARK,
    Kind,
    compare,
    differences,
)
from tests.stories.capturing.pictures import opened, picture


def test_the_same() -> None:
    """Pictures with the same pixels do not differ, however they are written."""
    assert compare("a.png", picture(), picture()) is None
    padded = picture() + b"what follows the end of a PNG is not looked at"
    assert compare("a.png", picture(), padded) is None


def test_one_pixel() -> None:
    """One pixel that is a little off is found, counted and marked."""
    found = compare("a.png", picture(), picture(dots=((3, 2),), level=254))
    assert found is not None
    assert (found.kind, found.pixels, found.share) == (Kind.CHANGED, 1, 1 / 32)
    marked = opened(found.marked)
    marks = [
        (x, y) for x in range(8) for y in range(4) if marked.getpixel((x, y)) == MARK
    ]
    assert marks == [(3, 2)]


def test_another_size() -> None:
    """What one of two pictures does not have counts as changed."""
    found = compare("a.png", picture(8, 4), picture(10, 4))
    assert found is not None
    assert found.pixels == 2 * 4
    assert opened(found.marked).size == (10, 4)


def test_added_and_gone() -> None:
    """What is in one of two sets only is told, too, in the order of the names."""
    old = {"b.png": picture(), "c.png": picture(), "d.png": picture()}
    new = {"a.png": picture(), "c.png": picture(), "d.png": picture(9, 9)}
    assert [(each.name, each.kind) for each in differences(old, new)] == [
        ("a.png", Kind.ADDED),
        ("b.png", Kind.GONE),
        ("d.png", Kind.CHANGED),
    ]
    assert list(differences(old, old)) == []
