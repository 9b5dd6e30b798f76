"""Where stories are looked for: what the command line names, else the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs

from flet_components.errors import NoStoriesError
from flet_components.stories.finding import StoryFile, python_files, read_story_file

__all__ = ["PACKAGE", "Place", "catalogue", "in_checkout", "places", "roots"]

PACKAGE = Path(__file__).resolve().parents[1]


@attrs.frozen
class Place:
    """A folder of story files, or one story file."""

    path: Path
    """The folder or file, absolute."""
    prefix: str = ""
    """What the ids of its files begin with, where there are several places."""

    def files(self) -> Iterator[Path]:
        """Yield the files that may hold stories, sorted."""
        if self.path.is_dir():
            yield from python_files(self.path)
        elif self.path.exists():
            yield self.path

    def read(self) -> Iterator[StoryFile]:
        """Read the files that hold stories, or would without a syntax error."""
        for path in self.files():
            file = read_story_file(path, self.id_of(path))
            if file.stories or file.error:
                yield file

    def owns(self, path: Path) -> bool:
        """Say whether a file is looked for here."""
        return path == self.path or path.is_relative_to(self.path)

    def id_of(self, path: Path) -> str:
        """Return where a file stands: its path from here, without `.py`."""
        if path == self.path:
            return self.prefix or path.stem
        parts = path.relative_to(self.path).with_suffix("").parts
        return "/".join((self.prefix, *parts) if self.prefix else parts)


def catalogue() -> Place:
    """Return the stories of the library: a folder of the checkout, or of the wheel."""
    checkout = PACKAGE.parent / "stories"
    in_checkout = (PACKAGE.parent / "pyproject.toml").exists() and checkout.is_dir()
    return Place(checkout if in_checkout else PACKAGE / "_catalogue")


def in_checkout() -> bool:
    """Say whether the library's own components may change while the runner runs."""
    return catalogue().path.name != "_catalogue"


def roots(places: Sequence[Place]) -> Iterator[Path]:
    """Yield the folders in which a file may change while its stories are shown."""
    yield Path.cwd()
    for place in places:
        yield place.path if place.path.is_dir() else place.path.parent
    if in_checkout():
        yield PACKAGE / "components"


def places(paths: Sequence[Path]) -> tuple[Place, ...]:
    """Return where to look: the paths, else `./stories`, else the catalogue.

    Raises:
        NoStoriesError: If a path does not exist.
    """
    if paths:
        return _named(paths)
    own = Place(Path.cwd() / "stories")
    if own.path.is_dir() and any(own.read()):
        return (own,)
    return (catalogue(),)


def _named(paths: Sequence[Path]) -> tuple[Place, ...]:
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise NoStoriesError(
            f"stories are looked for in {missing}, which does not exist: "
            "name a folder or a file that does"
        )
    full = list(dict.fromkeys(path.resolve() for path in paths))
    if len(full) == 1:
        return (Place(full[0]),)
    return tuple(
        Place(path, prefix) for path, prefix in zip(full, _prefixes(full), strict=True)
    )


def _prefixes(paths: Sequence[Path]) -> Iterator[str]:
    """Name each place by as much of its path as tells it from the others."""
    for path in paths:
        for length in range(1, len(path.parts) + 1):
            tail = path.parts[-length:]
            if sum(other.parts[-length:] == tail for other in paths) == 1:
                break
        yield "/".join(part.strip("/") for part in tail).removesuffix(".py")
