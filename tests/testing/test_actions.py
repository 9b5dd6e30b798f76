"""What one user does on a page, and what a user could not do."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import flet as ft
import pytest

from flet_components.errors import NotInteractiveError, NotOnScreenError
from flet_components.testing import Screen


class Heard:
    """Notes what handlers are told."""

    def __init__(self) -> None:
        self.said: list[Any] = []

    def __call__(self, event: Any) -> None:
        """Note an event's name and data."""
        self.said.append((event.name, event.data))


async def test_tap_by_text_key_tooltip_label_pattern_class_or_control(
    screen: Screen,
) -> None:
    """A control is tapped by whatever a test knows of it."""
    heard = Heard()
    button = ft.IconButton(ft.Icons.ADD, tooltip="Add", key="add", on_click=heard)
    spoken = ft.Container(on_click=heard, content=ft.Semantics(label="Add one"))
    screen.show(button, spoken, ft.FilledButton("Save all", on_click=heard))
    names = ("Add", "add", "Add one", "Save all", re.compile("^Save"))
    for what in (*names, ft.IconButton, button):
        await screen.tap(what)
    assert heard.said == [("click", None)] * 7


async def test_tap_finds_the_nearest_control_that_reacts(screen: Screen) -> None:
    """A tap on a text reaches the container around it, however deep the text is."""
    heard = Heard()
    card = ft.Container(on_click=heard, content=ft.Column([ft.Row([ft.Text("Card")])]))
    screen.show(card)
    await screen.tap("Card")
    assert heard.said == [("click", None)]


async def test_tap_sends_where_it_was(screen: Screen) -> None:
    """A gesture detector is told down, up and tap, each with a position."""
    heard: list[Any] = []

    def note(event: ft.TapEvent[ft.GestureDetector]) -> None:
        heard.append((event.name, event.local_position))

    area = ft.GestureDetector(ft.Text("Area"))
    area.on_tap_down = area.on_tap_up = area.on_tap = note
    screen.show(area)
    await screen.tap("Area")
    assert heard == [(name, ft.Offset(1, 1)) for name in ("tap_down", "tap_up", "tap")]


async def test_tap_returns_when_the_handler_waits(screen: Screen) -> None:
    """A tap takes no time: what the handler does after a sleep comes with `advance`."""
    text = ft.Text("ready")

    async def save() -> None:
        text.value = "saving"
        text.update()
        await asyncio.sleep(5)
        text.value = "saved"
        text.update()

    screen.show(text, ft.Button("Save", on_click=save))
    await screen.tap("Save")
    screen.shows("saving")
    assert screen.tasks() == ["click of Button 'Save'"]
    await screen.advance(4.9)
    screen.shows("saving")
    await screen.advance(0.1)
    screen.shows("saved")
    assert screen.tasks() == []


async def test_tap_is_followed_by_auto_update(screen: Screen) -> None:
    """What a handler changed is sent after it, as Flet does, without `update()`."""
    count = ft.Text("0")

    def add() -> None:
        count.value = str(int(count.value) + 1)

    screen.show(count, ft.Button("Add", on_click=add))
    for _ in range(3):
        await screen.tap("Add")
    screen.shows("3")


async def test_tap_is_what_happens_after_all_that_was_ready(screen: Screen) -> None:
    """A user is slower than the app: what is due now happens before the tap."""
    button = ft.Button("Go", disabled=True, on_click=lambda e: None)

    async def enable() -> None:
        button.disabled = False
        button.update()

    screen.show(button)
    screen.page.run_task(enable)
    await screen.tap("Go")


async def test_tap_toggles(screen: Screen) -> None:
    """A checkbox or switch changes first, and its handler sees the new value."""
    heard = Heard()
    switch = ft.Switch(label="Light", value=True, on_change=heard)
    box = ft.Checkbox(label="Agree", on_change=heard)
    screen.show(switch, box)
    await screen.tap("Light")
    await screen.tap("Agree")
    assert (switch.value, box.value) == (False, True)
    assert heard.said == [("change", False), ("change", True)]
    await screen.tap("Agree")
    assert screen.find(box)["value"] is False


async def test_tap_picks(screen: Screen) -> None:
    """A radio button sets its group, a chip selects itself."""
    heard = Heard()
    radios = ft.Column([ft.Radio(value="s", label="Small"), ft.Radio(label="Large")])
    group = ft.RadioGroup(content=radios, on_change=heard)
    chip = ft.Chip(label="Gift", on_select=heard)
    screen.show(group, chip)
    await screen.tap("Small")
    await screen.tap("Gift")
    assert heard.said == [("change", "s"), ("select", True)]
    assert (group.value, chip.selected) == ("s", True)


