# docs/examples/timer_base_meter.py
import flet as ft

from flet_components import TimerBase, reactive


@reactive
class ParkingMeter(TimerBase):
    """Says what parking costs so far."""

    cent: float = 15.0
    """Seconds that a cent pays for."""

    def build(self) -> ft.Control:
        return self.bind(
            ft.Text(theme_style=ft.TextThemeStyle.DISPLAY_SMALL),
            value=lambda: f"{self.elapsed // self.cent / 100:.2f} €",
        )

    def until_change(self) -> float:
        return self.cent - self.elapsed % self.cent


async def main(page: ft.Page) -> None:
    meter = ParkingMeter()
    page.add(meter, ft.Button("Leave", on_click=meter.stop))


if __name__ == "__main__":
    ft.run(main)
