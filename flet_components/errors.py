"""Every error of this library.

    FletComponentsError
    ├── AlreadyMountedError (RuntimeError)     one component on two pages
    ├── BadPatchError (AssertionError)         a patch that no browser could apply
    ├── DeadlockError (RuntimeError)           nothing is left to wake a loop
    ├── FieldError (TypeError)                 a class whose fields cannot work
    ├── HookError (TypeError)                  a lifecycle hook of the wrong kind
    ├── NoStoriesError (LookupError)           a place where no stories can be
    ├── NotInteractiveError (RuntimeError)     an action that a user could not do
    ├── NotOnScreenError (LookupError)         a control that a user could not see
    ├── PortTakenError (OSError)               an address on which nobody can listen
    ├── PublishError (RuntimeError)            a site that cannot be built
    ├── RemovedInFlet1Error (AttributeError)   a name of Flet 0.x without a successor
    ├── ReservedNameError (TypeError)          a name that belongs to Flet
    ├── StoryError (TypeError)                 a story that cannot be shown
    └── UnknownPropertyError (AttributeError)  a binding to no property

A value that a field refuses is a plain `ValueError` or `TypeError`.
"""

__all__ = [
    "AlreadyMountedError",
    "BadPatchError",
    "DeadlockError",
    "FieldError",
    "FletComponentsError",
    "HookError",
    "NoStoriesError",
    "NotInteractiveError",
    "NotOnScreenError",
    "PortTakenError",
    "PublishError",
    "RemovedInFlet1Error",
    "ReservedNameError",
    "StoryError",
    "UnknownPropertyError",
]


class FletComponentsError(Exception):
    """Base of all errors of `flet_components`."""


class AlreadyMountedError(FletComponentsError, RuntimeError):
    """A component was added to a page while it is on another one."""


class BadPatchError(FletComponentsError, AssertionError):
    """A patch addresses what is not in the browser's tree."""


class DeadlockError(FletComponentsError, RuntimeError):
    """Every task of a virtual loop waits, and nothing is left to wake one."""


class FieldError(FletComponentsError, TypeError):
    """A component class declares fields in a way that cannot work."""


class HookError(FletComponentsError, TypeError):
    """A lifecycle hook is asynchronous that must not be, or the other way round."""


class NoStoriesError(FletComponentsError, LookupError):
    """Stories are looked for in a place that does not exist."""


class NotInteractiveError(FletComponentsError, RuntimeError):
    """A test does what a user could not do: press a disabled button."""


class NotOnScreenError(FletComponentsError, LookupError):
    """A test looks for a control that is not visible, or not the only one."""


class PortTakenError(FletComponentsError, OSError):
    """A server cannot listen on the address that it was given."""


class PublishError(FletComponentsError, RuntimeError):
    """A static site cannot be built: something is missing, or in the way."""


class RemovedInFlet1Error(FletComponentsError, AttributeError):
    """An app uses a name of Flet 0.x that has no counterpart in Flet 1.x."""


class ReservedNameError(FletComponentsError, TypeError):
    """A component uses a name that belongs to Flet."""


class StoryError(FletComponentsError, TypeError):
    """A story asks for, or returns, what the story runner cannot show."""


class UnknownPropertyError(FletComponentsError, AttributeError):
    """A binding names a property that the control does not have."""
