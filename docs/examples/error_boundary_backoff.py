# docs/examples/error_boundary_backoff.py
import itertools

import flet as ft

from flet_components import ErrorBoundary, UserControl, internal, reactive


@reactive
class Prices(UserControl):
    """Connects, at the third attempt."""

    attempt: int = 1

    _text: str = internal("Connecting ...")

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: self._text)

    async def did_mount_async(self) -> None:
        await self.clock.sleep(0.5)
        if self.attempt < 3:
            raise ConnectionError("the exchange does not answer")
        self._text = f"Connected at attempt {self.attempt}"


async def main(page: ft.Page) -> None:
    attempts = itertools.count(1)
    status = ft.Text()

    def again(event: ft.Event[ErrorBoundary]) -> None:
        status.value = f"Tried again: {event.data}"

    page.add(
        ErrorBoundary(
            lambda: Prices(next(attempts)),
            retries=5,
            retry_delay=4,
            on_reset=again,
            on_error=lambda: None,  # these errors are expected, and not to be logged
        ),
        status,
    )


if __name__ == "__main__":
    ft.run(main)
