"""The fields of the component that a story shows."""

from __future__ import annotations

import flet as ft

from flet_components import Countdown
from flet_components.stories.stage.shown_fields import ShownFields


def test_knobs_of_a_component() -> None:
    """Each field has a knob, but for those that the story sets or that have none."""
    fields = ShownFields()
    fields.show(Countdown(90), {"seconds": 90})
    names = [knob.name for knob in fields.knobs]
    assert {"precision", "running", "when_hidden"} <= set(names)
    assert not {"seconds", "format", "on_tick", "_remaining"} & set(names)
    assert fields.values["seconds"] == 90


def test_turned_and_put_back() -> None:
    """A text sets the field; without it the field is as the story set it."""
    fields, component = ShownFields(), Countdown(90, precision=1)
    fields.turn({"precision": "2"})
    fields.show(component, {})
    assert component.precision == 2
    fields.turn({})
    assert component.precision == 1


def test_what_is_refused() -> None:
    """What cannot be read, or what the field refuses, is told and changes nothing."""
    fields, component = ShownFields(), Countdown(90)
    fields.show(component, {})
    fields.turn({"precision": "7", "warn_at": "soon", "nope": "1"})
    assert component.precision == 0
    assert "got 7" in fields.problems["precision"]
    assert "got 'soon'" in fields.problems["warn_at"]
    assert fields.problems["nope"] == "Countdown has no knob nope"
    fields.turn({"precision": "2"})
    assert fields.problems == {}


def test_what_the_component_does_by_itself() -> None:
    """Readers are told of its own changes, until it has left the stage."""
    fields, component = ShownFields(), Countdown(90)
    told: list[object] = []
    fields.show(component, {})
    stop = fields.listen(lambda: told.append(fields.values.get("running")))
    component.running = False
    assert told == [False]
    fields.leave()
    component.running = True
    assert told == [False]
    stop()
    fields.show(ft.Text("no component"), {})
    assert fields.knobs == ()
    assert told == [False]
