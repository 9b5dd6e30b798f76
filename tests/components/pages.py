"""Reads the page about a component, for the tests that hold it to the class.

PAGE = Page("timing", "countdown")
assert PAGE.table("Fields") == fields_of(Countdown)
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from types import ModuleType

import flet as ft

from flet_components import UserControl
from flet_components.declarations import own_annotations
from flet_components.fields import reactive_fields
from tests.examples import load

__all__ = ["Page", "fields_of", "verbs_of"]

DOCS = Path(__file__).parents[2] / "docs"
ROW = re.compile(
    r"^\| `(\w+)(?:\([^|]*\))?` \|(?: `([^|]*)` \|)? (.*) \|$", re.MULTILINE
)
HOOKS = {"build", "did_mount_async", "will_unmount_async"}
TO_OVERRIDE = {"did_complete", "did_reset", "load", "until_change"}
"""Methods of bases that are not to be called."""


class Page:
    """The page about one component.

    Args:
        area: Its folder.
        stem: Its file's name, with which the names of its examples begin.
    """

    def __init__(self, area: str, stem: str) -> None:
        self.stem = stem
        self.text = (DOCS / "components" / area / f"{stem}.md").read_text()

    def table(self, title: str) -> dict[str, str]:
        """Return the rows of the tables under a heading: each name, and its default."""
        section = self.text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
        return {name: default for name, default, _ in ROW.findall(section)}

    def example(self, name: str = "") -> ModuleType:
        """Import an example of the page."""
        stem = f"{self.stem}_{name}" if name else self.stem
        return load(DOCS / "examples" / f"{stem}.py")


def fields_of(cls: type[UserControl]) -> dict[str, str]:
    """Return the public fields of a component that not every other has, with defaults.

    First those that the class itself declares, as it does, then those of its bases.
    """
    found = [
        field
        for field in reactive_fields(cls)
        if not field.name.startswith("_") and not hasattr(UserControl, field.name)
    ]
    own = list(own_annotations(cls))
    found.sort(key=lambda each: own.index(each.name) if each.name in own else len(own))
    return {field.name: _written(field.default) for field in found}


def verbs_of(cls: type[UserControl]) -> set[str]:
    """Return the public methods that a component has and not every other."""
    own = {
        name
        for base in cls.__mro__[: cls.__mro__.index(UserControl)]
        for name, value in vars(base).items()
        if callable(value) and not name.startswith("_")
    }
    own -= set(dir(ft.LayoutControl))  # what Flet calls is overridden, not offered
    return own - HOOKS - TO_OVERRIDE - {field.name for field in reactive_fields(cls)}


def _written(default: object) -> str:
    """Return a default as code; nothing, if there is none."""
    if default is dataclasses.MISSING:
        return ""
    words = re.sub(r"<class '(?:\w+\.)*(\w+)'>", r"\1", repr(default))
    return words.replace("'", '"')
