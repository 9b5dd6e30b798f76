"""Makes the pictures of the pages about components, with the story runner.

python -m docs.make_pictures               all of them
python -m docs.make_pictures clock         one
python -m docs.make_pictures /tmp/a.png "timing/clock/analog?theme=dark" 720 240
                                           any story, anywhere, of any size
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import attrs

from flet_components.stories.address import Address, View
from flet_components.stories.book import Book
from flet_components.stories.capturing.camera import Picture as Taken
from flet_components.stories.capturing.session import capture_all
from flet_components.stories.capturing.shots import Shot, Size
from flet_components.stories.places import catalogue

__all__ = ["PICTURES", "Picture"]

FOLDER = Path(__file__).with_name("pictures")
DARK = FOLDER / "dark"
"""The same pictures for the site of the docs, which can be dark."""
STAGING = {"theme": "light", "date": "2026-01-01T12:00:00Z", "at": "3"}
"""What surrounds a story that says nothing else: one instant, so that a picture
changes only if the story does."""


@attrs.frozen
class Picture:
    """What a picture shows."""

    story: str
    """Id of the story, with what its URL may say: `?theme=dark&k.seconds=30`."""
    width: int = 720
    """Width, in pixels."""
    height: int = 240
    """Height, in pixels."""
    view: View = "alone"
    """Without or with the runner around it."""


PICTURES: dict[str, Picture] = {
    "async_builder": Picture("live/async_builder/profile", 720, 220),
    "stream_builder": Picture("live/stream_builder/thermometer", 720, 190),
    "infinite_list": Picture("live/infinite_list/mailbox", 720, 528),
    "live_table": Picture(
        "live/live_table/market?k.changes=0.5&k.interval=0.2&k.latency=0", 720, 484
    ),
    "live_value": Picture("live/live_value/dashboard?k.every=0.05", 720, 240),
    "sparkline": Picture("live/sparkline/marked", 720, 130),
    "polling_base": Picture("live/polling_base/thermometer", 720, 160),
    "polling_list": Picture("live/polling_list/timetable?k.changes=1", 720, 400),
    "connection_banner": Picture(
        "live/connection_banner/out_of_reach?k.delay=0&k.latency=0", 480, 160
    ),
    "status_badge": Picture("live/status_badge/status_page?k.errors=0", 480, 440),
    "live_feed": Picture("live/live_feed/trades?k.every=0.1&k.drop_rate=0.2", 720, 460),
    "live_log": Picture("live/live_log/server?k.every=0.15", 720, 480),
    "clock": Picture("timing/clock/faces?date=2026-01-01T10:08:30Z"),
    "clock_world": Picture("timing/clock/world"),
    "countdown": Picture("timing/countdown/faces?k.seconds=14"),
    "countdown_segments": Picture("timing/countdown/in_segments", 720, 160),
    "error_boundary": Picture("live/error_boundary/by_hand", 720, 320),
    "idle_timer": Picture(
        "timing/idle_timer/session_expiry?k.timeout=20&k.prompt_before=30", 720, 420
    ),
    "interval": Picture(
        "timing/interval/while_another_runs?k.takes=1.2&k.every=0.5", 720, 410
    ),
    "pomodoro": Picture("timing/pomodoro/kinds", 720, 376),
    "relative_time": Picture("timing/relative_time/activity_feed", 720, 360),
    "stopwatch": Picture("timing/stopwatch/with_laps", 720, 400),
    "task_progress": Picture("live/task_progress/faces?k.speed=8", 720, 460),
    "runner": Picture("timing/countdown/faces?panel=clock", 1440, 900, "story"),
    "runner_checks": Picture(
        "timing/countdown/with_buttons?panel=checks&theme=dark", 1024, 768, "story"
    ),
    "runner_phone": Picture("live/live_feed/trades?panel=knobs", 390, 844, "story"),
    "timer_base": Picture("timing/timer_base/with_an_end"),
}
"""By the name of the file."""


def main(words: Sequence[str]) -> None:
    """Make the pictures that are asked for."""
    if words and words[0].endswith(".png"):
        name, story, *size = words
        width, height = map(int, size) if size else (720, 240)
        wanted = {Path(name): Picture(story, width, height)}
    else:
        wanted = {FOLDER / f"{n}.png": PICTURES[n] for n in words or PICTURES}
    shots = [_shot(path, picture) for path, picture in wanted.items()]
    if not (words and words[0].endswith(".png")):
        DARK.mkdir(exist_ok=True)
        shots += [_in_the_dark(path, picture) for path, picture in wanted.items()]
    alone = [shot for shot in shots if shot.address.view == "alone"]
    # The runner itself remembers what was unfolded before: for each, another browser.
    for together in (alone, *([shot] for shot in shots if shot not in alone)):
        asyncio.run(capture_all(Book((catalogue(),)), together, _keep))


def _in_the_dark(path: Path, picture: Picture) -> Shot:
    return _shot(DARK / path.name, picture, theme="dark")


def _shot(path: Path, picture: Picture, **staging: str) -> Shot:
    said = Address.parse(f"/{picture.view}/{picture.story}")
    address = attrs.evolve(said, staging={**STAGING, **said.staging, **staging})
    return Shot(str(path), address, Size(picture.width, picture.height))


def _keep(taken: Taken) -> None:
    path = Path(taken.shot.name)
    path.write_bytes(taken.png)
    print(path.name, len(taken.png), "bytes", taken.trouble)


if __name__ == "__main__":
    main(sys.argv[1:])
