"""Many values as few points: of each group the lowest and the highest.

The groups lie at fixed places, so a new value changes only the last of them, and only
that is sent; and no peak is ever lost. The triangles of LTTB are chosen anew with each
value: the whole line would be sent, and would tremble.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from flet_components.components.figures.series import Point

__all__ = ["group_width", "reduced"]


def group_width(span: float, most: float) -> float:
    """Return how wide groups are, of which not many more than `most` make up a span.

    A power of 2, so that groups of a span that grows are those of before, or pairs of
    them.
    """
    return float(2.0 ** math.ceil(math.log2(span / most))) if span > 0 else 1.0


def reduced(
    points: Sequence[Point], width: float, *, peaks: bool = False
) -> list[Point]:
    """Return the lowest and the highest point of each group, in their order.

    Args:
        points: In their order. A group of nothing but gaps is a gap.
        width: Of a group.
        peaks: Only the one of them that is further from 0, in the group's middle.
    """
    found: list[Point] = []
    for place, group in itertools.groupby(points, lambda p: math.floor(p[0] / width)):
        members = list(group)
        some = [(value, at) for at, value in members if value is not None]
        middle = (place + 0.5) * width
        if not some:
            found.append((members[0][0], None))
        elif peaks:
            found.append((middle, max((value for value, _ in some), key=abs)))
        else:
            ends = sorted({min(some), max(some)}, key=lambda end: end[1])
            found += [(at, value) for value, at in ends]
    return found
