"""Checks of stories."""

from __future__ import annotations

from flet_components.stories import play
from flet_components.stories.marks import PLAYED


def test_play_marks_and_nothing_else() -> None:
    """A check stays the function that it is, and knows its story."""

    def story() -> None: ...

    async def check() -> None: ...

    assert play(story)(check) is check
    assert getattr(check, PLAYED) is story
