"""A window that is wide enough for the tree."""

from __future__ import annotations

import pytest

from flet_components.testing import Screen


@pytest.fixture
async def wide(screen: Screen) -> Screen:
    """A screen as large as a laptop's."""
    return screen.another(width=1280.0, height=800.0)
