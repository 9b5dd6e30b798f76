# docs/examples/idle_timer_toolbar.py
import flet as ft

from flet_components import IdleEvent, IdlePhase, IdleTimer


async def main(page: ft.Page) -> None:
    toolbar = ft.Row(
        [ft.IconButton(ft.Icons.PLAY_ARROW), ft.IconButton(ft.Icons.FULLSCREEN)],
        animate_opacity=400,
    )

    def fade(event: IdleEvent) -> None:
        toolbar.opacity = 0 if event.phase is IdlePhase.IDLE else 1

    page.add(
        IdleTimer(
            5,
            child_only=True,
            on_phase_change=fade,
            child=ft.Container(
                toolbar,
                alignment=ft.Alignment.BOTTOM_CENTER,
                bgcolor=ft.Colors.SURFACE_CONTAINER_HIGH,
                width=480,
                height=270,
            ),
        ),
        ft.TextField(label="What is typed here does not count"),
    )


if __name__ == "__main__":
    ft.run(main)
