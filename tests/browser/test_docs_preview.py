"""Pictures in the docs start their stories where they stand."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Page as Tab

from docs.site import hooks
from docs.site.page import Page
from flet_components.publishing.previewing import preview
from tests.browser.driver import chromium

PICTURES = "![Faces](../../pictures/countdown.png)\n\n![It](../../pictures/clock.png)"
SCRIPT = Path(hooks.__file__).parent / "assets" / "preview.js"
PLACE = PurePosixPath("components/timing/countdown.md")


def running(tab: Tab) -> list[str]:
    """Return which stories run."""
    frames = tab.locator("iframe")
    return [frames.nth(n).evaluate(HASH) for n in range(frames.count())]


HASH = "frame => frame.contentWindow.location.hash"


@pytest.mark.browser
def test_a_story_runs_where_its_picture_stands(tmp_path: Path) -> None:
    """One runs at a time, in the light of the page; without the stories it is said."""
    pictures = hooks.with_previews(Page(PLACE, PICTURES)).text
    folder = tmp_path / PLACE.parent
    folder.mkdir(parents=True)
    (folder / "countdown.html").write_text(
        f"<body>{pictures}<script src='preview.js'></script></body>"
    )
    shutil.copy(SCRIPT, folder)
    with preview(tmp_path) as url, chromium() as browser:
        tab = browser.new_page()
        tab.goto(f"{url}{PLACE.with_suffix('.html')}")
        first, second = tab.locator(".preview > button").all()
        first.click()
        tab.get_by_text("The stories are not here: make site").wait_for()
        (tmp_path / "stories").mkdir()
        (tmp_path / "stories" / "index.html").write_text("a story")
        first.click()
        tab.frame_locator("iframe").get_by_text("a story").wait_for()
        assert running(tab) == [
            "#/alone/timing/countdown/faces?k.seconds=14&theme=light"
        ]
        assert tab.get_by_role("status").count() == 0
        second.click()
        tab.frame_locator("iframe").get_by_text("a story").wait_for()
        assert running(tab) == ["#/alone/timing/clock/faces?theme=light"]
        assert first.is_visible()
        tab.evaluate("document.body.dataset.mdColorScheme = 'slate'")
        tab.wait_for_function(
            f"({HASH})(document.querySelector('iframe')).includes('dark')"
        )
        tab.get_by_role("button", name="Stop").click()
        assert running(tab) == []
        assert tab.evaluate("document.activeElement.ariaLabel") == "Run: It"
