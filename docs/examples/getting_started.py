# docs/examples/getting_started.py
import flet as ft

from flet_components import Countdown


async def main(page: ft.Page) -> None:
    tea = Countdown(180, face="ring", warn_at=10)
    status = ft.Text("Your tea is drawing")

    def ready() -> None:
        status.value = "Your tea is ready"

    tea.on_complete = ready

    page.add(
        tea,
        status,
        ft.Row(
            [
                ft.Button("Pause", on_click=tea.pause),
                ft.Button("Go on", on_click=tea.resume),
                ft.Button("One minute more", on_click=lambda: tea.add(60)),
            ]
        ),
    )


if __name__ == "__main__":
    ft.run(main)
