# docs/examples/test_a_component_example.py
import flet as ft

from flet_components import Countdown
from flet_components.testing import Screen


async def test_counts_down(screen: Screen) -> None:
    screen.show(Countdown(120))
    screen.shows("02:00")
    await screen.advance(60)
    screen.shows("01:00")


async def test_pauses(screen: Screen) -> None:
    tea = Countdown(180)
    screen.show(tea, ft.Button("Pause", on_click=tea.pause))
    await screen.advance(60)
    await screen.tap("Pause")
    await screen.advance(3600)
    screen.shows("02:00")


async def test_sends_one_message_a_second(screen: Screen) -> None:
    screen.show(Countdown(120))
    await screen.settle()
    screen.messages.clear()
    await screen.advance(10)
    assert len(screen.patches) == 10
