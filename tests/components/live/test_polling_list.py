"""A polling list touches only what changed."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from flet_components import ErrorEvent, PollingList
from flet_components.components.rows.functions import same_function
from flet_components.components.rows.keys import arranged, keyed, own_key
from flet_components.components.rows.selection import toggled
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.sources.desk import Desk

PAGE = Page("live", "polling_list")


def people(*names: str) -> list[dict[str, Any]]:
    """Return items, new ones each time; the key is the first letter."""
    return [{"id": name[0], "name": name} for name in names]


def row(person: dict[str, Any]) -> ft.Control:
    """Make a row."""
    return ft.Text(person["name"])


def shown(screen: Screen) -> list[str]:
    """Return what stands in the rows, from the top."""
    texts = [str(text["value"]) for text in screen.find_all(ft.Text)]
    return [text for text in texts if text not in ("Updated", "now")]


async def test_its_rows(screen: Screen) -> None:
    """First placeholders, then what was fetched."""
    screen.show(PollingList(Desk(screen.clock, people("Ada", "Bob"), takes=1), row))
    assert screen.find(ft.Semantics)["label"] == "Loading"
    await screen.advance(2)
    assert shown(screen) == ["Ada", "Bob"]


async def test_an_unchanged_fetch_sends_nothing(screen: Screen) -> None:
    """However often the same thousand rows come, there is no message."""
    names = [f"{number} rows" for number in range(1000)]
    items = [{"id": name, "name": name} for name in names]
    desk = Desk(screen.clock, items, [dict(item) for item in items])
    screen.show(PollingList(desk, row, list_height=400))
    await screen.advance(5)
    before = len(screen.messages)
    await screen.advance(44)
    assert len(desk.asked) == 5
    assert len(screen.messages) == before


async def test_only_what_changed_is_sent(screen: Screen) -> None:
    """Ten changed rows of a thousand leave as one message, and the marks as another."""
    first = [{"id": n, "name": f"row {n}"} for n in range(1000)]
    second = [{**item, "name": "new"} for item in first[:10]] + first[10:]
    desk = Desk(screen.clock, first, second)
    screen.show(PollingList(desk, row, list_height=400))
    await screen.advance(5)
    before = len(screen.messages)
    await screen.advance(6)
    (sent,) = screen.messages[before:]
    assert str(sent.body).count("new") == 10
    assert "row 11" not in str(sent.body)
    await screen.advance(3)
    assert len(screen.messages) == before + 2


async def test_rows_come_and_go(screen: Screen) -> None:
    """What is new is in its place at once; what goes stays for a moment, faded."""
    desk = Desk(screen.clock, people("Ada", "Bob"), people("Cleo", "Bert"))
    screen.show(PollingList(desk, row, interval=5))
    await screen.advance(5.5)
    assert shown(screen) == ["Ada", "Cleo", "Bert"]
    boxes: list[Any] = screen.find_all(ft.Container)
    marks = [(box.get("bgcolor"), box.get("opacity")) for box in boxes[-3:]]
    assert marks == [
        ("errorcontainer", 0.4),
        ("primarycontainer", None),
        ("tertiarycontainer", None),
    ]
    await screen.advance(2)
    assert shown(screen) == ["Cleo", "Bert"]


async def test_the_first_rows_are_not_news(screen: Screen) -> None:
    """Nothing is marked when the list appears, nor with `highlight=0`."""
    desk = Desk(screen.clock, people("Ada"), people("Alan"))
    screen.show(PollingList(desk, row, interval=5, highlight=0))
    await screen.advance(6)
    assert shown(screen) == ["Alan"]
    boxes: list[Any] = screen.find_all(ft.Container)
    assert [box.get("bgcolor") for box in boxes[-1:]] == [None]


async def test_rows_that_stay_are_not_made_again(screen: Screen) -> None:
    """The function is called for what is new or has changed, and for nothing else."""
    made: list[str] = []

    def note(person: dict[str, Any]) -> ft.Control:
        made.append(person["name"])
        return row(person)

    desk = Desk(screen.clock, people("Ada", "Bob"), people("Bob", "Ada", "Cleo"))
    screen.show(PollingList(desk, note))
    await screen.advance(25)
    assert made == ["Ada", "Bob", "Cleo"]
    assert shown(screen) == ["Bob", "Ada", "Cleo"]


async def test_sorted_and_filtered(screen: Screen) -> None:
    """The order, and what is wanted, may change at any time."""
    people_list = PollingList(Desk(screen.clock, people("Cleo", "Ada", "Bob")), row)
    screen.show(people_list)
    await screen.advance(1)
    people_list.sort_by = lambda person: person["name"]
    await screen.advance(3)
    assert shown(screen) == ["Ada", "Bob", "Cleo"]
    people_list.descending = True
    people_list.where = lambda person: "o" in person["name"]
    await screen.advance(3)
    assert shown(screen) == ["Cleo", "Bob"]
    assert [item["name"] for item in people_list.items] == ["Cleo", "Bob"]


async def test_nothing_there(screen: Screen) -> None:
    """An empty list says so, in words of the app's if there are some."""
    empty = PollingList(Desk(screen.clock, []), row)
    screen.show(empty)
    await screen.advance(1)
    screen.shows("Nothing here yet")
    empty.empty = "No people"
    await screen.settle()
    screen.shows("No people")


