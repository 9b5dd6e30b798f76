"""How high rows are, asked of the client before they are put where they will be."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import flet as ft

from flet_components.component_state import ComponentState

__all__ = ["Ruler"]

PATIENCE = 1.0
"""Seconds, of the event loop's own time, that the client may take."""


class Ruler:
    """Lays rows out where nobody sees them, in a stack around the list.

    Args:
        state: That of the component.
    """

    def __init__(self, state: ComponentState) -> None:
        self.box = ft.Container(
            left=0, right=0, top=0, opacity=0, ignore_interactions=True
        )
        self._content = state.output(self.box, "content")

    async def height(self, rows: Sequence[ft.Control]) -> float | None:
        """Return how high rows are, one below the other; None if nobody says so."""
        told: asyncio.Future[float] = asyncio.get_running_loop().create_future()

        def tell(event: ft.LayoutSizeChangeEvent[Any]) -> None:
            if not told.done():
                told.set_result(event.height)

        column = ft.Column(
            list(rows),
            spacing=0,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            on_size_change=tell,
        )
        self._content.set(ft.Semantics(content=column, exclude_semantics=True))
        try:
            async with asyncio.timeout(PATIENCE):
                return await told
        except TimeoutError:
            return None
        finally:
            self._content.set(None)
