"""The page about `ErrorBoundary` says what is so, and its examples do what it says."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import attrs
import flet as ft
import pytest

from flet_components import ErrorBoundary, ErrorEvent, Failure
from flet_components.testing import Screen
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("live", "error_boundary")
SENTENCE = "This part could not be shown."


def test_the_table_of_fields() -> None:
    """The table has every public field of the class, in order, with its default."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(ErrorBoundary).items())


def test_the_table_of_verbs() -> None:
    """The table has every public method that is the boundary's own."""
    assert set(PAGE.table("Verbs")) == verbs_of(ErrorBoundary)


def test_the_table_of_events() -> None:
    """The table has every event, and names all that an error's event tells."""
    events = {name for name in fields_of(ErrorBoundary) if name.startswith("on_")}
    assert set(PAGE.table("Events")) == events | {"on_error"}
    own = {field.name for field in dataclasses.fields(ErrorEvent)}
    flet = {field.name for field in dataclasses.fields(ft.Event)} - {"control"}
    assert all(f"`{name}`" in PAGE.text for name in own - flet)


def test_the_table_of_a_failure() -> None:
    """The table has everything that a fallback is handed."""
    assert list(PAGE.table("Failure")) == [f.name for f in attrs.fields(Failure)]


@pytest.mark.parametrize("verb", ["retry()", "fail(error)"])
def test_each_verb_has_its_arguments(verb: str) -> None:
    """The table names the arguments of each verb."""
    assert f"| `{verb}` |" in PAGE.text


# --- its examples ---


async def test_the_first_example(screen: Screen) -> None:
    """The weather is replaced, the countdown goes on, and the label is told."""
    await screen.run(PAGE.example().main)
    screen.shows("Asking for the weather ...")
    await screen.advance(5)
    told = "Weather: the weather service does not answer"
    assert screen.texts() == [SENTENCE, "Retry", "01:55", told]


async def test_the_example_of_backoff(screen: Screen) -> None:
    """After two failures it is connected, and no further attempt is made."""
    await screen.run(PAGE.example("backoff").main)
    await screen.advance(1)
    assert any(text.startswith("Trying again in ") for text in screen.texts())
    await screen.advance(60)
    assert screen.texts() == ["Connected at attempt 3", "Tried again: backoff"]


async def test_the_example_of_reset_keys(screen: Screen) -> None:
    """Bob has no basket; Ada's is shown again without a retry."""
    await screen.run(PAGE.example("keys").main)
    await screen.advance(1)
    screen.shows("Three books and a lamp")
    await screen.tap("Bob")
    await screen.advance(1)
    screen.shows(SENTENCE)
    await screen.tap("Ada")
    await screen.advance(1)
    screen.shows("Three books and a lamp")
    screen.lacks(SENTENCE)


async def test_the_example_of_a_fallback(screen: Screen) -> None:
    """It shows the text of the error, a button and, until the last attempt, a bar."""
    await screen.run(PAGE.example("fallback").main)
    await screen.advance(1.1)
    assert screen.texts() == ["No answer for a second.", "Try again", "1 s"]
    await screen.advance(30)
    assert screen.texts() == ["No answer for a second.", "Try again"]
    await screen.tap("Try again")
    await screen.settle()
    assert screen.texts() == []


async def test_the_example_of_nested_boundaries(screen: Screen) -> None:
    """The advertisement vanishes, and nothing else does."""
    await screen.run(PAGE.example("nested").main)
    screen.shows("Buy more clocks!")
    await screen.advance(10)
    assert screen.texts() == ["01:50"]


# --- what it sees ---


def fail() -> None:
    """Raise an error."""
    raise ValueError("of a handler")


def button_of(page: ft.Page) -> Callable[[], ft.Control]:
    """Return what makes a button that starts a task of the page, which fails."""

    async def run() -> None:
        fail()

    return lambda: ft.Button("press", on_click=lambda: page.run_task(run))


async def test_a_handler_outside(screen: Screen) -> None:
    """Flet alone: a message that covers the page, and nothing for `page.on_error`."""
    told: list[Any] = []
    screen.page.on_error = told.append
    screen.show(ft.Button("press", on_click=fail), ErrorBoundary(ft.Text("beside")))
    screen.expect_error("of a handler")
    await screen.tap("press")
    assert "of a handler" in screen.crashes[0]
    assert told == []


async def test_a_handler_inside(screen: Screen) -> None:
    """Inside of a boundary the same is seen, and covers nothing."""
    errors: list[ErrorEvent] = []
    boundary = ErrorBoundary(
        lambda: ft.Column([ft.Button("press", on_click=fail)]), on_error=errors.append
    )
    screen.show(boundary)
    await screen.tap("press")
    assert screen.texts() == [SENTENCE, "Retry"]
    assert [(event.component, event.control) for event in errors] == [(boundary,) * 2]
    await screen.tap("Retry")
    assert screen.texts() == ["press"]


async def test_a_task_of_the_page(screen: Screen) -> None:
    """An error of `page.run_task` reaches neither a boundary nor `page.on_error`."""
    told: list[Any] = []
    screen.page.on_error = told.append
    screen.show(ErrorBoundary(button_of(screen.page), on_error=told.append))
    screen.expect_error("exception calling callback")  # by concurrent.futures
    await screen.tap("press")
    await screen.settle()
    assert told == []
    assert screen.texts() == ["press"]