async def test_nothing_to_be_had(screen: Screen) -> None:
    """Before a first success a failure has a face of its own; Retry helps."""
    desk = Desk(screen.clock, OSError("gone"), people("Ada"))
    screen.show(PollingList(desk, row))
    await screen.advance(0.1)
    screen.shows("Could not be loaded.", "gone")
    await screen.tap("Retry")
    assert shown(screen) == ["Ada"]


async def test_nothing_to_be_shown(screen: Screen) -> None:
    """Where nothing can be made of what was fetched, it says why; Retry tries again."""
    errors: list[ErrorEvent] = []
    desk = Desk(screen.clock, ["Ada"])
    wanted: list[str] = []
    people_list = PollingList(
        desk, where=lambda name: wanted[0] in name, on_error=errors.append
    )
    screen.show(people_list)
    await screen.advance(0.1)
    screen.shows("Could not be loaded.", "IndexError: list index out of range")
    wanted.append("A")
    await screen.tap("Retry")
    assert shown(screen) == ["Ada"]
    assert len(errors) == 1


async def test_rows_that_could_not_be_replaced(screen: Screen) -> None:
    """When nothing can be made of newer ones, a line over the old ones says so."""
    desk = Desk(screen.clock, people("Ada"), 5, people("Alan"))
    screen.show(PollingList(desk, row, interval=5, on_error=lambda: None))
    await screen.advance(5.1)
    words = "TypeError: what is fetched must be a list, got 5: put it in one"
    screen.shows("Ada", f"Could not be updated. {words}")
    await screen.advance(7)
    assert shown(screen) == ["Alan"]


async def test_old_rows(screen: Screen) -> None:
    """When they could not be updated, a line over them says so, until they were."""
    desk = Desk(screen.clock, people("Ada"), OSError("gone"), people("Alan"))
    screen.show(PollingList(desk, row))
    await screen.advance(10.1)
    screen.shows("Ada", "Could not be updated. gone")
    await screen.tap("Retry")
    await screen.advance(3)
    assert shown(screen) == ["Alan"]


async def test_its_buttons(screen: Screen) -> None:
    """One refreshes, one pauses and goes on."""
    desk = Desk(screen.clock, people("Ada"))
    people_list = PollingList(desk, row, title="People")
    screen.show(people_list)
    screen.shows("People")
    await screen.advance(1)
    await screen.tap("Refresh")
    assert len(desk.asked) == 2
    await screen.tap("Pause")
    await screen.advance(60)
    assert (len(desk.asked), people_list.running) == (2, False)
    await screen.tap("Go on")
    await screen.advance(1)
    assert len(desk.asked) == 3


@pytest.mark.parametrize(
    ("selection", "selected"), [("one", {"B"}), ("many", {"A", "B"})]
)
async def test_a_selection(screen: Screen, selection: Any, selected: set[str]) -> None:
    """Rows are selected by their keys, and stay so when others come."""
    told: list[frozenset[Any]] = []
    desk = Desk(screen.clock, people("Ada", "Bob"), people("Bob", "Cleo", "Ada"))
    people_list = PollingList(desk, row, selection=selection)
    people_list.on_select = lambda: told.append(people_list.selected)
    screen.show(people_list)
    await screen.advance(1)
    for name in ("Ada", "Bob"):
        await screen.tap(name)
    assert people_list.selected == selected
    await screen.advance(20)
    assert people_list.selected == selected
    assert len(told) == 2
    await screen.tap("Bob")
    assert "B" not in people_list.selected


