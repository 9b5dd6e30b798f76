"""The archive that the browser unpacks before it runs the app."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["PACKAGES", "is_needless", "write_archive"]

PACKAGES = "__pypackages__"
"""Folder that Flet's worker puts on Python's path."""
NEEDLESS = re.compile(
    r"(^|/)(__pycache__|tests?|testing/data|bin)/|\.(pyc|pyo|pyi|so|pyd|c|h|pyx|js\.map)$"
    r"|\.dist-info/(RECORD|WHEEL|INSTALLER|REQUESTED|direct_url\.json|.*\.txt)$"
)
"""What a package has that no app imports; what is said of its licence stays."""


def is_needless(name: str, *, compiled: bool = False) -> bool:
    """Say whether a file of a package is not needed to run it.

    Args:
        name: Its path in the package's wheel.
        compiled: Whether what it has been compiled to is for the browser.
    """
    if compiled and name.endswith(".so"):
        return False
    return NEEDLESS.search(name) is not None


def write_archive(files: Mapping[str, Path | bytes], target: Path) -> None:
    """Write an archive: the same bytes for the same files, whenever it is made."""
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            content = files[name]
            data = content if isinstance(content, bytes) else content.read_bytes()
            entry = zipfile.ZipInfo(name)  # of 1980, as zip has it
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=9)
