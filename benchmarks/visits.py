"""What people do with a tab: each visit is one way to stay and to leave."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Awaitable, Callable

from benchmarks.apps import LENGTH
from benchmarks.remote import Remote
from tests.tabs import BrowserTab, open_tab

__all__ = ["VISITS", "Visit", "VisitError", "visit"]

Visit = Callable[[Remote, BrowserTab], Awaitable[None]]

FACE = re.compile(r"(\d+):(\d\d):(\d\d)")
MOMENT = (0.3, 1.0)
"""Seconds for which a tab is away, or hidden."""


class VisitError(Exception):
    """Somebody did not see what he should have seen."""


def expect(holds: bool, what: str) -> None:
    """Raise what should have been, unless it holds."""
    if not holds:
        raise VisitError(what)


# --- what a tab shows ---


def left(tab: BrowserTab) -> float:
    """Return the seconds that the countdown shows."""
    for text in tab.texts:
        if found := FACE.fullmatch(text):
            hours, minutes, seconds = map(int, found.groups())
            return hours * 3600 + minutes * 60 + seconds
    return LENGTH


def polls(tab: BrowserTab, label: str = "news") -> int:
    """Return the number that a poller shows."""
    numbers = [t.partition(" ")[2] for t in tab.texts if t.startswith(f"{label} ")]
    return int(numbers[0]) if numbers else 0


async def look(tab: BrowserTab) -> None:
    """Stay until the countdown has ticked and the poller has asked again."""
    seconds, number = left(tab), polls(tab)
    await tab.until(lambda: left(tab) < seconds and polls(tab) > number + 1)


async def gone(server: Remote, tab: BrowserTab) -> int:
    """Wait until the server has noticed; returns the polls until then."""
    return int(await server.ask("heard", session=tab.session_id, news="gone"))


def moment(tab: BrowserTab) -> Awaitable[None]:
    """Let a little time pass, another for each tab and the same in each run."""
    return asyncio.sleep(random.Random(tab.messages).uniform(*MOMENT))


# --- visits ---


async def close(server: Remote, tab: BrowserTab) -> None:
    """Look, and close the tab."""
    await look(tab)
    await tab.close()
    await gone(server, tab)


async def kill(server: Remote, tab: BrowserTab) -> None:
    """Vanish while the server is sending, with a reset."""
    await look(tab)
    await tab.press("burst")
    await tab.until(lambda: any(len(text) > 1000 for text in tab.texts))
    tab.kill()
    await gone(server, tab)


async def come_back(server: Remote, tab: BrowserTab) -> None:
    """Drop out for a moment; see what happened meanwhile, and all that goes on."""
    await look(tab)
    seconds = left(tab)
    tab.kill()
    number = await gone(server, tab)
    await moment(tab)
    async with open_tab(server.url, tab.session_id) as back:
        expect(back.session_id == tab.session_id, "the session is the same")
        expect("gone 1" in back.texts, "what was added meanwhile is there")
        expect(polls(back) == number, f"{number} polls, got {polls(back)}")
        expect(left(back) <= seconds, f"at most {seconds} s left, got {left(back)}")
        await look(back)
        await back.until(lambda: polls(back, "more1") > 1)
        await back.press("answer")
        await back.shows("answered")
        await back.close()
        await gone(server, back)
        expect(not back.crashes, f"no crash, got {back.crashes}")


async def hide(server: Remote, tab: BrowserTab) -> None:
    """Hide the tab for a moment, in which nobody asks for anything."""
    await look(tab)
    await tab.turn("hide")
    number = await server.ask("heard", session=tab.session_id, news="hide")
    await moment(tab)
    await tab.turn("show")
    now = await server.ask("heard", session=tab.session_id, news="show")
    expect(now <= number + 1, f"{number} polls while hidden, got {now}")
    await look(tab)
    await tab.close()
    await gone(server, tab)


async def come_and_go(server: Remote, tab: BrowserTab) -> None:
    """Vanish as soon as the page is there."""
    tab.kill()
    await gone(server, tab)


VISITS: tuple[Visit, ...] = (close, kill, come_back, hide, come_and_go)
"""The ways, in turn."""


async def visit(server: Remote, way: Visit) -> None:
    """Open a tab, and do with it what is done this way.

    Raises:
        VisitError: If what was shown is not what it should have been.
        TimeoutError: If something did not come.
    """
    async with open_tab(server.url) as tab:
        await way(server, tab)
        expect(not tab.crashes, f"no crash, got {tab.crashes}")
