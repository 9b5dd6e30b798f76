"""What a real browser tells of a tab that is hidden and shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.driver import chromium, open_app, served

APP = Path(__file__).parent / "apps" / "states.py"
TURN = """(state) => {
    Object.defineProperty(document, 'visibilityState', {value: state, writable: true});
    document.dispatchEvent(new Event('visibilitychange'));
}"""
"""What the browser does when another tab is chosen; headless, it has no other."""


def seen(page: Page, *states: str) -> None:
    """Wait until the app shows these states."""
    page.get_by_text(f"seen: {' '.join(states)}", exact=True).wait_for(state="attached")


@pytest.mark.browser
def test_a_hidden_tab() -> None:
    """A component is told that its tab is hidden, shown, and loaded again.

    The app sets no handler for it, and none is needed.
    """
    with served([sys.executable, str(APP)]) as url, chromium() as browser:
        page = open_app(browser.new_page(), url)
        seen(page, "CONNECTED")
        page.evaluate(TURN, "hidden")
        page.evaluate(TURN, "visible")
        seen(page, "CONNECTED", "HIDDEN", "CONNECTED")
        page.evaluate(TURN, "hidden")
        page.reload()
        open_app(page, url)
        seen(
            *(page, "CONNECTED", "HIDDEN", "CONNECTED", "HIDDEN"),
            *("DISCONNECTED", "HIDDEN", "CONNECTED"),
        )
