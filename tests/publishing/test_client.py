"""Which files of Flet's web client a site has."""

from __future__ import annotations

from flet_components.publishing.client import client_files
from flet_components.publishing.target import Target, web_client


def test_what_no_browser_asks_for_is_left_out() -> None:
    """One renderer that all browsers can use stays, and what starts Pyodide."""
    names = {path.as_posix() for path in client_files(web_client())}
    assert {
        *("index.html", "main.dart.js", "flutter_bootstrap.js", "python-worker.js"),
        *("canvaskit/canvaskit.wasm", "canvaskit/chromium/canvaskit.wasm"),
        *("pyodide/pyodide.mjs", "pyodide/pyodide.asm.wasm"),
        *("pyodide/python_stdlib.zip", "pyodide/pyodide-lock.json", "assets/NOTICES"),
    } <= names
    left_out = ("main.dart.wasm", "canvaskit/skwasm.wasm", "canvaskit/wimp.js")
    assert not names & {*left_out, "pyodide/python.exe", "flutter.js.map"}
    assert not any(name.endswith((".symbols", ".whl")) for name in names)


def test_the_target_is_read_from_the_client() -> None:
    """Wheels are looked for that the Pyodide of this very Flet can load."""
    target = Target.of_flet()
    assert target.pyodide.startswith("3")
    assert target.platform == "pyemscripten_2026_0_wasm32"
    assert "cp314" in target.pip_options
