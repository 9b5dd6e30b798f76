"""Previews components in a browser: a function is a story, its parameters are knobs.

python -m flet_components.stories path/to/stories
"""

from flet_components.stories.marks import play
from flet_components.stories.ranges import Range

__all__ = ["Range", "play"]
