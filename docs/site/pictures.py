"""Pictures, with a twin for the dark."""

from __future__ import annotations

import html
import re

from docs.site.page import DOCS, Page

__all__ = ["themed", "with_dark_pictures"]

IMAGE = re.compile(r"!\[([^]]*)\]\(([./]*)pictures/(\w+)\.png\)")


def themed(name: str, said: str, root: str, size: tuple[int, int] | None = None) -> str:
    """Return a picture as HTML, with its dark twin if there is one.

    Args:
        name: Of its file.
        said: What is to be seen; empty if the text beside it says it.
        root: How the site's folder is written from the page.
        size: Width and height in pixels, so that nothing moves when it arrives.
    """
    words = f'alt="{html.escape(said)}" loading="lazy"'
    words += f' width="{size[0]}" height="{size[1]}"' if size else ""
    sources = {"#only-light": name, "#only-dark": f"dark/{name}"}
    if not _has_twin(name):
        sources = {"": name}
    return "".join(
        f'<img src="{root}pictures/{source}.png{mark}" {words}>'
        for mark, source in sources.items()
    )


def with_dark_pictures(page: Page) -> Page:
    """Show the dark twin of each picture in the dark, if there is one."""

    def replaced(match: re.Match[str]) -> str:
        alt, up, name = match.groups()
        if not _has_twin(name):
            return match[0]
        light = f"![{alt}]({up}pictures/{name}.png#only-light)"
        return f"{light}![{alt}]({up}pictures/dark/{name}.png#only-dark)"

    return page.with_text(IMAGE.sub(replaced, page.text))


def _has_twin(name: str) -> bool:
    return (DOCS / "pictures" / "dark" / f"{name}.png").exists()
