"""Plain values go out in one patch, and the browser never knows the difference."""

from __future__ import annotations

import asyncio
import functools
import itertools
from typing import Any, cast

import flet as ft
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flet_components import Countdown, UserControl, _flet, batch, internal, reactive
from flet_components.testing import Screen, VirtualTimeLoop
from tests.worlds import Declarative

TEXTS, BOXES = 6, 4
KINDS = ("value", "size", "color", "value", "move", "out", "hide")
COLORS = (ft.Colors.PRIMARY, ft.Colors.ERROR, "red", None)


def skeleton() -> tuple[list[ft.Text], list[ft.Column]]:
    """Make texts, and boxes of which each lies in the one before."""
    texts = [ft.Text("0", key=f"text {i}") for i in range(TEXTS)]
    boxes = [ft.Column(key=f"box {i}") for i in range(BOXES)]
    for outer, inner in itertools.pairwise(boxes):
        outer.controls.append(ft.Container(inner))
    for number, text in enumerate(texts):
        boxes[number % BOXES].controls.append(text)
    return texts, boxes


@reactive
class Bound(UserControl):
    """Texts in boxes, each bound to its value."""

    _words: tuple[str, ...] = internal(("0",) * TEXTS)
    _sizes: tuple[int, ...] = internal((10,) * TEXTS)
    _colors: tuple[Any, ...] = internal((None,) * TEXTS)

    def build(self) -> ft.Control:
        self.texts, self.boxes = skeleton()
        for number, text in enumerate(self.texts):
            self.bind(
                text,
                value=functools.partial(self.word, number),
                size=functools.partial(self.size, number),
                color=functools.partial(self.color, number),
            )
        return self.boxes[0]

    def word(self, number: int) -> str:
        return self._words[number]

    def size(self, number: int) -> int:
        return self._sizes[number]

    def color(self, number: int) -> Any:
        return self._colors[number]


Step = tuple[str, int, int, int]
Turn = tuple[bool, list[Step]]
"""Whether Flet is told of what moves, and what happens."""
TURNS = st.lists(
    st.tuples(
        st.booleans(),
        st.lists(
            st.tuples(
                st.sampled_from(KINDS),
                st.integers(0, TEXTS - 1),
                st.integers(0, BOXES - 1),
                st.integers(0, 9),
            ),
            max_size=6,
        ),
    ),
    max_size=12,
)


def put(values: tuple[Any, ...], index: int, value: Any) -> tuple[Any, ...]:
    """Return values with another one in a place."""
    return (*values[:index], value, *values[index + 1 :])


def rearrange(texts: list[ft.Text], boxes: list[ft.Column], step: Step) -> bool:
    """Move, remove or hide something; say whether the step is one of these."""
    kind, text, box, number = step
    if kind == "hide":
        boxes[box].visible = not boxes[box].visible
    elif kind in ("move", "out"):
        for each in boxes:
            each.controls = [c for c in each.controls if c is not texts[text]]
        if kind == "move":
            boxes[box].controls.insert(number, texts[text])
    return kind in ("move", "out", "hide")


def change(bound: Bound, step: Step) -> None:
    """Do one step to the component."""
    kind, text, _, number = step
    if rearrange(bound.texts, bound.boxes, step):
        return
    if kind == "value":
        bound._words = put(bound._words, text, str(number))
    elif kind == "size":
        bound._sizes = put(bound._sizes, text, number + 8)
    else:
        bound._colors = put(bound._colors, text, COLORS[number % len(COLORS)])


def change_plainly(texts: list[ft.Text], boxes: list[ft.Column], step: Step) -> None:
    """Do one step to plain controls; each value is sent by an update of its own."""
    kind, text, _, number = step
    if not rearrange(texts, boxes, step):
        color = COLORS[number % len(COLORS)]
        values = {"value": str(number), "size": number + 8, "color": color}
        setattr(texts[text], kind, values[kind])
        texts[text].update()


def picture(node: Any) -> Any:
    """Return what a browser has, without the numbers of controls and what is unset."""
    if isinstance(node, dict):
        return {k: picture(v) for k, v in node.items() if k != "_i" and v is not None}
    return [picture(item) for item in node] if isinstance(node, list) else node


def texts_of(node: Any) -> dict[str, tuple[Any, ...]]:
    """Return what each text in a browser's tree shows, how large, in what color."""
    if isinstance(node, list):
        return {k: v for item in node for k, v in texts_of(item).items()}
    if not isinstance(node, dict):
        return {}
    if node.get("_c") == "Text":
        return {node["key"]: (node["value"], node["size"], node.get("color"))}
    return {k: v for item in node.values() for k, v in texts_of(item).items()}


