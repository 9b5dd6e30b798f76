# docs/examples/error_boundary_nested.py
import flet as ft

from flet_components import Countdown, ErrorBoundary, UserControl


class Ad(UserControl):
    def build(self) -> ft.Control:
        return ft.Text("Buy more clocks!")

    async def did_mount_async(self) -> None:
        await self.clock.sleep(3)
        raise LookupError("there is no advertiser")


def nothing() -> None:
    """Take the error, so that it is not logged."""


async def main(page: ft.Page) -> None:
    page.add(
        ErrorBoundary(
            ft.Column(
                [
                    Countdown(120),
                    ErrorBoundary(
                        Ad, fallback=lambda failure: ft.Container(), on_error=nothing
                    ),
                ]
            )
        )
    )


if __name__ == "__main__":
    ft.run(main)
