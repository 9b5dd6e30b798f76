"""The panels below the stage, one file each."""

from flet_components.stories.runner.panels.checks import ChecksPanel
from flet_components.stories.runner.panels.clock import ClockPanel
from flet_components.stories.runner.panels.docs import DocsPanel
from flet_components.stories.runner.panels.events import EventsPanel
from flet_components.stories.runner.panels.faults import FaultsPanel
from flet_components.stories.runner.panels.knobs import KnobsPanel
from flet_components.stories.runner.panels.panel import Panel
from flet_components.stories.runner.panels.tasks import TasksPanel

__all__ = ["PANELS", "Panel"]

PANELS: tuple[type[Panel], ...] = (
    KnobsPanel,
    EventsPanel,
    ClockPanel,
    TasksPanel,
    FaultsPanel,
    ChecksPanel,
    DocsPanel,
)
"""In the order of their tabs."""
