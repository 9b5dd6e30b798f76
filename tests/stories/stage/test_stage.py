"""A story is played on a page of its own, and leaves nothing behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import flet as ft

from flet_components.stories.book import Book
from flet_components.stories.look import FONTS, MONO, SCRIPTS
from flet_components.stories.stage import Stage
from flet_components.stories.staging import Staging
from flet_components.testing import Screen
from tests.stories.files import Read, Write, icon

NOTES: list[str] = []
"""What the stories of these tests write down, through `builtins`."""

HEAD = """
import asyncio
import flet as ft
from flet_components import Countdown, UserControl
from tests.stories.stage.test_stage import NOTES
"""


@asynccontextmanager
async def staged(
    screen: Screen, book: Book, name: str = "one", **texts: str
) -> AsyncIterator[Stage]:
    """Play a story of the book on a screen, and leave it at the end."""
    NOTES.clear()
    story = next(story for story in book.stories if story.name == name)
    stage = Stage(book, story, texts, Staging(theme="light"))
    await screen.run(stage.open)
    try:
        yield stage
    finally:
        await stage.close()


async def test_a_story_is_shown(screen: Screen, write: Write, read: Read) -> None:
    """What the story returns is on the page, in the theme that was asked for."""
    write("a.py", HEAD + "def one(n: int = 3):\n    return ft.Text(f'n is {n}')\n")
    async with staged(screen, read()) as stage:
        screen.shows("n is 3")
        assert screen.page.theme_mode == ft.ThemeMode("light")
        stage.set_staging(Staging(theme="dark"))
        assert screen.page.theme_mode == ft.ThemeMode("dark")


async def test_fonts(screen: Screen, write: Write, read: Read) -> None:
    """Whatever is written falls back on the fonts of the scripts that Flet's lacks."""
    write("a.py", HEAD + "def one():\n    return ft.Text('one')\n")
    async with staged(screen, read()):
        assert screen.page.fonts == {**SCRIPTS, "monospace": FONTS[MONO]}
        for theme in (screen.page.theme, screen.page.dark_theme):
            assert theme is not None
            assert theme.text_theme is not None
            style = theme.text_theme.body_medium
            assert style is not None
            assert style.font_family_fallback == list(SCRIPTS)


async def test_turning_a_knob(screen: Screen, write: Write, read: Read) -> None:
    """A turned knob plays the story anew on the same page, in one patch."""
    write("a.py", HEAD + "def one(n: int = 3):\n    return ft.Text(f'n is {n}')\n")
    async with staged(screen, read(), n="4") as stage:
        screen.shows("n is 4")
        screen.messages.clear()
        stage.turn({"n": "5"})
        await screen.settle()
        screen.shows("n is 5")
        assert len(screen.patches) == 1
        stage.turn({"n": "5"})
        await screen.settle()
        assert len(screen.patches) == 1


CLEAN = HEAD + (
    "async def one(n: int = 3):\n"
    "    NOTES.append(f'set up {n}')\n"
    "    yield Note(n)\n"
    "    NOTES.append(f'cleaned up {n}')\n"
    "\n"
    "class Note(UserControl):\n"
    "    def __init__(self, n):\n"
    "        super().__init__()\n"
    "        self.n = n\n"
    "    def build(self):\n"
    "        return ft.Text(f'n is {self.n}')\n"
    "    async def will_unmount_async(self):\n"
    "        await asyncio.sleep(1)\n"
    "        NOTES.append(f'unmounted {self.n}')\n"
)


async def test_clean_up_comes_first(screen: Screen, write: Write, read: Read) -> None:
    """The old run is unmounted, then cleaned up, before the new one begins."""
    write("a.py", CLEAN)
    async with staged(screen, read()) as stage:
        stage.turn({"n": "4"})
        await screen.advance(2)
        screen.shows("n is 4")
    assert NOTES == [
        "set up 3",
        "unmounted 3",
        "cleaned up 3",
        "set up 4",
        "unmounted 4",
        "cleaned up 4",
    ]


