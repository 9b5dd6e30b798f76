"""Every error of this library.

    FletComponentsError
    ├── AlreadyMountedError (RuntimeError)     one component on two pages
    ├── FieldError (TypeError)                 a class whose fields cannot work
    ├── NoStoriesError (LookupError)           a place where no stories can be
    ├── HookError (TypeError)                  a lifecycle hook of the wrong kind
    ├── ReservedNameError (TypeError)          a name that belongs to Flet
    ├── StoryError (TypeError)                 a story that cannot be shown
    └── UnknownPropertyError (AttributeError)  a binding to a property that is not there

A value that a field refuses is a plain `ValueError` or `TypeError`.
"""

__all__ = [
    "AlreadyMountedError",
    "FieldError",
    "FletComponentsError",
    "HookError",
    "NoStoriesError",
    "ReservedNameError",
    "StoryError",
    "UnknownPropertyError",
]


class FletComponentsError(Exception):
    """Base of all errors of `flet_components`."""


class AlreadyMountedError(FletComponentsError, RuntimeError):
    """A component was added to a page while it is on another one."""


class FieldError(FletComponentsError, TypeError):
    """A component class declares fields in a way that cannot work."""


class NoStoriesError(FletComponentsError, LookupError):
    """Stories are looked for in a place that does not exist."""


class HookError(FletComponentsError, TypeError):
    """A lifecycle hook is asynchronous that must not be, or the other way round."""


class ReservedNameError(FletComponentsError, TypeError):
    """A component uses a name that belongs to Flet."""


class StoryError(FletComponentsError, TypeError):
    """A story asks for, or returns, what the story runner cannot show."""


class UnknownPropertyError(FletComponentsError, AttributeError):
    """A binding names a property that the control does not have."""
