"""Says which stories there are: as a tree, or as JSON."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from flet_components.stories.book import Book, Visit
from flet_components.stories.commands.stories_in import book_of, paths_argument
from flet_components.stories.finding import StoryFile
from flet_components.stories.knobs import Knob
from flet_components.stories.marks import BEFORE_CHECK

__all__ = ["listing"]

PLAIN = (bool, int, float, str, type(None))
"""Types that JSON has, too."""
NAMES = 32
"""Characters that the names take, before what is said of them."""


@click.command("list")
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for programs.")
def listing(paths: tuple[Path, ...], as_json: bool) -> None:
    """List the stories: captions, knobs, checks, files and lines."""
    book = book_of(paths)
    if as_json:
        found = [entry for file in book.files for entry in _entries(book, file)]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(book)))


# --- for programs ---


def _entries(book: Book, file: StoryFile) -> Iterator[dict[str, Any]]:
    if file.error is not None:
        line = file.error.lineno or 1
        yield {"id": file.id, "file": str(file.path), "line": line} | _failure(
            file.error
        )
    for story in file.stories:
        visit = book.visit(story)
        yield {
            "id": story.id,
            "caption": story.caption,
            "file": str(story.path),
            "line": story.line,
            "knobs": list(map(_knob, visit.knobs)),
            "checks": [
                {"name": check.name, "caption": check.caption} for check in visit.checks
            ],
        } | _failure(visit.error)


def _failure(error: BaseException | None) -> dict[str, str]:
    return {"error": _told(error)} if error is not None else {}


def _knob(knob: Knob) -> dict[str, Any]:
    """Return a knob; what JSON cannot hold is written as an address writes it."""
    text = knob.kind.encode(knob.default) if knob.kind else None
    plain = isinstance(knob.default, PLAIN)
    return {
        "name": knob.name,
        "type": knob.kind.says if knob.kind else None,
        "default": knob.default if plain else text,
        "text": text,
    }


# --- for people ---


def _lines(book: Book) -> Iterator[str]:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    folders = itertools.groupby(book.files, lambda file: file.id.rpartition("/")[0])
    for folder, files in folders:
        if folder:
            yield click.style(folder, bold=True)
        for file in files:
            name = file.id.rpartition("/")[2]
            where = os.path.relpath(file.path)
            yield _line(2, click.style(name, bold=True), len(name), where, width)
            yield from _inside(book, file, width)
    count = len(list(book.stories))
    yield f"{count} {'story' if count == 1 else 'stories'}"


def _inside(book: Book, file: StoryFile, width: int) -> Iterator[str]:
    if file.error is not None:
        yield _problem(4, file.error)
    for story in file.stories:
        visit = book.visit(story)
        yield _line(4, story.name, len(story.name), story.caption, width)
        yield from _below(visit, width)


def _below(visit: Visit, width: int) -> Iterator[str]:
    if visit.error is not None:
        yield _problem(6, visit.error)
    for knob in visit.knobs:
        said = knob.kind.says if knob.kind else "no knob"
        text = f" = {knob.kind.encode(knob.default)}" if knob.kind else ""
        yield _line(6, _quiet(knob.name), len(knob.name), said + text, width)
    for check in visit.checks:
        name = f"{BEFORE_CHECK.lstrip()}{check.name}"
        yield _line(6, _quiet(name), len(name), check.caption, width)


def _line(indent: int, name: str, length: int, said: str, width: int) -> str:
    """Return a name, and beside it as much of what is said as there is room for."""
    first = said.partition("\n\n")[0]
    gap = " " * max(2, NAMES - indent - length)
    room = width - indent - length - len(gap)
    short = textwrap.shorten(first, max(16, room), placeholder=" …")
    return f"{' ' * indent}{name}{_quiet(gap + short)}".rstrip()


def _problem(indent: int, error: BaseException) -> str:
    return f"{' ' * indent}{click.style(f'✗ {_told(error)}', fg='red')}"


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"


def _quiet(text: str) -> str:
    return click.style(text, dim=True) if text.strip() else text
