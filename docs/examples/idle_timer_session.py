# docs/examples/idle_timer_session.py
import flet as ft

from flet_components import Countdown, IdleEvent, IdleTimer


async def main(page: ft.Page) -> None:
    status = ft.Text("Signed in")
    left = Countdown(30, running=False)

    def ask(event: IdleEvent) -> None:
        left.reset(event.remaining)
        left.start()
        page.show_dialog(dialog)

    def stay() -> None:
        page.pop_dialog()

    def sign_out() -> None:
        page.pop_dialog()
        idle.pause()
        status.value = "Signed out"

    def sign_in() -> None:
        idle.start()
        status.value = "Signed in"

    idle = IdleTimer(
        60,
        prompt_before=30,
        hold_prompt=True,
        child=ft.Column([status, ft.Button("Sign in", on_click=sign_in)]),
        on_prompt=ask,
        on_active=stay,
        on_idle=sign_out,
    )
    dialog = ft.AlertDialog(
        modal=True,
        title=ft.Text("Are you still there?"),
        content=ft.Column([ft.Text("You will be signed out in"), left], tight=True),
        actions=[
            ft.TextButton("Sign out", on_click=sign_out),
            ft.FilledButton("Stay", on_click=idle.activate),
        ],
    )
    page.add(idle)


if __name__ == "__main__":
    ft.run(main)
