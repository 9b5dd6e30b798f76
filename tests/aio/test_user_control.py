"""`UserControl` with the habits of Flet 0.x."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.testing import Screen


class Diary(ft.UserControl):
    """Writes down what happens to it."""

    def __init__(self, takes: float = 0, page: Any = None) -> None:
        self.page = page
        super().__init__()
        self.lines: list[str] = []
        self.takes = takes

    def build(self) -> ft.Control:
        self.text = ft.Text("dear diary")
        return self.text

    async def did_mount_async(self) -> None:
        await asyncio.sleep(self.takes)
        self.lines.append("mounted")

    async def will_unmount_async(self) -> None:
        await asyncio.sleep(self.takes)
        self.lines.append("unmounted" if self.page else "unmounted without a page")


async def test_the_guides_countdown_counts(screen: Screen) -> None:
    """The example of the guide counts, alone and side by side."""
    from docs.examples import aio_countdown

    main: Any = aio_countdown.main
    await screen.run(main)
    screen.shows("02:00", "01:00")
    await screen.advance(59)
    screen.shows("01:01", "00:01")
    await screen.advance(60)
    screen.shows("00:01")


async def test_hooks_have_ended_when_adding_returns(screen: Screen) -> None:
    """`add_async` and `remove_async` return after the hooks of what came or went."""
    diary, page = Diary(takes=2), screen.page
    await page.add_async(diary)  # type: ignore[attr-defined]
    assert diary.lines == ["mounted"]
    await page.remove_async(diary)  # type: ignore[attr-defined]
    assert diary.lines == ["mounted", "unmounted"]


async def test_cleaning_waits_for_all(screen: Screen) -> None:
    """`clean_async` returns when every component inside has been unmounted."""
    diaries = [Diary(takes=1), Diary(takes=2)]
    screen.show(ft.Column([diaries[0]]), diaries[1])
    await screen.advance(3)
    await screen.page.clean_async()  # type: ignore[attr-defined]
    assert all(diary.lines[-1] == "unmounted" for diary in diaries)


async def test_page_before_on_and_after(screen: Screen) -> None:
    """`page` is None before the first mount, the page on it, and None after it."""
    diary = Diary()
    assert diary.page is None
    screen.show(diary)
    await screen.settle()
    assert diary.page is screen.page
    screen.hide(diary)
    await screen.settle()
    assert diary.lines == ["mounted", "unmounted"]
    assert diary.page is None


async def test_the_page_of_the_constructor(screen: Screen) -> None:
    """`self.page = page` in `__init__` holds until the component has left."""
    diary = Diary(page=screen.page)
    assert diary.page is screen.page
    screen.show(diary)
    screen.hide(diary)
    await screen.settle()
    assert diary.page is None
    screen.show(diary)
    await screen.settle()
    assert diary.page is screen.page


async def test_any_attribute_name(screen: Screen) -> None:
    """Names that Flet or this library use are an app's own, as they were."""

    class Busy(Diary):
        count: int = 0

        def build(self) -> ft.Control:
            self.tasks, self.clock, self.mounted = ["wash"], "12:00", "no"
            self.content = self.padding = self.border = self.align = ft.Text("inner")
            self.on_click = print
            return ft.Container(self.content)

    busy = Busy()
    screen.show(busy)
    await screen.settle()
    assert screen.texts() == ["inner"]
    assert (busy.tasks, busy.clock, busy.mounted) == (["wash"], "12:00", "no")
    busy.content.value = "changed"
    await busy.update_async()
    assert screen.texts() == ["changed"]


async def test_it_is_a_stack(screen: Screen) -> None:
    """What `build` returns, one control or a list, is in `controls`."""

    class Pair(ft.UserControl):
        def build(self) -> list[ft.Control]:
            return [ft.Text("a"), ft.Text("b")]

    pair, diary = Pair(width=100, opacity=0.5), Diary()
    screen.show(pair, diary)
    assert screen.texts() == ["a", "b", "dear diary"]
    assert diary.controls == [diary.text]
    assert screen.find(pair).type == "Stack"
    pair.controls.append(ft.Text("c"))
    await pair.update_async()
    assert screen.texts() == ["a", "b", "c", "dear diary"]


