"""Audio, video and recording: packages of their own in Flet 1.x.

Their names of Flet 0.x are added where the package is installed.
"""

from __future__ import annotations

from typing import Any, Optional

from flet_components.aio.rows import Row, calls, gone, method

__all__ = ["ROWS"]

RECORDER = (
    "start_recording",
    "stop_recording",
    "pause_recording",
    "resume_recording",
    "is_recording",
    "is_paused",
    "has_permission",
    "get_input_devices",
    "is_supported_encoder",
)
VIDEO = (
    "play",
    "pause",
    "play_or_pause",
    "stop",
    "next",
    "previous",
    "seek",
    "jump_to",
)
ANY = "(self, *args: Any, **kwargs: Any) -> Any"


def _milliseconds(name: str) -> Row:
    """Make a method that returns milliseconds, as Flet 0.x did, not a `Duration`."""

    async def get(audio: Any, wait_timeout: Optional[float] = 5) -> Optional[int]:
        duration = await getattr(audio, name)()
        return None if duration is None else int(duration.in_milliseconds)

    signature = "(self, wait_timeout: Optional[float] = 5) -> Optional[int]"
    return method(f"{name}_async", f"{name}()", get, signature)


ROWS: dict[str, tuple[Row, ...]] = {
    "flet_audio:Audio": (
        *(calls(f"{n}_async", n, ANY) for n in ("play", "pause", "resume", "release")),
        calls("seek_async", "seek", ANY),
        _milliseconds("get_duration"),
        _milliseconds("get_current_position"),
    ),
    "flet_video:Video": (
        *(calls(f"{name}_async", name, ANY) for name in VIDEO),
        gone("playlist_add_async", "video.playlist.append(media)"),
        gone("playlist_remove_async", "video.playlist.pop(index)"),
    ),
    "flet_audio_recorder:AudioRecorder": tuple(
        calls(f"{name}_async", name, ANY) for name in RECORDER
    ),
}
"""For each class of these packages the names that it had in Flet 0.x."""
