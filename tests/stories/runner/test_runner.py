"""The runner's page: the address is the state."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import flet as ft

from flet_components.stories.address import Address
from flet_components.stories.book import Book
from flet_components.stories.runner import Runner
from flet_components.stories.runner.panels import PANELS
from flet_components.stories.stage import Stages
from flet_components.testing import Screen
from tests.stories.files import Read, Write, field, icon, inside

STORIES = '''
    """Stories of things."""
    import flet as ft

    def first(n: int = 3, text: str = "a"):
        """The usual case."""
        return ft.Text(f"{text} {n}")

    def second():
        return ft.Text("two")
'''


class Tab:
    """A runner in a browser tab, and what it has open."""

    def __init__(self, wide: Screen, book: Book) -> None:
        self.wide = wide
        self.stages = Stages(book)
        self.runner = Runner(wide.page, book, self.stages)

    @property
    def address(self) -> Address:
        """Where the runner is."""
        return self.runner._scene.address

    @property
    def told(self) -> list[Address]:
        """The addresses that the browser was told."""
        calls = [call for call in self.wide.calls if call.method == "push_route"]
        return [Address.parse(call.arguments["route"]) for call in calls]

    def texts(self) -> list[Mapping[str, str]]:
        """The knobs of the stages that are open."""
        return [stage._texts for stage in self.stages]


@asynccontextmanager
async def tab(wide: Screen, book: Book, route: str = "/") -> AsyncIterator[Tab]:
    """Open the runner in a browser, at an address."""
    await wide.visit(route)
    tabs: list[Tab] = []

    def main(page: ft.Page) -> None:
        tabs.append(Tab(wide, book))
        tabs[0].runner.open()

    await wide.run(main)
    yield tabs[0]


async def test_a_deep_link(wide: Screen, write: Write, read: Read) -> None:
    """An address opens exactly what it says."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/first?k.n=7&panel=docs") as opened:
        wide.shows("First", "The usual case.", "a.py, line 4")
        (stage,) = opened.stages
        app = wide.find(ft.FletApp)
        assert app["url"] == f"http://screen.test/stage/{stage.token}"
        assert opened.texts() == [{"n": "7"}]
        assert opened.told == []


async def test_the_first_page(wide: Screen, write: Write, read: Read) -> None:
    """Without a story in its address the runner opens with the first of all."""
    write("a.py", STORIES)
    async with tab(wide, read()) as opened:
        wide.shows("First", "The usual case.")
        assert len(list(opened.stages)) == 1
        assert opened.told == []


async def test_the_story_first(wide: Screen, write: Write, read: Read) -> None:
    """In a browser the stage comes alone, then all around it, and keeps its place."""
    write("a.py", STORIES)
    await wide.visit("/story/a/first")
    tabs: list[Tab] = []

    def main(page: ft.Page) -> None:
        tabs.append(Tab(wide, read()))
        tabs[0].runner.open(story_first=True)

    await wide.run(main)
    wide.lacks("First", "The usual case.")
    app = wide.find(ft.FletApp).id
    (stage,) = tabs[0].stages
    browser = wide.another()
    browser.answer("get_device_info", {"locales": [], "browser_name": "chrome"})
    await browser.run(stage.open)
    await wide.settle()
    wide.shows("First", "The usual case.")
    assert wide.find(ft.FletApp).id == app
    await stage.close()


async def test_no_stories_at_all(wide: Screen, read: Read) -> None:
    """Without any stories the runner says how to write one."""
    async with tab(wide, read()):
        wide.shows("There are no stories yet")


async def test_picking_a_story(wide: Screen, write: Write, read: Read) -> None:
    """A story that is pressed is opened on a new stage, and the address follows.

    Light and size stay as they are; time, faults and knobs are those of one story.
    """
    write("a.py", STORIES)
    first = "/story/a/first?theme=dark&paused=true&offline=true&k.n=7"
    async with tab(wide, read(), first) as opened:
        (before,) = opened.stages
        await wide.tap("Second")
        assert opened.told == [Address("a/second", {"theme": "dark"})]
        (stage,) = opened.stages
        assert stage is not before
        assert wide.page.title == "Second · Stories"


