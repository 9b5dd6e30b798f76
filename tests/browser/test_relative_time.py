"""Relative times in a real browser, on the stage of the story runner."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import pytest

from flet_components.stories.look import SCRIPTS
from tests.browser.driver import chromium, open_app, served

RUNNER = (sys.executable, "-m", "flet_components.stories", "--port", "{port}")
STORIES = "stories/timing"
LANGUAGES = "/alone/relative_time/languages"
ARABIC = "\u0623\u0648\u0644 \u0623\u0645\u0633"
"""The day before yesterday."""


@pytest.mark.browser
def test_the_stage_has_fonts_for_the_scripts() -> None:
    """What is written from right to left is there, with fonts to write it in."""
    with served([*RUNNER, "--no-open", STORIES]) as url, chromium() as browser:
        page = browser.new_page()
        with ExitStack() as stack:
            fonts = [
                stack.enter_context(page.expect_response(url + path))
                for path in SCRIPTS.values()
            ]
            open_app(page, url + LANGUAGES)
        assert [font.value.status for font in fonts] == [200, 200]
        page.get_by_text(ARABIC).wait_for(state="attached")
