"""What a real browser shows of a list that goes on above and below."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.driver import chromium, open_app, served

APP = Path(__file__).parent / "apps" / "diary.py"


def comes(page: Page, number: int) -> Locator:
    """Wait until a row is drawn."""
    row = page.get_by_text(f"row {number}", exact=True)
    row.wait_for(state="attached")
    return row


def top_of(page: Page, number: int) -> float:
    """Return where a row stands, once it is there and rests."""
    row = comes(page, number)
    page.wait_for_timeout(1000)
    top: float = row.evaluate("node => node.getBoundingClientRect().top")
    return top


@pytest.mark.browser
def test_what_is_read_stays_where_it_is() -> None:
    """Pages come above while somebody scrolls up, and nothing jumps; so below."""
    with served([sys.executable, str(APP)]) as url, chromium() as browser:
        page = open_app(browser.new_page(viewport={"width": 500, "height": 600}), url)
        comes(page, -1)  # a page is above, which came by itself
        before = top_of(page, 0)
        page.mouse.move(200, 300)
        page.mouse.wheel(0, -300)  # the next one comes
        assert top_of(page, 0) == before + 300
        page.mouse.wheel(0, -300)
        comes(page, -11)
        page.mouse.wheel(0, 600)
        assert top_of(page, 0) == before
        for _ in range(8):
            page.mouse.wheel(0, 400)
            page.wait_for_timeout(400)
        comes(page, 60)
        for _ in range(8):  # pages that were dropped come again
            page.mouse.wheel(0, -400)
            page.wait_for_timeout(400)
        comes(page, 0)
