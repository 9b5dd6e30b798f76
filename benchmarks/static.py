"""Measures static sites: from the navigation to what is painted, and what it takes.

    python -m benchmarks.static --rounds 5 --page docs/performance.md

Each turn opens a hello world, the runner and a story alone in a new Chromium without a
cache; the sites are built as a user would, and served without compression.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import attrs
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from benchmarks.report import report
from benchmarks.tables import Row, Table
from flet_components.publishing import build_site
from flet_components.publishing.app_folder import app_parcel
from flet_components.publishing.previewing import preview
from flet_components.stories.capturing.browser import ARGS
from flet_components.stories.packing import story_parcel
from flet_components.stories.places import Place

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120_000
HELLO = """
import flet as ft

def main(page: ft.Page) -> None:
    page.add(ft.Text("Hello, world"))

ft.run(main)
"""
ALONE = "#/alone/timing/countdown/two_minutes"
PAINTED = """
(() => {
  const text = new TextDecoder("latin1");
  const frame = (then) => requestAnimationFrame(then);
  let seen = false;
  const note = ({ data }) => {
    if (seen || !(data instanceof Uint8Array)) return;
    seen = text.decode(data).includes(WORDS);
    if (seen) frame(() => frame(() => performance.mark("painted")));
  };
  globalThis.Worker = class extends Worker {
    constructor(...how) { super(...how); this.addEventListener("message", note); }
  };
  globalThis.MessageChannel = class extends MessageChannel {
    constructor() { super(); this.port1.addEventListener("message", note); }
  };
})();
"""
"""Notes when the browser has drawn the message that brings some words: two frames after
it has come to Flutter, on whichever page."""
SINCE = "performance.getEntriesByName('painted')[0]?.startTime"
PYTHON, UNPACKED = "Downloading app archive", "Adding __pypackages__"
"""What Flet's worker says when Python runs, and when the app's archive is unpacked."""


@attrs.frozen
class Side:
    """A site, and what is shown of it."""

    name: str
    site: Path
    words: str
    """What only the message has that brings what is to be seen."""
    route: str = ""


@attrs.frozen
class Visit:
    """One start, in seconds from the navigation."""

    python: float
    """Until Python runs."""
    unpacking: float
    """From then until the app's archive is unpacked."""
    drawing: float
    """From then until all is drawn."""
    painted: float
    """All of it."""
    megabytes: float
    """What was transferred."""


def build(folder: Path) -> list[Side]:
    """Build the sites."""
    app = folder / "hello" / "hello.py"
    app.parent.mkdir()
    app.write_text(HELLO)
    build_site(folder / "plain", app_parcel(app))
    stories = folder / "stories"
    build_site(stories, story_parcel([Place(ROOT / "stories")], root=ROOT))
    return [
        Side("a hello world, published the same way", folder / "plain", "Hello, world"),
        Side("the runner, to its first story", stories, "Grace"),
        Side("a story alone", stories, "02:00", ALONE),
    ]


@contextmanager
def opened(browser: Browser, words: str) -> Iterator[Page]:
    """Open a tab without a cache, which notes when words are painted."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(PAINTED.replace("WORDS", json.dumps(words)))
    try:
        yield context.new_page()
    finally:
        context.close()


def visit(browser: Browser, url: str, side: Side) -> Visit:
    """Start a site once."""
    moments: dict[str, float] = {}
    loaded: list[Request] = []
    with opened(browser, side.words) as page:
        page.on("requestfinished", lambda request: loaded.append(request))
        page.on("console", lambda message: _note(message, moments))
        began = time.perf_counter()
        page.goto(url + side.route)
        page.wait_for_function(SINCE, timeout=PATIENCE)
        painted = page.evaluate(SINCE) / 1000
        size = sum(each.sizes()["responseBodySize"] for each in loaded) / 1e6
    python, unpacked = (moments[words] - began for words in (PYTHON, UNPACKED))
    return Visit(python, unpacked - python, painted - unpacked, painted, size)


def _note(message: ConsoleMessage, moments: dict[str, float]) -> None:
    for words in (PYTHON, UNPACKED):
        if words in message.text:
            moments[words] = time.perf_counter()


def measured(sides: Sequence[Side], rounds: int) -> Iterator[Table]:
    """Open each in turn, so many times, and yield a table."""
    visits: dict[str, list[Visit]] = {side.name: [] for side in sides}
    load = Row(f"load of the machine meanwhile, on {os.cpu_count()} cores", "", 1)
    with ExitStack() as open_, sync_playwright() as playwright:
        urls = [open_.enter_context(preview(side.site)) for side in sides]
        for _ in range(rounds):
            for side, url in zip(sides, urls, strict=True):
                browser = playwright.chromium.launch(
                    executable_path=shutil.which("chromium"), args=list(ARGS)
                )
                visits[side.name].append(visit(browser, url, side))
                browser.close()
            load.values.append(os.getloadavg()[0])
    plain = visits[sides[0].name]
    painted = [
        Row(name, "s", 1, [v.painted for v in all_]) for name, all_ in visits.items()
    ]
    ratios = [
        Row(
            f"**{name} ÷ hello world**",
            "",
            2,
            [v.painted / p.painted for v, p in zip(visits[name], plain, strict=True)],
        )
        for name in list(visits)[1:]
    ]
    yield Table("static", "navigation to painted, no cache", [*painted, *ratios, load])
    yield Table("static-parts", "what that is made of", list(_parts(visits)))


def _parts(visits: Mapping[str, Sequence[Visit]]) -> Iterator[Row]:
    for name, all_ in visits.items():
        yield Row(f"{name}: until Python runs", "s", 1, [v.python for v in all_])
        yield Row("the app's own archive", "s", 1, [v.unpacking for v in all_])
        yield Row("imports, `main`, drawing", "s", 1, [v.drawing for v in all_])
        yield Row("transferred, not compressed", "MB", 1, [v.megabytes for v in all_])


def main() -> None:
    """Measure, and print or keep the tables."""
    report(
        __doc__.splitlines()[0],
        5,
        lambda folder, rounds: measured(build(folder), rounds),
    )


if __name__ == "__main__":
    main()
