"""What a real browser shows by itself while its server is silent."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page

from tests.browser.driver import chromium, open_app, served, tap

APP = Path(__file__).parent / "apps" / "silent.py"
TOP = FloatRect(x=0, y=0, width=400, height=60)
"""Where the banner is to appear."""


def look(page: Page, seconds: float) -> bytes:
    """Return what stands at the top after a while."""
    page.wait_for_timeout(seconds * 1000)
    return page.screenshot(clip=TOP)


@pytest.mark.browser
def test_a_silent_server() -> None:
    """Three heartbeats that do not come show a banner; the next one takes it away."""
    with served([sys.executable, str(APP)]) as url, chromium() as browser:
        page = browser.new_page(viewport={"width": 400, "height": 200})
        open_app(page, url)
        button = page.get_by_role("button", name="Block")
        button.wait_for(state="attached")
        quiet = look(page, 1.5)
        assert look(page, 0.3) == quiet
        tap(button)
        assert look(page, 4) != quiet
        assert look(page, 3) == quiet
