# docs/examples/pomodoro_breaks.py
import flet as ft

from flet_components import Pomodoro, PomodoroEvent, PomodoroRound


async def main(page: ft.Page) -> None:
    def tell(event: PomodoroEvent) -> None:
        if event.round is PomodoroRound.WORK:
            text = f"Round {event.round_number} is ready when you are."
        else:
            text = "Well done. Look out of the window."
        page.show_dialog(ft.SnackBar(text))

    page.add(Pomodoro(50 * 60, short_break=10 * 60, rounds=3, on_round=tell))


if __name__ == "__main__":
    ft.run(main)
