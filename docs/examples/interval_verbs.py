# docs/examples/interval_verbs.py
import flet as ft

from flet_components import ErrorEvent, Interval, IntervalEvent


def work(event: IntervalEvent) -> None:
    """Fail each third time."""
    if event.index % 3 == 2:
        raise ConnectionError("no answer")


async def main(page: ft.Page) -> None:
    status, trouble = ft.Text("Not yet"), ft.Text(color=ft.Colors.ERROR)

    def follow(event: IntervalEvent) -> None:
        status.value = f"Run {event.index + 1} of 10"

    def tell(event: ErrorEvent) -> None:
        trouble.value = f"{event.error}"

    runs = Interval(5, work, max_runs=10, on_run=follow, on_error=tell)
    page.add(
        runs,
        status,
        trouble,
        ft.Row(
            [
                ft.Button("Pause", on_click=runs.pause),
                ft.Button("Resume", on_click=runs.resume),
                ft.Button("Run now", on_click=runs.run_now),
                ft.Button("Reset", on_click=runs.reset),
            ]
        ),
    )


if __name__ == "__main__":
    ft.run(main)
