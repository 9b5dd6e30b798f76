"""Where in the room of the runner a stage lies, and how large it is drawn."""

from __future__ import annotations

import attrs

from flet_components.stories.staging import Staging

__all__ = ["Placing", "Room", "place"]

SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 800)}
"""Logical pixels of the devices, upright."""
MARGIN = 24
"""Around a device."""
FOOT = 28
"""Below a device, where its size is told."""


@attrs.frozen
class Room:
    """What there is for the stage, in logical pixels."""

    width: float
    height: float


@attrs.frozen
class Placing:
    """Where a stage lies; its lengths are those that the story sees."""

    left: float
    top: float
    width: float
    height: float
    scale: float

    @property
    def drawn_width(self) -> float:
        """Its width in the runner."""
        return self.width * self.scale

    @property
    def drawn_height(self) -> float:
        """Its height in the runner."""
        return self.height * self.scale

    @property
    def words(self) -> str:
        """Its size, and how large it is drawn unless that is its size."""
        size = f"{round(self.width)} × {round(self.height)}"  # noqa: RUF001
        return size if self.scale == 1 else f"{size}  ·  {self.scale:.0%}"


def place(staging: Staging, room: Room) -> Placing:
    """Return where a stage lies: all over the room, or in its middle as a device.

    A device that is larger than the room is drawn as large as there is room.
    """
    if staging.size == "free":
        zoom = staging.zoom
        return Placing(0, 0, room.width / zoom, room.height / zoom, zoom)
    width, height = SIZES[staging.size]
    if staging.rotated and staging.size != "desktop":
        width, height = height, width
    across = max(room.width - 2 * MARGIN, 1)
    down = max(room.height - 2 * MARGIN - FOOT, 1)
    scale = min(staging.zoom, across / width, down / height)
    left = (room.width - width * scale) / 2
    top = max(MARGIN, (room.height - FOOT - height * scale) / 2)
    return Placing(left, top, width, height, scale)