async def test_another_look(screen: Screen) -> None:
    """With another function all rows are made anew; a like one changes nothing."""
    people_list = PollingList(Desk(screen.clock, people("Ada")), lambda p: row(p))
    screen.show(people_list)
    await screen.advance(1)
    before = len(screen.patches)
    people_list.item = lambda p: ft.Text(p["name"].upper())
    await screen.settle()
    assert shown(screen) == ["ADA"]
    assert len(screen.patches) == before + 1


async def test_two_with_one_key(screen: Screen) -> None:
    """That is an error, which names the key; the rows before stay, and are old."""
    errors: list[ErrorEvent] = []
    desk = Desk(screen.clock, people("Ada"), people("Ada", "Alan"))
    screen.show(PollingList(desk, row, on_error=errors.append))
    await screen.advance(11)
    assert "got 'A' twice" in str(errors[0].error)
    assert shown(screen)[1:] == ["Ada"]


async def test_rows_that_come_back(screen: Screen) -> None:
    """After there were none they stand there once."""
    more = people("Ada", "Bob", "Cleo")
    answers = more[:2], list[Any](), more, more[1:2]
    screen.show(PollingList(Desk(screen.clock, *answers), row, interval=5))
    await screen.advance(6)
    screen.shows("Nothing here yet")
    await screen.advance(5)
    assert shown(screen) == ["Ada", "Bob", "Cleo"]
    await screen.advance(9)
    assert shown(screen) == ["Bob"]


async def test_a_row_that_cannot_be_made(screen: Screen) -> None:
    """Its text is shown, and the error is told; the others are as ever."""
    errors: list[ErrorEvent] = []
    items = [*people("Ada"), {"id": 2}]
    screen.show(PollingList(Desk(screen.clock, items), row, on_error=errors.append))
    await screen.advance(1)
    assert shown(screen) == ["Ada", "{'id': 2}"]
    assert [type(event.error) for event in errors] == [KeyError]


async def test_a_refresh_right_away(screen: Screen) -> None:
    """Who adds it and refreshes it waits until it has fetched."""
    found: list[Any] = []
    people_list = PollingList(Desk(screen.clock, people("Ada"), takes=1), row)

    async def add() -> None:
        screen.page.add(people_list)
        await people_list.refresh()
        found.extend(people_list.items)

    screen.page.run_task(add)
    await screen.advance(2)
    assert found == people("Ada")


# --- pure functions ---


def test_a_selection_that_is_a_list() -> None:
    """That is what an app may write; then it is a set."""
    assert toggled(["Ada"], "Bob", many=True) == {"Ada", "Bob"}
    assert toggled(["Ada"], "Ada", many=False) == set()


class Thing:
    """Something with an id."""

    id = 7


@pytest.mark.parametrize(
    ("item", "key"),
    [({"id": 1, "key": 2}, 1), ({"key": 2}, 2), (Thing(), 7), ("text", "text"), (3, 3)],
)
def test_the_key_of_an_item(item: object, key: object) -> None:
    """Its id, its key, else the item itself."""
    assert own_key(item) == key


def test_an_item_without_a_key() -> None:
    """What can be no key is refused, with the fix."""
    with pytest.raises(TypeError, match="give the list key="):
        keyed([["no", "key"]], own_key)


def test_an_order() -> None:
    """Without a function the order of the fetch, or the same turned round."""
    assert arranged([2, 3, 1], None, None, descending=True) == [1, 3, 2]
    assert arranged([2, 3, 1], lambda n: n > 1, abs, descending=False) == [2, 3]


def test_functions_that_do_the_same() -> None:
    """Two lambdas of one place are the same if they see the same."""

    def made(word: str) -> Any:
        return lambda item: word + item

    assert same_function(made("a"), made("a"))
    assert not same_function(made("a"), made("b"))
    assert not same_function(made("a"), row)


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    known = {"line": "line", "own_key": "own_key"}
    found = fields_of(PollingList)
    named = {
        name: next((word for word in known if f"function {word} " in text), text)
        for name, text in found.items()
    }
    assert list(PAGE.table("Fields").items()) == list(named.items())
    assert set(PAGE.table("Verbs")) == verbs_of(PollingList)


async def test_the_example_of_tasks(screen: Screen) -> None:
    """What is added is there two seconds later."""
    await screen.run(PAGE.example("tasks").main)
    await screen.advance(1)
    await screen.tap("Add")
    await screen.advance(2)
    assert "Another one" in screen.tree()