async def both_ways(turns: list[Turn]) -> None:
    """Take the same steps with the component and with plain controls.

    A turn of which Flet is not told leaves both with the same values; where the two
    have their controls is compared when it is told.
    """
    async with Screen() as screen:
        bound, (texts, boxes) = Bound(), skeleton()
        holder = ft.Container(boxes[0])
        for text in texts:
            text.size = 10
        screen.show(bound, holder)
        await screen.settle()
        for told, turn in turns:
            with batch():
                for step in turn:
                    change(bound, step)
            if told:
                bound._component.changed()
            for step in turn:
                change_plainly(texts, boxes, step)
            if told:
                boxes[0].update()
            await screen.settle()
            ours, plain = screen.find(Bound), screen.find(holder)
            one, other = texts_of(ours), texts_of(plain)
            assert all(one[key] == other[key] for key in one.keys() & other.keys())
            if told:
                assert picture(ours["content"]) == picture(plain["content"])


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(TURNS)
def test_it_is_never_different(turns: list[Turn]) -> None:
    """Whatever changes in a turn, the browser has what plain updates would give it."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.run(both_ways(turns))


async def below_a_function_component(turns: list[Turn]) -> None:
    """Take the steps in a declarative app, which renders anew in every other turn."""
    async with Screen() as screen:
        world = await Declarative.on(screen)
        bound = cast(Bound, await world.show(Bound))
        await screen.settle()
        for number, (told, turn) in enumerate(turns):
            with batch():
                for step in turn:
                    change(bound, step)
            if told:
                bound._component.changed()
            if number % 2:
                world.stir()
            await screen.settle()
            shown = texts_of(screen.find(Bound))
            for text in bound.texts:
                color = getattr(text.color, "value", text.color)
                now = (text.value, text.size, color)
                assert shown.get(f"{text.key}", now) == now


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(TURNS)
def test_nor_below_a_function_component(turns: list[Turn]) -> None:
    """So it is where Flet keeps no snapshots of what lies above."""
    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        runner.run(below_a_function_component(turns))


async def test_one_message_below_a_function_component(screen: Screen) -> None:
    """What changes in one turn below one component leaves together there, too."""
    world = await Declarative.on(screen)
    pair = cast(Pair, await world.show(Pair))
    world.stir()  # the component is another object from now on
    await screen.settle()
    before = len(screen.patches)
    pair.chosen = pair.both[0].chosen = pair.both[1].chosen = True
    await screen.settle()
    assert len(screen.patches) == before + 1
    assert [icon["color"] for icon in screen.find_all(ft.Icon)] == ["error"] * 2


async def test_one_message_for_a_page(screen: Screen) -> None:
    """A hundred countdowns cost one message for each tick."""
    screen.show(ft.Column([Countdown(600 + n) for n in range(100)]))
    await screen.advance(1)
    before = len(screen.patches)
    await screen.advance(5)
    assert len(screen.patches) - before == 5


async def test_where_flets_own_diff_is_needed(screen: Screen) -> None:
    """A control that changes itself while it is updated is not passed over."""

    @ft.control
    class Loud(ft.Text):
        def before_update(self) -> None:
            self.tooltip = f"says {self.value}"

    @reactive
    class Speaker(UserControl):
        words: str = "a"

        def build(self) -> ft.Control:
            return self.bind(Loud(), value=lambda: self.words)

    speaker = Speaker()
    screen.show(speaker)
    speaker.words = "b"
    await screen.settle()
    assert screen.find("b")["tooltip"] == "says b"


async def test_removed_in_the_same_turn(screen: Screen) -> None:
    """What leaves in the turn in which it changes sends nothing."""
    countdown = Countdown(60)
    screen.show(countdown)
    await screen.settle()
    countdown.seconds = 50
    screen.hide(countdown)
    await screen.settle()
    assert [len(sent.operations) for sent in screen.patches[1:]] == [1]
    assert screen.texts() == []


async def test_colors_and_icons_are_values(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They leave as one message, and Flet looks at no tree for them."""
    rows = [Tinted() for _ in range(50)]
    screen.show(*rows)
    await screen.settle()
    before = len(screen.patches)
    monkeypatch.delattr(_flet, "patch")
    for row in rows:
        row.chosen = True
    await screen.settle()
    (sent,) = screen.patches[before:]
    assert len(sent.body["patch"]) == 1 + 2 * len(rows)
    icon = screen.find_all(ft.Icon)[-1]
    assert (icon["color"], icon["icon"]) == ("error", ft.Icons.CHECK.value)


@reactive
class Tinted(UserControl):
    """An icon that is bound."""

    chosen: bool = False

    def build(self) -> ft.Control:
        return self.bind(
            ft.Icon(ft.Icons.ADD),
            color=lambda: ft.Colors.ERROR if self.chosen else ft.Colors.PRIMARY,
            icon=lambda: ft.Icons.CHECK if self.chosen else ft.Icons.ADD,
        )


@pytest.mark.parametrize("painted", [1, 4])
async def test_what_has_gone_is_not_sent(screen: Screen, painted: int) -> None:
    """Values of what was removed while nobody looked are not sent, alone, to nobody."""
    box = Painted()
    screen.show(box)
    await screen.settle()
    await screen.hide_tab()
    stays, *others = box.column.controls
    box.rows.set([stays])
    for row in others[:painted]:
        box.paint(row)
    await screen.settle()
    before = len(screen.patches)
    await screen.show_tab()
    await screen.settle()
    assert len(screen.patches) == before


@reactive
class Pair(UserControl):
    """Two components in another one."""

    chosen: bool = False

    def build(self) -> ft.Control:
        self.both = [Tinted(), Tinted()]
        row = ft.Row([*self.both])
        return self.bind(row, spacing=lambda: 4 if self.chosen else 8)


@ft.control("Container", isolated=True)  # type: ignore[arg-type]
class Alone(ft.Container):
    """A row that updates alone."""


@reactive
class Painted(UserControl):
    """Rows that can be painted, and removed."""

    def build(self) -> ft.Control:
        self.column = ft.Column([Alone(ft.Text("row")) for _ in range(5)])
        self.rows = self._component.output(self.column, "controls")
        return self.column

    def paint(self, row: ft.Control) -> None:
        self._component.output(row, "bgcolor").set(ft.Colors.ERROR)
