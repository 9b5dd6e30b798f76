"""Drives Flet apps in a headless Chromium.

Flutter draws on a canvas: texts and buttons are reached through its semantics tree,
which stands in the page as `flt-semantics` nodes with roles, once it is switched on.

    with served([sys.executable, "app.py"]) as url, chromium() as browser:
        page = open_app(browser.new_page(), url)
        tap(page.get_by_role("button", name="Start"))
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

__all__ = [
    "ARGS",
    "chromium",
    "free_port",
    "open_app",
    "press",
    "served",
    "slide",
    "slider",
    "tap",
    "type_text",
]

ARGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)
"""Lets Chromium draw WebGL without a graphics card, and call nobody."""

PATIENCE = 90_000
"""Milliseconds that Flutter may take to start on a busy machine."""

MOVE = """(node, by) => {
    node.value = Number(node.value) + by;
    node.dispatchEvent(new Event('change', { bubbles: true }));
}"""
"""Moves the slider's node as an assistive technology would."""

ROOT = Path(__file__).resolve().parents[2]


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Run Debian's Chromium; the Playwright wheel needs no browser of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(ARGS)
        )
        try:
            yield browser
        finally:
            browser.close()


def open_app(page: Page, url: str, timeout: float = PATIENCE) -> Page:
    """Open a Flet app and switch its semantics tree on."""
    page.set_default_timeout(30_000)
    page.goto(url)
    placeholder = page.locator("flt-semantics-placeholder")
    placeholder.wait_for(state="attached", timeout=timeout)
    # It is one pixel at (-1, -1): a mouse cannot hit it.
    placeholder.dispatch_event("click")
    return page


def tap(target: Locator) -> None:
    """Click in the DOM: reaches nodes under overlays, and wide ones, all the same."""
    target.wait_for(state="attached")
    target.evaluate("node => node.click()")


def type_text(target: Locator, text: str) -> None:
    """Replace the text of a field."""
    target.wait_for()
    target.focus()
    with contextlib.suppress(PlaywrightTimeout):
        # Flutter says so when its own text connection is attached.
        target.page.wait_for_function(
            "node => node.getAttribute('autocorrect') === 'on'",
            arg=target.element_handle(),
            timeout=300,
        )
    target.page.wait_for_timeout(50)
    press(target.page, "Control+a")
    target.page.keyboard.insert_text(text)


def press(page: Page, key: str) -> None:
    """Press a key, or several held together: `Control+a`."""
    page.keyboard.press(key)


def slider(page: Page, name: str) -> Locator:
    """Return the slider of that name; Flutter gives the name to the node around it."""
    return page.locator(f'flt-semantics[aria-label="{name}"] input[type="range"]').first


def slide(target: Locator, *, steps: int) -> None:
    """Move a slider by its own steps, as a screen reader does."""
    target.wait_for(state="attached")
    for _ in range(abs(steps)):
        target.evaluate(MOVE, 1 if steps > 0 else -1)


def free_port() -> int:
    """Return a port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def served(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    timeout: float = 60.0,
) -> Iterator[str]:
    """Run a command that serves a page, wait until it answers, end it by its id.

    Args:
        command: Program and arguments; `{port}` stands for the free port that was
            chosen. An app that calls `ft.run(main)` finds it in its environment.
        env: Further environment variables.
        cwd: Folder to run it in, by default the repository.
        timeout: Seconds until it has to answer.

    Yields:
        The address, without a slash at its end.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile(mode="w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            [part.replace("{port}", str(port)) for part in command],
            cwd=cwd,
            env=_environment(port, env),
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _wait_until_answers(process, url, timeout, output)
            yield url
        finally:
            _end(process)


def _environment(port: int, more: Mapping[str, str] | None) -> dict[str, str]:
    return {
        **os.environ,
        "FLET_FORCE_WEB_SERVER": "true",
        "FLET_SERVER_IP": "127.0.0.1",
        "FLET_SERVER_PORT": str(port),
        "FLET_WEB_NO_CDN": "true",
        "PYTHONUNBUFFERED": "1",
        **(more or {}),
    }


def _wait_until_answers(
    process: subprocess.Popen[str], url: str, timeout: float, output: Any
) -> None:
    deadline = time.monotonic() + timeout
    while not _answers(url):
        # Waiting for its end is also what paces the next try.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            raise RuntimeError(f"the server ended by itself:\n{_read(output)}")
        if time.monotonic() > deadline:
            raise RuntimeError(f"no answer from {url} in {timeout} s:\n{_read(output)}")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _read(output: Any) -> str:
    output.seek(0)
    text: str = output.read()
    return text


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
