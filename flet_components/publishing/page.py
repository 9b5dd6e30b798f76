"""The page of a site: it starts Flutter and Python at once, and tells how far."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path

from flet.controls.types import RouteUrlStrategy, WebRenderer
from flet_web import (  # type: ignore[import-untyped]
    patch_font_manifest_json,
    patch_index_html,
    patch_manifest_json,
)

from flet_components.errors import PublishError

__all__ = ["ARCHIVE", "PACKED", "write_page"]

ARCHIVE, PACKED = "app.zip", "packages.tar.gz"
"""The app and its packages, beside the page."""
ASSETS = Path(__file__).with_name("assets")
STARTED = (
    *("main.dart.js", "canvaskit/chromium/canvaskit.wasm", ARCHIVE, PACKED),
    *("pyodide/pyodide.asm.mjs", "pyodide/pyodide.asm.wasm"),
    "pyodide/python_stdlib.zip",
)
"""The large files that every start loads."""
LOADING = re.compile(r'<div id="loading".*?</div>', re.DOTALL)
PYTHON = '<script src="python.js"></script>'
HEAD = '<meta charset="UTF-8">'
RULE = """<meta http-equiv="Content-Security-Policy" content="script-src 'self' blob:
    'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'">"""
"""Keeps Flet's client from asking a CDN for a script of Rive's at every start."""


def write_page(site: Path, *, title: str, module: str, base: str, version: str) -> None:
    """Write what starts the app into the copied web client.

    Args:
        site: The folder; the archives are there already.
        title: What the browser's tab says.
        module: The module that calls `ft.run`.
        base: Path under which it is served; empty for wherever it is put.
        version: That of Pyodide.
    """
    index = site / "index.html"
    patch_index_html(
        str(index),
        base_href=base or "/",
        app_name=html.escape(title).replace("\\", ""),
        pyodide=True,
        pyodide_script_path=f"{module}.py",
        pyodide_version=version,
        app_package_url=ARCHIVE,
        web_renderer=WebRenderer.CANVAS_KIT,
        route_url_strategy=RouteUrlStrategy.HASH,
        no_cdn=True,
    )
    text = index.read_text("utf-8")
    if not base:
        text = text.replace('<base href="/">', '<base href="./">')
    sizes = {name: (site / name).stat().st_size for name in STARTED}
    text = _replaced(text, LOADING, (ASSETS / "starting.html").read_text("utf-8"))
    said = _said(title, sizes, _version(site))
    begin = f"<script>\n{said}\n{_read('starting.js')}</script>"
    text = _replaced(text, re.compile(re.escape(PYTHON)), begin)
    text = _replaced(text, re.compile(re.escape(HEAD)), f"{HEAD}\n  {RULE}")
    index.write_text(text, "utf-8")
    worker = site / "python-worker.js"
    worker.write_text(_read("telling.js") + worker.read_text("utf-8"), "utf-8")
    (site / "python.js").unlink()
    (site / "python.mjs").write_text(_read("python.mjs"), "utf-8")
    patch_font_manifest_json(str(site / "assets" / "FontManifest.json"))
    patch_manifest_json(str(site / "manifest.json"), app_name=title)


def _version(site: Path) -> str:
    """Return what differs when the archives do: caches shall not mix old and new."""
    digest = hashlib.sha256()
    for name in (ARCHIVE, PACKED):
        digest.update((site / name).read_bytes())
    return digest.hexdigest()[:12]


def _said(title: str, sizes: Mapping[str, int], version: str) -> str:
    text = json.dumps({"title": title, "sizes": sizes, "version": version})
    return f"globalThis.fletSite = {text.replace('<', chr(92) + 'u003c')};"


def _replaced(text: str, what: re.Pattern[str], new: str) -> str:
    """Replace a part of the page that has to be there.

    Raises:
        PublishError: If it is not: this is not the Flet that is known.
    """
    changed, count = what.subn(lambda _: new, text, count=1)
    if not count:
        raise PublishError(
            f"the page of Flet's web client must have {what.pattern!r}, but has not: "
            "install a version of flet-web that this library knows"
        )
    return changed


def _read(name: str) -> str:
    return (ASSETS / name).read_text("utf-8")
