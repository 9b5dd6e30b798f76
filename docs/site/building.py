"""Copies the pages, has Zensical build them, and puts the result beside the stories."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from click import unstyle

from docs.site.colours import colours
from docs.site.home import changelog, home
from docs.site.hooks import STORIES, dressed
from docs.site.page import DOCS, ROOT, Page

__all__ = ["DocsError", "build", "pages"]

HERE = Path(__file__).parent
CONFIG = HERE / "zensical.toml"
RUNNER = ROOT / "flet_components" / "stories" / "assets"
ASSETS = (
    HERE / "assets" / "site.css",
    HERE / "assets" / "preview.js",
    RUNNER / "fonts" / "jetbrains-mono.woff2",
    RUNNER / "favicon.png",
)
TRACEBACK = "Traceback (most recent call last)"
"""What follows tells of Zensical's insides, not of the docs."""
IN_NAVIGATION = re.compile(r'"([\w/-]+\.md)"')
ELSEWHERE = re.compile(
    r"""(?:<script[^>]*\ssrc|<link[^>]*\shref|<img[^>]*\ssrc)=["']?(https?://[^"'\s>]+)"""
)


class DocsError(Exception):
    """The site cannot be built, or would not be right."""


def pages() -> Iterator[Page]:
    """Yield all pages of the site, with what the site adds."""
    yield dressed(home())
    yield dressed(changelog())
    for path in sorted(DOCS.rglob("*.md")):
        name = PurePosixPath(path.relative_to(DOCS).as_posix())
        yield dressed(Page(name, path.read_text("utf-8")))


def build(out: Path, work: Path) -> None:
    """Build the site.

    Args:
        out: Its folder; the stories in it stay.
        work: A folder for what is made on the way.

    Raises:
        DocsError: If a page or a link is missing, or another host would be asked.
    """
    shutil.rmtree(work, ignore_errors=True)
    prepare(work)
    run_zensical(work)
    site = work / "site"
    check_hosts(site)
    put(site, out)


def prepare(work: Path) -> None:
    """Write what Zensical builds."""
    made = list(pages())
    check_navigation({str(page.path) for page in made})
    for page in made:
        path = work / "pages" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, "utf-8")
    shutil.copytree(DOCS / "pictures", work / "pages" / "pictures")
    assets = work / "pages" / "assets"
    assets.mkdir()
    (assets / "colours.css").write_text(colours(), "utf-8")
    for path in ASSETS:
        shutil.copyfile(path, assets / path.name)
    shutil.copyfile(CONFIG, work / CONFIG.name)


def check_navigation(made: set[str]) -> None:
    """See that each page is in the navigation.

    Raises:
        DocsError: If one is not, or one in it is not there.
    """
    listed = set(IN_NAVIGATION.findall(CONFIG.read_text("utf-8")))
    if wrong := sorted(made ^ listed):
        raise DocsError(
            f"each page has a place in nav of {CONFIG.relative_to(ROOT)}, "
            f"got {', '.join(wrong)} in one of the two only: add or remove"
        )


def run_zensical(work: Path) -> None:
    """Build, strictly.

    Raises:
        DocsError: If it is not there, or finds something wrong.
    """
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True)
    said = unstyle(f"{done.stdout}\n{done.stderr.partition(TRACEBACK)[0]}").strip()
    if "No module named zensical" in done.stderr:
        raise DocsError(
            "the docs are built with Zensical, which is not installed: "
            "pip install 'flet-async-components[docs]'"
        )
    if done.returncode:
        raise DocsError(f"Zensical found something wrong, in {work}:\n{said}")


def check_hosts(site: Path) -> None:
    """See that no page asks another host for anything.

    Raises:
        DocsError: If one does.
    """
    for path in sorted(site.rglob("*.html")):
        if found := ELSEWHERE.search(path.read_text("utf-8")):
            name = path.relative_to(site)
            raise DocsError(
                f"the site shall work without a network, and {name} loads {found[1]}: "
                "keep a copy in docs/site/assets"
            )


def put(site: Path, out: Path) -> None:
    """Put a built site into a folder; stories that stand there stay."""
    out.mkdir(parents=True, exist_ok=True)
    for path in out.iterdir():
        if path.name == STORIES.strip("/"):
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(site, out, dirs_exist_ok=True)
