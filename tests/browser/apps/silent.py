"""An app whose server is silent for a while when a button is pressed."""

import time

import flet as ft

from flet_components import ConnectionBanner


def main(page: ft.Page) -> None:
    """Show the button far below what is to appear by itself."""
    banner = ConnectionBanner(heartbeat=1)
    page.overlay.append(ft.TransparentPointer(banner, top=0, left=0, right=0))
    page.add(
        ft.Container(height=100),
        ft.Button("Block", on_click=lambda: time.sleep(5)),
    )


if __name__ == "__main__":
    ft.run(main)
