"""The runner's page in one browser tab."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import flet as ft

from flet_components import _flet
from flet_components.scope import TaskScope
from flet_components.stories.address import CLOSED, Address
from flet_components.stories.book import Book
from flet_components.stories.finding import page_title
from flet_components.stories.knobs.parameters import settings
from flet_components.stories.look import dress
from flet_components.stories.runner.layout import Layout
from flet_components.stories.runner.links import Links
from flet_components.stories.runner.routes import Routes
from flet_components.stories.runner.scene import Scene
from flet_components.stories.runner.stage_frame import StageFrame
from flet_components.stories.stage import Stage, Stages
from flet_components.stories.stage.drawing import has_drawn
from flet_components.stories.staging import lasting, read_staging

if TYPE_CHECKING:
    from flet_components.stories.runner.surroundings import Surroundings

__all__ = ["Runner"]

PATIENCE = 2.0
"""Seconds that a story may take until it is surrounded."""


class Runner:
    """Shows what the address says, and changes the address when a person acts.

    Args:
        page: The page of the tab.
        book: The stories.
        stages: Where they are played.
        links: Where the browser finds them; by default on this server.
    """

    def __init__(
        self, page: ft.Page, book: Book, stages: Stages, links: Links | None = None
    ) -> None:
        self._page = page
        self._book = book
        self._stages = stages
        self._scene = Scene(Address())
        self._links = links or Links()
        self._scope = TaskScope("runner", context=contextvars.copy_context())
        self._routes = Routes(page, self._scope)
        self._frame = StageFrame(self)
        self._layout = Layout(self, self._frame)
        self._around: Surroundings | None = None
        self._stop_listening = book.listen(self._on_files)
        self._stop_looking = stages.leaks.listen(self._on_leak)

    def open(self, *, story_first: bool = False) -> None:
        """Build the page and show what its address says.

        Args:
            story_first: Whether the story comes first, and then what is around it;
                else the page appears as a whole. Where Python runs in the browser,
                building takes about as long as starting the story's page.
        """
        page = self._page
        dress(page)
        page.on_route_change = self._on_route
        page.on_resize = self._on_resize
        page.on_platform_brightness_change = self._on_resize
        page.on_connect = self._on_connect
        page.on_close = self._on_close
        self._on_connect()
        page.controls.append(self._layout.view)
        if story_first:
            self._scope.create_task(self._surround_soon(), name="surround")
        else:
            self._surround()
        self._go(Address.parse(page.route))

    def _surround(self) -> None:
        """Put everything else around the stage; the caller shows it."""
        # It needs more than the stage does, and so is loaded no sooner.
        from flet_components.stories.runner.surroundings import Surroundings

        self._around = Surroundings(self._page, self._book, self, self._frame)
        self._layout.furnish(self._around)

    async def _surround_soon(self) -> None:
        """Surround the stage when the browser has drawn the story, or it takes long."""
        if (stage := self._scene.stage) is not None:
            story = self._scope.create_task(has_drawn(stage), name="story comes")
            await asyncio.wait([story], timeout=PATIENCE)
            story.cancel()
        self._surround()
        self._show()

    # --- what a person does: see Bench ---

    def select(self, story: str) -> None:
        """Open a story."""
        self._layout.close()
        address = self._scene.address
        if story != address.story:
            address = Address(story, lasting(address.staging), address.panel)
            self._go(address)
            self._routes.tell(address)
        else:
            self._page.update()

    def turn(self, name: str, text: str | None) -> None:
        """Turn a knob, or put it back with None."""
        address = self._scene.address.turned(name, text)
        self._go(address)
        self._routes.tell_soon(address)

    def turn_field(self, name: str, text: str | None) -> None:
        """Set a field of the component, or put it back with None."""
        address = self._scene.address.set(name, text)
        self._go(address)
        self._routes.tell_soon(address)

    def reset(self) -> None:
        """Put all knobs back."""
        self._change(knobs={}, fields={})

    def open_panel(self, name: str) -> None:
        """Open a panel, or close the one that is open."""
        closing = name == self._scene.address.panel
        self._change(panel=CLOSED if closing else name)

    def set_staging(self, name: str, text: str | None) -> None:
        """Turn a part of the staging, or put it back with None."""
        address = self._scene.address.staged(name, text)
        self._go(address)
        self._routes.tell_soon(address)

    def remount(self) -> None:
        """Play the story from the beginning, on a new page."""
        self._go(self._scene.address, anew=True)

    def open_drawer(self) -> None:
        """Show the tree over the page of a narrow window."""
        self._layout.open_drawer()
        self._page.update()
        self._scroll_tree()

    def open_settings(self) -> None:
        """Show all that surrounds the story, in a menu."""
        self._layout.open_settings()
        self._page.update()

    def close_drawer(self) -> None:
        """Close what lies over the page."""
        if self._layout.close():
            self._page.update()

    def turn_light(self) -> None:
        """Change from light to dark, or back."""
        self.set_staging("theme", "light" if self._is_dark else "dark")

    def turn_alone(self) -> None:
        """Give the story the whole window, or take it back."""
        alone = self._scene.address.view == "alone"
        self._change(view="story" if alone else "alone")

    def help(self) -> None:
        """Show what keys there are."""
        if self._around is not None:
            self._around.keyboard.help()

    def panel_changed(self) -> None:
        """Show the tabs anew: what a panel says about itself has changed."""
        if self._around is not None:
            self._around.dock.refresh()
            # What calls may be a handler of the story, whose auto-update must go on.
            _flet.patch(self._page, self._around.dock.view)

    def _change(self, **changes: Any) -> None:
        address = attrs.evolve(self._scene.address, **changes)
        self._go(address)
        self._routes.tell(address)

    # --- what the browser and the files do ---

    def _on_route(self, event: ft.RouteChangeEvent) -> None:
        address = self._routes.arrived(event.route)
        if address is not None and address != self._scene.address:
            self._go(address)

    def _on_resize(self) -> None:
        self._show()

    def _on_files(self, paths: frozenset[Path]) -> None:
        """Look again, with the runner's page as the current one."""
        self._scope.create_task(self._look_again(), name="files changed")

    async def _look_again(self) -> None:
        if self._around is not None:
            self._around.tree.refresh()
        self._go(self._scene.address)
        self._page.update()  # the tree has changed also if the story has not

    def _on_connect(self) -> None:
        """Find out how the browser reaches this server; it may have come back."""
        self._links.follow(self._page)

    def _on_leak(self) -> None:
        """Say what a story has left, with the runner's page as the current one."""
        self._scope.create_task(self._show_leaks(), name="a story was left")

    async def _show_leaks(self) -> None:
        left = dict(self._stages.leaks.left)
        self._scene = attrs.evolve(self._scene, left=left)
        self._show()

    async def _on_close(self) -> None:
        self._stop_listening()
        self._stop_looking()
        if self._scene.stage is not None:
            self._stages.drop(self._scene.stage)
        await self._scope.aclose()

    # --- showing ---

    def _go(self, address: Address, *, anew: bool = False) -> None:
        """Show what an address says; `anew` on a new stage."""
        first = self._book.first
        if not address.story and first is not None:
            address = attrs.evolve(address, story=first.id)
        before = self._scene
        story = self._book.story(address.story)
        visit = self._book.visit(story) if story else None
        same = not anew and address.story == before.address.story
        stage = before.stage if same else None
        function = visit.function if visit else None
        staging, problems = read_staging(function, address.staging)
        if stage is None and story is not None:
            stage = self._stages.open(story, address.knobs, staging)
        elif stage is not None:
            stage.turn(address.knobs)
            stage.set_staging(staging)
        if stage is not None:
            stage.turn_fields(address.fields)
        stands = settings(visit.knobs if visit else (), address.knobs)
        left = dict(self._stages.leaks.left)
        self._scene = Scene(address, visit, stands, staging, problems, stage, left)
        if stage is not before.stage or stage is None:
            self._set_stage(before.stage)
        turned = attrs.evolve(
            before.address, knobs=address.knobs, fields=address.fields
        )
        same = visit is not None and (stage, visit) == (before.stage, before.visit)
        if same and turned == address:
            self._show_turn()
        else:
            self._show()

    def _set_stage(self, before: Stage | None) -> None:
        if before is not None:
            self._stages.drop(before)
        id, stage = self._scene.address.story, self._scene.stage
        file = next(
            (each for each in self._book.files if each.id in (id, _file(id))), None
        )
        if stage is not None:
            self._frame.show(stage, self._links.stage(stage.token))
        elif file is not None and file.error is not None:
            self._frame.show_fault(file)
        elif id:
            self._frame.show_unknown(id, self._book.nearest(id))
        else:
            self._frame.show_nothing(self._book)

    def _show_turn(self) -> None:
        """Show that knobs have been turned; the rest of the page is not looked at."""
        if self._around is not None:
            self._fill(self._around)
            for view in self._around.told:
                view.update()

    def _show(self) -> None:
        """Show everything."""
        page, scene, around = self._page, self._scene, self._around
        story = scene.visit.story if scene.visit else None
        page.title = page_title(story)
        page.theme_mode = ft.ThemeMode(self._own_theme)
        self._layout.fit(page.width or 1280, page.height or 800, scene)
        self._frame.stage(scene.staging)
        if around is not None:
            around.tree.mark(scene.left)
            around.tree.select(scene.address.story)
            self._fill(around)
        page.update()
        self._scroll_tree()

    def _scroll_tree(self) -> None:
        if self._around is not None and self._layout.shows_tree:
            self._scope.create_task(self._around.tree.bring_into_view(), name="scroll")

    def _fill(self, around: Surroundings) -> None:
        """Put the scene into what shows the story; the caller updates the page."""
        scene = self._scene
        alone = attrs.evolve(scene.address, view="alone", panel=Address().panel)
        around.toolbar.show(
            scene,
            self._links.to(scene.address),
            self._links.to(alone),
            dark=self._is_dark,
        )
        around.keyboard.show(scene)
        around.notice.show(tuple(self._problems(around)))
        around.dock.show(scene)

    def _problems(self, around: Surroundings) -> Iterator[str]:
        """Yield what in the address means nothing."""
        yield from self._scene.problems.values()
        panels, panel = (*around.dock.names, CLOSED), self._scene.address.panel
        if panel not in panels:
            yield f"panel must be one of {', '.join(panels)}, got {panel!r}"

    @property
    def _is_dark(self) -> bool:
        if self._own_theme == "system":
            return self._page.platform_brightness is ft.Brightness.DARK
        return self._own_theme == "dark"

    @property
    def _own_theme(self) -> str:
        """Return the runner's theme: the stage's too, unless the story has its own."""
        return read_staging(None, self._scene.address.staging)[0].theme


def _file(story: str) -> str:
    return story.rpartition("/")[0]
