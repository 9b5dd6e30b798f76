"""Where one story is played: a page of its own, held by the process that serves it."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

import flet as ft

from flet_components import _flet, timers
from flet_components.disturbance import Disturbance, under
from flet_components.lifetime import of_page, set_clock
from flet_components.scope import TaskScope
from flet_components.stories.book import Book, Visit
from flet_components.stories.finding import Story, page_title
from flet_components.stories.knobs.parameters import pages_of, settings
from flet_components.stories.stage.absence import Absence, Away
from flet_components.stories.stage.boards import Boards
from flet_components.stories.stage.directing import disturb
from flet_components.stories.stage.dressing import dress
from flet_components.stories.stage.events import EventLog
from flet_components.stories.stage.faults import Fault
from flet_components.stories.stage.leaks import Leaks
from flet_components.stories.stage.meter import Meter
from flet_components.stories.stage.performance import Performance
from flet_components.stories.stage.reaching import reach
from flet_components.stories.stage.rehearsal import Rehearsal
from flet_components.stories.stage.shown_fields import ShownFields
from flet_components.stories.stage.tapping import controls_in, tap
from flet_components.stories.stage.tasks import Census
from flet_components.stories.staging import Staging
from flet_components.story_time import StoryTime
from flet_components.time_source import in_time_of
from flet_components.user_control import UserControl

__all__ = ["Stage"]

Work = Coroutine[Any, Any, Any]
Task = asyncio.Task[Any]

logger = logging.getLogger("flet_components")

PATIENCE = 5.0
"""Seconds that the clean-up of a story may take."""
SOON = 0.1
"""Seconds after which the tasks of a story that has just come have begun."""
QUIET = 0.3
"""Seconds of a set-up before the stage says that it is under way."""


class Stage:
    """Plays one story; plays it anew when a knob is turned or its file is saved.

    All of it happens in one task, one run after the other: the run at hand is left
    (its clean-up runs), then what is wanted by then begins.

    Args:
        book: Where the story comes from.
        story: The story.
        texts: Text of each knob that has been turned.
        staging: What surrounds it.
        token: What its address ends in.
        leaks: Looks after it when it is left.
    """

    def __init__(
        self,
        book: Book,
        story: Story,
        texts: Mapping[str, str],
        staging: Staging,
        token: str = "",
        leaks: Leaks | None = None,
    ) -> None:
        self.token = token
        self.page: ft.Page | None = None
        self.clock: StoryTime | None = None
        """The story's time, while it is played; another one for each run."""
        self.log = EventLog()
        self.errors: list[BaseException] = []
        """What has failed in the run at hand."""
        self.absence = Absence()
        self.disturbance = Disturbance()
        self.fields = ShownFields()
        self.meter = Meter()
        self.census = Census()
        self._leaks = leaks or Leaks()
        self._book = book
        self._story = story
        self._texts = dict(texts)
        self._given: Mapping[str, Any] = {}
        self._staging = staging
        self.rehearsal = Rehearsal(self, staging)
        disturb(self.disturbance, staging)
        self._boards = Boards()
        self._wanted = asyncio.Event()
        self._ready = asyncio.Event()
        self._rested = asyncio.Event()
        self._closing = False
        self._performance: Performance | None = None
        self._conductor: asyncio.Task[None]
        self._context = contextvars.copy_context()
        self._scope: TaskScope | None = None

    @property
    def id(self) -> str:
        """That of the story."""
        return self._story.id

    @property
    def path(self) -> Path:
        """The file of the story."""
        return self._story.path

    async def ready(self) -> None:
        """Wait until the story is to be seen, or why there is nothing to see."""
        await self._ready.wait()

    async def rested(self) -> None:
        """Wait until the story's time stands where `Staging.at` says."""
        await self._rested.wait()

    # --- what the runner asks for ---

    def turn(self, texts: Mapping[str, str]) -> None:
        """Play the story with other knobs."""
        if dict(texts) != self._texts:
            self._texts = dict(texts)
            self.play()

    def turn_fields(self, texts: Mapping[str, str]) -> None:
        """Set fields of the component that is shown; the story goes on."""
        self._context.copy().run(self.fields.turn, texts)

    def send_away(self, away: Away, seconds: float) -> None:
        """Have the browser go away for some real seconds."""
        if self.page is not None and self._scope is not None:
            away_for = self.absence.send(away, self.page, seconds)
            self._scope.create_task(away_for, name="away")

    def set_staging(self, staging: Staging) -> None:
        """Surround the story by something else; it goes on, unless its time is set."""
        before, self._staging = self._staging, staging
        if staging == before:
            return
        disturb(self.disturbance, staging)
        if self.page is not None:
            dress(self.page, staging)
            self._update()
        held_elsewhere = staging.at not in (None, before.at)
        if staging.date != before.date or held_elsewhere:
            self.play()
        else:
            self.rehearsal.follow(staging)

    def set_time(self, change: Callable[[StoryTime], object]) -> None:
        """Pause the story's time, or have it leap: what rings then is the story's."""
        if self.clock is not None:
            self._context.copy().run(change, self.clock)

    def start(self, coro: Work, name: str, *, exclusive: bool = False) -> Task:
        """Start a task that ends when the page goes; see `TaskScope.create_task`."""
        assert self._scope is not None
        return self._scope.create_task(coro, name=name, exclusive=exclusive)

    @property
    def mounted(self) -> bool:
        """Whether the story is on its page."""
        return self._boards.is_on

    def mount(self) -> None:
        """Put the story that was taken off on the page again."""
        self._boards.put_back()
        self._context.copy().run(self._update)

    def unmount(self) -> None:
        """Take the story off its page, and keep it."""
        if self.mounted:
            self._boards.take_off()
            self._context.copy().run(self._update)

    def play(self) -> None:
        """Leave the run at hand and begin a new one."""
        self.rehearsal.interrupt()
        self._ready.clear()
        self.fields.leave()
        self._boards.calm()
        self._wanted.set()
        if self._performance is not None:
            self._performance.leave()

    def fail(self, error: BaseException) -> None:
        """Show an error of the story that nobody caught; the story goes on."""
        self.errors.append(error)
        fault = Fault.of(error, self._story)
        # A button that copies belongs to the page that is the current one.
        self._context.copy().run(self._boards.warn, fault, self._update)
        self._update()

    # --- its page comes and goes ---

    async def open(self, page: ft.Page) -> None:
        """Begin to play on a page: `main` of the stage's session."""
        await self.close()
        self.page = page
        self._closing = False
        page.title = page_title(self._story)  # the browser shows that of the last page
        page.padding = 0
        dress(page, self._staging)
        of_page(page).disturbance = self.disturbance
        page.add(self._boards.view)
        self._context = under(self.disturbance, contextvars.copy_context())
        self._scope = TaskScope(
            f"stage of {self._story.id}",
            on_error=lambda error, _: self.fail(error),
            context=self._context,
        )
        self._wanted.set()
        self._conductor = self._scope.create_task(self._conduct(), name="stage")

    async def close(self, page: ft.Page | None = None) -> None:
        """Leave the story: clean up, take it off the page, end its tasks.

        Args:
            page: Do so only if it is still this page on which it is played.
        """
        if self._scope is None or (page is not None and page is not self.page):
            return
        scope, self._scope = self._scope, None
        self._closing = True
        self.play()
        await asyncio.wait([self._conductor], timeout=PATIENCE)
        await scope.aclose(PATIENCE)
        self.page = None

    async def look_after(self, page: ft.Page) -> None:
        """Look whether a page that was closed has left tasks behind."""
        await self._leaks.look(self._story.id, page)

    # --- the task ---

    async def _conduct(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            if self._closing:
                await self._clear()
                return
            assert self._scope is not None
            self._set_time()
            run = self._scope.create_task(self._perform(), name=self._story.name)
            await asyncio.wait([run])

    async def _perform(self) -> None:
        self.errors.clear()
        visit = self._book.visit_anew(self._story)
        self._story = visit.story
        if visit.function is None or visit.error is not None:
            self._show_fault(visit.error)
            return
        patience = asyncio.get_running_loop().call_later(QUIET, self._show_waiting)
        self._performance = performance = Performance(
            visit.function, self._values(visit), self._show, self._clear
        )
        try:
            await performance.run()
        except Exception as error:
            if self._closing:  # nobody looks at the stage any more
                logger.exception("the clean-up of %s failed", self._story.id)
            else:
                (self.fail if performance.shown else self._show_fault)(error)
        finally:
            patience.cancel()
            self._performance = None

    def _set_time(self) -> None:
        """Begin the story's time anew; it goes by no other."""
        staging = self.rehearsal.on_time(self._staging)
        held = staging.paused or staging.at is not None
        self.clock = StoryTime(staging.date, speed=staging.speed, paused=held)
        assert self.page is not None
        assert self._scope is not None
        set_clock(self.page, self.clock)
        in_time_of(self.clock, self._context)
        self._rested.clear()
        if staging.at is not None:
            self._scope.create_task(
                self._reach(self.clock, staging.at), name="go on until", exclusive=True
            )

    def _values(self, visit: Visit) -> Mapping[str, Any]:
        assert visit.function is not None
        pages = dict.fromkeys(pages_of(visit.function), self.page)
        self._given = settings(visit.knobs, self._texts).values
        return {**self._given, **pages}

    # --- what is on the page ---

    def _show(self, control: ft.Control) -> None:
        for each in controls_in(control):
            if isinstance(each, UserControl):
                each.debug = True
        tap(control, self.log)
        self._count_tasks()
        self._boards.show(control)
        self._update()
        self.fields.show(control, self._given)
        loop = asyncio.get_running_loop()
        timers.call_at(loop, loop.time() + SOON, self._count_tasks)
        self._ready.set()

    def _count_tasks(self) -> None:
        """Note which tasks there are, for it to be known how old they are."""
        if self.page is not None:
            self.census.look(self.page)

    async def _reach(self, clock: StoryTime, at: float) -> None:
        await reach(clock, at, self._ready)
        self._rested.set()

    async def _clear(self) -> None:
        if self.page is None:
            return
        self._boards.clear()
        # Also while nobody is there to see it: this is what unmounts the components.
        self._context.copy().run(self.page.update)
        await of_page(self.page).exited(PATIENCE)

    def _show_fault(self, error: BaseException | None) -> None:
        assert error is not None
        self.errors.append(error)
        self._boards.fault(Fault.of(error, self._story))
        self._update()
        self._ready.set()

    def _show_waiting(self) -> None:
        if self._performance is not None and not self._performance.shown:
            self._boards.wait()
            self._update()

    def _update(self) -> None:
        if self.page is not None:
            _flet.patch(self.page, self.page)
