"""Which pictures are to be taken, and what each is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from flet_components.stories.address import Address

__all__ = ["DEFAULT_SIZE", "Shot", "Size", "shots_of"]


@attrs.frozen(order=True)
class Size:
    """How large a picture is, in logical pixels."""

    width: int
    height: int

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read `390x844`.

        Raises:
            ValueError: If it is not two numbers, from 1 to 9999 each.
        """
        found = re.fullmatch(r"([1-9]\d{0,3})x([1-9]\d{0,3})", text)
        if found is None:
            raise ValueError(
                f"a size must be WIDTHxHEIGHT in pixels, like 390x844, got {text!r}"
            )
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        """Return the text that `parse` reads."""
        return f"{self.width}x{self.height}"


DEFAULT_SIZE = Size(800, 600)
"""How large a picture is if nobody says."""


@attrs.frozen
class Shot:
    """One picture to take."""

    name: str
    """Its file, in the folder of all: `timing/countdown/two_minutes.dark.png`."""
    address: Address
    """What it shows, with the window to itself."""
    size: Size = DEFAULT_SIZE
    """How large it is."""


def shots_of(
    stories: Iterable[str],
    themes: Sequence[str],
    sizes: Sequence[Size],
    staging: Mapping[str, str],
) -> Iterator[Shot]:
    """Yield a picture of each story in each size and theme, in an order that is quick.

    Args:
        stories: Ids.
        themes: Such as `light`.
        sizes: Of the window; without any, the default one, which no name tells.
        staging: What else the address says, by the names of fields of `Staging`.
    """
    ids = tuple(stories)
    for size in sizes or (DEFAULT_SIZE,):
        for theme in themes:
            for id in ids:
                marks = (str(size), theme) if sizes else (theme,)
                texts = {"theme": theme, **staging}
                yield Shot(
                    ".".join((id, *marks, "png")),
                    Address(id, texts, view="alone"),
                    size,
                )
