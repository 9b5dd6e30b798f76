"""What has changed from one set of pictures to another."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import attrs
from PIL import Image, ImageChops

__all__ = ["Difference", "Kind", "compare", "differences"]

MARK = (216, 0, 115)
"""Colour of what has changed: one that no theme of Material has."""
PAPER = 0.75
"""How far the rest of the picture fades towards white, so that the marks stand out."""


class Kind(Enum):
    """What has happened to a picture."""

    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@attrs.frozen
class Difference:
    """A picture that is not as it was."""

    name: str
    """Its file."""
    kind: Kind
    """What has happened to it."""
    old: bytes = b""
    """As it was, as PNG, unless it was added."""
    new: bytes = b""
    """As it is, unless it is gone."""
    marked: bytes = b""
    """As it is, faded, with all that has changed in one colour."""
    pixels: int = 0
    """How many pixels have changed."""
    share: float = 0.0
    """Those of all, 0 to 1."""


def differences(
    old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> Iterator[Difference]:
    """Yield what has changed, by name; pictures are PNG, by their names."""
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield Difference(name, Kind.ADDED, new=new[name])
        elif name not in new:
            yield Difference(name, Kind.GONE, old=old[name])
        elif (found := compare(name, old[name], new[name])) is not None:
            yield found


def compare(name: str, old: bytes, new: bytes) -> Difference | None:
    """Return how two pictures differ, or None if every pixel is the same."""
    if old == new:
        return None
    before, after = _same_size(_read(old), _read(new))
    mask = _mask(before, after)
    pixels = mask.histogram()[255]
    if not pixels:
        return None
    return Difference(
        name,
        Kind.CHANGED,
        old,
        new,
        _marked(after, mask),
        pixels,
        pixels / (mask.width * mask.height),
    )


def _read(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGBA")


def _same_size(*images: Image.Image) -> Iterable[Image.Image]:
    """Enlarge pictures to the largest; what is added is see-through."""
    width = max(image.width for image in images)
    height = max(image.height for image in images)
    for image in images:
        canvas = Image.new("RGBA", (width, height), (0, 0, 0, 0))
        canvas.paste(image)
        yield canvas


def _mask(before: Image.Image, after: Image.Image) -> Image.Image:
    """Return where two pictures differ: 255, else 0."""
    bands = ImageChops.difference(before, after).split()
    most = bands[0]
    for band in bands[1:]:
        most = ImageChops.lighter(most, band)
    return most.point([0] + [255] * 255)


def _marked(image: Image.Image, mask: Image.Image) -> bytes:
    grey = image.convert("L").convert("RGB")
    faded = Image.blend(grey, Image.new("RGB", grey.size, "white"), PAPER)
    faded.paste(MARK, mask=mask)
    written = io.BytesIO()
    faded.save(written, "PNG", optimize=True)
    return written.getvalue()
