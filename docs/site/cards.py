"""Components as cards: a picture, a name, a sentence; from the page that lists them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import attrs

from docs.make_pictures import PICTURES
from docs.site.page import DOCS, Page
from docs.site.pictures import themed

__all__ = ["Card", "cards", "read_cards", "with_cards"]

WIDE = 2.3
"""Width by height from which on a picture is shown whole; else its upper part is."""
LIST = PurePosixPath("components.md")
ROW = re.compile(
    r"^\| \[(\w+)\]\(([\w/]+)\.md\) (.+) \| !\[.*\]\(pictures/(\w+)\.png\) \|$"
)
TABLE = re.compile(r"^\| \| \|\n\| --- \| --- \|\n((?:\|.*\|\n)+)", re.MULTILINE)


@attrs.frozen
class Card:
    """One row of the list."""

    name: str
    """Of the component."""
    page: str
    """Address of its page, from the site's folder."""
    words: str
    """What it does: a sentence that begins with its name."""
    picture: str
    """Name of its picture."""

    def __str__(self) -> str:
        """Return it as HTML, on a page in the site's folder."""
        picture = themed(self.picture, "", "")
        shown = PICTURES.get(self.picture)
        wide = " is-wide" if shown and shown.width > WIDE * shown.height else ""
        words = html.escape(self.words[:1].upper() + self.words[1:])
        return (
            f'<a class="card" href="{self.page}">'
            f'<span class="card-picture{wide}">{picture}</span>'
            f"<strong>{self.name}</strong><span>{words}</span></a>"
        )


def read_cards(text: str) -> Iterator[Card]:
    """Yield a card for each row of a table of components."""
    for line in text.splitlines():
        if match := ROW.match(line):
            name, path, words, picture = match.groups()
            yield Card(name, f"{path}.html", words, picture)


def cards(found: Iterator[Card]) -> str:
    """Write cards as one block of HTML."""
    return f'<div class="cards">{"".join(map(str, found))}</div>'


def chosen(*names: str) -> Iterator[Card]:
    """Yield the cards of some components, in this order."""
    known = {card.name: card for card in read_cards((DOCS / LIST).read_text("utf-8"))}
    return (known[name] for name in names)


def with_cards(page: Page) -> Page:
    """Make cards of the tables on the page that lists the components."""
    if page.path != LIST:
        return page
    return page.with_text(
        TABLE.sub(lambda m: cards(read_cards(m[1])) + "\n", page.text)
    )
