"""The tree of errors."""

from __future__ import annotations

import inspect
import re

import pytest

from flet_components import errors
from flet_components.errors import FletComponentsError

BRANCH = re.compile(r"[├└]── (\w+) \((\w+)\) +\S")


def classes() -> dict[str, type]:
    """Return the error classes that the module defines."""
    found = inspect.getmembers(errors, inspect.isclass)
    return {name: cls for name, cls in found if cls.__module__ == errors.__name__}


def test_the_docstring_draws_the_tree() -> None:
    """The drawn tree has each error with its builtin base, in alphabetical order."""
    drawn = BRANCH.findall(inspect.getdoc(errors) or "")
    leaves = {n: c for n, c in classes().items() if c is not FletComponentsError}
    assert drawn == [(name, leaves[name].__bases__[1].__name__) for name in leaves]


@pytest.mark.parametrize("name", classes())
def test_every_error_can_be_caught_as_one_of_ours(name: str) -> None:
    """Each error has the common root, a docstring, and is exported."""
    cls = classes()[name]
    assert issubclass(cls, FletComponentsError)
    assert cls.__doc__
    assert name in errors.__all__


def test_the_classes_stand_in_alphabetical_order() -> None:
    """The root comes first, then the others as in the tree."""
    order = sorted(classes(), key=lambda n: inspect.getsourcelines(classes()[n])[1])
    assert order == ["FletComponentsError", *sorted({*order} - {order[0]})]
