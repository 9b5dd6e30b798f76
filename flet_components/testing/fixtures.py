"""The fixtures. The plugin loads this module only where pytest-asyncio is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

if TYPE_CHECKING:
    from flet_components.testing import Screen, VirtualTime

__all__ = ["new_screen", "new_virtual_time"]


@pytest.fixture
def _flet_components_virtual_loop() -> None:
    """Give the test a loop in which waiting takes no time (see `plugin`)."""


@pytest_asyncio.fixture(name="virtual_time", loop_scope="function")
async def new_virtual_time(_flet_components_virtual_loop: None) -> VirtualTime:
    """Virtual time without a page: waiting takes none of the real."""
    import asyncio

    from flet_components.testing import VirtualTime

    return VirtualTime(asyncio.get_running_loop())


@pytest_asyncio.fixture(name="screen", loop_scope="function")
async def new_screen(_flet_components_virtual_loop: None) -> AsyncIterator[Screen]:
    """A page under test; what went wrong on it fails the test at its end."""
    from flet_components.testing import Screen

    problems = ""
    try:
        async with Screen() as page_under_test:
            yield page_under_test
    except AssertionError as error:
        problems = str(error)
    if problems:
        pytest.fail(problems, pytrace=False)