async def test_turns_in_between_are_left_out(
    screen: Screen, write: Write, read: Read
) -> None:
    """Of several turns while a run is being left, only the last is played."""
    write("a.py", CLEAN)
    async with staged(screen, read()) as stage:
        for n in "456":
            stage.turn({"n": n})
        await screen.advance(2)
        assert NOTES == ["set up 3", "unmounted 3", "cleaned up 3", "set up 6"]


SLOW = HEAD + (
    "async def one(n: int = 3):\n"
    "    try:\n"
    "        await asyncio.sleep(10)\n"
    "    except asyncio.CancelledError:\n"
    "        NOTES.append(f'cancelled {n}')\n"
    "        raise\n"
    "    return ft.Text(f'n is {n}')\n"
)


async def test_a_slow_set_up(screen: Screen, write: Write, read: Read) -> None:
    """A set-up that takes its time is said to; turned meanwhile, it is cancelled."""
    write("a.py", SLOW)
    async with staged(screen, read()) as stage:
        assert screen.find_all(ft.ProgressRing) == []
        await screen.advance(1)
        assert len(screen.find_all(ft.ProgressRing)) == 1
        stage.turn({"n": "4"})
        await screen.advance(11)
        screen.shows("n is 4")
    assert NOTES == ["cancelled 3"]


async def test_a_set_up_that_is_left(screen: Screen, write: Write, read: Read) -> None:
    """A story that is left while it is being set up is cancelled."""
    write("a.py", SLOW)
    async with staged(screen, read()):
        await screen.advance(1)
    assert NOTES == ["cancelled 3"]


async def test_events_are_logged(screen: Screen, write: Write, read: Read) -> None:
    """The component's events are in the log of the stage."""
    write("a.py", HEAD + "def one():\n    return Countdown(2)\n")
    async with staged(screen, read()) as stage:
        await screen.advance(3)
        names = {entry.name for entry in stage.log.entries}
        assert names == {"tick", "complete", "phase_change"}


async def test_the_page_as_an_argument(
    screen: Screen, write: Write, read: Read
) -> None:
    """A parameter of type Page is given the stage's page; so is Flet's context."""
    text = "def one(page: ft.Page):\n    return ft.Text(str(page is ft.context.page))\n"
    write("a.py", HEAD + text)
    async with staged(screen, read()):
        screen.shows("True")


async def test_failing_at_the_call(screen: Screen, write: Write, read: Read) -> None:
    """A story that raises shows where; a fixed file heals it."""
    path = write("a.py", HEAD + "def one():\n    return 1 / 0\n")
    book = read()
    async with staged(screen, book) as stage:
        screen.shows("ZeroDivisionError: division by zero", "a.py, line 6, in one")
        write("a.py", HEAD + "def one():\n    return ft.Text('healed')\n")
        book.changed([path])
        stage.play()
        await screen.settle()
        screen.shows("healed")
        screen.lacks("ZeroDivisionError: division by zero")


async def test_failing_in_other_ways(screen: Screen, write: Write, read: Read) -> None:
    """A broken file, a failing import and a story that is gone are all told."""
    path = write("a.py", HEAD + "def one():\n    return ft.Text('fine')\n")
    book = read()
    async with staged(screen, book) as stage:
        for text, headline in [
            ("def one(:\n", "SyntaxError: invalid syntax"),
            (
                "import nowhere\n\ndef one(): ...\n",
                "ModuleNotFoundError: No module named 'nowhere'",
            ),
            ("def two(): ...\n", "StoryError: one is no longer in a.py"),
        ]:
            write("a.py", text)
            book.changed([path])
            stage.play()
            await screen.settle()
            screen.shows(headline)


