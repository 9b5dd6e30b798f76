"""The worlds of the battery are those that they say they are."""

from __future__ import annotations

import pytest

from flet_components import Countdown, UserControl
from flet_components.testing import Screen
from tests.worlds import WORLDS, Declarative, Imperative, Kept, World


class Shop:
    """Makes countdowns, and keeps all that it has made."""

    def __init__(self) -> None:
        self.made: list[UserControl] = []

    def __call__(self) -> UserControl:
        self.made.append(Countdown(60))
        return self.made[-1]


@pytest.mark.parametrize("kind", WORLDS, ids=lambda kind: kind.__name__)
async def test_what_is_shown_is_mounted(screen: Screen, kind: type[World]) -> None:
    """Shown, a component is mounted, and nothing of it has run; hidden, it is gone."""
    shop, world = Shop(), await kind.on(screen)
    component = await world.show(shop)
    assert component is shop.made[0]
    assert component.mounted
    assert component.phase.value == "idle"  # type: ignore[attr-defined]
    world.hide(component)
    world.hide(component)
    await world.settle()
    assert not component.mounted
    assert world.tasks() == screen.texts() == []


@pytest.mark.parametrize(
    ("kind", "most"), [(Imperative, 1), (Declarative, 5), (Kept, 1)]
)
async def test_a_render_makes_new_objects(
    screen: Screen, kind: type[World], most: int
) -> None:
    """In a declarative app every render makes another object, unless one is kept."""
    shop, world = Shop(), await kind.on(screen)
    await world.show(shop)
    for _ in range(4):
        await world.advance(1)
    assert len(shop.made) == most
    assert screen.texts() == ["00:56"]


@pytest.mark.parametrize("kind", WORLDS, ids=lambda kind: kind.__name__)
async def test_what_is_sent_for_a_component(screen: Screen, kind: type[World]) -> None:
    """What else changes on the page is not counted, nor is a render."""
    world = await kind.on(screen)
    await world.show(lambda: Countdown(60))
    await world.settle()
    before = world.sent()
    for _ in range(5):
        await world.settle()
    assert world.sent() == before
    await world.advance(3)
    assert world.sent() == before + 3


@pytest.mark.parametrize(("kind", "same"), [(Imperative, True), (Declarative, False)])
async def test_what_is_shown_again(
    screen: Screen, kind: type[World], same: bool
) -> None:
    """Only where an app holds a component, the very same comes back."""
    shop, world = Shop(), await kind.on(screen)
    component = await world.show(shop)
    await world.advance(5)
    world.hide(component)
    again = await world.show_again(component, shop)
    await world.settle()
    assert (again is component) is same
    assert screen.texts() == ["00:55" if same else "01:00"]
