"""What is kept for each page."""

from __future__ import annotations

import flet

from flet_components.aio.page_state import service, state_of
from flet_components.testing import Screen


async def test_it_stays_the_same(screen: Screen) -> None:
    """A page has one state, with nothing in it at first."""
    assert state_of(screen.page) is state_of(screen.page)
    assert state_of(screen.page).shown == {}


async def test_a_service_belongs_to_its_page(screen: Screen) -> None:
    """A service is made for the page that is asked, whichever is current."""
    other = screen.another()
    clipboard = service(screen.page, flet.Clipboard)
    assert clipboard is service(screen.page, flet.Clipboard)
    assert clipboard.page is screen.page
    assert service(other.page, flet.Clipboard).page is other.page
