"""Knobs: the parameters of a story, changed while it is shown."""

from flet_components.stories.knobs.parameters import Knob, Settings, knobs_of

__all__ = ["Knob", "Settings", "knobs_of"]
