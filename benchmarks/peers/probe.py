"""What the server of every side shares: its order, and its own count of ticks.

It runs in each side's own virtual environment: nothing but the standard library. The
order comes in the environment (`BENCH_...`), the port as the first argument.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import sys
from pathlib import Path

__all__ = ["APP", "COUNTED", "SESSIONS", "Probe", "face", "lengths", "port", "probe"]

APP = os.environ.get("BENCH_APP", "countdowns")
"""Which app: `countdowns`; `mounts`, which come and go; `rows`, which are fetched."""
COUNTED = os.environ.get("BENCH_COUNTED") == "1"
"""Whether ours says each tick, too; the others cannot do otherwise."""
FOLDER = Path(os.environ.get("BENCH_FOLDER", "."))
"""Where `count` stands, and where the probe writes."""
SESSIONS = int(os.environ.get("BENCH_SESSIONS", "1"))
"""How many sessions there are, for what has no clients to begin them."""
START = int(os.environ.get("BENCH_START", "5000"))
STEP = int(os.environ.get("BENCH_STEP", "0"))


def port() -> int:
    """Return the port to listen on."""
    return int(sys.argv[1])


def lengths() -> list[int]:
    """Return the seconds of each countdown of the session that begins now."""
    path = FOLDER / "count"
    count = int(path.read_text()) if path.exists() else 12
    return [START + STEP * index for index in range(count)]


def face(seconds: int) -> str:
    """Write seconds as ours does."""
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"


class Probe:
    """Counts the ticks of this process.

    SIGUSR1 has it write them to a file; SIGUSR2 too, once no memory is spare.
    """

    def __init__(self) -> None:
        self.ticks = 0

    def tick(self) -> None:
        """Note a tick."""
        self.ticks += 1

    def install(self) -> None:
        """Answer from now on; to be called in the main thread."""
        signal.signal(signal.SIGUSR1, self._answer)
        signal.signal(signal.SIGUSR2, self._answer_lean)
        (FOLDER / "ready").touch()

    def _answer_lean(self, *_: object) -> None:
        gc.collect()
        with contextlib.suppress(AttributeError):  # another C library than glibc
            ctypes.CDLL(None).malloc_trim(0)
        self._answer()

    def _answer(self, *_: object) -> None:
        new = FOLDER / f"probe.{os.getpid()}.new"
        new.write_text(str(self.ticks))
        new.replace(FOLDER / f"probe.{os.getpid()}")


probe = Probe()
"""The one of this process."""
