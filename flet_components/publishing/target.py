"""The Python in the browser: what Flet's web client ships, as pip sees it."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import flet as ft
from flet_web import get_package_web_dir  # type: ignore[import-untyped]
from packaging.requirements import Requirement

from flet_components.errors import PublishError

__all__ = ["Target", "web_client"]


@attrs.frozen
class Target:
    """One version of Pyodide."""

    pyodide: str
    """Its version: `314.0.7`."""
    python: str
    """That of its Python: `3.14.2`."""
    platform: str
    """What its wheels end in: `pyemscripten_2026_0_wasm32`."""

    @property
    def short(self) -> str:
        """The version of Python as wheels write it: `314`."""
        major, minor, *_ = self.python.split(".")
        return f"{major}{minor}"

    @property
    def pip_options(self) -> tuple[str, ...]:
        """What makes pip choose wheels for this Python instead of its own."""
        short = self.short
        abis = (f"cp{short}", "abi3", "none")
        platforms = (self.platform, "any")
        return (
            *("--only-binary", ":all:", "--implementation", "cp"),
            *("--python-version", short),
            *(word for abi in abis for word in ("--abi", abi)),
            *(word for name in platforms for word in ("--platform", name)),
        )

    def wants(self, requirement: Requirement, extras: frozenset[str]) -> bool:
        """Say whether a requirement holds in the browser."""
        if requirement.marker is None:
            return True
        major, minor, *_ = self.python.split(".")
        here = {
            "implementation_name": "cpython",
            "implementation_version": self.python,
            "os_name": "posix",
            "platform_machine": "wasm32",
            "platform_python_implementation": "CPython",
            "platform_system": "Emscripten",
            "python_full_version": self.python,
            "python_version": f"{major}.{minor}",
            "sys_platform": "emscripten",
        }
        return any(
            requirement.marker.evaluate({**here, "extra": extra})
            for extra in extras or {""}
        )

    @classmethod
    def of_flet(cls) -> Target:
        """Read what Flet's web client ships.

        Raises:
            PublishError: If it ships none.
        """
        lock = web_client() / "pyodide" / "pyodide-lock.json"
        package = lock.with_name("package.json")
        try:
            info = json.loads(lock.read_bytes())["info"]
            pyodide = json.loads(package.read_bytes())["version"]
        except (OSError, KeyError, ValueError) as error:
            raise PublishError(
                f"Flet's web client must ship Pyodide in {lock.parent}, but that "
                f"cannot be read ({error}): install flet-web {ft.__version__} again"
            ) from None
        abi = info.get("abi_version", "").removeprefix("emscripten_")
        return cls(pyodide, info["python"], f"pyemscripten_{abi}_wasm32")


def web_client() -> Path:
    """Return the folder of Flet's web client."""
    return Path(get_package_web_dir())
