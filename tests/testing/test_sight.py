"""What one user sees on a page."""

from __future__ import annotations

import re

import flet as ft
import pytest

from flet_components import UserControl
from flet_components.errors import NotOnScreenError
from flet_components.testing import Screen


async def test_texts_are_what_a_person_reads(screen: Screen) -> None:
    """Texts come in reading order: titles first, then what is below them."""
    screen.page.appbar = ft.AppBar(title="Shop", actions=[ft.TextButton("Leave")])
    screen.show(
        ft.ListTile(trailing=ft.Text("3 left"), title="Tea", subtitle=ft.Text("Green")),
        ft.Checkbox(label="Gift"),
        ft.Text("1", spans=[ft.TextSpan("23"), ft.TextSpan(".4")]),
        ft.TextField(label="Name", hint_text="Yours", helper="As on the card"),
        ft.TextField(label="Secret", value="abc", password=True),
        ft.FilledButton("Buy"),
    )
    assert screen.texts() == [
        *("Shop", "Leave"),
        *("Tea", "Green", "3 left"),
        "Gift",
        "123.4",
        *("Name", "As on the card", "Yours"),
        *("Secret", "•••"),
        "Buy",
    ]


async def test_texts_leave_out_what_nobody_sees(screen: Screen) -> None:
    """Labels for assistive technology, tooltips, keys and hidden parts are no texts."""
    options = [ft.DropdownOption("r", "Red")]
    screen.show(
        ft.Semantics(label="Spoken"),
        ft.Slider(label="While dragging"),
        ft.IconButton(ft.Icons.ADD, tooltip=ft.Tooltip("Add"), key="add"),
        ft.Dropdown(value="r", options=options, visible=False),
        ft.Text("a", spans=[ft.TextSpan("b", visible=False)]),
    )
    assert screen.texts() == ["a"]


async def test_a_view_hides_the_views_below(screen: Screen) -> None:
    """Only the topmost view is seen."""
    screen.show(ft.Text("below"))
    screen.page.views.append(ft.View(route="/top", controls=[ft.Text("top")]))
    screen.page.update()
    assert screen.texts() == ["top"]
    screen.page.views.pop()
    screen.page.update()
    assert screen.texts() == ["below"]


async def test_a_drawer_is_seen_while_it_is_open(screen: Screen) -> None:
    """What is in a drawer is seen from when the app opens it until it closes it."""
    closed: list[str] = []
    drawer = ft.NavigationDrawer([ft.Text("Settings")])
    drawer.on_dismiss = lambda e: closed.append(e.name)
    screen.page.drawer = drawer
    screen.page.update()
    screen.lacks("Settings")
    assert "drawer: NavigationDrawer (closed)" in screen.tree()
    await screen.page.show_drawer()
    screen.shows("Settings")
    await screen.page.close_drawer()
    screen.lacks("Settings")
    assert closed == ["dismiss"]


async def test_declarative_components_are_seen_through(screen: Screen) -> None:
    """What a function component returns is seen as if it stood there itself."""

    @ft.component
    def counter() -> ft.Control:
        count, set_count = ft.use_state(0)
        return ft.Button(f"{count}", on_click=lambda e: set_count(count + 1))

    await screen.run(lambda page: page.render(counter))
    await screen.tap("0")
    await screen.tap("1")
    assert screen.texts() == ["2"]
    assert screen.tree() == 'View "/"\n  Button "2" on_click'


async def test_shows_wants_whole_texts(screen: Screen) -> None:
    """A part of a text is not enough; a pattern says that it would be."""
    screen.show(ft.Text("01:00 left"))
    screen.shows("01:00 left", re.compile("01:00"))
    with pytest.raises(AssertionError, match="'01:00' must be on the screen, but is"):
        screen.shows("01:00")
    with pytest.raises(AssertionError, match="a text like '02' must be on the screen"):
        screen.shows(re.compile("02"))


async def test_lacks(screen: Screen) -> None:
    """`lacks` fails when a text is there."""
    screen.show(ft.Text("here"))
    screen.lacks("there", "her")
    with pytest.raises(AssertionError, match="'here' must not be on the screen"):
        screen.lacks("here")


