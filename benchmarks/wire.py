"""What each component of time puts on the wire while its page is left open.

    python -m benchmarks.wire [--seconds 60] [--write]

A real server and a real browser: each component has a page of its own, and one page has
one of each. All are open at the same time; what comes to the browser in the given time
is counted. With `--write` the numbers go to the pages of the docs.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Sequence

import attrs
from playwright.sync_api import Page, WebSocket

from benchmarks.process import ROOT
from benchmarks.wire_app import ALL, SHOWN
from tests.browser.driver import chromium, open_app, served

__all__ = ["Traffic", "main"]

COMMAND = (sys.executable, "-m", "benchmarks.wire_app")
SETTLED = 4000
"""Milliseconds after which a page is as it stays."""
DOCS = ROOT / "docs" / "components" / "timing"
LINE = re.compile(
    r"^Left open for 60 s in Chromium .*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL
)


@attrs.define
class Traffic:
    """What came to one page."""

    messages: int = 0
    """How many messages."""
    size: int = 0
    """How many bytes in all."""

    def __str__(self) -> str:
        word = "message" if self.messages == 1 else "messages"
        return f"**{self.messages} {word}**, {self.size} bytes"

    def listen(self, page: Page) -> None:
        """Count what comes from now on."""
        page.on("websocket", lambda socket: self._follow(socket))

    def clear(self) -> None:
        """Begin again."""
        self.messages = self.size = 0

    def _follow(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: self._note(payload))

    def _note(self, payload: str | bytes) -> None:
        self.messages += 1
        self.size += len(payload)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, say what was found, and write it down if that is wanted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wire")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--write", action="store_true", help="into the docs")
    options = parser.parse_args(arguments)
    found = measure([*SHOWN, ALL], options.seconds)
    for name, traffic in found.items():
        print(f"{name:<24} {traffic}")
    if options.write:
        write(found)
    return 0


def measure(names: Sequence[str], seconds: float) -> dict[str, Traffic]:
    """Leave a page of each open for some seconds."""
    found = {name: Traffic() for name in names}
    with chromium() as browser, served(COMMAND) as url:
        pages = []
        for name, traffic in found.items():
            page = browser.new_page(viewport={"width": 800, "height": 600})
            traffic.listen(page)
            pages.append(open_app(page, f"{url}/{name}"))
        pages[0].wait_for_timeout(SETTLED)
        for traffic in found.values():
            traffic.clear()
        pages[0].wait_for_timeout(seconds * 1000)
        return {name: attrs.evolve(traffic) for name, traffic in found.items()}


def write(found: dict[str, Traffic]) -> None:
    """Put the numbers into the pages of the components."""
    for path in sorted(DOCS.glob("*.md")):
        told = [
            f"{what}: {found[name]}"
            for name, (stem, what, _) in SHOWN.items()
            if stem == path.stem
        ]
        text = path.read_text(encoding="utf-8")
        line = f"Left open for 60 s in Chromium (`make wire`): {'; '.join(told)}."
        line = "\n".join(textwrap.wrap(line, 92, break_on_hyphens=False))
        if told and LINE.search(text):
            path.write_text(LINE.sub(line, text), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
