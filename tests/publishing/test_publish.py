"""The commands that build a site say what they do, and why they cannot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from flet_components.errors import PublishError
from flet_components.publish import publish
from flet_components.publishing import Parcel, site
from flet_components.publishing.site import Built
from flet_components.publishing.size import Size

Asked = list[tuple[Parcel, dict[str, Any]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Note what is to be built, and build nothing."""
    found: Asked = []

    def build_site(out: Path, parcel: Parcel, **options: Any) -> Built:
        found.append((parcel, options))
        options["tell"]("packages")
        return Built(out, [Size("in all", 41_000_000, 12_300_000)], ["msgpack: slow"])

    monkeypatch.setattr(site, "build_site", build_site)
    return found


def test_an_app_is_published(asked: Asked, tmp_path: Path) -> None:
    """The options reach the build; what came of it is printed."""
    (tmp_path / "main.py").write_text("")
    words = ["--base", "/x", "--requirement", "humanize", "--locale", "de"]
    done = CliRunner().invoke(publish, [f"{tmp_path}/main.py", "out", *words])
    assert done.exit_code == 0, done.output
    ((parcel, options),) = asked
    assert (parcel.requirements, parcel.locales) == (("humanize",), ("de",))
    assert options["base"] == "/x"
    assert "41.0 MB   12.3 MB" in done.output
    assert "note: msgpack: slow" in done.output
    assert "python -m http.server -d out" in done.output


def test_why_a_site_cannot_be_built(
    asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error is one line, and no traceback."""

    def refuse(*_: Any, **__: Any) -> Built:
        raise PublishError("OUT must be a folder")

    monkeypatch.setattr(site, "build_site", refuse)
    (tmp_path / "main.py").write_text("")
    done = CliRunner().invoke(publish, [f"{tmp_path}/main.py", "out"])
    assert done.exit_code == 1
    assert done.output.endswith("Error: OUT must be a folder\n")
