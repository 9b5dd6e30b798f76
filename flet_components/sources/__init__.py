"""Live data: sources that are polled, listened to and shared; no widgets, no Flet."""

from flet_components.sources.answers import UNCHANGED as UNCHANGED
from flet_components.sources.answers import Backoff as Backoff
from flet_components.sources.answers import RetryLater as RetryLater
from flet_components.sources.http_json import HttpError as HttpError
from flet_components.sources.polling import poll as poll
from flet_components.sources.sharing import shared as shared
from flet_components.sources.snapshot import Snapshot as Snapshot
from flet_components.sources.snapshot_text import ElsewhereError as ElsewhereError
from flet_components.sources.source import Feed as Feed
from flet_components.sources.source import Source as Source
from flet_components.sources.sse import ServerEvent as ServerEvent
from flet_components.sources.sse import events as events
from flet_components.sources.sse_http import WrongContentError as WrongContentError
from flet_components.sources.streams import stream as stream
from flet_components.sources.websocket import listen as listen
from flet_components.sources.websocket_feed import ListenFeed as ListenFeed
from flet_components.sources.websocket_heartbeat import Heartbeat as Heartbeat
from flet_components.sources.websocket_outbox import (
    SendQueueFullError as SendQueueFullError,
)
from flet_components.sources.websocket_wire import (
    ConnectionLostError as ConnectionLostError,
)

__all__ = [
    "UNCHANGED",
    "Backoff",
    "ConnectionLostError",
    "ElsewhereError",
    "Feed",
    "Heartbeat",
    "HttpError",
    "ListenFeed",
    "RetryLater",
    "SendQueueFullError",
    "ServerEvent",
    "Snapshot",
    "Source",
    "WrongContentError",
    "events",
    "listen",
    "poll",
    "shared",
    "stream",
]
