"""Where a stage lies."""

from __future__ import annotations

import pytest

from flet_components.stories.runner.placing import Placing, Room, place
from flet_components.stories.staging import Staging

TIMES = "\N{MULTIPLICATION SIGN}"
ROOM = Room(1200, 952)


@pytest.mark.parametrize(
    ("staging", "placing", "words"),
    [
        (Staging(), Placing(0, 0, 1200, 952, 1), f"1200 {TIMES} 952"),
        (Staging(zoom=2), Placing(0, 0, 600, 476, 2), f"600 {TIMES} 476  ·  200%"),
        (Staging(size="phone"), Placing(405, 40, 390, 844, 1), f"390 {TIMES} 844"),
        (
            Staging(size="phone", rotated=True, zoom=0.5),
            Placing(389, 364.5, 844, 390, 0.5),
            f"844 {TIMES} 390  ·  50%",
        ),
        (
            Staging(size="desktop", rotated=True),
            Placing(24, 102, 1280, 800, 0.9),
            f"1280 {TIMES} 800  ·  90%",
        ),
    ],
)
def test_where_it_lies(staging: Staging, placing: Placing, words: str) -> None:
    """It has all the room, or is a device in its middle that fits."""
    assert place(staging, ROOM) == placing
    assert placing.words == words


def test_hardly_any_room() -> None:
    """In no room at all nothing fails."""
    assert place(Staging(size="phone"), Room(0, 0)).scale > 0
