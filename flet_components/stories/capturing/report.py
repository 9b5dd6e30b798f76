"""A page that shows what has changed: one file, which needs no network."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from importlib import resources
from string import Template

from flet_components.stories.capturing.comparing import Difference, Kind

__all__ = ["headline", "page_of"]

TITLES = {
    Kind.CHANGED: "Changed",
    Kind.ADDED: "Added",
    Kind.GONE: "Gone",
}


def page_of(found: Sequence[Difference], compared: int) -> str:
    """Return the page.

    Args:
        found: What has changed.
        compared: How many pictures have been looked at in all.
    """
    page = Template(
        resources.files(__package__).joinpath("report.html").read_text("utf-8")
    )
    sections = [_section(kind, [d for d in found if d.kind is kind]) for kind in Kind]
    return page.substitute(
        headline=html.escape(headline(found, compared)),
        tally="".join(_count(kind, found) for kind in Kind) if found else "",
        sections="".join(sections) or '<p class="same">Every pixel is as it was.</p>',
    )


def headline(found: Sequence[Difference], compared: int) -> str:
    """Say in one line what the comparison came to."""
    of = f"{compared} {'picture' if compared == 1 else 'pictures'}"
    if not found:
        return f"{of}, all as before"
    return f"{len(found)} of {of} {'is' if len(found) == 1 else 'are'} not as before"


def _count(kind: Kind, found: Sequence[Difference]) -> str:
    count = sum(each.kind is kind for each in found)
    if not count:
        return ""
    words = f"{count} {kind.value}"
    return f'<a class="{kind.value}" href="#{kind.value}">{words}</a>'


def _section(kind: Kind, found: Sequence[Difference]) -> str:
    if not found:
        return ""
    cards = "".join(map(_card, found))
    return f'<section id="{kind.value}"><h2>{TITLES[kind]}</h2>{cards}</section>'


def _card(difference: Difference) -> str:
    return (
        f'<article class="{difference.kind.value}">'
        f"<header><h3>{_name(difference.name)}</h3>{_amount(difference)}</header>"
        f'<div class="views">{_views(difference)}</div></article>'
    )


def _name(file: str) -> str:
    """Return the name of a picture: id of the story, then its size and theme."""
    id, *marks = file.removesuffix(".png").split(".")
    folder, _, story = id.rpartition("/")
    path = f'<span class="path">{html.escape(folder)}/</span>' if folder else ""
    chips = "".join(f'<span class="mark">{html.escape(mark)}</span>' for mark in marks)
    return f"{path}{html.escape(story)}{chips}"


def _amount(difference: Difference) -> str:
    if difference.kind is not Kind.CHANGED:
        return ""
    pixels = difference.pixels
    words = "1 pixel" if pixels == 1 else f"{pixels:,} pixels"
    return f'<span class="amount">{words}, {_percent(difference.share)}</span>'


def _percent(share: float) -> str:
    return f"{share:.2%}" if share >= 0.0001 else "less than 0.01%"


def _views(difference: Difference) -> str:
    if difference.kind is Kind.CHANGED:
        return (
            _figure("Before", difference.old)
            + _figure("Now", difference.new)
            + _figure("Difference", difference.marked)
        )
    return _figure("", difference.old or difference.new)


def _figure(caption: str, png: bytes) -> str:
    data = base64.b64encode(png).decode("ascii")
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return (
        f'<figure>{words}<button type="button" aria-label="Enlarge">'
        f'<img alt="{caption}" src="data:image/png;base64,{data}">'
        "</button></figure>"
    )
