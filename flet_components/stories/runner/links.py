"""Where the browser finds the runner, and the page of a stage."""

from __future__ import annotations

from typing import Any

import flet as ft

from flet_components.stories.address import Address
from flet_components.stories.origin import own_address

__all__ = ["Links"]


class Links:
    """Addresses of this server, as the browser has to ask for them."""

    def __init__(self) -> None:
        self.root = ""
        """Without a slash at its end."""

    def follow(self, page: ft.Page) -> None:
        """Find out how the browser of a page reaches this server."""
        origin = getattr(page.session.connection, "origin", None)
        self.root = own_address(page.url or "", origin)

    def to(self, address: Address) -> str:
        """Return the link that opens an address."""
        return f"{self.root}{address}"

    def stage(self, token: str) -> dict[str, Any]:
        """Return what an embedded page needs to know to play a stage."""
        return {"url": f"{self.root}/stage/{token}"}
