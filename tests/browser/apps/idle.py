"""An app that shows whether its user is idle, and what brought them back."""

import flet as ft

from flet_components import IdleEvent, IdleTimer


def main(page: ft.Page) -> None:
    status, typed = ft.Text("active"), ft.Text()

    def follow(event: IdleEvent) -> None:
        status.value = f"{event.phase.value} {event.cause}".strip()

    def press() -> None:
        typed.value = f"typed: {field.value}"

    field = ft.TextField(label="name")
    page.add(
        IdleTimer(
            1.5,
            on_phase_change=follow,
            expand=True,
            child=ft.Column(
                [
                    status,
                    ft.Button("press", on_click=press),
                    typed,
                    field,
                    ft.ListView([ft.Text(f"row {n}") for n in range(100)], height=100),
                ]
            ),
        )
    )


if __name__ == "__main__":
    ft.run(main)
