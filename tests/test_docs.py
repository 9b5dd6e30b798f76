"""The docs: their code runs, and their links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flet_components.testing import Screen
from tests.examples import load

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLES = [
    path
    for path in sorted((ROOT / "docs" / "examples").glob("*.py"))
    if not path.name.startswith(("aio_", "test_")) and "_example" not in path.stem
]
"""Apps; those of the old API run in `tests/aio`, and pytest collects `*_example.py`."""
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_code_blocks_are_files(page: Path) -> None:
    """Each Python block of a page is a file of `docs/examples`, to the letter."""
    for block in BLOCK.findall(page.read_text()):
        first = block.partition("\n")[0]
        assert first.startswith("# docs/examples/"), f"{page.name}: whose is {first!r}?"
        assert block == (ROOT / first[2:]).read_text(), f"{page.name}: {first[2:]}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link of a page to a file finds it."""
    for target in LINK.findall(page.read_text()):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
async def test_examples_run(screen: Screen, example: Path) -> None:
    """Each example that is an app runs for a minute and closes without an error."""
    await screen.run(load(example).main)
    before = len(screen.patches)
    await screen.advance(60)
    assert len(screen.patches) > before


async def test_the_metronome_beats(screen: Screen) -> None:
    """The component of *Write a component* does what the page says."""
    module = load(ROOT / "docs" / "examples" / "reactive_style.py")
    await screen.run(module.main)
    await screen.advance(2)
    screen.shows("3 at 90")
    await screen.tap("Faster")
    await screen.advance(2)
    screen.shows("4 at 120")


async def test_the_tea_draws(screen: Screen) -> None:
    """The app of *Getting started* does what the page says."""
    module = load(ROOT / "docs" / "examples" / "getting_started.py")
    await screen.run(module.main)
    await screen.tap("One minute more")
    await screen.advance(239)
    screen.shows("00:01", "Your tea is drawing")
    await screen.advance(1)
    screen.shows("Your tea is ready")
