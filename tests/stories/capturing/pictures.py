"""Small pictures for tests."""

from __future__ import annotations

import io

from PIL import Image

__all__ = ["opened", "picture"]


def picture(
    width: int = 8,
    height: int = 4,
    dots: tuple[tuple[int, int], ...] = (),
    level: int = 0,
) -> bytes:
    """Return a white picture with dots, black or at least not quite white, as PNG."""
    image = Image.new("RGB", (width, height), "white")
    for dot in dots:
        image.putpixel(dot, (255, 255, level))
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def opened(png: bytes) -> Image.Image:
    """Return a picture that can be looked at."""
    return Image.open(io.BytesIO(png)).convert("RGB")
