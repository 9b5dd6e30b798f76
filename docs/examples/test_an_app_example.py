# docs/examples/test_an_app_example.py
import asyncio

import flet as ft

from flet_components.testing import Screen


async def main(page: ft.Page) -> None:
    name = ft.TextField(label="Name")
    answer = ft.Text("Who is there?")

    async def greet() -> None:
        answer.value = "One moment"
        answer.update()
        await asyncio.sleep(2)
        answer.value = f"Hello, {name.value}"
        answer.update()

    page.add(name, answer, ft.Button("Greet", on_click=greet))


async def test_greets(screen: Screen) -> None:
    await screen.run(main)
    await screen.type("Ada", into="Name")
    await screen.tap("Greet")
    screen.shows("One moment")
    await screen.advance(2)
    screen.shows("Hello, Ada")


async def test_greets_a_user_who_comes_back(screen: Screen) -> None:
    await screen.run(main)
    await screen.tap("Greet")
    await screen.disconnect()
    await screen.advance(2)
    screen.shows("One moment")
    await screen.reconnect()
    screen.shows("Hello, ")


async def test_each_user_has_a_page(screen: Screen) -> None:
    other = screen.another()
    await screen.run(main)
    await other.run(main)
    await screen.tap("Greet")
    screen.shows("One moment")
    other.shows("Who is there?")
    await screen.advance(2)


async def test_says_what_went_wrong(screen: Screen) -> None:
    screen.expect_error("division by zero")
    screen.show(ft.Button("Divide", on_click=lambda: 1 / 0))
    await screen.tap("Divide")
    assert "division by zero" in screen.crashes[0]
