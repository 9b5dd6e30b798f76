"""What the site adds to the Markdown, which stays as plain as GitHub wants it.

Each hook takes a page and returns it: pictures of stories become previews that run, the
tables of fields get the types from the code, and pages about components the source of
their stories.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping

import attrs

import flet_components
from docs.make_pictures import PICTURES
from docs.site.cards import with_cards
from docs.site.page import ROOT, Page
from docs.site.pictures import themed, with_dark_pictures
from flet_components.stories.address import Address
from flet_components.stories.finding import Story, read_story_file
from flet_components.stories.manual import manual_of

__all__ = ["HOOKS", "STORIES", "dressed", "preview"]

STORIES = "stories/"
"""Folder of the static stories, from the site's."""
PICTURE = re.compile(r"^!\[(.*)\]\([./]*pictures/(\w+)\.png\)$", re.MULTILINE)
EXAMPLE = re.compile(r"^```python\n# (docs/examples/\w+\.py)\n", re.MULTILINE)
FENCE = re.compile(r"^(```.*?^```)$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"^(<!--.*?-->)$", re.MULTILINE)
TIGHT_LIST = re.compile(r"^((?![-*|>] |\d+\. |\s|$).*\n)(?=(?:- |1\. ))", re.MULTILINE)
TITLE = re.compile(r"^# (\w+)$", re.MULTILINE)
FIELD_ROW = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)
LEAST = 280
"""Least height of a preview that runs, in pixels: what a story needs to be used."""

Hook = Callable[[Page], Page]


def dressed(page: Page) -> Page:
    """Return a page with all that the site adds."""
    for hook in HOOKS:
        page = hook(page)
    return page


def with_previews(page: Page) -> Page:
    """Make a preview of each picture that stands alone and shows a story."""

    def replaced(match: re.Match[str]) -> str:
        alt, name = match.groups()
        shown = PICTURES.get(name)
        runs = shown is not None and shown.view == "alone"
        return preview(name, alt, page.root) if runs else match[0]

    return page.with_text(PICTURE.sub(replaced, page.text))


def preview(name: str, alt: str, root: str, stories: str = STORIES) -> str:
    """Return a picture that starts the story that it shows.

    Args:
        name: Of the picture, as in `docs.make_pictures`.
        alt: What is to be seen.
        root: How the site's folder is written from the page.
        stories: Folder of the static stories, from there.
    """
    shown = PICTURES[name]
    story = html.escape(_running(shown.story))
    style = f"--width: {shown.width}; --height: {shown.height}; --least: {LEAST}px"
    said = html.escape(alt)
    picture = themed(name, alt, root, (shown.width, shown.height))
    return (
        f'<figure class="preview" data-stories="{root}{stories}" '
        f'data-story="{story}" style="{style}">'
        f'<button type="button" aria-label="Run: {said}">{picture}'
        f'<span class="preview-run" aria-hidden="true">Run</span></button>'
        f"<figcaption><span>{said}</span>"
        f'<a href="{root}{stories}#/story/{story}">Open in the story runner</a>'
        "</figcaption></figure>"
    )


def _running(story: str) -> str:
    """Leave the knobs of a picture's address, not the instant at which it was taken."""
    address = Address.parse(f"/alone/{story}")
    running = attrs.evolve(address, staging={})
    return str(running).removeprefix("/alone/")


def with_types(page: Page) -> Page:
    """Write the type of each field under its name, as the class has it.

    The tables of the pages say what a field is for, and its default; their tests hold
    them to the class. What it takes stands in the code only.
    """
    title = TITLE.search(page.text)
    if not page.component or title is None:
        return page
    types = types_of(title[1])
    before, heading, rest = page.text.partition("\n## Fields\n")
    table, following, after = rest.partition("\n## ")

    def replaced(match: re.Match[str]) -> str:
        words = html.escape(types.get(match[1], "")).replace("|", "\\|")
        type_ = f' <span class="field-type">{words}</span>' if words else ""
        return f"| `{match[1]}`{type_} |"

    table = FIELD_ROW.sub(replaced, table)
    return page.with_text(before + heading + table + following + after)


def types_of(name: str) -> Mapping[str, str]:
    """Return the types of a component's fields in words, by their names."""
    manual = manual_of(getattr(flet_components, name))
    found = {each.name: each.type for each in (*manual.fields, *manual.events)}
    return {name: type_.removesuffix(", or none") for name, type_ in found.items()}


def with_stories(page: Page) -> Page:
    """Add the source of the stories to the page about a component."""
    if not page.component:
        return page
    file = read_story_file(ROOT / "stories" / f"{page.component}.py", page.component)
    text = "\n".join(part for story in file.stories for part in _told(story, page.root))
    return page.with_text(f"{page.text.rstrip()}\n\n## Stories\n\n{text}")


def _told(story: Story, root: str) -> Iterator[str]:
    address = f"{root}{STORIES}#/story/{story.id}"
    lines = (
        *story.caption.splitlines(),
        "",
        f'<a class="story-run" href="{address}">Open in the story runner</a>',
        "",
        "```python",
        *story.source.rstrip().splitlines(),
        "```",
    )
    yield f'??? story "{story.title}"\n'
    yield from (f"    {line}".rstrip() for line in lines)
    yield ""


def with_titles(page: Page) -> Page:
    """Write the name of an example's file above it, not in it."""
    return page.with_text(EXAMPLE.sub(r'```python title="\1"\n', page.text))


def as_python_markdown(page: Page) -> Page:
    """Part lists and comments from what is above them, which GitHub does by itself."""
    parts = FENCE.split(page.text)
    for at in range(0, len(parts), 2):
        parted = COMMENT.sub(r"\n\1\n", parts[at])
        parts[at] = TIGHT_LIST.sub(r"\1\n", parted)
    return page.with_text("".join(parts))


HOOKS: tuple[Hook, ...] = (
    as_python_markdown,
    with_types,
    with_cards,
    with_previews,
    with_dark_pictures,
    with_titles,
    with_stories,
)
"""In this order."""
