"""Wheels for the browser: those that are at hand, then those of pip's index."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from email.parser import Parser
from functools import cached_property
from pathlib import Path

import attrs
from packaging.requirements import Requirement
from packaging.utils import (
    InvalidWheelFilename,
    canonicalize_name,
    parse_wheel_filename,
)
from packaging.version import Version

from flet_components.errors import PublishError
from flet_components.publishing.archive import is_needless
from flet_components.publishing.target import Target

__all__ = ["Wheel", "WheelHouse"]

PATIENCE = 300.0
"""Seconds that pip may take for one wheel."""


@attrs.frozen(slots=False)
class Wheel:
    """A wheel in a file.

    Raises:
        PublishError: If the file is none.
    """

    path: Path
    note: str = ""
    """What a person should know of it."""

    def __attrs_post_init__(self) -> None:
        if not self.path.is_file() or not zipfile.is_zipfile(self.path):
            raise PublishError(
                f"a wheel must be a file like app-1.0-py3-none-any.whl, got {self.path}"
            )
        try:
            parse_wheel_filename(self.path.name)
        except InvalidWheelFilename as error:
            raise PublishError(str(error)) from None

    @property
    def name(self) -> str:
        """The name of its package, as indexes write it."""
        return parse_wheel_filename(self.path.name)[0]

    @property
    def version(self) -> str:
        """The version of its package."""
        return str(parse_wheel_filename(self.path.name)[1])

    @cached_property
    def requires(self) -> Sequence[str]:
        """What its package needs."""
        with zipfile.ZipFile(self.path) as archive:
            name = next(
                each
                for each in archive.namelist()
                if each.endswith(".dist-info/METADATA") and each.count("/") == 1
            )
            text = archive.read(name).decode()
        return Parser().parsestr(text, headersonly=True).get_all("Requires-Dist") or ()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield what it is made of, by paths on Python's path."""
        with zipfile.ZipFile(self.path) as archive:
            for name in archive.namelist():
                if not name.endswith("/") and not is_needless(name, compiled=True):
                    yield name, archive.read(name)


@attrs.frozen
class WheelHouse:
    """Where wheels are kept; what is not there yet, pip brings."""

    folder: Path
    """Kept from one time to the next."""
    target: Target
    """The Python that shall run them."""

    def find(self, wanted: Requirement) -> Wheel:
        """Return a wheel that fits: one that is kept, else the newest of the index.

        Raises:
            PublishError: If there is none, or pip cannot reach its index.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        kept = self._download(wanted, "--no-index")
        if isinstance(kept, Wheel):
            return kept
        brought = self._download(wanted)
        if isinstance(brought, Wheel):
            return brought
        raise PublishError(
            f"{wanted} must be a wheel for Python {self.target.short} in the browser "
            f"({self.target.platform}, or Python only), but pip found none: give it "
            f"with --wheel, or put it into {self.folder}\npip says: {brought}"
        )

    def _can_run(self, wheel: Wheel) -> bool:
        """Say whether a wheel is for this Python: others may lie beside it."""
        tags = parse_wheel_filename(wheel.path.name)[3]
        return any(tag.platform in ("any", self.target.platform) for tag in tags)

    def _download(self, wanted: Requirement, *options: str) -> Wheel | str:
        """Let pip look for a wheel; return it, or why there is none."""
        command = (
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"),
            *("--disable-pip-version-check", "--no-input"),
            *("--retries", "1", "--timeout", "10"),
            *("--find-links", str(self.folder), "--dest", str(self.folder)),
            *(*self.target.pip_options, *options, str(wanted)),
        )
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return f"nothing for {PATIENCE:.0f} seconds"
        fitting = [
            wheel
            for wheel in map(Wheel, self.folder.glob("*.whl"))
            if wheel.name == canonicalize_name(wanted.name)
            and self._can_run(wheel)
            and wanted.specifier.contains(wheel.version, prereleases=True)
        ]
        if done.returncode == 0 and fitting:
            return max(fitting, key=lambda wheel: Version(wheel.version))
        return done.stderr.strip().rpartition("\n")[2] or f"code {done.returncode}"
