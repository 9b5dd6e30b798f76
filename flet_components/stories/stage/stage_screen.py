"""What a check is handed on a stage: the same as a test's screen, in a real browser."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from flet_components.alarms import Alarm, Hold
from flet_components.stories.stage.stage_window import StageWindow, not_here
from flet_components.story_time import StoryTime
from flet_components.testing import Screen
from flet_components.testing.actions import Actions
from flet_components.testing.lookup import What, described
from flet_components.testing.overheard import Overheard
from flet_components.time_source import TimeSource

if TYPE_CHECKING:
    from flet_components.stories.stage.stage import Stage

__all__ = ["Narrator", "ScreenTime", "StageScreen"]

Text = str | re.Pattern[str]
DRAWN = 0.2
"""Real seconds after which a browser has drawn a dialog, and can close it."""


class Narrator(Protocol):
    """Who is told what a check does, and says how fast."""

    def acts(self, title: str) -> AbstractAsyncContextManager[None]:
        """Follow an action in the block, which may be made to wait."""

    def looks(self, title: str) -> AbstractContextManager[None]:
        """Follow a look at the screen in the block."""

    async def pass_time(self, clock: StoryTime, seconds: float) -> None:
        """Let the story's time go on, so fast that it can be watched, or at once."""


class StageScreen(Actions, Overheard):
    """A stage that a browser draws, with the methods of a test's screen.

    The story's time stands still but for `advance`. What needs a screen without a
    browser is refused with the words that say where it works.

    Args:
        window: What is on the stage.
        stage: The stage; the story's time stands still there.
        narrator: Is told of every action and every look.
    """

    def __init__(self, window: StageWindow, stage: Stage, narrator: Narrator) -> None:
        self._window: StageWindow = window
        self._stage = stage
        self._narrator = narrator
        self._expected: list[str] = []
        self.page = window.page
        self.session = window.session

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and hasattr(Screen, name):
            raise not_here(name)
        raise AttributeError(f"a screen has no attribute {name!r}")

    @property
    def clock(self) -> ScreenTime:
        """The story's time; it stands still but for `advance` and waiting."""
        return ScreenTime(self._time, self.advance)

    @property
    def bad_patches(self) -> list[str]:
        """What was sent that no browser could apply."""
        return self._window.record.bad_patches

    def followed(self) -> AbstractContextManager[None]:
        """Follow what is sent to the browser, in the block."""
        return self._window.followed()

    def expect_error(self, text: str) -> None:
        """Let the check pass although an error fails that contains a text."""
        self._expected.append(text)

    def expects(self, problem: str) -> bool:
        """Say whether an error is one that the check expects."""
        return any(text in problem for text in self._expected)

    # --- what a person does ---

    async def tap(self, what: What) -> None:
        """Tap a control."""
        async with self._narrator.acts(f"tap {described(what)}"):
            await super().tap(what)

    async def type(self, text: str, into: What | None = None) -> None:
        """Enter a text into a field, in place of what is there."""
        field = f" into {described(into)}" if into is not None else ""
        async with self._narrator.acts(f"type {text!r}{field}"):
            await super().type(text, into)

    async def choose(self, value: Any, what: What) -> None:
        """Choose a value of a dropdown or slider."""
        async with self._narrator.acts(f"choose {value!r} of {described(what)}"):
            await super().choose(value, what)

    async def dismiss(self) -> None:
        """Close the topmost dialog."""
        async with self._narrator.acts("dismiss the dialog"):
            await asyncio.sleep(DRAWN)
            await super().dismiss()

    async def send(self, what: What, event: str, data: Any = None) -> None:
        """Send any other event."""
        name = "the page" if what is self.page else described(what)
        async with self._narrator.acts(f"send {event} to {name}"):
            await super().send(what, event, data)

    async def visit(self, route: str) -> None:
        """Go to another address of the app."""
        async with self._narrator.acts(f"visit {route}"):
            await super().visit(route)

    async def advance(self, seconds: float) -> None:
        """Let the story's time pass; all that is due until then happens."""
        if not seconds >= 0:
            raise ValueError(f"seconds must be 0 or more, got {seconds!r}")
        async with self._narrator.acts(f"advance {seconds:g} s"):
            await self._rest()
            await self._narrator.pass_time(self._time, seconds)
            await self._rest()

    async def settle(self) -> None:
        """Let all that is ready happen; no time passes."""
        await self._rest()

    async def _rest(self) -> None:
        await self._window.rest()

    @property
    def _time(self) -> StoryTime:
        assert self._stage.clock is not None  # the story is played
        return self._stage.clock

    # --- what a person sees ---

    def shows(self, *texts: Text) -> None:
        """Fail unless each text is on the screen."""
        with self._narrator.looks(f"shows {_listed(texts)}"):
            super().shows(*texts)

    def lacks(self, *texts: Text) -> None:
        """Fail if one of the texts is on the screen."""
        with self._narrator.looks(f"lacks {_listed(texts)}"):
            super().lacks(*texts)


class ScreenTime(TimeSource):
    """The story's time, as a check sees it: to wait by it is to let it pass.

    Args:
        clock: The story's time.
        advance: Lets it pass.
    """

    def __init__(self, clock: StoryTime, advance: Callable[[float], Any]) -> None:
        self._clock = clock
        self._advance = advance

    def now(self) -> datetime:
        """Return the story's date and time."""
        return self._clock.now()

    def monotonic(self) -> float:
        """Return the story's seconds since it began."""
        return self._clock.monotonic()

    def alarm(self, function: Callable[[], object], gate: Hold | None = None) -> Alarm:
        """Return an alarm by the story's time."""
        return self._clock.alarm(function, gate)

    async def sleep(self, seconds: float) -> None:
        """Let the story's time pass."""
        await self._advance(max(0.0, seconds))

    def travel(self, when: datetime) -> None:
        """Set the wall clock to a date; nothing that counts seconds notices."""
        self._clock.travel(when)


def _listed(texts: tuple[Text, ...]) -> str:
    return ", ".join(map(described, texts))
