# docs/examples/aio_countdown.py
import asyncio

import flet_components.aio as ft


class Countdown(ft.UserControl):
    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    async def did_mount_async(self) -> None:
        self.running = True
        asyncio.create_task(self.update_timer())

    async def will_unmount_async(self) -> None:
        self.running = False

    async def update_timer(self) -> None:
        while self.seconds and self.running:
            mins, secs = divmod(self.seconds, 60)
            self.countdown.value = f"{mins:02d}:{secs:02d}"
            await self.update_async()
            await asyncio.sleep(1)
            self.seconds -= 1

    def build(self) -> ft.Text:
        self.countdown = ft.Text()
        return self.countdown


async def main(page: ft.Page) -> None:
    await page.add_async(Countdown(120), Countdown(60))


if __name__ == "__main__":
    ft.app(main)
