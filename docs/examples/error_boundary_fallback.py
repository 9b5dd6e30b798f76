# docs/examples/error_boundary_fallback.py
import flet as ft

from flet_components import Countdown, ErrorBoundary, Failure, UserControl


class Chart(UserControl):
    def build(self) -> ft.Control:
        return ft.ProgressRing()

    async def did_mount_async(self) -> None:
        await self.clock.sleep(1)
        raise TimeoutError("No answer for a second.")


def no_chart(failure: Failure) -> ft.Control:
    parts: list[ft.Control] = [
        ft.Icon(ft.Icons.CLOUD_OFF, color=ft.Colors.ERROR),
        ft.Text(str(failure.error)),
        ft.FilledTonalButton("Try again", on_click=failure.retry),
    ]
    if failure.retry_in is not None:
        parts.append(Countdown(failure.retry_in, face="bar", format=in_words))
    return ft.Column(parts, horizontal_alignment=ft.CrossAxisAlignment.CENTER)


def in_words(seconds: float) -> str:
    return f"{seconds:.0f} s"


async def main(page: ft.Page) -> None:
    page.add(ErrorBoundary(Chart, fallback=no_chart, retries=3, on_error=lambda: None))


if __name__ == "__main__":
    ft.run(main)
