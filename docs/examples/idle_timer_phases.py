# docs/examples/idle_timer_phases.py
import flet as ft

from flet_components import IdleEvent, IdlePhase, IdleTimer


async def main(page: ft.Page) -> None:
    status = ft.Text("You are here.", size=32)

    def follow(event: IdleEvent) -> None:
        if event.phase is IdlePhase.PROMPTED:
            status.value = f"Idle in {event.remaining:.0f} s."
        elif event.phase is IdlePhase.IDLE:
            status.value = "You are idle."
        else:
            status.value = f"Back after {event.inactive:.0f} s."

    page.add(IdleTimer(10, prompt_before=4, on_phase_change=follow, child=status))


if __name__ == "__main__":
    ft.run(main)
