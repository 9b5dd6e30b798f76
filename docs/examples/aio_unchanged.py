# docs/examples/aio_unchanged.py
import asyncio

import flet as ft


class Countdown(ft.UserControl):
    def __init__(self, seconds):
        super().__init__()
        self.seconds = seconds

    async def did_mount_async(self):
        self.running = True
        asyncio.create_task(self.update_timer())

    async def will_unmount_async(self):
        self.running = False

    async def update_timer(self):
        while self.seconds and self.running:
            mins, secs = divmod(self.seconds, 60)
            self.countdown.value = "{:02d}:{:02d}".format(mins, secs)
            await self.update_async()
            await asyncio.sleep(1)
            self.seconds -= 1

    def build(self):
        self.countdown = ft.Text(color=ft.colors.BLUE_GREY_700, size=32)
        return self.countdown


async def main(page: ft.Page):
    async def add_minute(e):
        await page.add_async(Countdown(60))

    def page_resize(e):
        size.value = f"{page.window_width:.0f} x {page.window_height:.0f}"

    page.title = "Countdowns"
    page.on_resize = page_resize
    page.on_error = lambda e: print("Page error:", e.data)
    size = ft.Text()
    await page.add_async(
        ft.ElevatedButton("Add a minute", icon=ft.icons.ADD, on_click=add_minute),
        size,
        Countdown(120),
    )


ft.app(target=main)
