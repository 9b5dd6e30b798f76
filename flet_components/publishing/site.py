"""Builds a site: packages, their bytecode, archives, web client, page."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs

from flet_components.errors import PublishError
from flet_components.publishing.archive import content_of, write_archive, write_tar
from flet_components.publishing.babel_data import LANGUAGES, comes_later, is_left_out
from flet_components.publishing.bytecode import Bytecode
from flet_components.publishing.client import copy_client
from flet_components.publishing.closure import Closure, Package, parsed
from flet_components.publishing.own_package import is_own, own_files, own_requirements
from flet_components.publishing.page import ARCHIVE, PACKED, write_page
from flet_components.publishing.parcel import Parcel
from flet_components.publishing.size import Size, sizes_of
from flet_components.publishing.target import Target, web_client
from flet_components.publishing.wheels import WheelHouse

__all__ = ["Built", "build_site", "cache_folder"]

STEPS = ("packages", "Flet's web client", "bytecode", "archives", "page", "sizes")
"""What is done, one after the other."""
MARKS = ("index.html", "python-worker.js", ARCHIVE)
"""What every site has: only such a folder is replaced."""
LATER = "later"
"""Folder of what is loaded when it is first read."""
Tell = Callable[[str], object]
Files = Mapping[str, Path | bytes]


@attrs.frozen
class Built:
    """What came of it."""

    folder: Path
    """The site."""
    sizes: Sequence[Size]
    """Its parts, and last the whole."""
    notes: Sequence[str]
    """What a person should know."""


def cache_folder() -> Path:
    """Return where wheels and bytecode are kept from one time to the next."""
    return Path.home() / ".cache" / "flet-async-components"


def build_site(
    out: Path,
    parcel: Parcel,
    *,
    base: str = "",
    cache: Path | None = None,
    tell: Tell = lambda words: None,
) -> Built:
    """Write a site into a folder; an older site there is replaced when all is done.

    Args:
        out: The folder.
        parcel: What it runs.
        base: Path under which it will be served; empty for wherever it is put.
        cache: Where wheels and bytecode are kept; by default with the user's caches.
        tell: Called with what is done next: one of `STEPS`, or the name of a package.

    Raises:
        PublishError: If something is missing, or in the way.
    """
    require_free(out)
    prefix = plain_base(base)
    target = Target.of_flet()
    kept = cache or cache_folder()
    house = WheelHouse(kept / "wheels", target)
    tell("packages")
    packages = _packages(parcel, Closure(target, house, tell))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        site = Path(folder, "site")
        tell("Flet's web client")
        copy_client(web_client(), site)
        for name, source in parcel.assets.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, site / name)
        tell("bytecode")
        bytecode = Bytecode(site / "pyodide", target, kept / "bytecode")
        files, slower = _compiled(_files(parcel, packages), bytecode)
        tell("archives")
        write_archive(parcel.files, site / ARCHIVE)
        _write_packages(files, site)
        tell("page")
        write_page(
            site,
            title=parcel.title,
            module=parcel.module,
            base=prefix,
            version=target.pyodide,
        )
        tell("sizes")
        sizes = sizes_of(site)
        if out.exists():
            shutil.rmtree(out)
        site.rename(out)
    notes = [f"{each.name}: {each.note}" for each in packages if each.note]
    notes += [slower] if slower else []
    return Built(out, sizes, notes)


def require_free(out: Path) -> None:
    """Make sure that nothing is lost when a site is written.

    Raises:
        PublishError: If something else is there.
    """
    if out.exists() and not out.is_dir():
        raise PublishError(f"OUT must be a folder, got the file {out}")
    used = out.is_dir() and any(out.iterdir())
    if used and not all((out / name).exists() for name in MARKS):
        raise PublishError(
            f"OUT must be new, empty or an older site, but {out} holds other files: "
            "name another folder"
        )


def plain_base(base: str) -> str:
    """Return a path as `/docs/`; empty stays empty.

    Raises:
        PublishError: If it is none.
    """
    if not base:
        return ""
    parts = [part for part in base.split("/") if part]
    if "://" in base or not all(_is_plain(part) for part in parts):
        raise PublishError(f"--base must be a path such as /docs, got {base!r}")
    return "/" + "".join(f"{part}/" for part in parts)


def _is_plain(part: str) -> bool:
    return part not in (".", "..") and all(c.isalnum() or c in "-._~" for c in part)


def _packages(parcel: Parcel, closure: Closure) -> list[Package]:
    asked = [each for each in parcel.requirements if not is_own(parsed(each).name)]
    wheels = [path for path in parcel.wheels if not is_own(path.name.partition("-")[0])]
    if needs_own(parcel):
        asked += own_requirements()
    return closure.of(asked, wheels)


def needs_own(parcel: Parcel) -> bool:
    """Say whether an app uses this library."""
    if any(is_own(parsed(each).name) for each in parcel.requirements):
        return True
    return any(
        b"flet_components" in content_of(item)
        for name, item in parcel.files.items()
        if name.endswith(".py")
    )


def _files(parcel: Parcel, packages: Sequence[Package]) -> Files:
    languages = LANGUAGES if parcel.locales is None else parcel.locales
    found: dict[str, Path | bytes] = {}
    for package in packages:
        for name, content in package.files():
            if not is_left_out(name, languages):
                found[name] = content
    if needs_own(parcel):
        for name, path in own_files():
            found[name] = path
    return found


def _write_packages(files: Files, site: Path) -> None:
    """Write what is loaded at the start, and what is loaded when it is first read."""
    later = {name: f"{LATER}/{name}" for name in files if comes_later(name)}
    for name, where in later.items():
        (site / where).parent.mkdir(parents=True, exist_ok=True)
        (site / where).write_bytes(content_of(files[name]))
    write_tar(
        {name: data for name, data in files.items() if name not in later},
        site / PACKED,
        later,
    )


def _compiled(files: Files, bytecode: Bytecode) -> tuple[Files, str]:
    """Return the packages compiled, or why they are not: they run in any case."""
    try:
        bytecode.replace_library()
        return bytecode.of_packages(files), ""
    except PublishError as error:
        return files, f"not compiled, so each start takes a second longer: {error}"
