"""What this package adds to Flet, and that nothing else does."""

from __future__ import annotations

import subprocess
import sys

import flet_components.aio as ft
from flet_components.aio.extension_rows import ROWS
from flet_components.aio.patching import added, listing, patch_flet

UNTOUCHED = """
import flet
import flet.messaging.session, flet.pubsub.pubsub_client, flet.controls.base_page

def state():
    classes = [getattr(flet, name) for name in flet.__all__]
    classes += [flet.messaging.session.Session, flet.pubsub.pubsub_client.PubSubClient]
    classes += [flet.controls.base_page.Overlay]
    attributes = {c: dict(vars(c)) for c in classes if isinstance(c, type)}
    return sorted(flet.__all__), attributes

names, classes = state()
import flet_components
for name in flet_components.__all__:
    getattr(flet_components, name)
after_names, after = state()
assert after_names == names
for cls, attributes in classes.items():
    old = {k: v for k, v in attributes.items() if not k.startswith("_abc")}
    new = {k: v for k, v in after[cls].items() if not k.startswith("_abc")}
    assert new.keys() == old.keys(), (cls, new.keys() ^ old.keys())
    assert all(new[k] is old[k] for k in old), cls
assert not hasattr(flet.Page, "add_async")
assert not hasattr(flet, "UserControl")
"""


def test_importing_the_library_changes_nothing_in_flet() -> None:
    """Flet's names and classes are the same before and after the import."""
    subprocess.run([sys.executable, "-W", "error", "-c", UNTOUCHED], check=True)


ONLY_LISTED = """
import importlib
import flet
from flet_components.aio.patching import added
classes = {}
for path, rows in added().items():
    module, _, name = path.partition(":")
    cls = getattr(importlib.import_module(module), name)
    classes.setdefault(cls, {})["rows"] = {row.name for row in rows}
every = {getattr(flet, n) for n in flet.__all__ if isinstance(getattr(flet, n), type)}
before = {cls: set(vars(cls)) for cls in every | classes.keys()}
from flet_components.aio.old_fields import RENAMED
import flet_components.aio
for cls, names in before.items():
    listed = classes.get(cls, {}).get("rows", set())
    listed |= set(RENAMED.get(cls.__name__, ()))
    more = {name for name in set(vars(cls)) - names if not name.startswith("__")}
    assert more <= listed, (cls, more - listed)
assert not hasattr(flet, "UserControl")
"""


def test_importing_aio_adds_what_is_listed() -> None:
    """Flet's classes get the names of the tables, and no others."""
    code = ONLY_LISTED.replace("from flet_components.aio.patching", TABLES, 1)
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


TABLES = "import flet_components.aio\nfrom flet_components.aio.patching"


def test_the_docstring_lists_it() -> None:
    """The docstring of the package has the list that the tables make."""
    assert listing() in (ft.__doc__ or "")


def test_every_row_has_a_counterpart() -> None:
    """Each row names what to use in Flet 1.x, and is documented."""
    for rows in (*added().values(), *ROWS.values()):
        for row in rows:
            assert row.new
            if row.kind == "method":
                assert row.signature.startswith("(self")


def test_patching_again_changes_nothing() -> None:
    """Flet's classes are changed once."""
    before = ft.Page.add_async
    patch_flet()
    assert ft.Page.add_async is before
