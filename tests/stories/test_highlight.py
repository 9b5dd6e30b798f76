"""Source text in colour."""

from __future__ import annotations

import pytest

from flet_components.stories import highlight
from flet_components.stories.highlight import highlighted

SOURCE = '''@decorated
async def story(n: int = 3) -> None:
    """Says
    much."""
    return print("ä", n.int)  # why
'''


@pytest.mark.parametrize(
    "source", [SOURCE, "", "x = (", 'x = "', "  odd\n indent", "?"]
)
def test_nothing_is_lost(source: str) -> None:
    """The spans together are the text, even if it is no Python."""
    assert "".join(span.text or "" for span in highlighted(source)) == source


def test_styles() -> None:
    """Keywords, names, strings, numbers and comments have looks of their own."""
    styles = {span.text: span.style for span in highlighted(SOURCE)}
    assert styles["def"] is highlight.KEYWORD
    assert styles["story"] is highlight.DEFINED
    assert styles["decorated"] is highlight.DECORATOR
    assert styles["int"] is highlight.BUILT_IN
    assert styles['"ä"'] is highlight.STRING
    assert styles["3"] is highlight.NUMBER
    assert styles["# why"] is highlight.COMMENT