async def test_an_error_while_it_goes_on(
    screen: Screen, write: Write, read: Read
) -> None:
    """An error that nobody caught is told below the story, which goes on."""
    write("a.py", HEAD + "def one():\n    return Countdown(60)\n")
    async with staged(screen, read()) as stage:
        stage.fail(RuntimeError("the feed broke"))
        screen.shows("RuntimeError: the feed broke", "01:00")
        await screen.tap(icon(screen, "Show the traceback"))
        action = icon(screen, "Copy the traceback").action
        assert isinstance(action, ft.CopyToClipboard)
        assert (
            action.args["data"] == "a.py, line 5, in one\nRuntimeError: the feed broke"
        )
        await screen.tap(icon(screen, "Dismiss the error"))
        screen.lacks("RuntimeError: the feed broke")
        await screen.advance(1)
        screen.shows("00:59")


async def test_failing_while_it_is_left(
    screen: Screen, write: Write, read: Read
) -> None:
    """An error of the clean-up is told, and the story is played anew all the same."""
    text = "def one(n: int = 3):\n    yield ft.Text(f'n is {n}')\n    1 / 0\n"
    write("a.py", HEAD + text)
    async with staged(screen, read()) as stage:
        stage.turn({"n": "4"})
        await screen.settle()
        screen.shows("n is 4", "ZeroDivisionError: division by zero")
        stage.turn({"n": "5"})
        screen.expect_error("the clean-up of a/one failed")


async def test_opened_again(screen: Screen, write: Write, read: Read) -> None:
    """When the browser comes back with a new page, the story is played there."""
    write("a.py", CLEAN)
    async with staged(screen, read()) as stage:
        other = screen.another()
        await other.run(stage.open)
        await screen.advance(2)
        other.shows("n is 3")
        screen.lacks("n is 3")
        await stage.close(screen.page)
        other.shows("n is 3")
    assert NOTES[:3] == ["set up 3", "unmounted 3", "cleaned up 3"]


async def test_stories_that_fill_the_stage(
    screen: Screen, write: Write, read: Read
) -> None:
    """A control that wants all the room there is gets it; others lie in the middle."""
    write(
        "a.py",
        HEAD
        + "def one():\n    return ft.ListView([ft.Text('long')])\n\n"
        + "def two():\n    return ft.Text('short')\n",
    )
    async with staged(screen, read()):
        assert "ListView" in screen.tree()
        assert screen.find_all(ft.Column)[0].get("scroll") is None
    screen.page.controls.clear()
    async with staged(screen, read(), "two"):
        assert screen.find_all(ft.Column)[0].get("scroll") is not None


async def test_it_all_happens_in_one_task(
    screen: Screen, write: Write, read: Read
) -> None:
    """While a story is shown, the stage has one task and the run another."""
    write("a.py", HEAD + "def one():\n    return ft.Text('a')\n")
    async with staged(screen, read()):
        names = {task.get_name() for task in asyncio.all_tasks()}
        assert {"stage", "one"} <= names


async def test_its_own_time(screen: Screen, write: Write, read: Read) -> None:
    """The story goes by a time of its own, which runs as it is told to."""
    write("a.py", HEAD + "def one():\n    return Countdown(100)\n")
    async with staged(screen, read()) as stage:
        screen.shows("01:40")
        stage.set_staging(Staging(speed=10))
        await screen.advance(3)
        screen.shows("01:10")
        stage.set_staging(Staging(paused=True))
        await screen.advance(3)
        screen.shows("01:10")
        assert stage.clock is not None
        stage.clock.jump(30)
        await screen.settle()
        screen.shows("00:40")


async def test_it_stands_still_at_a_moment(
    screen: Screen, write: Write, read: Read
) -> None:
    """With `at` it goes on to that moment at once, and from then on stands still."""
    write("a.py", HEAD + "def one():\n    return Countdown(100)\n")
    async with staged(screen, read()) as stage:
        stage.set_staging(Staging(at=25))
        await screen.advance(1)
        screen.shows("01:15")
        await screen.advance(60)
        screen.shows("01:15")
