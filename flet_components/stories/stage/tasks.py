"""The tasks that a story has: whose they are, where they wait, and by what time."""

from __future__ import annotations

import asyncio
import inspect
import weakref
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any, Literal

import attrs
import flet as ft

from flet_components import _flet
from flet_components.mount import Mount
from flet_components.ownership import OWNER, context_of, self_of
from flet_components.testing.task_report import frames_of, name_of
from flet_components.user_control import UserControl

__all__ = ["Census", "StoryTask", "tasks_of"]

Task = asyncio.Task[Any]
State = Literal["not begun", "waiting", "ending", "left behind"]

MACHINERY = (
    *("asyncio", "contextlib", "flet", "flet_web"),
    *("flet_components.stories", "flet_components.story_time"),
)
"""Packages whose own tasks are no story's."""
SERVER = ("uvicorn",)
"""Whose tasks serve the page: they run on its behalf, too."""
WAITS = (
    *("asyncio", "flet_components.gate", "flet_components.ticks"),
    *("flet_components.time_source", "flet_components.timers"),
)
"""Packages in which code only waits; where it does so is told by who called them."""
REAL = {asyncio.sleep.__code__, asyncio.wait_for.__code__}
"""What waits by the event loop's own time."""


@attrs.frozen
class StoryTask:
    """What there is to know about one task."""

    name: str
    """Its name, else that of its coroutine."""
    owner: str
    """Class of the component that started it; empty if the story itself did."""
    state: State
    """`left behind`: whose it is has left the page, and it goes on."""
    function: str
    """In which function it waits."""
    place: str
    """At which line: `feed.py:12`."""
    real: bool
    """Whether it sleeps by real time, whatever the story's time does."""
    task: Task = attrs.field(repr=False)
    """The task."""
    age: float = 0.0
    """Real seconds since it was first seen."""
    doubt: float = 0.0
    """Seconds by which it may be older: for so long nobody had looked."""


class Census:
    """Looks at the tasks of a page now and then, and so knows how old they are."""

    def __init__(self) -> None:
        self._looked = _now()
        self._seen: weakref.WeakKeyDictionary[Task, tuple[float, float]] = (
            weakref.WeakKeyDictionary()
        )

    def look(self, page: ft.Page) -> list[StoryTask]:
        """Return the tasks of a page, with their ages."""
        since, now = self._looked, _now()
        self._looked = now
        found = tasks_of(page)
        for each in found:
            self._seen.setdefault(each.task, (now, now - since))
        return [
            attrs.evolve(each, age=now - seen, doubt=doubt)
            for each in found
            for seen, doubt in (self._seen[each.task],)
        ]


def tasks_of(page: ft.Page) -> list[StoryTask]:
    """Return the tasks that began on behalf of a page and have not ended, by name.

    Those of the runner and of Flet that serve the page are left out.
    """
    current = asyncio.current_task()
    found = [_told(t, page) for t in asyncio.all_tasks() if t is not current]
    return sorted(filter(None, found), key=lambda each: (each.owner, each.name))


def _now() -> float:
    return asyncio.get_running_loop().time()


def _told(task: Task, page: ft.Page) -> StoryTask | None:
    context = context_of(task)
    if context is None or _flet.page_in(context) is not page:
        return None
    frames = list(frames_of(task))
    if not frames or _is_in(frames[0], SERVER):
        return None
    if all(_is_in(frame, MACHINERY) for frame in frames):
        return None
    reference = context.get(OWNER)
    mount = reference() if reference is not None else None
    own = [frame for frame in frames if not _is_in(frame, WAITS)]
    spot = (own or frames)[-1]
    return StoryTask(
        name=name_of(task),
        owner=_owner(task, mount),
        state=_state(task, mount),
        function=spot.f_code.co_name,
        place=f"{Path(spot.f_code.co_filename).name}:{spot.f_lineno}",
        real=_is_real(frames),
        task=task,
    )


def _owner(task: Task, mount: object) -> str:
    owner = mount.component if isinstance(mount, Mount) else self_of(task)
    return type(owner).__name__ if isinstance(owner, UserControl) else ""


def _state(task: Task, mount: object) -> State:
    coro = task.get_coro()
    begun = not inspect.iscoroutine(coro) or inspect.getcoroutinestate(coro)
    if begun == inspect.CORO_CREATED:
        return "not begun"
    if isinstance(mount, Mount) and _has_left(mount):
        return "left behind"
    return "ending" if task.cancelling() else "waiting"


def _has_left(mount: Mount) -> bool:
    """Say whether a stay is over, and whatever ended it has ended, too."""
    ended = mount.ending is None or mount.ending.done()
    return mount.component._component.mount is not mount and ended


def _is_real(frames: Sequence[FrameType]) -> bool:
    """Say whether a task waits for a timer of the event loop itself."""
    return any(frame.f_code in REAL and _has_limit(frame) for frame in frames)


def _has_limit(frame: FrameType) -> bool:
    limits = (frame.f_locals.get(name) for name in ("delay", "timeout"))
    return any(limit is not None and limit > 0 for limit in limits)


def _is_in(frame: FrameType, packages: Sequence[str]) -> bool:
    module = f"{frame.f_globals.get('__name__', '')}."
    return module.startswith(tuple(f"{package}." for package in packages))
