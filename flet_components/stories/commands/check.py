"""Plays all stories, and says which of them are not well."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flet_components.errors import StoryError
from flet_components.stories.book import Book
from flet_components.stories.commands.stories_in import book_of, paths_argument

if TYPE_CHECKING:
    from flet_components.stories.browsing import Browsing
    from flet_components.stories.cases import Case

__all__ = ["check"]

EXIT_CODES = """
\b
Exit codes:
  0  all stories are well
  1  some are not
  2  the command line cannot be meant
  5  there is no story, or none of that name
"""
INTERRUPTED = 130
"""What shells say of a program that was ended by Ctrl+C."""
USAGE = click.UsageError.exit_code
PLUGINS_OF_PYTEST = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
"""Keeps what else is installed out of it."""


@click.command(
    short_help="Play every story, and see that nothing fails or stays.",
    epilog=EXIT_CODES,
)
@paths_argument
@click.option("-k", "pattern", default="", help="Only those whose names fit: `a or b`.")
@click.option("-x", "first", is_flag=True, help="Stop at the first that is not well.")
@click.option(
    "--matrix",
    multiple=True,
    metavar="NAME=TEXT,TEXT",
    help="Play each in each of these stagings: theme=light,dark; if given several "
    "times, in all combinations.",
)
@click.option("--browser", is_flag=True, help="Show each in Chromium, too.")
@click.option(
    "--static",
    "site",
    metavar="OUT",
    type=click.Path(file_okay=False, path_type=Path),
    help="Show each in the built site OUT instead, in Chromium, as any server would "
    "serve it.",
)
@click.option(
    "--junit",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report in the form of JUnit.",
)
def check(
    paths: tuple[Path, ...],
    pattern: str,
    first: bool,
    matrix: tuple[str, ...],
    browser: bool,
    site: Path | None,
    junit: Path | None,
) -> None:
    """Play every story and every check of it, and see that nothing fails or stays.

    A story has to mount, to run for ten seconds without an error, and to leave no task
    behind when it is left. Without a browser that takes milliseconds, for all time is
    virtual.

    In a built site, none may fail at once, complain on the browser's console, show
    nothing, or ask another host.
    """
    if browser and site is not None:
        raise click.UsageError("--browser and --static cannot be had at once")
    book = book_of(paths)
    options = ["-k", pattern, *["-x"] * first]
    if junit is not None:
        options.append(f"--junitxml={junit}")
    sys.exit(_run(book, matrix, site if site is not None else browser, options))


def _run(
    book: Book, matrix: Sequence[str], where: Path | bool, options: Sequence[str]
) -> int:
    """Let pytest play all cases; return the code to exit with."""
    try:
        import pytest
    except ImportError:
        raise click.ClickException(
            "check needs pytest: pip install 'flet-async-components[stories,test]'"
        ) from None
    from flet_components.stories.collecting import Stories
    from flet_components.stories.commands.progress import Progress

    plain = ["-c", os.devnull, "--rootdir", str(Path.cwd()), "--noconftest"]
    quiet = ["--capture=sys", "-p", "no:cacheprovider"]
    with _cases(book, matrix, where) as cases, pytest.MonkeyPatch.context() as patch:
        patch.setenv(PLUGINS_OF_PYTEST, "1")
        patch.delenv("PYTEST_ADDOPTS", raising=False)
        plugins = [Stories(lambda: cases), Progress()]
        code = int(pytest.main([*plain, *quiet, *options], plugins=plugins))
    if code == pytest.ExitCode.INTERRUPTED:
        return INTERRUPTED
    return USAGE if code == pytest.ExitCode.USAGE_ERROR else code


@contextmanager
def _cases(
    book: Book, matrix: Sequence[str], where: Path | bool
) -> Iterator[Sequence[Case]]:
    """Yield what there is to play; a browser is open for as long as the block lasts.

    Args:
        book: The stories.
        matrix: What surrounds them.
        where: A built site; or whether to show them in a browser, too.
    """
    from flet_components.stories.cases import cases_of, stagings

    try:
        said = stagings(matrix)
        browsing = _browsing(book, where)
    except StoryError as error:
        raise click.UsageError(str(error)) from None
    played = [] if isinstance(where, Path) else list(cases_of(book, said))
    if browsing is None:
        yield played
        return
    with browsing:
        yield [*played, *browsing.cases(said)]


def _browsing(book: Book, where: Path | bool) -> Browsing | None:
    """Return what shows stories in a browser, if any shall."""
    if where is False:
        return None
    try:
        from flet_components.stories.browsing import Browsing
        from flet_components.stories.site_browsing import SiteBrowsing
    except ImportError as error:
        raise click.ClickException(
            f"this needs {error.name}: pip install 'flet-async-components[capture]'"
        ) from None
    return SiteBrowsing(book, where) if isinstance(where, Path) else Browsing(book)
