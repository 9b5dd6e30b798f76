"""Who leaves a page in one turn of the loop, and the tasks that are left behind.

Finding a task that a component started without its scope means looking at all tasks of
the event loop. All that leave in one turn share one look.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from flet_components.ownership import bare_tasks
from flet_components.scope import end

if TYPE_CHECKING:
    from flet_components.lifetime import PageLife
    from flet_components.mount import Mount

__all__ = ["Departures", "warn_late"]

logger = logging.getLogger("flet_components")

Tasks = list[asyncio.Task[Any]]


class Departures:
    """Looks after those who leave one page."""

    __slots__ = ("_leaving", "_life")

    def __init__(self, life: PageLife) -> None:
        self._life = life
        self._leaving: dict[int, tuple[Mount, asyncio.Future[Tasks] | None]] = {}

    def leave(self, mount: Mount) -> None:
        """End what a component may have left behind that has nothing else to end."""
        self._note(mount, None)

    async def bare_tasks_of(self, mount: Mount) -> Tasks:
        """Find the tasks that a component started without its scope."""
        found: asyncio.Future[Tasks] = asyncio.get_running_loop().create_future()
        self._note(mount, found)
        return await found

    def _note(self, mount: Mount, found: asyncio.Future[Tasks] | None) -> None:
        if not self._leaving:
            self._life.exits.create_task(self._look(), name="look for tasks")
        self._leaving[id(mount)] = (mount, found)

    async def _look(self) -> None:
        leaving, self._leaving = self._leaving, {}
        self._life.frame.prune()
        owners = {key: mount for key, (mount, _) in leaving.items()}
        found = self._found(owners)
        for key, (mount, future) in leaving.items():
            if future is None:
                await self._end(mount, found[key])
            elif not future.done():
                future.set_result(found[key])

    def _found(self, owners: dict[int, Mount]) -> dict[int, Tasks]:
        life, selves = self._life, {id(m.component): m for m in owners.values()}
        ours = life.scope.owned | life.exits.owned | life.events.running
        ours = ours.union(*(mount.owned for mount in owners.values()))
        return {
            key: [task for task in tasks if task not in ours]
            for key, tasks in bare_tasks(owners, selves).items()
        }

    async def _end(self, mount: Mount, strays: Tasks) -> None:
        if strays:
            patience = type(mount.component).unmount_timeout
            warn_late(mount.component, await end(strays, patience), patience)


def warn_late(component: object, names: tuple[str, ...], patience: float) -> None:
    """Tell of tasks that did not end in time."""
    if names:
        logger.error(
            "%s: tasks did not end %s s after they were cancelled: %s",
            type(component).__name__,
            patience,
            ", ".join(names),
        )
