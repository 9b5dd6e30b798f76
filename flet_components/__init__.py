"""Live, self-updating UI components for Flet 1.x.

from flet_components import Countdown
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flet_components.components.clockwork.clock.clock_events import (
        ClockEvent as ClockEvent,
    )
    from flet_components.components.clockwork.clock.dial import ClockDial as ClockDial
    from flet_components.components.clockwork.clock.dial import ClockHand as ClockHand
    from flet_components.components.clockwork.clock.dial import ClockMark as ClockMark
    from flet_components.components.clockwork.idle.idle_events import (
        IdleEvent as IdleEvent,
    )
    from flet_components.components.clockwork.idle.idleness import (
        IdlePhase as IdlePhase,
    )
    from flet_components.components.clockwork.interval.interval_events import (
        IntervalEvent as IntervalEvent,
    )
    from flet_components.components.clockwork.pomodoro.pomodoro_events import (
        PomodoroEvent as PomodoroEvent,
    )
    from flet_components.components.clockwork.pomodoro.pomodoro_rounds import (
        PomodoroRecord as PomodoroRecord,
    )
    from flet_components.components.clockwork.pomodoro.pomodoro_rounds import (
        PomodoroRound as PomodoroRound,
    )
    from flet_components.components.clockwork.relative_time.relative_time_event import (
        RelativeTimeEvent as RelativeTimeEvent,
    )
    from flet_components.components.clockwork.timers.laps import Lap as Lap
    from flet_components.components.clockwork.timers.laps import LapEvent as LapEvent
    from flet_components.components.clockwork.timers.timer_events import (
        TimerEvent as TimerEvent,
    )
    from flet_components.components.clockwork.timers.timer_events import (
        TimerPhase as TimerPhase,
    )
    from flet_components.components.failure import Failure as Failure
    from flet_components.components.figures.levels import Band as Band
    from flet_components.components.figures.levels import Threshold as Threshold
    from flet_components.components.live.async_builder import (
        AsyncBuilder as AsyncBuilder,
    )
    from flet_components.components.live.connection_banner import (
        ConnectionBanner as ConnectionBanner,
    )
    from flet_components.components.live.error_boundary import (
        ErrorBoundary as ErrorBoundary,
    )
    from flet_components.components.live.infinite_list import (
        InfiniteList as InfiniteList,
    )
    from flet_components.components.live.live_feed import LiveFeed as LiveFeed
    from flet_components.components.live.live_log import LiveLog as LiveLog
    from flet_components.components.live.live_table import LiveTable as LiveTable
    from flet_components.components.live.live_value import LiveValue as LiveValue
    from flet_components.components.live.polling_base import PollingBase as PollingBase
    from flet_components.components.live.polling_list import PollingList as PollingList
    from flet_components.components.live.sparkline import Sparkline as Sparkline
    from flet_components.components.live.status_badge import StatusBadge as StatusBadge
    from flet_components.components.live.stream_builder import (
        StreamBuilder as StreamBuilder,
    )
    from flet_components.components.live.task_progress import (
        TaskProgress as TaskProgress,
    )
    from flet_components.components.pages.item_page import ItemPage as ItemPage
    from flet_components.components.pages.paging_event import (
        PagingEvent as PagingEvent,
    )
    from flet_components.components.polling_events import (
        PollingEvent as PollingEvent,
    )
    from flet_components.components.progress.progress_events import (
        ProgressEvent as ProgressEvent,
    )
    from flet_components.components.progress.progress_events import (
        ProgressPhase as ProgressPhase,
    )
    from flet_components.components.progress.progress_value import Progress as Progress
    from flet_components.components.status.connection import (
        ConnectionEvent as ConnectionEvent,
    )
    from flet_components.components.status.status_events import (
        StatusEvent as StatusEvent,
    )
    from flet_components.components.status.statuses import Status as Status
    from flet_components.components.status.statuses import StatusLook as StatusLook
    from flet_components.components.table.columns import Column as Column
    from flet_components.components.timing.clock import Clock as Clock
    from flet_components.components.timing.countdown import Countdown as Countdown
    from flet_components.components.timing.idle_timer import IdleTimer as IdleTimer
    from flet_components.components.timing.interval import Interval as Interval
    from flet_components.components.timing.pomodoro import Pomodoro as Pomodoro
    from flet_components.components.timing.relative_time import (
        RelativeTime as RelativeTime,
    )
    from flet_components.components.timing.stopwatch import Stopwatch as Stopwatch
    from flet_components.components.timing.timer_base import TimerBase as TimerBase
    from flet_components.error_reports import ErrorEvent as ErrorEvent
    from flet_components.fields import computed as computed
    from flet_components.fields import internal as internal
    from flet_components.fields import prop as prop
    from flet_components.fields import reactive as reactive
    from flet_components.lifetime import set_clock as set_clock
    from flet_components.presence import PageState as PageState
    from flet_components.presence import Policy as Policy
    from flet_components.signals import batch as batch
    from flet_components.signals import untracked as untracked
    from flet_components.story_time import StoryTime as StoryTime
    from flet_components.time_source import SystemTime as SystemTime
    from flet_components.time_source import Tick as Tick
    from flet_components.time_source import TimeSource as TimeSource
    from flet_components.time_source import current_clock as current_clock
    from flet_components.user_control import UserControl as UserControl
    from flet_components.wording import set_words as set_words

_HOMES = {
    "AsyncBuilder": "components.live.async_builder",
    "Band": "components.figures.levels",
    "Clock": "components.timing.clock",
    "ClockDial": "components.clockwork.clock.dial",
    "ClockEvent": "components.clockwork.clock.clock_events",
    "ClockHand": "components.clockwork.clock.dial",
    "ClockMark": "components.clockwork.clock.dial",
    "Column": "components.table.columns",
    "ConnectionBanner": "components.live.connection_banner",
    "ConnectionEvent": "components.status.connection",
    "Countdown": "components.timing.countdown",
    "ErrorBoundary": "components.live.error_boundary",
    "ErrorEvent": "error_reports",
    "Failure": "components.failure",
    "IdleEvent": "components.clockwork.idle.idle_events",
    "IdlePhase": "components.clockwork.idle.idleness",
    "IdleTimer": "components.timing.idle_timer",
    "InfiniteList": "components.live.infinite_list",
    "Interval": "components.timing.interval",
    "IntervalEvent": "components.clockwork.interval.interval_events",
    "ItemPage": "components.pages.item_page",
    "Lap": "components.clockwork.timers.laps",
    "LapEvent": "components.clockwork.timers.laps",
    "LiveFeed": "components.live.live_feed",
    "LiveLog": "components.live.live_log",
    "LiveTable": "components.live.live_table",
    "LiveValue": "components.live.live_value",
    "PageState": "presence",
    "PagingEvent": "components.pages.paging_event",
    "Policy": "presence",
    "PollingBase": "components.live.polling_base",
    "PollingEvent": "components.polling_events",
    "PollingList": "components.live.polling_list",
    "Pomodoro": "components.timing.pomodoro",
    "PomodoroEvent": "components.clockwork.pomodoro.pomodoro_events",
    "PomodoroRecord": "components.clockwork.pomodoro.pomodoro_rounds",
    "PomodoroRound": "components.clockwork.pomodoro.pomodoro_rounds",
    "Progress": "components.progress.progress_value",
    "ProgressEvent": "components.progress.progress_events",
    "ProgressPhase": "components.progress.progress_events",
    "RelativeTime": "components.timing.relative_time",
    "RelativeTimeEvent": "components.clockwork.relative_time.relative_time_event",
    "Sparkline": "components.live.sparkline",
    "Status": "components.status.statuses",
    "StatusBadge": "components.live.status_badge",
    "StatusEvent": "components.status.status_events",
    "StatusLook": "components.status.statuses",
    "Stopwatch": "components.timing.stopwatch",
    "StoryTime": "story_time",
    "StreamBuilder": "components.live.stream_builder",
    "SystemTime": "time_source",
    "TaskProgress": "components.live.task_progress",
    "Threshold": "components.figures.levels",
    "Tick": "time_source",
    "TimeSource": "time_source",
    "TimerBase": "components.timing.timer_base",
    "TimerEvent": "components.clockwork.timers.timer_events",
    "TimerPhase": "components.clockwork.timers.timer_events",
    "UserControl": "user_control",
    "batch": "signals",
    "computed": "fields",
    "current_clock": "time_source",
    "internal": "fields",
    "prop": "fields",
    "reactive": "fields",
    "set_clock": "lifetime",
    "set_words": "wording",
    "untracked": "signals",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
