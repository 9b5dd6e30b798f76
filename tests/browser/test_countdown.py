"""Countdowns in a real browser, served by a real Flet server."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.driver import chromium, open_app, served

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
TEXTS = (
    "[...document.querySelectorAll('flt-semantics span')]"
    ".map(node => node.innerText.trim())"
    ".filter(text => / left$|^\\d+:\\d+$/.test(text))"
)
"""JavaScript for the texts of all countdowns: spoken by ours, digits by the guide's."""
TWO = f"{TEXTS}.length === 2"
PATIENCE = 30_000
"""Milliseconds in which something has to be on the screen."""


def seconds_of(text: str) -> int:
    """Read a duration as a countdown says it, or shows it."""
    if found := re.fullmatch(r"(\d+):(\d+)", text):
        return int(found[1]) * 60 + int(found[2])
    minutes = re.search(r"(\d+) minute", text)
    seconds = re.search(r"(\d+) second", text)
    return int(minutes[1] if minutes else 0) * 60 + int(seconds[1] if seconds else 0)


def shown(page: Page) -> list[int]:
    """Return what all countdowns of a page show, in one look, in seconds."""
    texts: list[str] = page.evaluate(f"() => {TEXTS}")
    return [seconds_of(text) for text in texts]


def watch_two_countdowns(page: Page) -> None:
    """See 120 and 60 seconds on a page count down, in step.

    A look may fall between two messages, so that one of them is a second ahead.
    """
    page.wait_for_function(f"() => {TWO}", timeout=PATIENCE)
    seen: list[list[int]] = []
    while len(seen) < 4:
        before = seen[-1] if seen else []
        page.wait_for_function(
            f"before => {TWO} && {TEXTS}.join() !== before",
            arg=page.evaluate(f"() => {TEXTS}.join()") if before else "",
            timeout=PATIENCE,
        )
        seen.append(shown(page))
    assert seen == sorted(seen, reverse=True)
    assert all(abs(first - second - 60) <= 1 for first, second in seen), seen


@pytest.mark.browser
def test_an_app_with_two_countdowns() -> None:
    """An app with `Countdown(120)` and `Countdown(60)` counts in step."""
    app = EXAMPLES / "two_countdowns.py"
    with served([sys.executable, str(app)]) as url, chromium() as browser:
        watch_two_countdowns(open_app(browser.new_page(), url))


@pytest.mark.browser
def test_the_same_app_of_the_old_api() -> None:
    """The guide's app of Flet 0.x runs unchanged, and counts in step."""
    app = Path(__file__).parent / "apps" / "guide.py"
    command = [sys.executable, "-m", "flet_components.aio", "--web", "--port", "{port}"]
    with served([*command, str(app)]) as url, chromium() as browser:
        watch_two_countdowns(open_app(browser.new_page(), url))
