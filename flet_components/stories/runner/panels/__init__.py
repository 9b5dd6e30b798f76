"""The panels below the stage, one file each."""

from flet_components.stories.runner.panels.events import EventsPanel
from flet_components.stories.runner.panels.knobs import KnobsPanel
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.panels.source import SourcePanel

__all__ = ["PANELS", "Panel"]

PANELS: tuple[type[Panel], ...] = (KnobsPanel, EventsPanel, SourcePanel)
"""In the order of their tabs."""
