"""A live table touches only the cells that changed, and none under the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import flet as ft
import pytest

from flet_components import Column, ErrorEvent, LiveTable
from flet_components.components.table.sorting import sort_key
from flet_components.components.table.table_data import TableData
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of
from tests.components.timing.idle_diary import MOUSE
from tests.sources.desk import Desk

PAGE = Page("live", "live_table")
COLUMNS = (Column("id", "Share"), Column("price", numeric=True, format=".2f"))


def shares(**prices: float) -> list[dict[str, Any]]:
    """Return rows, new ones each time."""
    return [{"id": name, "price": price} for name, price in prices.items()]


def shown(screen: Screen) -> list[list[str]]:
    """Return what stands in the cells of each row, from the top."""
    lists = screen.find_all(ft.ListView)
    if not lists:
        return []
    rows = lists[0]["controls"]
    return [[cell["content"].get("value", "") for cell in _cells(row)] for row in rows]


def colors(screen: Screen) -> list[list[str | None]]:
    """Return what is behind each row, and behind each of its cells."""
    rows = screen.find(ft.ListView)["controls"]
    return [
        [row.get("bgcolor"), *(cell.get("bgcolor") for cell in _cells(row))]
        for row in rows
    ]


def _cells(row: Any) -> Sequence[Any]:
    cells: Sequence[Any] = row["content"]["content"]["controls"]
    return cells


async def point(screen: Screen, *, over: bool) -> None:
    """Move the pointer over the rows, or away."""
    await screen.send(ft.GestureDetector, "enter" if over else "exit", MOUSE)


# --- rows and cells ---


async def test_its_rows(screen: Screen) -> None:
    """First placeholders below the head, then what was fetched."""
    desk = Desk(screen.clock, shares(ANKH=7, DART=150.5), takes=1)
    screen.show(LiveTable(desk, COLUMNS))
    screen.shows("Share", "Price")
    assert screen.find(ft.Semantics)["label"] == "Loading"
    await screen.advance(2)
    assert shown(screen) == [["ANKH", "7.00"], ["DART", "150.50"]]


async def test_what_is_sent(screen: Screen) -> None:
    """Of 1 000 rows an unchanged fetch sends nothing, 10 changed cells one message.

    Another one ends their marks. How many bytes it is stands on the page.
    """
    first: list[dict[str, Any]] = [
        {"id": n, "name": f"row {n}", "a": n / 2, "b": n % 7, "c": n % 9, "d": -n}
        for n in range(1000)
    ]
    second = [{**row, "a": 9999 if row["id"] < 10 else row["a"]} for row in first]
    desk = Desk(screen.clock, first, [dict(row) for row in first], second)
    screen.show(LiveTable(desk, list_height=400))
    await screen.advance(5)
    before = len(screen.messages)
    await screen.advance(10)
    assert (len(desk.asked), len(screen.messages)) == (2, before)
    await screen.advance(5.5)
    (sent,) = screen.messages[before:]
    assert str(sent.body).count("9999") == 10
    assert len(sent.content) < 1200
    await screen.advance(4)
    assert len(screen.messages) == before + 2
    assert not any(map(any, colors(screen)))


async def test_what_has_changed_flashes(screen: Screen) -> None:
    """Cells flash by how they have changed: risen, fallen, or another text.

    Rows that are new are marked, and those that go, for a moment more.
    """
    desk = Desk(
        screen.clock,
        [
            {"id": "A", "price": 1.0, "of": "x"},
            {"id": "B", "price": 2.0, "of": "x"},
            {"id": "C", "price": 3.0, "of": "x"},
        ],
        [
            {"id": "A", "price": 1.5, "of": "x"},
            {"id": "B", "price": 1.5, "of": "y"},
            {"id": "D", "price": 4.0, "of": "x"},
        ],
    )
    screen.show(LiveTable(desk, (*COLUMNS, "of"), interval=5, highlight=2))
    await screen.advance(5.5)
    assert [row[0] for row in shown(screen)] == ["A", "B", "C", "D"]
    assert colors(screen) == [
        [None, None, "primarycontainer", None],
        [None, None, "errorcontainer", "tertiarycontainer"],
        ["errorcontainer", None, None, None],
        ["primarycontainer", None, None, None],
    ]
    await screen.advance(2)
    assert [row[0] for row in shown(screen)] == ["A", "B", "D"]
    assert not any(map(any, colors(screen)))


async def test_no_marks(screen: Screen) -> None:
    """There are none with `highlight=0`."""
    desk = Desk(screen.clock, shares(A=1, B=2), shares(A=2, C=1))
    screen.show(LiveTable(desk, COLUMNS, interval=5, highlight=0))
    await screen.advance(5.5)
    assert shown(screen) == [["A", "2.00"], ["C", "1.00"]]
    assert not any(map(any, colors(screen)))


async def test_a_cell_flashes_on_while_others_change(screen: Screen) -> None:
    """Each mark has its own end, however often something else changes."""
    table = LiveTable(columns=COLUMNS)
    table.upsert(shares(A=1, B=1))
    screen.show(table)
    await screen.advance(1)
    table.upsert(shares(A=2))
    for price in range(12):
        await screen.advance(0.15)
        table.upsert(shares(B=price))
    assert [row[2] is None for row in colors(screen)] == [True, False]


async def test_columns_of_their_own(screen: Screen) -> None:
    """Without any they are the keys of the first row; others may come at any time."""
    table = LiveTable(
        Desk(screen.clock, [{"id": 1, "long_name": None, "n": 0.1 + 0.2}])
    )
    screen.show(table)
    await screen.advance(1)
    screen.shows("Id", "Long name", "N")
    assert shown(screen) == [["1", "", "0.3"]]
    table.columns = [Column("n", "Twice", value=lambda row: 2 * row["n"], format=".1f")]
    await screen.advance(1)
    screen.shows("Twice")
    assert shown(screen) == [["0.6"]]
    assert not any(map(any, colors(screen)))


async def test_like_columns_change_nothing(screen: Screen) -> None:
    """A render makes new functions that do the same; nothing is sent for them."""

    def columns() -> list[Column]:
        return [Column("id", value=lambda row: row["id"], format=lambda text: text)]

    table = LiveTable(Desk(screen.clock, shares(A=1)), columns())
    screen.show(table)
    await screen.advance(1)
    before = len(screen.messages)
    table.columns = columns()
    await screen.advance(1)
    assert len(screen.messages) == before


# --- order and choice ---


async def test_sorted_by_a_head(screen: Screen) -> None:
    """A press sorts up, another one down, a third as they came; the rows stay."""
    table = LiveTable(Desk(screen.clock, shares(B=2, A=3, C=1)), COLUMNS)
    told: list[Any] = []
    table.on_sort = lambda: told.append((table.sort_by, table.descending))
    screen.show(table)
    await screen.advance(1)
    rows = {str(_cells(row)[0]): row["_i"] for row in _rows(screen)}
    for order, label in (
        ("CBA", "sorted ascending"),
        ("ABC", "sorted descending"),
        ("BAC", None),
    ):
        await screen.tap("Price")
        await screen.advance(0.2)
        assert "".join(row[0] for row in shown(screen)) == order
        labels = [icon.get("semantics_label") for icon in screen.find_all(ft.Icon)]
        assert ([each for each in labels if each] or [None]) == [label]
    assert told == [("price", False), ("price", True), (None, False)]
    assert {str(_cells(row)[0]): row["_i"] for row in _rows(screen)} == rows


def _rows(screen: Screen) -> list[Any]:
    rows: list[Any] = screen.find(ft.ListView)["controls"]
    return rows


async def test_a_column_that_is_not_sortable(screen: Screen) -> None:
    """Its head is no button; nor does a name that is none change the order."""
    columns = (Column("id", sortable=False),)
    desk = Desk(screen.clock, shares(B=2, A=3))
    screen.show(LiveTable(desk, columns, controls=False, sort_by="colour"))
    await screen.advance(1)
    assert screen.find_all(ft.TextButton) == []
    assert shown(screen) == [["B"], ["A"]]


async def test_filtered(screen: Screen) -> None:
    """What is filtered otherwise comes and goes without a mark."""
    table = LiveTable(Desk(screen.clock, shares(A=1, B=2, C=3)), COLUMNS)
    screen.show(table)
    await screen.advance(1)
    table.where = lambda row: row["price"] > 2
    await screen.advance(0.5)
    assert [row["id"] for row in table.items] == ["C"]
    assert shown(screen) == [["C", "3.00"]]
    table.where = None
    await screen.advance(0.5)
    assert not any(map(any, colors(screen)))


@pytest.mark.parametrize(
    ("selection", "selected"), [("one", {"B"}), ("many", {"A", "B"})]
)
async def test_a_selection(screen: Screen, selection: Any, selected: Any) -> None:
    """Rows are selected by their keys, and stay so when others come."""
    table = LiveTable(
        Desk(screen.clock, shares(A=1, B=2), shares(B=3, C=2, A=1)),
        COLUMNS,
        selection=selection,
        highlight=0,
    )
    told: list[frozenset[Any]] = []
    table.on_select = lambda: told.append(table.selected)
    screen.show(table)
    await screen.advance(1)
    for name in ("A", "B"):
        await screen.tap(name)
    await screen.advance(15)
    assert (table.selected, len(told)) == (selected, 2)
    marked = [row[0] for row in shown(screen)]
    marks = dict(zip(marked, [row[0] for row in colors(screen)], strict=True))
    assert {name for name, color in marks.items() if color} == selected


# --- standing still ---


async def test_it_stands_still_under_the_pointer(screen: Screen) -> None:
    """What comes waits and is counted; all of it is there when the pointer leaves."""
    desk = Desk(
        screen.clock, shares(A=1, B=2, C=3), shares(B=9, C=3, D=4), shares(C=3, D=4)
    )
    table = LiveTable(desk, COLUMNS, interval=5, sort_by="price")
    screen.show(table)
    await screen.advance(1)
    before = shown(screen)
    await point(screen, over=True)
    await screen.advance(5)
    assert (shown(screen), table.waiting) == (before, 3)
    screen.shows("3 changes waiting")
    await point(screen, over=False)
    await screen.advance(2)
    assert ([row[0] for row in shown(screen)], table.waiting) == (["C", "D", "B"], 0)


async def test_it_need_not_stand_still(screen: Screen) -> None:
    """With `freeze_on_hover=False` the pointer means nothing."""
    desk = Desk(screen.clock, shares(A=1), shares(A=2))
    screen.show(LiveTable(desk, COLUMNS, interval=5, freeze_on_hover=False))
    await screen.advance(1)
    await point(screen, over=True)
    await screen.advance(5)
    assert shown(screen) == [["A", "2.00"]]


async def test_a_pointer_that_is_lost(screen: Screen) -> None:
    """When the client goes, nobody will say that the pointer has left."""
    desk = Desk(screen.clock, shares(A=1), shares(A=2))
    table = LiveTable(desk, COLUMNS, interval=5)
    screen.show(table)
    await screen.advance(1)
    await point(screen, over=True)
    await screen.disconnect()
    await screen.advance(1)
    await screen.reconnect()
    await screen.advance(10)
    assert shown(screen) == [["A", "2.00"]]


async def test_paused(screen: Screen) -> None:
    """Pushed rows wait as well while it is paused; a refresh shows them."""
    table = LiveTable(columns=COLUMNS)
    screen.show(table)
    screen.shows("Nothing here yet")
    table.pause()
    table.upsert(shares(A=1, B=2))
    await screen.advance(1)
    assert len(shown(screen)) == 2
    table.upsert(shares(A=3, C=2))
    table.upsert(shares(C=4))
    await screen.advance(1)
    assert (shown(screen)[0][1], table.waiting) == ("1.00", 2)
    await table.refresh()
    await screen.advance(1)
    assert ([row[1] for row in shown(screen)], table.waiting) == (
        ["3.00", "2.00", "4.00"],
        0,
    )
    table.upsert(shares(A=4))
    table.resume()
    await screen.advance(1)
    assert shown(screen)[0][1] == "4.00"


# --- pushed ---


async def test_pushed(screen: Screen) -> None:
    """Rows are added, changed in part, and removed; it says when it was updated."""
    table = LiveTable(columns=COLUMNS)
    table.upsert(shares(A=1, B=2))
    screen.show(table)
    await screen.advance(1)
    table.upsert([{"id": "B", "price": 3}, {"id": "C"}])
    table.remove(["A", "never"])
    await screen.advance(2)
    assert shown(screen) == [["B", "3.00"], ["C", ""]]
    assert table.updated_at is not None
    screen.shows("Updated")
    table.reset()
    await screen.advance(1)
    screen.shows("Nothing here yet")


async def test_rows_that_come_no_longer(screen: Screen) -> None:
    """With a `row_ttl` they go after it; not while it is paused, when none can come."""
    table = LiveTable(columns=COLUMNS, row_ttl=10, highlight=0)
    screen.show(table)
    table.upsert(shares(A=1, B=2))
    await screen.advance(6)
    table.upsert(shares(B=2))
    await screen.advance(5)
    assert shown(screen) == [["B", "2.00"]]
    table.pause()
    await screen.advance(60)
    table.resume()
    await screen.advance(9)
    assert shown(screen) == [["B", "2.00"]]
    await screen.advance(2)
    screen.shows("Nothing here yet")


async def test_fetched_in_parts(screen: Screen) -> None:
    """With a `row_ttl` what is fetched is added to what there is."""
    desk = Desk(screen.clock, shares(A=1), shares(B=2))
    screen.show(LiveTable(desk, COLUMNS, interval=5, row_ttl=12, highlight=0))
    await screen.advance(6)
    assert shown(screen) == [["A", "1.00"], ["B", "2.00"]]
    await screen.advance(7)
    assert shown(screen) == [["B", "2.00"]]


async def test_a_flood(screen: Screen) -> None:
    """10 000 rows in a second give 20 messages at most, and leave no trace."""
    table = LiveTable(columns=("id",), list_height=300)
    table.upsert([{"id": -1}])
    screen.show(table)
    await screen.advance(1)
    before = len(screen.messages)
    for burst in range(100):
        table.upsert([{"id": n} for n in range(100 * burst, 100 * burst + 100)])
        table.remove(range(100 * burst - 100, 100 * burst))
        await screen.advance(0.01)
    assert len(screen.messages) - before <= 20
    await screen.advance(3)
    assert len(shown(screen)) == 100
    assert len(table._rows._lit) == 0


# --- faces and errors ---


async def test_nothing_to_be_had(screen: Screen) -> None:
    """Before a first success a failure has a face of its own; Retry helps."""
    desk = Desk(screen.clock, OSError("gone"), shares(A=1), OSError("off"))
    screen.show(LiveTable(desk, COLUMNS))
    await screen.advance(0.1)
    screen.shows("Could not be loaded.", "gone")
    await screen.tap("Retry")
    await screen.advance(1)
    assert shown(screen) == [["A", "1.00"]]
    await screen.advance(10)
    screen.shows("A", "Could not be updated. off")


async def test_a_function_that_fails(screen: Screen) -> None:
    """That is told to `on_error`; the rows before stay, and the next ones are shown."""
    errors: list[ErrorEvent] = []
    columns = (Column("id"), Column("share", value=lambda row: 1 / row["price"]))
    desk = Desk(screen.clock, shares(A=1), shares(A=0), shares(A=2))
    table = LiveTable(desk, columns, interval=5, on_error=errors.append)
    screen.show(table)
    await screen.advance(6)
    assert shown(screen) == [["A", "1"]]
    assert isinstance(errors[0].error, ZeroDivisionError)
    await screen.advance(5)
    assert shown(screen) == [["A", "0.5"]]


@pytest.mark.parametrize(
    "keys", [{"row_key": lambda row: row["isin"]}, {"where": lambda row: row["isin"]}]
)
async def test_nothing_to_be_shown(screen: Screen, keys: dict[str, Any]) -> None:
    """Where nothing can be made of what was fetched, it says why, until it can."""
    desk = Desk(screen.clock, shares(A=1), [{"id": "B", "price": 2, "isin": "DE"}])
    screen.show(LiveTable(desk, COLUMNS, on_error=lambda: None, **keys))
    await screen.advance(0.1)
    screen.shows("Could not be loaded.", "KeyError: 'isin'")
    await screen.advance(10.1)
    assert shown(screen) == [["B", "2.00"]]


def test_what_are_no_rows() -> None:
    """One row, or one key, is refused with the fix."""
    table = LiveTable()
    with pytest.raises(
        TypeError, match=r"rows must be a list, got \{'id': 1\}: put it"
    ):
        table.upsert({"id": 1})
    with pytest.raises(TypeError, match="keys must be a list, got 'ANKH': put it"):
        table.remove("ANKH")


async def test_scrolled_sideways(screen: Screen) -> None:
    """Where there is less room than `min_width`, it keeps this, and scrolls."""
    table = LiveTable(Desk(screen.clock, shares(A=1)), COLUMNS, min_width=500)
    screen.show(table)
    await screen.advance(1)
    box: Any = table.content
    box = box.controls[2]
    for width, kept in ((360.0, 500), (600.0, None)):
        await screen.send(box, "size_change", {"w": width, "h": 300.0})
        await screen.advance(0.2)
        inner = next(
            c for c in screen.find_all(ft.Container) if c.get("on_size_change")
        )["content"]
        assert inner["controls"][0].get("width") == kept
        assert bool(inner.get("scroll")) is (kept is not None)


async def test_its_life(screen: Screen) -> None:
    """Pushed rows need no task; what comes while it is on no page is kept, unsent."""
    table = LiveTable(columns=COLUMNS)
    screen.show(table)
    table.upsert(shares(A=1))
    await screen.advance(1)
    assert screen.tasks() == []
    screen.hide(table)
    await screen.advance(1)
    before = len(screen.messages)
    table.upsert(shares(A=2, B=3))
    await screen.advance(5)
    assert len(screen.messages) == before
    screen.show(table)
    await screen.advance(2)
    assert shown(screen) == [["A", "2.00"], ["B", "3.00"]]


async def test_another_key(screen: Screen) -> None:
    """Told apart in another way, the rows are the same; a new feed begins anew."""
    desk = Desk(screen.clock, [{"id": "A", "name": "x"}], OSError("gone"))
    table = LiveTable(desk, ("name",), selection="one")
    screen.show(table)
    await screen.advance(1)
    table.row_key = lambda row: row["name"]
    await screen.advance(1)
    await screen.tap("x")
    assert table.selected == {"x"}
    table.reset_key = 2
    await screen.advance(0.5)
    screen.shows("Could not be loaded.")


async def test_rows_that_come_back(screen: Screen) -> None:
    """After none was shown they stand there once, and the table may be hovered anew."""
    table = LiveTable(columns=["id"], controls=False)
    screen.show(table)
    table.upsert(shares(A=1, B=2))
    await screen.advance(1)
    await point(screen, over=True)
    table.where = lambda _: False
    await screen.advance(1)
    assert shown(screen) == []
    table.upsert(shares(C=3))
    table.where = None
    await screen.advance(2)
    assert shown(screen) == [["A"], ["B"], ["C"]]
    table.remove(["A"])
    await screen.advance(3)
    assert shown(screen) == [["B"], ["C"]]


async def test_texts_among_numbers(screen: Screen) -> None:
    """What has no such format is as it is; no number is last; all is sent as text."""
    length: Any = lambda price: len(str(price))  # noqa: E731
    columns = (*COLUMNS, Column("length", value="price", format=length))
    table = LiveTable(columns=columns, sort_by="price", controls=False)
    screen.show(table)
    table.upsert([{"id": "A", "price": Decimal(3)}, {"id": "B", "price": Decimal(2)}])
    await screen.advance(1)
    table.upsert([{"id": "B", "price": Decimal("NaN")}])
    await screen.advance(1)
    assert shown(screen) == [["A", "3.00", "1"], ["B", "NaN", "3"]]
    table.columns = COLUMNS
    table.upsert([{"id": "C", "price": "n/a"}])
    await screen.advance(1)
    assert shown(screen) == [["A", "3.00"], ["C", "n/a"], ["B", "NaN"]]


async def test_a_text_that_cannot_be_sent(screen: Screen) -> None:
    """Half a character is a question mark, and the rows after it are shown."""
    table = LiveTable(columns=["id"], controls=False)
    screen.show(table)
    for name in ("A", "B \ud83d", "C"):
        table.upsert([{"id": name}])
        await screen.advance(1)
    assert shown(screen) == [["A"], ["B ?"], ["C"]]


def test_a_name_is_no_list_of_columns() -> None:
    """Its letters would be columns."""
    with pytest.raises(
        TypeError, match="columns must be a list of Column or str: put it in one"
    ):
        LiveTable(columns="price")


# --- pure functions ---


def test_an_order() -> None:
    """Numbers, then other kinds; texts whatever their case; what is missing last."""
    column, nan = Column("n"), float("nan")
    values: list[Any] = ["b", None, Decimal(2), "A", nan, 1.5, True, {}]
    rows = [{"n": value} for value in values]

    def order(*, descending: bool) -> list[Any]:
        key = sort_key(column, descending=descending)
        ordered = sorted(rows, key=key, reverse=descending)
        return [row["n"] for row in ordered if row["n"] is not nan]

    assert order(descending=False) == [True, 1.5, Decimal(2), {}, "A", "b", None]
    assert order(descending=True) == ["b", "A", {}, Decimal(2), 1.5, True, None]


def test_the_order_of_what_cannot_be_compared() -> None:
    """Dates with a time zone stand after those without; a tuple's values by kind."""
    early, late = datetime(2026, 1, 1), datetime(2026, 1, 2)
    dates = [late, early.replace(tzinfo=UTC), early, late.replace(tzinfo=UTC)]
    tuples: list[Any] = [("b", 1), (None, 1), (2, "c"), ("a", None), ("b",)]

    def order(values: list[Any]) -> list[Any]:
        key = sort_key(Column("n"), descending=False)
        return [row["n"] for row in sorted([{"n": each} for each in values], key=key)]

    assert order(dates) == [dates[2], dates[0], dates[1], dates[3]]
    assert order(tuples) == [tuples[2], tuples[1], tuples[3], tuples[4], tuples[0]]


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column("n"), 0.1 + 0.2, "0.3"),
        (Column("n"), None, ""),
        (Column("n", format="+.1%"), 0.5, "+50.0%"),
        (Column("n", format=lambda value: f"<{value}>"), None, "<None>"),
    ],
)
def test_a_text(column: Column, value: Any, text: str) -> None:
    """A value is shown as the column's format says, else as is."""
    assert column.text_of(value) == text


