"""The page about Flet 0.x, and its examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import flet_components.aio as ft

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/from-flet-0x.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["aio_countdown.py", "aio_unchanged.py"])
def test_examples_are_files(name: str) -> None:
    """Each example of the page is a file, to the letter."""
    code = (ROOT / "docs/examples" / name).read_text(encoding="utf-8")
    assert code.startswith(f"# docs/examples/{name}\n")
    assert f"```python\n{code}```" in PAGE


def test_the_left_side_is_provided() -> None:
    """Each async name in the tables' left column is one that this package lists."""
    rows = re.findall(r"^\| (.+?) \| .+ \|$", PAGE, re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"\w+_async", row)}
    assert names
    listed = f"{ft.__doc__} {' '.join(vars(ft)['__all__'])} set_async"
    assert {name for name in names if name not in listed} == set()
