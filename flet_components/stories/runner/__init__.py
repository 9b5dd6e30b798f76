"""The runner's page: tree, toolbar, stage and panels around one story."""

from flet_components.stories.runner.runner import Runner

__all__ = ["Runner"]
