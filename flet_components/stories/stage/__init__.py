"""The stage: a page of its own on which one story is played."""

from flet_components.stories.stage.registry import Stages
from flet_components.stories.stage.stage import Stage

__all__ = ["Stage", "Stages"]