def test_a_wrong_column() -> None:
    """It says what was wanted."""
    with pytest.raises(ValueError, match="flex must be 1 or more, got 0"):
        Column("n", flex=0)
    with pytest.raises(TypeError, match="name must be str, got 5"):
        Column(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"must be a list of Column or str, got \[5\]"):
        LiveTable(columns=[5])  # type: ignore[list-item]


def test_rows_that_are_held() -> None:
    """What was there when they were held is shown, and what differs from it counted."""
    data = TableData()
    data.hold(held=True)
    data.merge([("A", 1), ("B", 2)], 0)  # the first ones are not held
    assert (data.shown, data.waiting) == ({"A": 1, "B": 2}, 0)
    data.merge([("A", 5), ("C", 3)], 1)
    data.remove(["B"])
    assert (data.shown, data.waiting) == ({"A": 1, "B": 2}, 3)
    data.merge([("A", 1)], 2)
    assert data.waiting == 2
    data.hold(held=False)
    assert (data.shown, data.waiting) == ({"A": 1, "C": 3}, 0)


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    found = fields_of(LiveTable)
    found["row_key"] = "own_key"
    assert list(PAGE.table("Fields").items()) == list(found.items())
    assert set(PAGE.table("Verbs")) == verbs_of(LiveTable)


async def test_the_example_of_lifts(screen: Screen) -> None:
    """A lift that is removed comes again with its next message."""
    await screen.run(PAGE.example("pushed").main)
    await screen.advance(3)
    assert [row[0] for row in shown(screen)] == ["A", "B", "C"]
