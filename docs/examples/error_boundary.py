# docs/examples/error_boundary.py
import flet as ft

from flet_components import Countdown, ErrorBoundary, ErrorEvent, UserControl


class Weather(UserControl):
    def build(self) -> ft.Control:
        self.text = ft.Text("Asking for the weather ...")
        return self.text

    async def did_mount_async(self) -> None:
        await self.clock.sleep(2)
        raise ConnectionError("the weather service does not answer")


async def main(page: ft.Page) -> None:
    status = ft.Text()

    def note(event: ErrorEvent) -> None:
        status.value = f"{type(event.component).__name__}: {event.error}"

    page.add(
        ErrorBoundary(Weather, on_error=note),
        Countdown(120),  # goes on
        status,
    )


if __name__ == "__main__":
    ft.run(main)
