"""The report is one file that shows what has changed."""

from __future__ import annotations

import re

from flet_components.stories.capturing.comparing import differences
from flet_components.stories.capturing.report import headline, page_of
from tests.stories.capturing.pictures import picture

OLD = {"a/one.dark.png": picture(), "gone.light.png": picture()}
NEW = {"a/one.dark.png": picture(dots=((1, 1),)), "<new>.light.png": picture()}


def test_what_it_shows() -> None:
    """Before, now and the difference of what changed; one picture of all else."""
    page = page_of(list(differences(OLD, NEW)), 3)
    assert page.count("data:image/png;base64,") == 3 + 1 + 1
    assert "3 of 3 pictures are not as before" in page
    assert "1 pixel, 3.12%" in page
    for words in ("1 changed", "1 added", "1 gone", "Before", "Now", "Difference"):
        assert words in page
    assert "&lt;new&gt;" in page
    assert "<new>" not in page


def test_it_needs_no_network() -> None:
    """Nothing in it comes from elsewhere."""
    page = page_of(list(differences(OLD, NEW)), 3)
    assert not re.search(r"""(src|href)=["'](?!data:|#)|https?:|@import|url\(""", page)


def test_nothing_has_changed() -> None:
    """It says so, and how many pictures it has looked at."""
    page = page_of([], 200)
    assert "200 pictures, all as before" in page
    assert "Every pixel is as it was." in page
    assert headline([], 1) == "1 picture, all as before"