async def test_back_and_forward(wide: Screen, write: Write, read: Read) -> None:
    """Where the browser goes by itself is shown, and not told again."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/first?k.n=7") as opened:
        await wide.tap("Second")
        told = len(opened.told)
        await wide.visit("/story/a/first?k.n=7")
        assert opened.address == Address("a/first", knobs={"n": "7"})
        assert len(opened.told) == told


async def test_a_turned_knob(wide: Screen, write: Write, read: Read) -> None:
    """A knob changes the stage at once, the address when the hand rests."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/first") as opened:
        (stage,) = opened.stages
        typed_into = field(wide, "n")
        for text in ("8", "88"):
            await wide.type(text, into=typed_into)
        assert opened.texts() == [{"n": "88"}]
        assert opened.told == []
        await wide.advance(0.5)
        assert opened.told == [Address("a/first", knobs={"n": "88"})]
        assert list(opened.stages) == [stage]
        wide.shows("1")  # how many knobs have been turned
        assert field(wide, "n") is typed_into  # or the person would lose the focus


async def test_putting_knobs_back(wide: Screen, write: Write, read: Read) -> None:
    """One knob or all are put back, and show their default again."""
    write("a.py", STORIES)
    route = "/story/a/first?k.n=7&k.text=b"
    async with tab(wide, read(), route) as opened:
        await wide.tap(icon(wide, "Put n back"))
        assert opened.texts() == [{"text": "b"}]
        await wide.tap("Reset")
        assert opened.texts() == [{}]
        assert field(wide, "n").value == "3"
        assert field(wide, "text").value == "a"


async def test_a_default_typed_is_no_turn(
    wide: Screen, write: Write, read: Read
) -> None:
    """Who types the default has put the knob back."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/first?k.n=7") as opened:
        await wide.type("3", into=field(wide, "n"))
        assert opened.texts() == [{}]


async def test_a_text_that_cannot_be_read(
    wide: Screen, write: Write, read: Read
) -> None:
    """Nonsense in the address is told beside the knob; strangers above all knobs."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/first?k.n=x&k.who=1"):
        wide.shows(
            "n must be a whole number, got 'x'; 3 stands in for it",
            "who is no knob of this story",
        )


async def test_panels(wide: Screen, write: Write, read: Read) -> None:
    """A tab opens its panel, and closes it; the address knows."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/second") as opened:
        wide.shows("This story has no knobs")
        await wide.tap("Events")
        wide.shows("No events yet")
        await wide.tap("Events")
        wide.lacks("No events yet")
        await wide.tap(icon(wide, "Open the panel"))
        wide.shows("This story has no knobs")
        await wide.tap(icon(wide, "Close the panel"))
        assert [address.panel for address in opened.told] == [
            "events",
            "none",
            "knobs",
            "none",
        ]


async def test_an_unknown_panel(wide: Screen, write: Write, read: Read) -> None:
    """What in the address means nothing is told, and nothing breaks."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/second?panel=x&theme=pink"):
        names = ", ".join((*(panel.name for panel in PANELS), "none"))
        wide.shows(
            f"panel must be one of {names}, got 'x'",
            "theme must be one of system, light, dark, got 'pink'",
        )


async def test_events(wide: Screen, write: Write, read: Read) -> None:
    """Events appear in a moment, in bursts, and can be cleared."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/second?panel=events") as opened:
        (stage,) = opened.stages
        for number in range(3):
            stage.log.add("Bell", "ring", str(number))
        await wide.advance(0.2)
        wide.shows("ring", "× 3", "2", "Bell")  # noqa: RUF001
        await wide.tap("Clear")
        await wide.advance(0.2)
        wide.shows("No events yet")


async def test_light_and_dark(wide: Screen, write: Write, read: Read) -> None:
    """The theme changes around the story and on the stage, and the story goes on."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/first") as opened:
        (stage,) = opened.stages
        await wide.tap(icon(wide, "Change to dark"))
        assert wide.page.theme_mode is ft.ThemeMode.DARK
        assert stage._staging.theme == "dark"
        await wide.tap(icon(wide, "Change to light"))
        assert opened.address.staging == {"theme": "light"}
        assert list(opened.stages) == [stage]


