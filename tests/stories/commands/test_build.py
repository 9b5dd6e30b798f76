"""`build` makes a site of all stories, or says that there are none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from flet_components.publishing import Parcel, site
from flet_components.publishing.site import Built
from flet_components.stories.commands.build import build
from tests.stories.files import Write


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Parcel]:
    """Note what is to be built, and build nothing."""
    found: list[Parcel] = []

    def build_site(out: Path, parcel: Parcel, **_: Any) -> Built:
        found.append(parcel)
        return Built(out, [], [])

    monkeypatch.setattr(site, "build_site", build_site)
    return found


def test_all_stories_are_built(asked: list[Parcel], folder: Path, write: Write) -> None:
    """All stories of the paths go into the site."""
    write("one.py", "def a(): ...")
    done = CliRunner().invoke(build, ["out", str(folder), "--title", "Ours"])
    assert done.exit_code == 0, done.output
    assert asked[0].title == "Ours"
    assert "stories/one.py" in asked[0].files


def test_no_stories_no_site(asked: list[Parcel], folder: Path) -> None:
    """The exit code is that of pytest when there is nothing."""
    done = CliRunner().invoke(build, ["out", str(folder)])
    assert done.exit_code == 5
    assert not asked
