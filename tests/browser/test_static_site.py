"""Stories as a static site: Python and the runner both run in the browser."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Route, sync_playwright

from flet_components.publishing import build_site
from flet_components.publishing.previewing import preview
from flet_components.stories.capturing.browser import ARGS
from flet_components.stories.packing import story_parcel
from flet_components.stories.places import Place

PATIENCE = 90_000
STORY = """
from datetime import date
import flet as ft
from babel.dates import format_date
import LONG
from flet_components import Countdown

def two(seconds: float = 600):
    yield ft.Column([Countdown(seconds), Countdown(seconds / 2, face="ring")])
    print("the story was left")

def other() -> ft.Control:
    return ft.Column([ft.Text(f"{code}: {day(code)}") for code in ("en", "de", "fr")])

def day(code: str) -> str:
    try:
        return format_date(date(2026, 11, 23), "long", code)
    except OSError as error:
        return error.strerror
"""
LONG = "a_module_with_a_name_" + "so_" * 33 + "long"
"""More than fits into one entry of a tar."""
ADDRESS = "#/alone/counting/two?k.seconds=7200&speed=60"
LEFT = re.compile(r"(\d+) minutes?.* left")
KNOWN = "rive_native.js"
"""Flet's own client asks for it, and is refused by the page's own rule."""


def minutes_left(page: Page) -> list[int]:
    """Return what the countdowns say, in whole minutes past the hour."""
    said = page.locator("flt-semantics-host").inner_text()
    return [int(found[1]) for found in map(LEFT.search, said.split("\n")) if found]


@pytest.mark.browser
def test_two_countdowns_without_a_server(tmp_path: Path) -> None:
    """Under a path, with no network: knob and speed come from the address; both count.

    The stage is a page of its own, embedded in the runner's, and plays in the same
    Python; when it is left, it is cleaned up. Nothing is asked of another host, and
    for a language only when it is written; one that cannot be had is an error of its
    own.
    """
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "counting.py").write_text(STORY.replace("LONG", LONG))
    wheel = tmp_path / "long-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{LONG}.py", "")
        archive.writestr("long-1.0.dist-info/METADATA", "Name: long\nVersion: 1.0")
    out = tmp_path / "out"
    build_site(out, story_parcel([Place(stories)], root=tmp_path, wheels=[wheel]))
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and KNOWN not in message.text:
            complaints.append(message.text)

    with preview(out, "/sub/") as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(ARGS)
        )
        page = browser.new_page(viewport={"width": 400, "height": 300})
        page.on("console", hear)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        languages: list[str] = []

        def refuse_french(route: Route) -> None:
            languages.append(route.request.url.partition("locale-data/")[2][:2])
            route.abort() if languages[-1] == "fr" else route.continue_()

        page.route("**/later/**", refuse_french)
        page.goto(url + ADDRESS)
        page.get_by_role("progressbar").wait_for(state="attached")
        page.locator("#starting").wait_for(state="detached", timeout=PATIENCE)
        page.locator("flt-semantics-placeholder").dispatch_event("click")
        page.get_by_text(LEFT).nth(1).wait_for(state="attached")
        before = minutes_left(page)
        page.wait_for_timeout(1500)
        after = minutes_left(page)
        assert len(before) == len(after) == 2
        assert all(1 <= (b - a) % 60 <= 5 for b, a in zip(before, after, strict=True))
        with page.expect_console_message(lambda m: "was left" in m.text):
            page.evaluate("location.hash = '/alone/counting/other'")
        page.get_by_text("de: 23. November 2026").wait_for(state="attached")
        page.get_by_text("fr: I/O error").wait_for(state="attached")
        assert languages == ["de", "fr"]
        assert [each for each in complaints if "ERR_FAILED" not in each] == []
        browser.close()
