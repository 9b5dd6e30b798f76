"""The archives of a site: the app, which Flet's worker unpacks, and its packages.

Packages are many files. Unpacked by Python they would take half a second of each start;
a tar is unpacked by the browser, while Python is still loaded (`assets/python.mjs`).
"""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

__all__ = [
    "PACKAGES",
    "content_of",
    "is_needless",
    "write_archive",
    "write_tar",
]

Content = Path | bytes

PACKAGES = "__pypackages__"
"""Folder that Flet's worker puts on Python's path; `assets/python.mjs` knows it."""
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


def write_archive(files: Mapping[str, Content], target: Path) -> None:
    """Write a zip: the same bytes for the same files, whenever it is made."""
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name)  # of 1980, as zip has it
            data = content_of(files[name])
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=9)


def write_tar(
    files: Mapping[str, Content], target: Path, later: Mapping[str, str]
) -> None:
    """Write a compressed tar: the same bytes for the same files, too.

    Args:
        files: Their contents, by path.
        target: The tar.
        later: Addresses, from the site's, of files that the browser loads when they
            are first read; in the tar they are links.
    """
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in sorted(files):
            data = content_of(files[name])
            entry = tarfile.TarInfo(name)  # of 1970, of nobody
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        for name in sorted(later):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, later[name]
            archive.addfile(entry)
    target.write_bytes(gzip.compress(whole.getvalue(), 9, mtime=0))


def content_of(file: Content) -> bytes:
    """Return what is in a file, be it on the disk or not."""
    return file if isinstance(file, bytes) else file.read_bytes()
