"""Steps of a check."""

from __future__ import annotations

import pytest

from flet_components.stories import step
from flet_components.stories.steps import followed


class Notes:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    async def begin(self, title: str) -> None:
        """Write that a step begins."""
        self.lines.append(f"begin {title}")

    def end(self, title: str, error: BaseException | None) -> None:
        """Write what ended a step."""
        self.lines.append(f"end {title}: {error}")


async def test_who_follows_hears_each_step() -> None:
    """Steps are told as they begin and end, also those inside one another."""
    notes = Notes()
    with followed(notes):
        async with step("outer"), step("inner"):
            pass
    async with step("unheard"):
        pass
    assert notes.lines == [
        "begin outer",
        "begin inner",
        "end inner: None",
        "end outer: None",
    ]


async def test_an_error_knows_its_step() -> None:
    """What fails in a step says so, and so is it told to who follows."""
    notes = Notes()
    with followed(notes), pytest.raises(LookupError) as caught:
        async with step("look"):
            raise LookupError("nothing there")
    assert caught.value.__notes__ == ["in the step 'look'"]
    assert notes.lines[-1] == "end look: nothing there"
