# docs/examples/test_live_data_example.py
from typing import Any

import flet as ft

from flet_components import PollingList
from flet_components.testing import Screen
from flet_components.testing.feeds import Faults, answers


def planets() -> list[dict[str, Any]]:
    return [{"id": 1, "name": "Mercury"}, {"id": 2, "name": "Venus"}]


def row(planet: dict[str, Any]) -> ft.Control:
    return ft.Text(planet["name"])


async def test_is_patient(screen: Screen) -> None:
    screen.show(PollingList(answers(planets, Faults(latency=3)), row))
    await screen.advance(2)
    screen.lacks("Venus")
    await screen.advance(2)
    screen.shows("Mercury", "Venus")


async def test_says_that_nobody_answers(screen: Screen) -> None:
    screen.show(PollingList(answers(planets, Faults(error_rate=1)), row))
    await screen.advance(1)
    screen.shows("Could not be loaded.", "Retry")
