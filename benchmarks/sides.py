"""The sides that are compared, and the virtual environment of each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import attrs

from benchmarks.clients import (
    Client,
    FletClient,
    NiceGuiClient,
    OldFletClient,
    StreamlitClient,
)

__all__ = ["OURS", "PLAIN", "SIDES", "Side", "UnavailableError", "python_of"]

VENVS = Path(__file__).resolve().parent / ".venvs"
"""One environment for each side that needs another than this one; kept."""
PATIENCE = 600.0
"""Seconds that an installation may take."""


class UnavailableError(Exception):
    """A side cannot be measured here."""


ALL = ("countdowns", "mounts", "rows")


@attrs.frozen
class Side:
    """Something that people would use for a page of countdowns."""

    key: str
    """Its name on the command line, and that of its server in `benchmarks.peers`."""
    title: str
    """What a reader calls it."""
    client: type[Client] | None
    """Who visits it; None for what has no transport."""
    needs: tuple[str, ...] = ()
    """What pip installs for it; nothing for what runs in this very environment."""
    apps: tuple[str, ...] = ("countdowns",)
    """The apps that its server has; see `benchmarks.peers.probe`."""

    @property
    def module(self) -> str:
        """Return the name of its server."""
        return f"benchmarks.peers.{self.key}"


OURS = Side("ours", "flet_components", FletClient, apps=ALL)
PLAIN = Side("plain_flet", "Flet 1.0.5, the usual loop", FletClient, apps=ALL)

SIDES = {
    side.key: side
    for side in (
        OURS,
        PLAIN,
        Side(
            "flet_0_28",
            "Flet 0.28.3, the usual loop",
            OldFletClient,
            # later FastAPI has no `openapi_prefix` any more
            ("flet==0.28.3", "flet-web==0.28.3", "fastapi==0.115.12"),
        ),
        Side("nicegui_timer", "NiceGUI 3.18", NiceGuiClient, ("nicegui==3.18.0",)),
        Side("textual_interval", "Textual 8.2, headless", None, ("textual==8.2.8",)),
        Side(
            "streamlit_fragment",
            "Streamlit 1.67",
            StreamlitClient,
            ("streamlit==1.67.0",),
        ),
    )
}
"""The sides by their keys."""


def python_of(side: Side) -> str:
    """Return the interpreter of a side; makes its environment the first time.

    Raises:
        UnavailableError: If it cannot be installed.
    """
    if not side.needs:
        return sys.executable
    venv = VENVS / side.key
    python, done = venv / "bin" / "python", venv / "installed.txt"
    wanted = "\n".join(side.needs)
    if not (done.exists() and done.read_text() == wanted):
        _run(sys.executable, "-m", "venv", "--clear", str(venv))
        _run(str(python), "-m", "pip", "install", "--quiet", *side.needs)
        done.write_text(wanted)
    return str(python)


def _run(*command: str) -> None:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"it cannot be installed: {error}") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise UnavailableError(f"it cannot be installed: {last}")
