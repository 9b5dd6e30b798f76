"""`LiveLog`: lines as they come."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY
from datetime import datetime
from typing import Any, Optional, Union

import flet as ft
from attrs import validators

from flet_components.components.following.flow import Flow
from flet_components.components.following.following_list import FollowingList
from flet_components.components.following.log_handler import LogHandler
from flet_components.components.following.log_head import head
from flet_components.components.following.log_rows import (
    Found,
    Look,
    row_of,
    searched,
    shows,
)
from flet_components.components.following.log_text import (
    LEVELS,
    Level,
    LogLine,
    lines_of,
    plain,
)
from flet_components.components.following.tail import Tail
from flet_components.components.following.taking_in import SOURCE, TakingIn
from flet_components.components.rows.list_faces import empty_face, old_rows
from flet_components.fields import computed, internal, prop, reactive
from flet_components.sources.source import Source
from flet_components.validation import list_of
from flet_components.wording import say

__all__ = ["LiveLog"]


@reactive
class LiveLog(TakingIn):
    """Shows lines as they come, the newest ones of a bounded number.

    It follows its end while the user is there. Lines are written by the app, from any
    thread, taken from a source, or are the records of `logging`.
    """

    source: Optional[Source[Any]] = prop(default=None, validate=SOURCE, kw_only=False)
    """Where lines come from: `stream(...)` or any other source. What it gives is a
    line, a pair of a level and a line, or a list of such."""

    _: KW_ONLY

    title: Optional[str] = None
    """What stands above it."""

    controls: bool = True
    """Whether it has a head: the title, search, levels, pause, copy and clear."""

    level: Level = prop(default="debug", validate=validators.in_(LEVELS))
    """The least level that is shown: `"debug"`, `"info"`, `"warning"`, `"error"` or
    `"critical"`. The menu sets it, too."""

    search: str = ""
    """What is searched for, in capitals or not: only lines that have it are shown. The
    field sets it, too."""

    regex: bool = False
    """Whether `search` is a regular expression."""

    max_lines: int = prop(default=1000, validate=validators.ge(1))
    """How many lines it keeps, 1 or more; the oldest go."""

    max_bytes: int = prop(default=1_000_000, validate=validators.ge(1))
    """How large they are in all, in bytes, 1 or more."""

    wrap: bool = True
    """Whether long lines are broken; else they are cut."""

    timestamps: bool = True
    """Whether the time of day stands before each line."""

    levels: bool = True
    """Whether the level stands before each line."""

    font_family: Optional[str] = "monospace"
    """Font of the lines."""

    loggers: Sequence[Union[str, logging.Logger]] = prop(
        default=(), validate=list_of(logging.Logger, str)
    )
    """Loggers, or their names, whose records it shows while it is on a page; `""` is
    the root. `attach` and `detach` set it, too."""

    list_height: Optional[float] = prop(
        default=320.0, validate=validators.optional(validators.gt(0))
    )
    """Height of the lines, in logical pixels; None for all there is, which the
    component must then be given with `expand`."""

    empty: Optional[str] = None
    """What is said if there are no lines; None for words of the library."""

    _count: int = internal(0)
    _waiting: int = internal(0)

    def __post_init__(self, *args: Any) -> None:
        """Make what keeps the lines."""
        super().__post_init__(*args)
        self._kept: Tail[LogLine] = Tail(self.max_lines, self.max_bytes)
        self._handler = LogHandler(self)
        self._heard: list[logging.Logger] = []
        self._shown_by: Optional[tuple[Level, Look]] = None
        self._asked = False

    def build(self) -> ft.Control:
        """Put the head above the lines."""
        self._flow = Flow(self, self._show)
        self._list = FollowingList(self, self._row, lambda: False, self.resume)
        self._component.on_stay(self._hear, self._unhear)
        self.watch(
            lambda: (self.max_lines, self.max_bytes),
            lambda bounds, _: self._kept.bound(*bounds),
        )
        self.watch(lambda: tuple(self.loggers), lambda *_: self._hear())
        self.watch(lambda: self._looks, lambda *_: self._flow.ask())
        self._show()
        top = self.bind(head(self), visible=lambda: self.controls)
        lines = ft.Container(
            self.bind(ft.Container(expand=True), content=self._body),
            bgcolor=ft.Colors.SURFACE_CONTAINER_LOWEST,
            border=ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
            border_radius=12,
            padding=ft.Padding.symmetric(horizontal=12, vertical=8),
        )
        self.bind(
            lines,
            height=lambda: self.list_height,
            expand=lambda: self.list_height is None,
        )
        return self.bind(
            ft.Column(
                [top, old_rows(self, self._reason, self.refresh), lines],
                spacing=8,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
            tight=lambda: self.list_height is not None,
        )

    # --- how it stands ---

    @property
    def lines(self) -> list[str]:
        """The lines that are to be seen, without time, level and colours."""
        return [plain(line.text) for _, line in self._wanted()]

    @property
    def line_count(self) -> int:
        """How many lines have come in all; bindings follow."""
        return self._count

    @property
    def unseen(self) -> int:
        """How many lines wait to be shown; bindings follow."""
        return self._waiting

    @property
    def search_error(self) -> Optional[str]:
        """Why `search` is no regular expression; None if it is one."""
        return self._found[1]

    @property
    def handler(self) -> logging.Handler:
        """What takes in records, to be given another formatter, filter or level."""
        return self._handler

    # --- verbs ---

    def write(self, text: str, level: Level = "info") -> None:
        """Write a line, or several; from any thread."""
        if level not in LEVELS:
            raise ValueError(f"level must be one of {', '.join(LEVELS)}, got {level!r}")
        clock = self._component.own_time
        self._write(str(text), level, clock.now())

    def write_lines(self, lines: Iterable[str], level: Level = "info") -> None:
        """Write many lines; from any thread."""
        for line in lines:
            self.write(line, level)

    def clear(self) -> None:
        """Forget all lines."""
        self._kept.clear()
        self._component.here(self._clear)

    async def copy(self) -> None:
        """Put the lines that are to be seen on the user's clipboard."""
        if self.mounted:
            await ft.Clipboard().set("\n".join(self.lines))

    def attach(self, logger: Union[str, logging.Logger] = "") -> None:
        """Show the records of a logger, by default of all, while it is on a page."""
        if _logger(logger) not in map(_logger, self.loggers):
            self.loggers = (*self.loggers, logger)

    def detach(self, logger: Union[str, logging.Logger, None] = None) -> None:
        """Show the records of a logger no more, by default of none."""
        gone = None if logger is None else _logger(logger)
        self.loggers = tuple(
            each for each in self.loggers if gone and _logger(each) is not gone
        )

    # --- what comes ---

    def _write(self, text: str, level: Level, at: datetime) -> None:
        for line in lines_of(text, level, at):
            self._kept.add(line, line.size)
        if not self._asked:
            self._asked = True
            self._component.here(self._ask)

    def _take(self, message: Any) -> None:
        if isinstance(message, list):
            for each in message:
                self._take(each)
        elif isinstance(message, tuple) and len(message) == 2:
            self.write(str(message[1]), message[0])
        else:
            self.write(str(message))

    def _ask(self) -> None:
        if self._component.built:
            self._flow.ask()

    def _clear(self) -> None:
        self.follow = True
        self._shown_by = None
        self._ask()

    def _hear(self) -> None:
        """Listen to the loggers, and to no other, while it is on a page."""
        self._unhear()
        if self.mounted:
            self._heard = [_logger(each) for each in self.loggers]
        for logger in self._heard:
            logger.addHandler(self._handler)

    def _unhear(self) -> None:
        for logger in self._heard:
            logger.removeHandler(self._handler)
        self._heard = []

    # --- what is shown ---

    @property
    def _looks(self) -> tuple[object, ...]:
        """On what it depends which lines are shown, and how."""
        what = (self.level, self.follow, self.running)
        bounds = (self.max_lines, self.max_bytes)
        return (*what, self._look(), *bounds)

    def _show(self) -> int:
        """Show what is new, or all in another way."""
        self._asked = False
        before, self._shown_by = self._shown_by, (self.level, self._look())
        anew = before != self._shown_by
        if anew and before is not None:
            self.follow = True
        new = self._list.show(self._wanted(), anew=anew)
        self._count, self._waiting = self._kept.count, self._list.unseen
        return new

    def _wanted(self) -> list[tuple[int, LogLine]]:
        wanted: Callable[[LogLine], bool] = shows(self.level, self._found[0])
        return [(number, line) for number, line in self._kept.items() if wanted(line)]

    @computed
    def _found(self) -> Found:
        """What is searched for, and why that is no pattern."""
        return searched(self.search, regex=self.regex)

    def _look(self) -> Look:
        return Look(
            timestamps=self.timestamps,
            levels=self.levels,
            wrap=self.wrap,
            font_family=self.font_family,
            found=self._found[0],
        )

    def _row(self, line: LogLine) -> ft.Control:
        return row_of(line, self._look())

    def _reason(self) -> str:
        """Say why no lines come, if that is so."""
        error = self.snapshot.error
        return f"{say('not_updated')} {error}" if error is not None else ""

    def _body(self) -> ft.Control:
        if self._list.some:
            return self._list.view
        if self._count and (self.search or self.level != LEVELS[0]):
            return empty_face(say("log.none"))
        return empty_face(say("empty") if self.empty is None else self.empty)


def _logger(logger: Union[str, logging.Logger]) -> logging.Logger:
    return logging.getLogger(logger) if isinstance(logger, str) else logger
