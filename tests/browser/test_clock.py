"""Clocks in a real browser, served by a real Flet server."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.browser.driver import chromium, open_app, served

APP = Path(__file__).parent / "apps" / "clocks.py"
TEXTS = (
    "[...document.querySelectorAll('flt-semantics span')]"
    ".map(node => node.innerText.trim())"
)
"""JavaScript for what a screen reader says, one text for each clock."""
SPOKEN = {
    "de-AT": ["18:05", "Wien, 18:05, Donnerstag, 1. Jänner 2026"],
    "en-US": ["6:05 PM", "Wien, 6:05 PM, Thursday, January 1, 2026"],
    "tlh, fr;q=0.5": ["18:05", "Wien, 18:05, jeudi 1 janvier 2026"],
}
"""By what the browser asks for."""


@pytest.mark.browser
def test_it_speaks_the_language_of_the_browser() -> None:
    """Each user reads and hears time and date as the browser asks for."""
    with served([sys.executable, str(APP)]) as url, chromium() as browser:
        for languages, spoken in SPOKEN.items():
            headers = {"Accept-Language": languages}
            context = browser.new_context(extra_http_headers=headers)
            page = open_app(context.new_page(), url)
            page.wait_for_function(f"() => {TEXTS}.length === 2")
            found = page.evaluate(f"() => {TEXTS}")
            texts = [re.sub(r"\s", " ", text) for text in found]
            assert texts == spoken
            context.close()
