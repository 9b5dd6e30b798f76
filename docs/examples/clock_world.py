# docs/examples/clock_world.py
import flet as ft

from flet_components import Clock

CITIES = {
    "London": "Europe/London",
    "New York": "America/New_York",
    "Kathmandu": "Asia/Kathmandu",
    "Tokyo": "Asia/Tokyo",
}


async def main(page: ft.Page) -> None:
    clocks: list[ft.Control] = [
        Clock(zone, label=city, compare_to="Europe/London", seconds=False)
        for city, zone in CITIES.items()
    ]
    page.add(ft.Row(clocks, wrap=True, spacing=48))


if __name__ == "__main__":
    ft.run(main)
