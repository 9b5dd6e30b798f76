"""What a component's source text says about it: its fields, its events, its verbs."""

from flet_components.stories.manual.manual import Manual, manual_of

__all__ = ["Manual", "manual_of"]
