"""Components in declarative apps: what runs lives on over renders."""

from __future__ import annotations

import asyncio
from typing import Any

import flet as ft

from flet_components import Countdown, UserControl, reactive
from flet_components.testing import Screen
from tests.renders import Renders


class GuideTimer(UserControl):
    """Counts up from a number, in the guide's style."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start

    def build(self) -> ft.Control:
        self.text = ft.Text(f"{self.start}")
        return self.text

    async def did_mount_async(self) -> None:
        self.loop_task = asyncio.create_task(self.count())

    async def count(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.start += 1
            self.text.value = f"{self.start}"
            await self.update_async()


async def test_it_runs(screen: Screen) -> None:
    """A component that a function returns counts as on any page."""
    app = Renders(lambda n: ft.Column([ft.Text(f"render {n}"), Countdown(60)]))
    await app.start(screen)
    await screen.advance(5)
    screen.shows("00:55")


async def test_an_unrelated_render_resets_nothing(screen: Screen) -> None:
    """State and tasks go on when the function renders for another reason."""
    app = Renders(lambda n: ft.Column([ft.Text(f"render {n}"), Countdown(60)]))
    await app.start(screen)
    await screen.advance(5)
    await app.to(screen, 1)
    screen.shows("render 1", "00:55")
    await screen.advance(5)
    screen.shows("00:50")


async def test_a_changed_field_arrives(screen: Screen) -> None:
    """A field whose declared value is another one is set on the running component."""
    app = Renders(lambda n: Countdown(60 + 30 * n))
    await app.start(screen)
    await screen.advance(10)
    await app.to(screen, 1)
    screen.shows("01:20")


async def test_what_the_component_changed_itself_stays(screen: Screen) -> None:
    """A field that is declared as before keeps what the component made of it."""
    app = Renders(lambda n: ft.Column([ft.Text(f"{n}"), Countdown(60, ref=handle)]))
    handle: ft.Ref[Countdown] = ft.Ref()
    await app.start(screen)
    assert handle.current
    handle.current.pause()
    await app.to(screen, 1)
    await screen.advance(10)
    screen.shows("01:00")


async def test_a_property_of_flet_arrives(screen: Screen) -> None:
    """A changed property reaches the browser, and goes back to its default."""
    app = Renders(lambda n: Countdown(60, padding=n or None))
    await app.start(screen)
    await app.to(screen, 7)
    assert screen.find(Countdown)["padding"] == 7
    await app.to(screen, 0)
    assert screen.find(Countdown).get("padding") is None


async def test_handlers_are_the_newest(screen: Screen) -> None:
    """The handler of the last render is called, once."""
    calls: list[int] = []
    app = Renders(lambda n: Countdown(3, on_complete=lambda: calls.append(n)))
    await app.start(screen)
    await app.to(screen, 1)
    await app.to(screen, 2)
    await screen.advance(5)
    assert calls == [2]


async def test_the_guides_style_lives_on(screen: Screen) -> None:
    """What a class sets in `__init__` is a declaration too."""
    app = Renders(
        lambda n: ft.Column([ft.Text(f"render {n}"), GuideTimer(10 * (n // 2))])
    )
    await app.start(screen)
    await screen.advance(3)
    await app.to(screen, 1)
    screen.shows("render 1", "3")
    await app.to(screen, 2)
    await screen.advance(1)
    screen.shows("11")


async def test_what_a_constructor_makes_for_itself_stays(screen: Screen) -> None:
    """Lists that it changes in place, controls and events are those that run."""

    class Log(UserControl):
        def __init__(self) -> None:
            super().__init__()
            self.lines: list[str] = []
            self.text = ft.Text("none")
            self.wake = asyncio.Event()

        def build(self) -> ft.Control:
            return self.text

        async def did_mount_async(self) -> None:
            while True:
                await self.wake.wait()
                self.wake.clear()
                self.lines.append("line")
                self.text.value = f"{len(self.lines)} lines"
                await self.update_async()

    made: list[Log] = []

    def show(n: int) -> Any:
        made.append(Log())
        return ft.Column([ft.Text(f"render {n}"), made[-1]])

    app = Renders(show)
    await app.start(screen)
    for number in (1, 2):
        made[-1].wake.set()
        await screen.settle()
        await app.to(screen, number)
    screen.shows("render 2", "2 lines")


async def test_every_handle_is_the_running_one(screen: Screen) -> None:
    """The first object, the newest and what a `Ref` holds act on the same component."""
    made: list[Countdown] = []
    handle: ft.Ref[Countdown] = ft.Ref()

    def show(n: int) -> Any:
        made.append(Countdown(60, ref=handle))
        return ft.Column([ft.Text(f"{n}"), made[-1]])

    app = Renders(show)
    await app.start(screen)
    await app.to(screen, 1)
    await screen.advance(1)
    made[0].pause()
    assert handle.current
    assert made[-1].phase is handle.current.phase
    handle.current.add(11)
    made[-1].resume()
    await screen.advance(1)
    screen.shows("01:09")
    assert made[0].page is screen.page


async def test_a_memo_is_the_running_one(screen: Screen) -> None:
    """An instance that `use_memo` keeps lives on as it is."""

    def show(n: int) -> Any:
        return ft.Column([ft.Text(f"{n}"), ft.use_memo(lambda: Countdown(60), [])])

    app = Renders(show)
    await app.start(screen)
    await screen.advance(2)
    await app.to(screen, 1)
    await screen.advance(2)
    screen.shows("00:56")


async def test_removal_unmounts(screen: Screen) -> None:
    """A component that is not rendered any more is unmounted."""
    app = Renders(
        lambda n: ft.Column([ft.Text("x"), *([Countdown(60)] if n < 2 else [])])
    )
    await app.start(screen)
    await app.to(screen, 1)
    await app.to(screen, 2)
    screen.lacks("01:00")
    assert screen.tasks() == []


async def test_keys_move_with_their_state(screen: Screen) -> None:
    """In a list whose order changes, each component goes with its key."""

    def show(n: int) -> Any:
        rows: list[ft.Control] = [Countdown(60, key="a"), Countdown(600, key="b")]
        return ft.Column(rows if n == 0 else rows[::-1])

    app = Renders(show)
    await app.start(screen)
    await screen.advance(5)
    assert screen.texts() == ["00:55", "09:55"]
    await app.to(screen, 1)
    await screen.advance(5)
    assert screen.texts() == ["09:50", "00:50"]


async def test_another_type_is_another_component(screen: Screen) -> None:
    """Where the type changes, the old one is unmounted and the new one mounted."""
    app = Renders(lambda n: GuideTimer(5) if n else Countdown(60))
    await app.start(screen)
    await app.to(screen, 1)
    await screen.advance(2)
    assert screen.texts() == ["7"]


async def test_another_key_is_another_component(screen: Screen) -> None:
    """A new key starts anew."""
    app = Renders(lambda n: Countdown(60, key=f"{n}"))
    await app.start(screen)
    await screen.advance(5)
    await app.to(screen, 1)
    screen.shows("01:00")


async def test_a_button_inside_works_after_a_render(screen: Screen) -> None:
    """The controls inside a component keep their handlers over renders."""

    class Counter(UserControl):
        def build(self) -> ft.Control:
            self.count = 0
            self.text = ft.Text("0")
            return ft.Row([self.text, ft.Button("more", on_click=self.more)])

        def more(self) -> None:
            self.count += 1
            self.text.value = f"{self.count}"

    app = Renders(lambda n: ft.Column([ft.Text(f"render {n}"), Counter()]))
    await app.start(screen)
    await screen.tap("more")
    await app.to(screen, 1)
    await screen.tap("more")
    screen.shows("render 1", "2")


async def test_the_error_face_in_a_declarative_app(screen: Screen) -> None:
    """A component that cannot start shows its error face there too, and can retry."""
    screen.expect_error("broken")
    broken = [True]

    class Fragile(UserControl):
        def build(self) -> ft.Control:
            if broken:
                raise RuntimeError("broken")
            return ft.Text("fine")

    app = Renders(lambda n: ft.Column([ft.Text(f"render {n}"), Fragile()]))
    await app.start(screen)
    await app.to(screen, 1)
    broken.clear()
    await screen.tap("Retry")
    await screen.settle()
    screen.shows("render 1", "fine")


async def test_a_memo_that_moves_counts_on(screen: Screen) -> None:
    """An instance that is kept, and rendered elsewhere, is still seen to count."""

    def show(number: int) -> ft.Control:
        kept = ft.use_memo(lambda: Countdown(60), [])
        return ft.Row([kept]) if number % 2 else ft.Column([kept])

    app = Renders(show)
    await app.start(screen)
    await screen.advance(5)
    await app.to(screen, 1)
    await screen.advance(5)
    assert screen.texts() == ["00:50"]
    await app.to(screen, 2)
    await screen.advance(5)
    assert screen.texts() == ["00:45"]


class Grower(UserControl):
    """Adds a countdown to itself."""

    def build(self) -> ft.Control:
        self.column = ft.Column()
        return self.column

    def grow(self) -> None:
        self.column.controls.append(Countdown(60))
        self.update()


async def test_a_memo_in_a_container_that_is_made_anew(screen: Screen) -> None:
    """What a kept instance adds to itself after a render is mounted."""
    grower: list[Grower] = []

    def show(number: int) -> ft.Control:
        kept = ft.use_memo(Grower, [])
        grower[:] = [kept]
        return ft.Column([ft.Text(f"render {number}"), kept])

    app = Renders(show)
    await app.start(screen)
    for number in range(1, 4):
        await app.to(screen, number)
        grower[0].grow()
        await screen.advance(5)
    assert screen.texts() == ["render 3", "00:45", "00:50", "00:55"]


async def test_a_memo_whose_parents_are_made_anew(screen: Screen) -> None:
    """A kept instance in new containers still knows its page."""
    late: list[Grower] = []

    def show(number: int) -> ft.Control:
        late[:] = [ft.use_memo(Grower, [])]
        return ft.Column([ft.Container(ft.Container(late[0]), key="0")])

    app = Renders(show)
    await app.start(screen)
    for number in range(1, 4):
        await app.to(screen, number)
    assert late[0].page is screen.page
    late[0].grow()
    await screen.advance(5)
    assert screen.texts() == ["00:55"]


async def test_a_field_that_is_given_no_more(screen: Screen) -> None:
    """A render that leaves a field out gives it its default again."""
    turn: dict[str, Any] = {}

    @reactive
    class Label(UserControl):
        text: str = "default"

        def build(self) -> ft.Control:
            return self.bind(ft.Text(), value=lambda: self.text)

    @ft.component
    def app() -> ft.Control:
        given, turn["set"] = ft.use_state(True)
        return Label(text="given") if given else Label()

    screen.page.render(app)
    await screen.settle()
    screen.shows("given")
    turn["set"](False)
    await screen.settle()
    screen.shows("default")
