# docs/examples/lifetime.py
import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import KW_ONLY

import flet as ft

from flet_components import PageState, Policy, UserControl, internal, reactive


@reactive
class Temperature(UserControl):
    """Asks for a temperature every ten seconds, as long as somebody looks."""

    fetch: Callable[[], Awaitable[float]]
    """Returns degrees Celsius."""

    _: KW_ONLY

    when_hidden: Policy = "pause"
    when_disconnected: Policy = "pause"

    _degrees: float = internal(0.0)

    def build(self) -> ft.Control:
        self.watch(lambda: self.page_state, self.note)
        return self.bind(ft.Text(size=40), value=lambda: f"{self._degrees:.1f} °C")

    async def did_mount_async(self) -> None:
        async for _ in self.clock.every(10):
            self._degrees = await self.fetch()

    async def will_unmount_async(self) -> None:
        closed = self.page_state is PageState.CLOSED
        print("goodbye:", "closed" if closed else "removed")

    def note(self, now: PageState | None, before: PageState | None) -> None:
        print("the page is", now)


async def measure() -> float:
    await asyncio.sleep(0.2)
    return 21.5


async def main(page: ft.Page) -> None:
    page.add(Temperature(measure))


if __name__ == "__main__":
    ft.run(main)
