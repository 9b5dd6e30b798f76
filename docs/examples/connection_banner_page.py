# docs/examples/connection_banner_page.py
import flet as ft

from flet_components import ConnectionBanner


async def main(page: ft.Page) -> None:
    banner = ConnectionBanner(heartbeat=5)
    page.overlay.append(ft.TransparentPointer(banner, top=8, left=8, right=8))
    page.add(ft.Text("The app"))


if __name__ == "__main__":
    ft.run(main)
