"""Builds the site of the docs.

python -m docs.site            into site/
python -m docs.site /tmp/out   elsewhere

The previews need the static stories in the same folder: `make site` builds both.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from docs.site.building import DocsError, build
from docs.site.hooks import STORIES
from docs.site.page import ROOT

__all__ = ["main"]


def main(words: Sequence[str]) -> None:
    """Build into the folder that is named."""
    out = Path(words[0]) if words else ROOT / "site"
    try:
        build(out, ROOT / "build" / "docs")
    except DocsError as error:
        sys.exit(str(error))
    print(f"{out}: built, {_size(out) / 1e6:.1f} MB without the stories")
    if not (out / STORIES / "index.html").exists():
        print("The previews do not run: `make site` builds their stories, too.")


def _size(out: Path) -> int:
    found = (path for path in out.rglob("*") if path.is_file())
    stories = out / STORIES
    return sum(path.stat().st_size for path in found if stories not in path.parents)


if __name__ == "__main__":
    main(sys.argv[1:])
