# docs/examples/status_badge_worker.py
import flet as ft

from flet_components import Interval, StatusBadge, StatusEvent


async def main(page: ft.Page) -> None:
    def note(event: StatusEvent) -> None:
        log.value = f"{event.old} → {event.new}"

    log = ft.Text()
    badge = StatusBadge(label="Worker", stale_time=5, on_change=note)
    worker = Interval(2, badge.beat)  # what works tells that it does
    page.add(badge, log, worker, ft.Button("Stop it", on_click=worker.pause))


if __name__ == "__main__":
    ft.run(main)
