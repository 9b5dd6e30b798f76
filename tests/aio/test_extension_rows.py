"""Audio, video and recording, which are packages of their own."""

from __future__ import annotations

import sys
import types
from typing import Any

import flet
import pytest

from flet_components.aio import patching
from flet_components.aio.extension_rows import ROWS
from flet_components.errors import RemovedInFlet1Error


class Player:
    """Stands for a player of those packages."""

    def __init__(self) -> None:
        self.log: list[object] = []

    async def play(self, position: int = 0) -> None:
        self.log.append(position)

    async def get_duration(self) -> flet.Duration:
        return flet.Duration(seconds=2)

    async def get_current_position(self) -> None:
        return None


def test_what_is_not_installed_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages nothing is imported or changed."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert list(patching.extensions()) == []


async def test_an_installed_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its player has the old names; durations are milliseconds, as they were."""
    package: Any = types.ModuleType("flet_audio")
    package.Audio = Player
    monkeypatch.setitem(sys.modules, "flet_audio", package)
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: name == "flet_audio" or None
    )
    for path, rows in patching.extensions():
        patching.patch(path, rows)
    player: Any = Player()
    await player.play_async(5)
    assert player.log == [5]
    assert await player.get_duration_async() == 2000
    assert await player.get_current_position_async() is None


async def test_what_videos_have_lost() -> None:
    """A method without a successor says what to use."""
    row = next(r for r in ROWS["flet_video:Video"] if r.name == "playlist_add_async")
    video: Any = type("Video", (), {row.name: row.attribute})()
    with pytest.raises(RemovedInFlet1Error, match=r"video.playlist.append"):
        await video.playlist_add_async(1)