async def test_remount(wide: Screen, write: Write, read: Read) -> None:
    """Playing from the beginning takes a new stage, with the same knobs."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/first?k.n=7") as opened:
        (before,) = opened.stages
        key = wide.find(ft.FletApp)["key"]
        await wide.tap(icon(wide, "Play from the beginning"))
        (stage,) = opened.stages
        assert stage is not before
        assert wide.find(ft.FletApp)["key"] != key
        assert opened.texts() == [{"n": "7"}]


async def test_an_unknown_story(wide: Screen, write: Write, read: Read) -> None:
    """A story that does not exist leads to those that are called nearly so."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/story/a/frist") as opened:
        wide.shows("There is no such story")
        await wide.tap("a/first")
        assert opened.address.story == "a/first"


async def test_a_broken_file(wide: Screen, write: Write, read: Read) -> None:
    """A file that cannot be read is in the tree, tells why, and heals."""
    path = write("a.py", "def one(:\n")
    book = read()
    async with tab(wide, book, "/story/a") as opened:
        wide.shows("SyntaxError: invalid syntax", "a.py, line 1")
        write("a.py", STORIES)
        book.changed([path])
        await wide.settle()
        wide.lacks("SyntaxError: invalid syntax")
        await wide.tap("First")
        assert len(list(opened.stages)) == 1


async def test_saved_files(wide: Screen, write: Write, read: Read) -> None:
    """New stories appear in the tree; the open one keeps its knobs and its stage."""
    path = write("a.py", STORIES)
    book = read()
    async with tab(wide, book, "/story/a/first?k.n=7") as opened:
        (stage,) = opened.stages
        text = STORIES.replace('text: str = "a"', "more: bool = True")
        write("a.py", text + "\n    def third(): ...\n")
        book.changed([path])
        await wide.settle()
        wide.shows("Third", "more")
        assert list(opened.stages) == [stage]
        assert opened.address.knobs == {"n": "7"}


async def test_the_stage_alone(wide: Screen, write: Write, read: Read) -> None:
    """The stage has the window to itself, without tree, tools and panels."""
    write("a.py", STORIES)
    async with tab(wide, read(), "/alone/a/first"):
        assert len(wide.find_all(ft.FletApp)) == 1
        wide.lacks("First", "Second", "Knobs")


async def test_a_narrow_window(screen: Screen, write: Write, read: Read) -> None:
    """On a narrow window the tree lies in a drawer."""
    write("a.py", STORIES)
    narrow = screen.another(width=420)
    async with tab(narrow, read(), "/story/a/first") as opened:
        narrow.lacks("Second")
        await narrow.tap(icon(narrow, "Show all stories"))
        narrow.shows("Second")
        await narrow.tap("Second")
        narrow.lacks("First")
        assert opened.address.story == "a/second"
        await narrow.tap(icon(narrow, "Show all stories"))
        await narrow.tap(inside(narrow, "Close the list of stories"))
        narrow.lacks("First")


async def test_a_reload(wide: Screen, write: Write, read: Read) -> None:
    """A browser that comes back finds everything as it was."""
    path = write("a.py", STORIES)
    book = read()
    async with tab(wide, book, "/story/a/first?k.n=7") as opened:
        await wide.disconnect()
        book.changed([path])
        await wide.settle()
        await wide.reconnect()
        wide.shows("First", "The usual case.")
        assert opened.texts() == [{"n": "7"}]


async def test_a_closed_tab(wide: Screen, write: Write, read: Read) -> None:
    """When the session ends, its stage is forgotten and nobody listens any more."""
    write("a.py", STORIES)
    book = read()
    async with tab(wide, book, "/story/a/first") as opened:
        await wide.close()
        assert list(opened.stages) == []
        assert len(book._readers) == 1  # the stages'
