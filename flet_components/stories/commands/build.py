"""Builds a static site of the stories."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flet_components.publish import build as build_site
from flet_components.publish import site_options
from flet_components.stories.commands.stories_in import book_of, paths_argument

if TYPE_CHECKING:
    from flet_components.publishing import Parcel

__all__ = ["build"]

NO_STORIES = 5
"""Exit code: there is no story; as pytest's."""


@click.command(short_help="Build a static site of all stories.")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@paths_argument
@click.option("--title", default="Stories", show_default=True, help="Of the page.")
@site_options
def build(
    out: Path,
    paths: tuple[Path, ...],
    title: str,
    base: str,
    wheels: tuple[Path, ...],
    requirements: tuple[str, ...],
    locales: tuple[str, ...],
    cache: Path | None,
    open_: bool,
) -> None:
    """Build a site of all stories in OUT: the runner, without a server.

    Any web server can serve it; Python runs in the browser, and no other host is asked
    for anything. Modules of this folder that the stories import go along.
    """
    book = book_of(paths)
    if not any(book.stories):
        click.echo("there is no story")
        sys.exit(NO_STORIES)

    def parcel() -> Parcel:
        from flet_components.stories.packing import story_parcel

        return story_parcel(
            book.places,
            root=Path.cwd(),
            title=title,
            requirements=requirements,
            wheels=wheels,
            locales=locales or None,
        )

    build_site(parcel, out, base=base, cache=cache, open_=open_)
