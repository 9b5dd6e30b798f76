# docs/examples/guide_style.py
import asyncio

import flet as ft

from flet_components import UserControl


class Beacon(UserControl):
    """A light that goes on and off."""

    def __init__(self, interval: float = 1) -> None:
        super().__init__()
        self.interval = interval

    def build(self) -> ft.Control:
        self.light = ft.Icon(ft.Icons.LIGHTBULB, size=48)
        return self.light

    async def did_mount_async(self) -> None:
        asyncio.create_task(self.blink())

    async def blink(self) -> None:
        while True:
            self.light.visible = not self.light.visible
            await self.update_async()
            await asyncio.sleep(self.interval)


async def main(page: ft.Page) -> None:
    page.add(Beacon(), Beacon(0.25))


if __name__ == "__main__":
    ft.run(main)
