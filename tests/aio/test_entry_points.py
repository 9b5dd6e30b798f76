"""`ft.app` and `ft.app_async`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet
import pytest

import flet_components.aio as ft
from flet_components.errors import RemovedInFlet1Error
from flet_components.testing import Screen

Runs = list[tuple[Callable[[Any], Any], dict[str, Any]]]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Runs:
    """What would have been run."""
    found: Runs = []

    def run(main: Callable[[Any], Any], **options: Any) -> None:
        found.append((main, options))

    async def run_async(main: Callable[[Any], Any], **options: Any) -> None:
        found.append((main, options))

    monkeypatch.setattr(flet, "run", run)
    monkeypatch.setattr(flet, "run_async", run_async)
    return found


def main(page: ft.Page) -> None:
    """Show that it ran."""
    page.add(ft.Text("ran"))


def test_by_position_and_by_name(runs: Runs) -> None:
    """`app(main)` and `app(target=main, ...)` run Flet with the same options."""
    ft.app(main)
    ft.app(target=main, name="clock", host="127.0.0.1", port=8550, upload_dir="up")
    assert runs[0][1]["assets_dir"] == "assets"
    assert runs[0][1]["view"] is flet.AppView.FLET_APP
    assert runs[1][1]["name"] == "clock"
    assert (runs[1][1]["host"], runs[1][1]["port"]) == ("127.0.0.1", 8550)
    assert runs[1][1]["upload_dir"] == "up"


def test_words_become_enums(runs: Runs) -> None:
    """Words and old constants are understood."""
    ft.app(
        main, view="web_browser", web_renderer="canvaskit", route_url_strategy="hash"
    )
    ft.app(main, view=ft.WEB_BROWSER)
    ft.app(main, view=None)
    options = runs[0][1]
    assert options["view"] is flet.AppView.WEB_BROWSER
    assert options["web_renderer"] is flet.WebRenderer.CANVAS_KIT
    assert options["route_url_strategy"] is flet.RouteUrlStrategy.HASH
    assert runs[1][1]["view"] is flet.AppView.WEB_BROWSER
    assert runs[2][1]["view"] is None


def test_dropped_parameters_are_noted(
    runs: Runs, caplog: pytest.LogCaptureFixture
) -> None:
    """What Flet 1.x has dropped is accepted, ignored and logged."""
    ft.app(main, use_color_emoji=True, auth_token="secret")
    assert "use_color_emoji is not part of Flet 1.x and is ignored" in caplog.text
    assert "auth_token is not part of Flet 1.x" in caplog.text
    assert not {"use_color_emoji", "auth_token"} & runs[0][1].keys()


def test_nothing_is_noted_unasked(runs: Runs, caplog: pytest.LogCaptureFixture) -> None:
    """Without them nothing is logged."""
    ft.app(main)
    assert caplog.text == ""


def test_a_renderer_that_is_gone(runs: Runs) -> None:
    """The HTML renderer raises, and says what to use."""
    with pytest.raises(RemovedInFlet1Error, match="CANVAS_KIT"):
        ft.app(main, web_renderer="html")


def test_what_is_no_function(runs: Runs) -> None:
    """Calling `main` instead of passing it is a clear error."""
    with pytest.raises(TypeError, match="must be a function of the page, got None"):
        ft.app(None)  # type: ignore[arg-type]


async def test_from_async_code(runs: Runs) -> None:
    """`await app_async(main)` runs Flet's coroutine with the same options."""
    await ft.app_async(main, port=8550)
    assert runs[0][1]["port"] == 8550


async def slow(page: ft.Page) -> None:
    """Show that it ran."""
    await page.add_async(ft.Text("ran"))


def steps(page: ft.Page) -> Any:
    """Show that it ran, in steps."""
    yield
    page.add(ft.Text("ran"))


MAINS: dict[str, Callable[[ft.Page], Any]] = {
    "plain": main,
    "coroutine function": slow,
    "lambda": lambda page: main(page),
    "lambda of a coroutine": lambda page: slow(page),
    "generator": steps,
}


@pytest.mark.parametrize("kind", MAINS)
async def test_every_kind_of_main(screen: Screen, runs: Runs, kind: str) -> None:
    """Whatever kind of function the target is, it runs."""
    ft.app(MAINS[kind])
    await screen.run(runs[0][0])
    assert screen.texts() == ["ran"]