async def test_a_radio_needs_a_group(screen: Screen) -> None:
    """A radio button outside a group cannot be picked."""
    screen.show(ft.Radio(value="s", label="Small"))
    with pytest.raises(NotInteractiveError, match="must be in a RadioGroup"):
        await screen.tap("Small")


@pytest.mark.parametrize(
    "control",
    [
        ft.Button("Pay", disabled=True, on_click=lambda e: None),
        ft.Column([ft.Row([ft.Button("Pay", on_click=lambda e: None)])], disabled=True),
    ],
    ids=["itself", "around it"],
)
async def test_what_is_disabled_cannot_be_tapped(
    screen: Screen, control: ft.Control
) -> None:
    """A control that is disabled, or in one that is, refuses as a browser does."""
    screen.show(control)
    with pytest.raises(NotInteractiveError, match="Button 'Pay' must be enabled, but"):
        await screen.tap("Pay")


async def test_what_is_hidden_cannot_be_tapped(screen: Screen) -> None:
    """A control that is hidden, or in one that is, is not on the screen."""
    button = ft.Button("Pay", on_click=lambda e: None)
    screen.show(ft.Column([button], visible=False))
    with pytest.raises(NotOnScreenError, match=r"'Pay' must be .*\n.*\n.* \(hidden\)"):
        await screen.tap("Pay")
    with pytest.raises(NotOnScreenError, match="this Button must be on the screen"):
        await screen.tap(button)


async def test_what_does_not_react_cannot_be_tapped(screen: Screen) -> None:
    """Without a handler there is nothing to tap; a button takes the tap even so."""
    inert = ft.Container(ft.Button("Idle"), on_click=lambda e: None)
    screen.show(ft.Text("Hello"), inert)
    for what in ("Hello", "Idle"):
        with pytest.raises(NotInteractiveError, match=f"'{what}' must react to a tap"):
            await screen.tap(what)


async def test_a_name_must_fit_one_control(screen: Screen) -> None:
    """Two buttons of one name are told apart by a key or by the control itself."""
    heard = Heard()
    buttons = [ft.Button("Delete", key=f"delete {n}", on_click=heard) for n in (1, 2)]
    screen.show(*buttons)
    with pytest.raises(NotOnScreenError, match=r"'Delete' must .*, but 2 are"):
        await screen.tap("Delete")
    await screen.tap("delete 2")
    await screen.tap(buttons[0])
    assert len(heard.said) == 2


async def test_type_changes_the_value_before_the_event(screen: Screen) -> None:
    """The field has its new value before its handler is called, as in a browser."""
    heard = Heard()
    name = ft.TextField(label="Name", on_change=heard)
    screen.show(name, ft.TextField(label="Town"))
    await screen.type("Ada", into="Name")
    assert (name.value, heard.said) == ("Ada", [("change", "Ada")])
    await screen.type("London", into="Town")
    assert screen.texts() == ["Name", "Ada", "Town", "London"]


async def test_type_into_the_only_field(screen: Screen) -> None:
    """Where there is one field, it need not be named."""
    field = ft.TextField(hint_text="Search")
    screen.show(field)
    screen.shows("Search")
    await screen.type("clock")
    assert field.value == "clock"
    screen.lacks("Search")


@pytest.mark.parametrize(
    ("control", "why"),
    [
        (ft.TextField(label="Name", read_only=True), "must not be read-only"),
        (ft.TextField(label="Name", disabled=True), "must be enabled"),
        (ft.Text("Name"), "must be a text field"),
    ],
    ids=["read-only", "disabled", "text"],
)
async def test_what_takes_no_text(
    screen: Screen, control: ft.Control, why: str
) -> None:
    """Nothing can be entered where a user could not."""
    screen.show(control)
    with pytest.raises(NotInteractiveError, match=why):
        await screen.type("Ada", into="Name")


async def test_choose(screen: Screen) -> None:
    """A dropdown's option and a slider's position are chosen by their value."""
    heard = Heard()
    options = [ft.DropdownOption("r", "Red"), ft.DropdownOption("b", "Blue")]
    colour = ft.Dropdown(label="Colour", options=options, on_select=heard)
    size = ft.Slider(max=10, key="size", on_change=heard)
    screen.show(colour, size)
    await screen.choose("b", "Colour")
    await screen.choose(7.0, "size")
    assert (colour.value, size.value) == ("b", 7.0)
    assert heard.said == [("select", "b"), ("change", 7.0)]


