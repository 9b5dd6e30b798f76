"""Takes a picture of every story, and shows what has changed since another time."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flet_components.errors import StoryError
from flet_components.stories.capturing.album import Album
from flet_components.stories.capturing.shots import Shot, Size, shots_of
from flet_components.stories.commands.stories_in import book_of, paths_argument
from flet_components.stories.staging import read_staging

if TYPE_CHECKING:
    from flet_components.stories.book import Book
    from flet_components.stories.capturing.camera import Picture

__all__ = ["capture"]

REPORT = "report.html"
"""The page in the folder that shows what has changed."""
NO_STORIES = 5
"""Exit code: there is no story, or none of that name; as pytest's."""
EXIT_CODES = """
\b
Exit codes:
  0  all pictures are taken, and as before
  1  some are not as before
  2  the command line cannot be meant
  5  there is no story, or none of that name
"""


class _SizeType(click.ParamType[Size]):
    name = "size"

    def convert(self, value: Any, param: Any, ctx: Any) -> Size:
        try:
            return value if isinstance(value, Size) else Size.parse(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command(
    short_help="Take a picture of every story, and compare.",
    epilog=EXIT_CODES,
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@paths_argument
@click.option("-k", "pattern", default="", help="Only those with this in their ids.")
@click.option(
    "--at",
    default="3",
    show_default=True,
    metavar="SECONDS",
    help="Instant of the story's time.",
)
@click.option(
    "--date",
    default="2026-01-01T12:00:00Z",
    show_default=True,
    help="When the story's time begins.",
)
@click.option(
    "--size",
    "sizes",
    type=_SizeType(),
    multiple=True,
    metavar="WxH",
    help="Of the window, like 390x844; may be given several times.  [default: 800x600]",
)
@click.option(
    "--theme",
    "themes",
    type=click.Choice(["light", "dark"]),
    multiple=True,
    help="May be given several times.  [default: both]",
)
@click.option(
    "--compare",
    "old",
    metavar="OLD",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of pictures that an earlier capture has taken.",
)
def capture(
    folder: Path,
    paths: tuple[Path, ...],
    pattern: str,
    at: str,
    date: str,
    sizes: tuple[Size, ...],
    themes: tuple[str, ...],
    old: Path | None,
) -> None:
    """Take a picture of every story, light and dark, into FOLDER.

    The time of each story stands at one instant, so the pictures are the same each
    time. With --compare, FOLDER/report.html shows what has changed.
    """
    if old is not None and old.resolve() == folder.resolve():
        raise click.UsageError(f"FOLDER and OLD must be two folders, got {folder}")
    staging = _staging(at=at, date=date)
    book = book_of(paths)
    ids = [story.id for story in book.stories if pattern in story.id]
    if not ids:
        click.echo("there is no story" + f" with {pattern} in its id" * bool(pattern))
        sys.exit(NO_STORIES)
    shots = list(shots_of(ids, themes or ("light", "dark"), sizes, staging))
    before = Album(old) if old is not None else None
    sys.exit(_run(book, shots, Album(folder), before, pattern, folder / REPORT))


def _staging(**texts: str) -> dict[str, str]:
    """Return what the address says, checked.

    Raises:
        click.UsageError: If it says what is not possible.
    """
    problems = read_staging(None, texts)[1]
    if problems:
        raise click.UsageError("; ".join(problems.values()))
    return texts


def _run(
    book: Book,
    shots: Sequence[Shot],
    album: Album,
    before: Album | None,
    pattern: str,
    report: Path,
) -> int:
    """Take the pictures and compare them; return the code to exit with."""

    def is_meant(name: str) -> bool:
        return pattern in name.partition(".")[0]

    try:
        old = before.read(is_meant) if before is not None else None
        album.names  # noqa: B018 - fails now, not after all the work
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    new = _taken(book, shots, album)
    album.close(new, is_meant)
    return _compared(old, new, report) if old is not None else 0


def _taken(book: Book, shots: Sequence[Shot], album: Album) -> dict[str, bytes]:
    """Take the pictures into an album, behind a bar; tell what went wrong."""
    try:
        from flet_components.stories.capturing.session import capture_all
    except ImportError as error:
        raise click.ClickException(
            f"capture needs {error.name}: pip install 'flet-async-components[capture]'"
        ) from None
    taken: dict[str, bytes] = {}
    troubles: list[str] = []
    began = time.perf_counter()
    label = f"Taking {len(shots)} {'picture' if len(shots) == 1 else 'pictures'}"
    with click.progressbar(
        length=len(shots), label=label, show_pos=True, item_show_func=lambda name: name
    ) as bar:

        def take(picture: Picture) -> None:
            name = picture.shot.name
            taken[name] = picture.png
            album.write(name, picture.png)
            if picture.trouble:
                troubles.append(f"{name}: {picture.trouble}")
            bar.update(1, picture.shot.address.story)

        try:
            asyncio.run(capture_all(book, shots, take))
        except StoryError as error:
            raise click.ClickException(str(error)) from None
    for trouble in troubles:
        click.secho(f"! {trouble}", fg="yellow", err=True)
    click.echo(f"{len(taken)} taken in {time.perf_counter() - began:.1f} s")
    return taken


def _compared(old: dict[str, bytes], new: dict[str, bytes], report: Path) -> int:
    """Write what has changed; return the code to exit with."""
    from flet_components.stories.capturing.comparing import differences
    from flet_components.stories.capturing.report import headline, page_of

    found = list(differences(old, new))
    report.write_text(page_of(found, len(old.keys() | new.keys())), "utf-8")
    for each in found:
        click.echo(f"{each.kind.value:8} {each.name}")
    line = headline(found, len(old.keys() | new.keys()))
    click.secho(line, fg="red" if found else "green", bold=True)
    click.echo(f"see {report}")
    return 1 if found else 0
