"""What the parts of the runner's page are shown, and what they may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import attrs

from flet_components.stories.address import Address
from flet_components.stories.book import Visit
from flet_components.stories.knobs import Settings
from flet_components.stories.stage import Stage
from flet_components.stories.stage.leaks import Left
from flet_components.stories.staging import Staging

__all__ = ["Bench", "Scene"]


@attrs.frozen
class Scene:
    """The story that is open, and all that belongs to it."""

    address: Address
    """What the URL says."""
    visit: Visit | None = None
    """The story, if there is one of that id."""
    settings: Settings = attrs.field(factory=lambda: Settings({}, {}))
    """Where its knobs stand."""
    staging: Staging = attrs.field(factory=Staging)
    """What surrounds it."""
    problems: Mapping[str, str] = attrs.field(factory=dict)
    """For each part of the address that cannot be read, why."""
    stage: Stage | None = None
    """Where it is played."""
    left: Mapping[str, Left] = attrs.field(factory=dict)
    """By the ids of stories, the tasks that they left when they were last visited."""


class Bench(Protocol):
    """What a person can do in the runner, whichever part they do it with."""

    def select(self, story: str) -> None:
        """Open a story."""

    def turn(self, name: str, text: str | None) -> None:
        """Turn a knob, or put it back with None."""

    def turn_field(self, name: str, text: str | None) -> None:
        """Set a field of the component, or put it back with None."""

    def reset(self) -> None:
        """Put all knobs back."""

    def set_staging(self, name: str, text: str | None) -> None:
        """Turn a part of the staging, or put it back with None."""

    def open_panel(self, name: str) -> None:
        """Open a panel, or close the one that is open."""

    def remount(self) -> None:
        """Play the story from the beginning, on a new page."""

    def open_drawer(self) -> None:
        """Show the tree over the page of a narrow window."""

    def open_settings(self) -> None:
        """Show all that surrounds the story, in a menu."""

    def close_drawer(self) -> None:
        """Close what lies over the page."""

    def turn_light(self) -> None:
        """Change from light to dark, or back."""

    def turn_alone(self) -> None:
        """Give the story the whole window, or take it back."""

    def help(self) -> None:
        """Show what keys there are."""

    def panel_changed(self) -> None:
        """Show the tabs anew: what a panel says about itself has changed."""
