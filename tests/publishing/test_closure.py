"""Which packages go into a site, and where they come from."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from flet_components.errors import PublishError
from flet_components.publishing.closure import Closure, parsed
from flet_components.publishing.installed import Installed
from flet_components.publishing.target import Target
from flet_components.publishing.wheels import Wheel, WheelHouse

TARGET = Target("314.0.7", "3.14.2", "pyemscripten_2026_0_wasm32")


@pytest.fixture
def closure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Closure:
    """Return one whose pip finds nothing."""

    def run(command: Any, **_: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "ERROR: no network")

    monkeypatch.setattr(subprocess, "run", run)
    return Closure(TARGET, WheelHouse(tmp_path / "wheels", TARGET))


def wheel(folder: Path, name: str, *requires: str) -> Path:
    """Write a wheel of one module."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    lines = [
        f"Name: {name}",
        "Version: 1.0",
        *(f"Requires-Dist: {r}" for r in requires),
    ]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines))
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return path


def test_what_flet_needs_in_a_browser(closure: Closure) -> None:
    """Without a network: what is installed is taken, and of msgpack the Python."""
    found = {package.name: package for package in closure.of(["httpx-sse", "babel"])}
    assert {"flet", "msgpack", "repath", "six", "babel"} <= found.keys()
    assert not {"oauthlib", "httpx"} & found.keys()
    assert "slower" in found["msgpack"].note
    files = [name for name, _ in found["msgpack"].files()]
    assert "msgpack/fallback.py" in files
    assert not any(name.endswith(".so") for name in files)


def test_a_wheel_brings_what_it_needs(closure: Closure, tmp_path: Path) -> None:
    """Extras and markers are those of the browser, not of this machine."""
    app = wheel(
        tmp_path,
        "app",
        "six[all]",
        'notthere; sys_platform == "linux"',
        'repath; sys_platform == "emscripten"',
    )
    found = [package.name for package in closure.of([], [app])]
    assert found == ["app", "flet", "msgpack", "repath", "six"]
    assert [name for name, _ in Wheel(app).files()] == [
        "app.py",
        "app-1.0.dist-info/METADATA",
    ]


def test_what_cannot_be_had_is_said(closure: Closure) -> None:
    """The error names the package, the Python, the way out, and what pip says."""
    with pytest.raises(
        PublishError, match=r"pandas>=9 must be a wheel .* --wheel"
    ) as e:
        closure.of(["pandas>=9"])
    assert "pip says: ERROR: no network" in str(e.value)


def test_two_wishes_that_do_not_go_together(closure: Closure, tmp_path: Path) -> None:
    """A wheel that does not fit what another package wants is refused."""
    one = wheel(tmp_path, "one")
    with pytest.raises(PublishError, match=r"one must be >=2, got 1\.0"):
        closure.of(["one>=2"], [one])


def test_what_is_no_requirement_is_refused() -> None:
    """The error shows what one looks like."""
    with pytest.raises(PublishError, match="like humanize>=4, got '!'"):
        parsed("!")


def test_a_checkout_is_not_taken_for_a_package() -> None:
    """This library is installed as a link here, which has no modules to copy."""
    assert Installed.find(parsed("flet-async-components")) is None


def test_wheels_are_wheels(tmp_path: Path) -> None:
    """What is no archive is refused."""
    path = tmp_path / "a-1-py3-none-any.whl"
    path.write_text("no archive")
    with pytest.raises(PublishError, match="a wheel must be a file like"):
        Wheel(path)
