"""The scenarios: what is measured, on how much, and what a reader sees of it."""

from __future__ import annotations

import attrs

from benchmarks.load import APART, Load, Measure, left, memory, mounts, ticks
from benchmarks.polls import polls

__all__ = ["FIGURES", "SCENARIOS", "Figure", "Scenario"]


@attrs.frozen
class Figure:
    """A figure, as a reader sees it."""

    title: str
    digits: int = 0
    """Digits after the point."""


FIGURES = {
    "cpu": Figure("server CPU per countdown and tick, µs"),
    "net": Figure("the same, without what the idle server uses"),
    "core": Figure("share of a core, %", 1),
    "delivered": Figure("ticks delivered, % of those due", 1),
    "messages": Figure("messages per page and tick", 1),
    "payload": Figure("bytes per countdown and tick", 1),
    "wire": Figure("the same, compressed on the wire", 1),
    "wakes": Figure("wake-ups of the server per second"),
    "late_p50": Figure("lateness, half of all ticks, ms", 1),
    "late_p99": Figure("lateness, 99 % of all ticks, ms", 1),
    "drift": Figure("drift, ms a minute", 1),
    "poll_cpu": Figure("server CPU per fetch, ms", 2),
    "poll_net": Figure("the same, without what the idle server uses", 2),
    "poll_messages": Figure("messages per fetch", 2),
    "poll_payload": Figure("bytes per fetch"),
    "poll_wire": Figure("the same, compressed on the wire"),
    "mount_cpu": Figure("server CPU to show one and take it away, µs"),
    "mounts": Figure("shown per second"),
    "left_ticks": Figure("ticks in the 20 s after all had left"),
    "left_cpu": Figure("CPU in these 20 s, ms", 1),
    "left_wakes": Figure("wake-ups in these 20 s"),
    "session_memory": Figure("memory per session with one countdown, KB", 1),
    "countdown_memory": Figure("memory per countdown more, KB", 1),
}
"""What is known of each figure, in the order in which they are shown."""


@attrs.frozen
class Scenario:
    """A measurement that has a name."""

    key: str
    title: str
    load: Load
    measure: Measure = ticks
    first: tuple[str, ...] = ("cpu", "net")
    """The figures whose ratios count."""


SCENARIOS = {
    scenario.key: scenario
    for scenario in (
        Scenario("S1", "1 session, 100 countdowns", Load(1, 100)),
        Scenario("S2", "100 sessions, 1 countdown each", Load(100, 1)),
        Scenario("S3", "1 session, 1000 countdowns", Load(1, 1000)),
        Scenario(
            "S3m",
            "1 session, 1000 countdowns of less than an hour",
            Load(1, 1000, start=3000),
        ),
        Scenario("S4", "200 sessions, 10 countdowns each", Load(200, 10, spread=4.0)),
        Scenario(
            "S5",
            "a list of 1000 rows, of which none changes, fetched again",
            Load(1, 1000),
            polls(0),
            ("poll_cpu", "poll_net"),
        ),
        Scenario(
            "S5c",
            "a list of 1000 rows, of which 10 change, fetched again",
            Load(1, 1000),
            polls(10),
            ("poll_cpu", "poll_net", "poll_payload"),
        ),
        Scenario(
            "S6",
            "100 countdowns come and go twice a second",
            Load(1, 100),
            mounts,
            ("mount_cpu",),
        ),
        Scenario(
            "S7",
            "50 sessions more, then 1000 countdowns more",
            Load(1, 1000),
            memory,
            ("countdown_memory",),
        ),
        Scenario(
            "S8",
            "50 sessions, 20 countdowns each",
            Load(50, 20, seconds=20, step=APART),
            ticks,
            ("cpu", "net", "late_p99"),
        ),
        Scenario(
            "left",
            "100 sessions, 1 countdown each, all leave",
            Load(100, 1),
            left,
            ("left_cpu",),
        ),
    )
}
"""The scenarios by their keys."""
