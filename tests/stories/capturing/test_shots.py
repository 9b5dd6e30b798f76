"""Each picture has a name of its own, made from what it shows."""

from __future__ import annotations

import pytest

from flet_components.stories.address import Address
from flet_components.stories.capturing.shots import DEFAULT_SIZE, Size, shots_of


def test_a_picture_of_each_story_in_each_theme() -> None:
    """The address says the theme and the instant; the name says story and theme."""
    shots = list(shots_of(["a/b/one", "two"], ["light", "dark"], [], {"at": "3"}))
    assert [shot.name for shot in shots] == [
        "a/b/one.light.png",
        "two.light.png",
        "a/b/one.dark.png",
        "two.dark.png",
    ]
    assert str(shots[2].address) == "/alone/a/b/one?theme=dark&at=3"
    assert {shot.size for shot in shots} == {DEFAULT_SIZE}


def test_several_sizes() -> None:
    """A size that was asked for is part of the name."""
    sizes = [Size(390, 844), Size(1024, 768)]
    shots = list(shots_of(["one"], ["dark"], sizes, {}))
    assert [(shot.name, shot.size) for shot in shots] == [
        ("one.390x844.dark.png", sizes[0]),
        ("one.1024x768.dark.png", sizes[1]),
    ]
    assert all(shot.address == Address.parse(str(shot.address)) for shot in shots)


@pytest.mark.parametrize("text", ["", "390", "0x10", "390 x 844", "-1x5", "99999x1"])
def test_a_size_that_is_none(text: str) -> None:
    """What cannot be a size is refused, with an example of one."""
    with pytest.raises(ValueError, match="WIDTHxHEIGHT in pixels, like 390x844, got"):
        Size.parse(text)
    assert str(Size.parse("390x844")) == "390x844"