async def test_a_miss_prints_the_screen(screen: Screen) -> None:
    """The message of a miss has the whole screen, a line for each control."""
    screen.show(ft.Column([ft.Text("one"), ft.Text("two")]))
    with pytest.raises(AssertionError) as caught:
        screen.shows("three")
    assert str(caught.value).splitlines() == [
        "'three' must be on the screen, but is not:",
        'View "/"',
        "  Column",
        '    Text "one"',
        '    Text "two"',
    ]


class Badge(UserControl):
    """A text in a component."""

    def build(self) -> ft.Text:
        """Show a word."""
        return ft.Text("new")


async def test_the_tree(screen: Screen) -> None:
    """The tree has types, texts, slots, labels, keys and flags, but no numbers."""
    screen.show(
        ft.FilledButton("Save", key="save", disabled=True, on_click=lambda e: None),
        ft.ListTile(title=ft.Text("Tea"), leading=ft.Icon(ft.Icons.LOCAL_CAFE)),
        ft.IconButton(ft.Icons.ADD, tooltip="Add"),
        ft.Text("a\nb", spans=[ft.TextSpan("c")]),
        ft.ProgressBar(value=0.5),
        ft.Text("gone", visible=False),
        Badge(),
    )
    screen.page.show_dialog(ft.AlertDialog(title="Really?"))
    assert screen.tree().splitlines() == [
        'View "/"',
        '  FilledButton "Save" key="save" disabled on_click',
        "  ListTile",
        "    leading: Icon",
        '    title: Text "Tea"',
        '  IconButton label="Add"',
        '  Text "a\\nbc"',
        '    TextSpan "c"',
        "  ProgressBar value=0.5",
        "  Text (hidden)",
        "  Badge",
        '    Text "new"',
        "Dialogs",
        '  AlertDialog "Really?"',
    ]


async def test_find(screen: Screen) -> None:
    """A found control has the properties that the browser was sent, and no others."""
    bar = ft.ProgressBar(value=0.5)
    screen.show(bar, ft.Text("one"), ft.Text("two", key="second"))
    assert screen.find(ft.ProgressBar)["value"] == 0.5
    assert screen.find("second")["value"] == "two"
    assert [node["value"] for node in screen.find_all(ft.Text)] == ["one", "two"]
    bar.value = 0.6
    assert screen.find(bar)["value"] == 0.5
    assert screen.find(bar).type == "ProgressBar"


async def test_find_prefers_what_is_read(screen: Screen) -> None:
    """A string is a text first; only if no text fits it is a label, and then a key."""
    screen.show(
        ft.Icon(ft.Icons.ADD, key="Add"),
        ft.Icon(ft.Icons.ADD, tooltip="Add"),
        ft.Text("Add"),
    )
    assert screen.find("Add").type == "Text"
    screen.hide(screen.page.controls[2])
    assert screen.find("Add")["tooltip"] == "Add"
    screen.hide(screen.page.controls[1])
    assert screen.find("Add")["key"] == "Add"


async def test_find_a_part_of_a_text(screen: Screen) -> None:
    """A span of a text can be found, and tapped, by its own text."""
    tapped: list[str] = []
    link = ft.TextSpan("terms", on_click=lambda e: tapped.append("terms"))
    screen.show(ft.Text("I accept the ", spans=[link]))
    screen.shows("I accept the terms")
    await screen.tap("terms")
    assert tapped == ["terms"]


async def test_find_a_key_of_any_kind(screen: Screen) -> None:
    """A key is found by its value, whichever way it is wrapped."""
    one, two = ft.ValueKey("one"), ft.ScrollKey("two")  # type: ignore[call-arg]
    screen.show(ft.Text("one!", key=one), ft.Text("two!", key=two))
    assert screen.find("one")["value"] == "one!"
    assert screen.find("two")["value"] == "two!"


async def test_find_nothing(screen: Screen) -> None:
    """What is not there is an error that prints the screen."""
    with pytest.raises(NotOnScreenError, match="a ProgressBar must be on the screen"):
        screen.find(ft.ProgressBar)
    assert screen.find_all(ft.ProgressBar) == []
