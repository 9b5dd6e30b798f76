"""What a Pomodoro tells of its rounds, written down."""

from __future__ import annotations

from typing import Any

from flet_components import Pomodoro, PomodoroEvent

__all__ = ["RoundDiary", "quick"]


class RoundDiary:
    """Takes the handlers of a Pomodoro that tell of rounds, and writes a line for each.

    `work 2 done` or `work 2 skipped` for what has ended, and `long_break 2` for what is
    at hand then.
    """

    def __init__(self, pomodoro: Pomodoro) -> None:
        self.lines: list[str] = []
        self.events: list[PomodoroEvent] = []
        pomodoro.on_complete = self._complete
        pomodoro.on_round = self._round

    def take(self) -> list[str]:
        """Return what was written since the last time."""
        lines, self.lines = self.lines, []
        return lines

    def _complete(self, event: PomodoroEvent) -> None:
        self.events.append(event)
        how = "skipped" if event.skipped else "done"
        self.lines.append(f"{event.round.value} {event.round_number} {how}")

    def _round(self, event: PomodoroEvent) -> None:
        self.events.append(event)
        self.lines.append(f"{event.round.value} {event.round_number}")


def quick(**fields: Any) -> Pomodoro:
    """Make one of 20, 5 and 10 seconds, two rounds to a set, that goes on by itself."""
    given = {
        "work": 20.0,
        "short_break": 5.0,
        "long_break": 10.0,
        "rounds": 2,
        "auto_start_work": True,
        **fields,
    }
    return Pomodoro(**given)
