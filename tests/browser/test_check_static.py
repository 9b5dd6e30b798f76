"""`stories check --static` visits a built site, and tells what is not well there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from flet_components.publishing import build_site
from flet_components.stories.commands.group import main
from flet_components.stories.packing import story_parcel
from flet_components.stories.places import Place

STORIES = """
import sys
import flet as ft

def good() -> ft.Control:
    return ft.Text("good")

def only_here() -> ft.Control:
    if sys.platform == "emscripten":
        raise RuntimeError("no threads in a browser")
    return ft.Text("fine")

def elsewhere() -> ft.Control:
    return ft.Image("http://127.0.0.1:9/picture.png", error_content=ft.Text("none"))
"""
NEWER = """
def newer() -> ft.Control:
    return ft.Text("not in the site yet")
"""


@pytest.mark.browser
def test_what_is_not_well_in_a_site(tmp_path: Path) -> None:
    """Told are a story that fails there, a foreign request, and a site that is old."""
    stories, site = tmp_path / "stories", tmp_path / "site"
    stories.mkdir()
    file = stories / "a.py"
    file.write_text(STORIES)
    build_site(site, story_parcel([Place(stories)], root=tmp_path))
    file.write_text(STORIES + NEWER)
    command = ["check", "--static", str(site), str(stories)]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1, done.output
    told = {part.split("\n")[0]: part for part in done.output.split("✗ ")[1:]}
    assert list(told) == [f"a/{n}[site]" for n in ("only_here", "elsewhere", "newer")]
    failing, foreign, new = told.values()
    assert "RuntimeError: no threads in a browser" in failing
    assert "a request left the host: http://127.0.0.1:9/picture.png" in foreign
    assert "the site has no such story: build it anew" in new
    assert "2 passed, 3 failed" in done.output


def test_what_is_no_site(tmp_path: Path) -> None:
    """A folder without a page is refused, with how to build one."""
    done = CliRunner().invoke(main, ["check", "--static", str(tmp_path)])
    assert done.exit_code == 2
    assert "--static must name the folder of a built site" in done.output
    assert "stories build" in done.output
