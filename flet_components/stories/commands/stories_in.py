"""The argument of all commands: where the stories are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from flet_components.errors import NoStoriesError
from flet_components.stories.book import Book
from flet_components.stories.places import places

__all__ = ["book_of", "paths_argument"]

F = TypeVar("F", bound=Callable[..., Any])


def paths_argument(command: F) -> F:
    """Give a command the argument PATHS."""
    return click.argument("paths", nargs=-1, type=click.Path(path_type=Path))(command)


def book_of(paths: Sequence[Path]) -> Book:
    """Return the stories of the paths.

    Raises:
        click.UsageError: If a path does not exist.
    """
    try:
        return Book(places(paths))
    except NoStoriesError as error:
        raise click.UsageError(str(error)) from None
