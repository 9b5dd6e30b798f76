"""Makes the pictures of the pages about components, with the story runner.

python -m docs.make_pictures               all of them
python -m docs.make_pictures clock         one
python -m docs.make_pictures /tmp/a.png "timing/clock/analog?theme=dark" 720 240
                                           any story, anywhere, of any size
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import attrs
from playwright.sync_api import Page, ViewportSize

from tests.browser.driver import chromium, open_app, served

__all__ = ["PICTURES", "Picture"]

FOLDER = Path(__file__).with_name("pictures")
RUNNER = (sys.executable, "-m", "flet_components.stories", "--port", "{port}")
SETTLED = 2500
"""Milliseconds after which fonts and first motions are there."""


@attrs.frozen
class Picture:
    """What a picture shows."""

    story: str
    """Id of the story, with what its URL may say: `?theme=dark&k.seconds=30`."""
    width: int = 720
    """Width, in pixels."""
    height: int = 240
    """Height, in pixels."""


PICTURES: dict[str, Picture] = {
    "polling_base": Picture("live/polling_base/thermometer", 720, 160),
    "polling_list": Picture("live/polling_list/timetable?k.changes=1", 720, 400),
    "clock": Picture("timing/clock/faces"),
    "clock_world": Picture("timing/clock/world"),
    "countdown": Picture("timing/countdown/faces?k.seconds=14"),
    "countdown_segments": Picture("timing/countdown/in_segments", 720, 160),
    "idle_timer": Picture(
        "timing/idle_timer/session_expiry?k.timeout=20&k.prompt_before=30", 720, 420
    ),
    "interval": Picture(
        "timing/interval/while_another_runs?k.takes=1.2&k.every=0.5", 720, 410
    ),
    "pomodoro": Picture("timing/pomodoro/kinds", 720, 376),
    "relative_time": Picture("timing/relative_time/activity_feed", 720, 360),
    "stopwatch": Picture("timing/stopwatch/with_laps", 720, 400),
    "timer_base": Picture("timing/timer_base/with_an_end"),
}
"""By the name of the file."""


def main(words: Sequence[str]) -> None:
    """Make the pictures that are asked for."""
    if words and words[0].endswith(".png"):
        name, story, *size = words
        wanted = {Path(name): Picture(story, *map(int, size))}
    else:
        wanted = {FOLDER / f"{n}.png": PICTURES[n] for n in words or PICTURES}
    with served([*RUNNER, "--no-open", "stories"]) as url, chromium() as browser:
        for path, picture in wanted.items():
            window = ViewportSize(width=picture.width, height=picture.height)
            page = browser.new_page(viewport=window, color_scheme="light")
            _take(page, f"{url}/alone/{picture.story}", path)
            page.close()


def _take(page: Page, url: str, path: Path) -> None:
    """Open a story alone in the window, and keep what it looks like."""
    open_app(page, url)
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=path)
    print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
