"""The story runner in a real browser."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driver import (
    chromium,
    open_app,
    served,
    slide,
    slider,
    tap,
    type_text,
)

RUNNER = [sys.executable, "-m", "flet_components.stories", "--port", "{port}"]
PATIENCE = 30_000
"""Milliseconds in which something has to be on the screen."""
STORY = """
import flet as ft

def greeting(name: str = "you"):
    '''Says hello.'''
    return ft.Text(f"Hello, {name}")
"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A browser tab as large as a laptop's."""
    expect.set_options(timeout=PATIENCE)
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 1280, "height": 800})


def shows(page: Page, text: str | re.Pattern[str]) -> None:
    """Wait until a text is on the screen."""
    expect(page.get_by_text(text).first).to_be_attached()


def test_a_knob_changes_the_stage(page: Page) -> None:
    """The countdown's story opens by its URL; a turned knob changes what it shows."""
    with served([*RUNNER, "--no-open", "stories"]) as url:
        route = "/story/timing/countdown/any_length?k.seconds=120&k.running=false"
        open_app(page, url + route)
        shows(page, re.compile("^2 minutes left"))
        slide(slider(page, "seconds"), steps=1)
        shows(page, re.compile("^(?!2 minutes).* left"))
        expect(page).to_have_title("Any length · Stories")
        expect(page).not_to_have_url(url + route)

        tap(page.get_by_role("button", name="Two minutes"))
        expect(page).to_have_url(f"{url}/story/timing/countdown/two_minutes")
        page.go_back()
        page.go_back()
        expect(page).to_have_url(url + route)
        shows(page, re.compile("^2 minutes left"))


def test_a_saved_file_is_shown(page: Page, tmp_path: Path) -> None:
    """A saved story is on the stage within a second, and so is what is wrong in it."""
    path = tmp_path / "hello.py"
    path.write_text(STORY)
    with served([*RUNNER, "--no-open", str(tmp_path)]) as url:
        open_app(page, f"{url}/story/hello/greeting?theme=dark")
        shows(page, "Hello, you")
        type_text(page.get_by_role("textbox", name="name"), "Ada")
        shows(page, "Hello, Ada")

        path.write_text(STORY.replace("Hello", "Good morning"))
        expect(page.get_by_text("Good morning, Ada")).to_be_attached(timeout=1_000)
        path.write_text(STORY + "\ndef broken(:\n")
        shows(page, "SyntaxError: invalid syntax")
        path.write_text(STORY)
        shows(page, "Hello, Ada")


def test_the_stage_alone(page: Page, tmp_path: Path) -> None:
    """A story has the window to itself, with the knobs of its address."""
    (tmp_path / "hello.py").write_text(STORY)
    with served([*RUNNER, "--no-open", str(tmp_path)]) as url:
        open_app(page, f"{url}/alone/hello/greeting?k.name=Ada")
        shows(page, "Hello, Ada")
        expect(page.get_by_role("button")).to_have_count(0)


def test_each_panel_does_its_work(page: Page) -> None:
    """Time, checks, faults, tasks, events and docs of a story, one after the other."""
    with served([*RUNNER, "--no-open", "stories"]) as url:
        open_app(
            page, f"{url}/story/timing/countdown/two_minutes?panel=clock&paused=true"
        )
        shows(page, re.compile("^2 minutes left"))
        press_button(page, re.compile("^Go on by 10 s"))
        shows(page, re.compile("^1 minute 50 seconds left"))

        press_button(page, re.compile("^Checks"))
        press_button(page, re.compile("^Play [A-Z]"))
        expect(page.get_by_role("button", name="Checks 1/1")).to_be_attached()

        press_button(page, "Tasks")
        shows(page, "wake-ups a second")
        press_button(page, "Docs")
        shows(page, re.compile("^Countdown"))

        press_button(page, re.compile("^Polling list"))
        press_button(page, "Timetable")
        shows(page, "Departures")
        press_button(page, "Faults")
        tap(page.get_by_role("switch"))
        expect(page.get_by_role("group", name="Could not be updated")).to_be_attached()
        press_button(page, re.compile("^Events"))
        shows(page, "failure")


def press_button(page: Page, name: str | re.Pattern[str]) -> None:
    """Press a button of the runner, not too soon: Flutter drops a second click."""
    page.wait_for_timeout(700)
    tap(page.get_by_role("button", name=name).first)
