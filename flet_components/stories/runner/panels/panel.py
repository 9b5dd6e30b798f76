"""What every panel can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import flet as ft

from flet_components.stories.runner.scene import Bench, Scene

__all__ = ["Panel"]


class Panel(ABC):
    """Shows one side of a story.

    Args:
        bench: What the panel may ask the runner for.
    """

    name: ClassVar[str]
    """Its name in the URL; as a title it is its name on the tab."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench

    @property
    @abstractmethod
    def view(self) -> ft.Control:
        """What the panel shows."""

    @property
    def badge(self) -> str:
        """A few characters beside its name: how much there is to see."""
        return ""

    @property
    def alert(self) -> bool:
        """Whether its badge tells of something that is wrong."""
        return False

    @property
    def actions(self) -> Sequence[ft.Control]:
        """Buttons at the right end of the tabs while the panel is open."""
        return ()

    @abstractmethod
    def show(self, scene: Scene) -> None:
        """Show a story; its caller updates the page."""
