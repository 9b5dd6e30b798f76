# docs/examples/pomodoro_log.py
import flet as ft

from flet_components import Pomodoro, PomodoroRound


async def main(page: ft.Page) -> None:
    done = ft.Text("No work yet.")

    def count() -> None:
        work = [each for each in timer.history if each.round is PomodoroRound.WORK]
        minutes = sum(each.seconds for each in work) / 60
        done.value = f"Rounds: {timer.completed_rounds}, minutes: {minutes:.0f}"

    timer = Pomodoro(face="bar", overtime=True, controls=False, on_round=count)
    page.add(
        timer,
        done,
        ft.Row(
            [
                ft.Button("Pause", on_click=timer.pause),
                ft.Button("Go on", on_click=timer.resume),
                ft.Button("Next", on_click=timer.skip),
            ]
        ),
    )


if __name__ == "__main__":
    ft.run(main)
