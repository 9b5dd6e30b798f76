"""What a real browser tells an idle timer: of the mouse, keys, buttons and typing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.driver import chromium, open_app, press, served, tap, type_text

APP = Path(__file__).parent / "apps" / "idle.py"


def shows(page: Page, text: str) -> None:
    """Wait until a text is on the screen."""
    page.get_by_text(text, exact=True).wait_for(state="attached")


@pytest.mark.browser
def test_what_brings_somebody_back() -> None:
    """Moving the mouse, a key, a button, typing and the wheel each make active.

    The button works, the field takes the text and the list scrolls, inside the timer.
    """
    with served([sys.executable, str(APP)]) as url, chromium() as browser:
        page = open_app(browser.new_page(viewport={"width": 500, "height": 400}), url)
        shows(page, "idle")
        page.mouse.move(400, 300)
        page.mouse.move(410, 310)
        shows(page, "active hover")
        shows(page, "idle")
        press(page, "a")
        shows(page, "active keyboard_event")
        shows(page, "idle")
        type_text(page.get_by_label("name"), "Ada")
        page.get_by_text("active ").wait_for(state="attached")
        shows(page, "idle")
        tap(page.get_by_role("button", name="press"))
        shows(page, "active click")
        shows(page, "typed: Ada")
        page.mouse.move(100, 250)
        shows(page, "idle")
        page.mouse.wheel(0, 600)
        shows(page, "active scroll")
        page.get_by_text("row 0", exact=True).wait_for(state="detached")