async def test_send_any_other_event(screen: Screen) -> None:
    """An event that has no verb of its own is sent by name, with its data."""
    heard = Heard()
    screen.show(ft.TextField(label="Name", on_submit=heard), ft.Text("Hello"))
    await screen.send("Name", "submit", "Ada")
    assert heard.said == [("submit", "Ada")]
    with pytest.raises(NotInteractiveError, match="'Hello' must have an on_tap"):
        await screen.send("Hello", "tap")


async def test_send_an_event_of_the_page(screen: Screen) -> None:
    """Events of the page are sent to it; some a browser sends even if nobody asks."""
    assert screen.page.app_visible
    event = "app_lifecycle_state_change"
    await screen.send(screen.page, event, {"state": "hide"})
    assert not screen.page.app_visible


async def test_visit(screen: Screen) -> None:
    """An address in the browser's bar reaches the app, as does one that it pushes."""
    routes: list[str] = []

    def route_change(event: ft.RouteChangeEvent) -> None:
        routes.append(event.route)

    screen.page.on_route_change = route_change
    await screen.visit("/shop")
    await screen.page.push_route("/shop/till")
    await screen.settle()
    assert routes == ["/shop", "/shop/till"]
    assert screen.page.route == "/shop/till"


async def test_resize(screen: Screen) -> None:
    """A window of another size tells the app, which finds the size on its page."""
    sizes: list[tuple[float, float]] = []

    def resized(event: ft.PageResizeEvent) -> None:
        sizes.append((event.width, event.height))

    await screen.resize(1024, 768)
    screen.page.on_resize = resized
    screen.page.update()
    await screen.resize(320, 640)
    assert sizes == [(320, 640)]
    assert (screen.page.width, screen.page.height) == (320, 640)


# --- dialogs ---


async def test_a_dialog_lies_over_the_page(screen: Screen) -> None:
    """While a dialog is open, what is below is seen but not reached."""
    heard = Heard()
    screen.show(ft.Button("Delete", on_click=heard))
    no = ft.TextButton("No", on_click=lambda e: screen.page.pop_dialog())
    screen.page.show_dialog(ft.AlertDialog(title="Really?", actions=[no]))
    screen.shows("Delete", "Really?", "No")
    with pytest.raises(NotInteractiveError, match=r"AlertDialog 'Really\?' lies over"):
        await screen.tap("Delete")
    await screen.tap("No")
    screen.lacks("Really?")
    await screen.tap("Delete")
    assert heard.said == [("click", None)]


async def test_a_dialog_can_be_dismissed(screen: Screen) -> None:
    """A tap beside a dialog closes it; the app is told once, and may open it again."""
    heard = Heard()
    dialog = ft.AlertDialog(title="Hello", on_dismiss=heard)
    for _ in range(2):
        screen.page.show_dialog(dialog)
        screen.shows("Hello")
        await screen.dismiss()
        screen.lacks("Hello")
    assert [name for name, _ in heard.said] == ["dismiss", "dismiss"]


async def test_a_modal_dialog_cannot_be_dismissed(screen: Screen) -> None:
    """A tap beside a modal dialog does nothing, nor does one where there is none."""
    with pytest.raises(NotInteractiveError, match="a dialog that can be dismissed"):
        await screen.dismiss()
    screen.page.show_dialog(ft.AlertDialog(title="Hello", modal=True))
    with pytest.raises(NotInteractiveError, match="a dialog that can be dismissed"):
        await screen.dismiss()


async def test_a_snack_bar_leaves_after_its_time(screen: Screen) -> None:
    """A snack bar is gone after its duration, the page below stays within reach."""
    heard = Heard()
    screen.show(ft.Button("Save", on_click=heard))
    screen.page.show_dialog(ft.SnackBar("Saved", duration=2000, on_dismiss=heard))
    await screen.tap("Save")
    await screen.advance(1.9)
    screen.shows("Saved")
    await screen.advance(0.1)
    screen.lacks("Saved")
    assert [name for name, _ in heard.said] == ["click", "dismiss"]


async def test_a_snack_bar_with_an_action_stays(screen: Screen) -> None:
    """A snack bar that offers something waits for the user."""
    screen.page.show_dialog(ft.SnackBar("Deleted", action="Undo"))
    await screen.advance(60)
    screen.shows("Deleted", "Undo")
