"""Live data: sources that are polled, listened to and shared; no widgets, no Flet."""

from flet_components.sources.answers import UNCHANGED as UNCHANGED
from flet_components.sources.answers import Backoff as Backoff
from flet_components.sources.answers import RetryLater as RetryLater
from flet_components.sources.http_json import HttpError as HttpError
from flet_components.sources.polling import poll as poll
from flet_components.sources.snapshot import Snapshot as Snapshot
from flet_components.sources.source import Feed as Feed
from flet_components.sources.source import Source as Source

__all__ = [
    "UNCHANGED",
    "Backoff",
    "Feed",
    "HttpError",
    "RetryLater",
    "Snapshot",
    "Source",
    "poll",
]
