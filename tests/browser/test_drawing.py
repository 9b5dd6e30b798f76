"""A picture is taken when all that Flutter was to draw is drawn."""

from __future__ import annotations

import pytest

from flet_components.stories.capturing.tab import DRAWING
from tests.browser.driver import chromium

WORKER = """
onmessage = ({ data }) => setTimeout(() => postMessage({ l: "onRenderComplete" }), 200)
"""
"""Answers as Flutter's worker does, and takes its time."""
DRAW = """code => {
    globalThis.said = [];
    const url = URL.createObjectURL(new Blob([code]));
    const worker = new Worker(url);
    worker.onmessage = () => said.push("painted");
    worker.postMessage({ l: "renderPictures" });
}"""
LOOK = "Promise.resolve(drawn()).then(() => said.push('seen'))"


@pytest.mark.browser
def test_what_is_being_drawn_is_waited_for() -> None:
    """Flutter draws in a worker; what has come from there is seen, and not before."""
    with chromium() as browser:
        page = browser.new_page()
        page.add_init_script(DRAWING)
        page.goto("data:text/html,")
        page.evaluate(LOOK.replace("said.push('seen')", "0"))  # nothing to wait for
        page.evaluate(DRAW, WORKER)
        page.evaluate(LOOK)
        assert page.evaluate("said") == ["painted", "seen"]
