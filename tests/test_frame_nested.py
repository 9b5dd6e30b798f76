"""Frames in which something goes wrong, or sends in between: nothing is lost."""

from __future__ import annotations

import gc
import weakref

import flet as ft

from flet_components import UserControl, reactive
from flet_components.testing import Screen


@reactive
class Label(UserControl):
    """Shows a text."""

    text: str = "text"

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: self.text)


class Box(UserControl):
    """Holds controls, as the guide would write it."""

    def build(self) -> ft.Control:
        self.column = ft.Column()
        return self.column

    def add(self, *controls: ft.Control) -> None:
        """Add controls, with the page's next frame."""
        self.column.controls.extend(controls)
        self._component.changed()


@reactive
class Gauge(UserControl):
    """Shows a value from 0 to 1; Flet refuses others."""

    value: float = 0.5

    def build(self) -> ft.Control:
        return self.bind(ft.Slider(min=0, max=1), value=lambda: self.value)


async def test_an_update_while_others_are_gathered(screen: Screen) -> None:
    """Each row sends itself when it is mounted; all of them arrive."""

    class Row(Label):
        def did_mount(self) -> None:
            self.text = "mounted"
            self.update()

    one, two = Box(), Box()
    screen.show(one, two)
    await screen.settle()
    one.add(Row())
    two.add(Row())
    await screen.settle()
    assert screen.texts() == ["mounted", "mounted"]


async def test_who_is_told_of_an_error_sends(screen: Screen) -> None:
    """An `on_error` that updates, while values are gathered, costs no value."""
    labels, gauge = [Label(), Label(), Label()], Gauge()
    gauge.on_error = lambda: labels[2].update()
    screen.show(labels[0], gauge, *labels[1:])
    await screen.settle()
    gauge.value = 7.0
    for number, label in enumerate(labels):
        label.text = f"label {number}"
    await screen.settle()
    assert screen.texts() == ["label 0", "label 1", "label 2"]


async def test_what_cannot_be_sent_spares_the_others(screen: Screen) -> None:
    """Half of a character, or a number too large, is told; all else leaves."""
    label, box, gauge = Label(), Box(), Gauge()
    errors: list[str] = []
    label.on_error = gauge.on_error = lambda e: errors.append(type(e.error).__name__)
    screen.show(label, box, gauge)
    await screen.settle()
    label.text, gauge.value = "\ud800", 10**30
    box.add(ft.Text("hello"))
    await screen.settle()
    label.text = "good"
    box.add(ft.Text("world"))
    await screen.settle()
    assert screen.texts() == ["good", "hello", "world"]
    assert sorted(errors) == ["UnicodeEncodeError", "ValueError"]


async def test_a_refused_value_sends_no_older_one(screen: Screen) -> None:
    """Where a value is refused, the one before stays, not that of some frames ago."""
    gauge, label = Gauge(), Label()
    screen.show(gauge, label)
    await screen.settle()
    gauge.value, label.text = 0.1, "one"
    await screen.settle()
    gauge.value = 0.2
    await screen.settle()
    gauge.on_error = lambda: None
    gauge.value, label.text = 7.0, "two"
    await screen.settle()
    assert (screen.find(ft.Slider)["value"], screen.texts()) == (0.2, ["two"])


async def test_who_takes_over_a_key_is_left_alone(screen: Screen) -> None:
    """A binding of a control that was removed does not reach the one with its key."""

    @reactive
    class Rows(UserControl):
        number: int = 0

        def build(self) -> ft.Control:
            text = self.bind(ft.Text(key="k"), value=lambda: f"old {self.number}")
            self.column = ft.Column([text])
            return self.column

    rows = Rows()
    screen.show(rows)
    await screen.settle()
    rows.column.controls = [ft.Text("new", key="k")]
    rows.update()
    rows.number = 5
    await screen.settle()
    assert screen.texts() == ["new"]


async def test_a_value_in_another_component(screen: Screen) -> None:
    """What is bound inside of another component, or on the page, leaves as well."""

    class Panel(UserControl):
        def __init__(self, inner: ft.Control) -> None:
            super().__init__()
            self.inner = inner

        def build(self) -> ft.Control:
            return self.inner

    @reactive
    class Outer(UserControl):
        number: int = 0

        def build(self) -> ft.Control:
            self.bind(self.page, title=lambda: f"{self.number} new")
            return Panel(self.bind(ft.Text(), value=lambda: f"number {self.number}"))

    outer = Outer()
    screen.show(outer)
    await screen.settle()
    outer.number = 1
    await outer.update_async()
    await screen.settle()
    screen.shows("number 1")
    values = [each[-1] for each in screen.patches[-1].operations]
    assert sorted(values) == ["1 new", "number 1"]


async def test_a_property_that_stands_for_another(screen: Screen) -> None:
    """`page.bgcolor` is that of its view; bound, it is sent."""

    @reactive
    class Night(UserControl):
        dark: bool = False

        def build(self) -> ft.Control:
            colors = {False: ft.Colors.WHITE, True: ft.Colors.BLACK}
            self.bind(self.page, bgcolor=lambda: colors[self.dark])
            return ft.Text("night")

    night = Night()
    screen.show(night)
    await screen.settle()
    night.dark = True
    await screen.settle()
    assert screen.find(ft.View)["bgcolor"] == "black"


async def test_bytes_in_a_frame(screen: Screen) -> None:
    """What MessagePack packs itself needs no encoding."""
    one, two = Box(), Box()
    screen.show(one, two)
    await screen.settle()
    one.add(ft.Image(src=b"bytes"))
    two.add(ft.Image(src=bytearray(b"array")))  # type: ignore[arg-type]
    await screen.settle()
    shown = [bytes(image["src"]) for image in screen.find_all(ft.Image)]
    assert shown == [b"bytes", b"array"]


async def test_a_hidden_page_keeps_nobody_alive(screen: Screen) -> None:
    """Values that wait for a hidden page are dropped with who has left."""
    box, left = Box(), list[weakref.ref[Label]]()
    screen.show(box)
    await screen.hide_tab()
    for number in range(10):
        label = Label()
        left.append(weakref.ref(label))
        box.column.controls = [label]
        await box.update_async()
        await screen.settle()
        label.text = f"label {number}"
    del label
    box.column.controls = []
    await box.update_async()
    await screen.advance(1)
    gc.collect()
    assert [ref() for ref in left if ref() is not None] == []
