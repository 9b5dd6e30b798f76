"""The same app on NiceGUI: one `ui.timer` and one `ui.label` for each countdown."""

from __future__ import annotations

from nicegui import ui  # type: ignore[import-not-found]

from benchmarks.peers.probe import face, lengths, port, probe


class NiceCountdown:
    """Counts down."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self.label = ui.label(face(seconds))
        ui.timer(1.0, self.tick)

    def tick(self) -> None:
        """Show a second less."""
        self.label.text = face(self.seconds)
        self.seconds -= 1
        probe.tick()


@ui.page("/")  # type: ignore[untyped-decorator]
def index() -> None:
    """Show countdowns in a column."""
    for seconds in lengths():
        NiceCountdown(seconds)


if __name__ in {"__main__", "__mp_main__"}:
    probe.install()
    ui.run(host="127.0.0.1", port=port(), show=False, reload=False)
