"""All that surrounds the story, in one menu: what is turned, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from flet_components.stories.look import (
    caption,
    heading,
    hint,
    icon_button,
    label,
    quiet_button,
)
from flet_components.stories.runner.choosers import (
    Chooser,
    LocaleChooser,
    Segments,
    Swatches,
    Toggle,
)
from flet_components.stories.runner.scene import Bench, Scene
from flet_components.stories.staging import Staging, read_staging, staging_knobs

__all__ = ["StageMenu", "turned"]

PERCENT = {0.5: "50", 0.75: "75", 1.0: "100", 1.5: "150", 2.0: "200"}
TEXT_SIZES = {0.85: "85", 1.0: "100", 1.15: "115", 1.3: "130", 2.0: "200"}


def words(*values: str) -> dict[Any, str | ft.IconData]:
    """Return values that are written as they are called."""
    return {value: value.capitalize() for value in values}


class StageMenu:
    """One row for each part of the staging.

    Args:
        bench: What is asked for when one is turned.
        tools: What else a narrow window has room for only here.
    """

    def __init__(self, bench: Bench, tools: Sequence[ft.Control]) -> None:
        self._bench = bench
        self._scene: Scene | None = None
        self._parts = [self._part(*each) for each in PARTS]
        self._reset = quiet_button(
            "Reset",
            ft.Icons.RESTART_ALT,
            self._put_all_back,
            tooltip=hint("Put all of the stage back"),
        )
        self._tools = ft.Row(list(tools), spacing=0, visible=False)
        close = icon_button(
            ft.Icons.CLOSE, "Close the stage's settings", bench.close_drawer, size=32
        )
        head = ft.Row([heading("Stage", expand=True), self._reset, close], height=48)
        self.view = ft.Container(
            ft.Column(
                [head, self._tools, *(part.view for part in self._parts)],
                spacing=4,
                tight=True,
                scroll=ft.ScrollMode.AUTO,
            ),
            padding=ft.Padding.only(left=16, right=12, top=4, bottom=16),
        )

    def fit(self, *, narrow: bool) -> None:
        """Take in the toolbar's buttons; the caller updates the page."""
        self._tools.visible = narrow

    def show(self, scene: Scene) -> None:
        """Show what surrounds a story; the caller updates the page."""
        self._scene = scene
        own = _own(scene)
        for part in self._parts:
            part.show(scene, own)
        self._reset.disabled = not turned(scene)

    def turn(self, name: str, value: Any) -> None:
        """Turn a part; what the story says by itself need not be in the address."""
        own = self._scene and getattr(_own(self._scene), name)
        text = KINDS[name].encode(value)
        self._bench.set_staging(name, None if value == own else text)

    def _part(self, name: str, title: str, chooser: type[Chooser], *more: Any) -> _Part:
        def change(value: Any) -> None:
            self.turn(name, value)

        def put_back() -> None:
            self._bench.set_staging(name, None)

        return _Part(name, title, chooser(title, change, *more), put_back)

    def _put_all_back(self) -> None:
        for name in turned(self._scene) if self._scene else ():
            self._bench.set_staging(name, None)


class _Part:
    """One row: its title, who says so, and what changes it."""

    def __init__(self, name: str, title: str, chooser: Chooser, back: Any) -> None:
        self.name = name
        self._chooser = chooser
        self._origin = caption("")
        button = icon_button(
            ft.Icons.RESTART_ALT, f"Put {title.lower()} back", back, size=24
        )
        self._back = ft.Container(button, visible=False)
        said = ft.Row([self._origin, self._back], spacing=0, expand=True)
        head = ft.Row([label(title), said], spacing=6, height=26)
        self.view: ft.Control = ft.Column([head, chooser.view], spacing=2, tight=True)
        if isinstance(chooser, Toggle):
            head.controls.append(chooser.view)
            self.view = head
            head.height = 36

    def show(self, scene: Scene, own: Staging) -> None:
        """Show where it stands, and why."""
        value = getattr(scene.staging, self.name)
        self._chooser.show(value)
        is_turned = self.name in turned(scene)
        self._back.visible = is_turned
        said = getattr(own, self.name) != getattr(Staging(), self.name)
        self._origin.value = "by the story" if said and not is_turned else ""


PARTS: tuple[tuple[Any, ...], ...] = (
    ("size", "Size", Segments, words("free", "phone", "tablet", "desktop")),
    ("rotated", "Rotated", Toggle),
    ("zoom", "Zoom, in %", Segments, PERCENT),
    (
        "background",
        "Background",
        Segments,
        words("surface", "white", "grey", "black", "grid"),
    ),
    ("theme", "Theme", Segments, words("system", "light", "dark")),
    ("seed", "Seed colour", Swatches),
    ("text_scale", "Text size, in %", Segments, TEXT_SIZES),
    ("locale", "Language", LocaleChooser),
    ("rtl", "Right to left", Toggle),
)
NAMES = frozenset(part[0] for part in PARTS)
KINDS: dict[str, Any] = {knob.name: knob.kind for knob in staging_knobs()}


def turned(scene: Scene) -> tuple[str, ...]:
    """Return the parts of the menu that the address has turned."""
    return tuple(name for name in scene.address.staging if name in NAMES)


def _own(scene: Scene) -> Staging:
    """Return what the story, or its file, says of itself."""
    function = scene.visit.function if scene.visit else None
    return read_staging(function, {})[0]
