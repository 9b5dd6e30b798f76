# docs/examples/countdown_verbs.py
import flet as ft

from flet_components import Countdown, TimerEvent


async def main(page: ft.Page) -> None:
    status = ft.Text()

    def follow(event: TimerEvent) -> None:
        status.value = event.phase.value

    timer = Countdown(300, face="ring", on_phase_change=follow)
    page.add(
        timer,
        status,
        ft.Row(
            [
                ft.Button("Pause", on_click=timer.pause),
                ft.Button("Start", on_click=timer.start),
                ft.Button("Reset", on_click=timer.reset),
                ft.Button("Snooze", on_click=lambda: timer.add(60)),
            ]
        ),
    )


if __name__ == "__main__":
    ft.run(main)
