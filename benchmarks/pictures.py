"""One look at each side in a browser: what is timed must be what it should be.

An app that set `self.left`, a property of every control of Flet, once drew error boxes
that no protocol client noticed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from benchmarks.process import ROOT
from benchmarks.sides import SIDES, Side, python_of
from tests.browser.driver import chromium, open_app, served

__all__ = ["look"]

PICTURES = ROOT / "benchmarks" / ".pictures"
"""Where the pictures go."""
SHOWN = 3
"""Countdowns that have to be there; a page shows 12 where nothing else is said."""
TEXTS = """() => [...document.querySelectorAll('flt-semantics span, body *')]
    .filter(node => !node.children.length)
    .map(node => (node.innerText || '').trim())"""
LEFT = re.compile(r"1:2\d:\d\d|1 hour 2\d minutes left")
"""How a countdown of 5000 seconds shows itself, or is read out."""
ATTEMPTS, PAUSE = 40, 500
"""How often is looked, and the milliseconds in between."""
PATIENCE = 45_000
"""Milliseconds that a page may take to start."""


def look(sides: Sequence[Side]) -> list[str]:
    """Take a picture of each side that has a page; returns what is not as it should."""
    PICTURES.mkdir(exist_ok=True)
    with chromium() as browser:
        pages = [side for side in sides if side.client is not None]
        return [
            f"{side.title}: {what}" for side in pages for what in _see(browser, side)
        ]


def _see(browser: Browser, side: Side) -> list[str]:
    command = [python_of(side), "-m", side.module, "{port}"]
    page = browser.new_page()
    environment = {"BENCH_FOLDER": str(PICTURES), "BENCH_START": "5000"}
    try:
        with served(command, env=environment) as url:
            found = _shown(page, url)
            page.screenshot(path=PICTURES / f"{side.key}.png")
    except PlaywrightTimeout as error:
        return [f"could not be looked at: {str(error).splitlines()[0]}"]
    finally:
        page.close()
    return [] if found >= SHOWN else [f"{SHOWN} countdowns expected, got {found}"]


def _shown(page: Page, url: str) -> int:
    """Open a page and wait for some countdowns; returns how many are there."""
    page.goto(url)
    if page.locator("script[src*=flutter], flutter-view").count():
        open_app(page, url, PATIENCE)
    found = 0
    for _ in range(ATTEMPTS):
        texts: list[str] = page.evaluate(TEXTS)
        found = sum(1 for text in texts if LEFT.fullmatch(text))
        if found >= SHOWN:
            break
        page.wait_for_timeout(PAUSE)
    page.wait_for_timeout(4 * PAUSE)  # so that the picture shows a tick
    return found


def main(keys: Sequence[str]) -> int:
    """Look at some sides, or all."""
    wrong = look([SIDES[key] for key in keys or SIDES])
    print("\n".join([f"pictures are in {PICTURES}", *wrong]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
