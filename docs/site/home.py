"""The page that the site opens with: made of what the README says, and of cards."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from docs.site.cards import cards, chosen
from docs.site.hooks import preview
from docs.site.page import DOCS, ROOT, Page

__all__ = ["changelog", "home"]

TEMPLATE = Path(__file__).with_name("home.html")
HERO = "countdown"
SHOWN = ("Clock", "LiveTable", "Pomodoro", "PollingList", "LiveValue", "TaskProgress")
HEAD = "---\ntitle: Live components for Flet\nhide: [navigation, toc]\n---\n\n"


def home() -> Page:
    """Return the first page."""
    readme = from_root("README.md").text
    example = (DOCS / "examples" / "readme.py").read_text("utf-8")
    text = TEMPLATE.read_text("utf-8").format(
        hero=preview(HERO, "Three faces of one countdown", ""),
        example=f"```python\n{example}```",
        cards=cards(chosen(*SHOWN)),
        features=section(readme, "What is there"),
    )
    return Page(PurePosixPath("index.md"), HEAD + text)


def changelog() -> Page:
    """Return what has changed, as a page."""
    page = from_root("CHANGELOG.md")
    return Page(PurePosixPath("changelog.md"), page.text)


def from_root(name: str) -> Page:
    """Read Markdown that stands above the docs; its links lead from the docs."""
    text = (ROOT / name).read_text("utf-8").replace("](docs/", "](")
    return Page(PurePosixPath(name), text.replace("](CHANGELOG.md)", "](changelog.md)"))


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the last list that is there.

    Raises:
        ValueError: If there is no such heading.
    """
    _, found, rest = text.partition(f"\n## {title}\n")
    if not found:
        raise ValueError(f"README.md needs a heading '## {title}' for the first page")
    lines = rest.partition("\n## ")[0].strip().splitlines()
    return "\n".join(line for line in lines if line.startswith(("- ", "  ")))