async def test_controls_of_the_constructor(screen: Screen) -> None:
    """The first argument is the list of controls, as of a `Stack`."""
    screen.show(ft.UserControl([ft.Text("given")]))
    assert screen.texts() == ["given"]


async def test_it_is_cleaned(screen: Screen) -> None:
    """`clean_async` removes what is inside, and waits for it."""
    inner, outer = Diary(takes=1), ft.UserControl()
    outer.controls = [inner]
    screen.show(outer)
    await screen.advance(2)
    await outer.clean_async()
    assert inner.lines == ["mounted", "unmounted"]
    assert screen.texts() == []


async def test_updating_waits_for_what_came(screen: Screen) -> None:
    """`update_async` of a component returns after the hooks inside it."""
    inner, outer = Diary(takes=1), ft.UserControl()
    screen.show(outer)
    outer.controls.append(inner)
    await outer.update_async()
    assert inner.lines == ["mounted"]


async def test_updating_off_the_page_does_nothing() -> None:
    """A loop that lost its page must not fail."""
    diary = Diary()
    await diary.update_async()
    diary.update()


async def test_the_error_face_takes_its_place(screen: Screen) -> None:
    """A component that cannot be built says so in its place."""

    class Broken(ft.UserControl):
        def build(self) -> Any:
            raise ValueError("broken")

    screen.expect_error("broken")
    screen.show(ft.Text("sibling"), Broken())
    await screen.settle()
    screen.shows("sibling", "Retry")


async def test_a_component_may_remove_itself(screen: Screen) -> None:
    """Removing itself in a hook or in a task of its own does not wait for itself."""

    class Brief(Diary):
        async def did_mount_async(self) -> None:
            await self.page.add_async(ft.Text("was here"))
            await self.page.remove_async(self)

    brief = Brief()
    await screen.page.add_async(brief)  # type: ignore[attr-defined]
    await screen.settle()
    assert asyncio.get_running_loop().time() == 0
    assert screen.texts() == ["was here"]
    assert brief.lines == ["unmounted"]


async def test_a_handler_inside_waits_for_the_unmount(screen: Screen) -> None:
    """A handler of a control inside a component can wait until that has left."""
    seen: list[str] = []

    class Closing(Diary):
        def build(self) -> ft.Control:
            return ft.ElevatedButton("close", on_click=self.close)

        async def close(self, e: ft.ControlEvent) -> None:
            page = self.page
            await page.remove_async(self)
            seen.extend(self.lines)
            await page.add_async(ft.Text("closed"))

    screen.show(Closing(takes=1))
    await screen.advance(2)
    await screen.tap("close")
    await screen.advance(2)
    assert seen == ["mounted", "unmounted"]
    screen.shows("closed")


@pytest.mark.parametrize("rounds", [20])
async def test_nothing_is_left(screen: Screen, rounds: int) -> None:
    """After many mounts no task runs."""
    diary = Diary()
    for _ in range(rounds):
        await screen.page.add_async(diary)  # type: ignore[attr-defined]
        await screen.page.remove_async(diary)  # type: ignore[attr-defined]
    assert diary.lines == ["mounted", "unmounted"] * rounds
    assert screen.tasks() == []


async def test_moving_is_not_leaving(screen: Screen) -> None:
    """Put into its new place before it left the old one, it stays on the page."""
    diary = Diary()
    left, right = ft.Column([diary]), ft.Column()
    await screen_page(screen).add_async(left, right)
    right.controls.append(diary)
    await right.update_async()
    left.controls.remove(diary)
    await left.update_async()
    await screen.settle()
    assert diary.page is screen.page
    assert diary.lines == ["mounted"]
    screen.shows("dear diary")


def screen_page(screen: Screen) -> Any:
    """Return the page, with the methods of Flet 0.x that types do not know of."""
    return screen.page
