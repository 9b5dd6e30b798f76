# docs/examples/polling_base_status.py
import flet as ft

from flet_components import PollingBase, reactive


@reactive
class Greeting(PollingBase):
    """Shows what a server says; here it is a coroutine of its own."""

    name: str = "Ada"
    """Whom it greets."""

    async def load(self) -> str:
        time = f"{self.clock.now():%H:%M:%S}"  # await httpx.get(...), a query, a file
        return f"Hello {self.name}, it is {time}."

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: self.value or "One moment ...")


async def main(page: ft.Page) -> None:
    greeting = Greeting(interval=5)
    page.add(greeting, ft.Button("Refresh", on_click=greeting.refresh))


if __name__ == "__main__":
    ft.run(main)
