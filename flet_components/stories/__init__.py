"""Previews components in a browser: a function is a story, its parameters are knobs.

python -m flet_components.stories path/to/stories
"""

from flet_components.stories.marks import play
from flet_components.stories.ranges import Range
from flet_components.stories.staging import Staging, staged
from flet_components.stories.steps import step
from flet_components.stories.variant_grid import variants

__all__ = ["Range", "Staging", "play", "staged", "step", "variants"]
