"""A site as a whole: written once, looked at from all sides."""

from __future__ import annotations

import re
import tarfile
import urllib.request
import zipfile
from pathlib import Path

import pytest

from flet_components.errors import PublishError
from flet_components.publishing import Parcel, build_site, site
from flet_components.publishing.archive import write_archive, write_tar
from flet_components.publishing.babel_data import comes_later, is_left_out
from flet_components.publishing.own_package import own_files
from flet_components.publishing.previewing import preview
from flet_components.publishing.site import plain_base, require_free
from flet_components.publishing.target import web_client

APP = b"import flet as ft\nft.run(lambda page: page.add(ft.Text('Hi')))\n"


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in for Flet's web client, which is large, and for its packages."""
    web = tmp_path / "web"
    real = web_client()
    names = ("index.html", "python-worker.js", "python.js", "manifest.json")
    for name in (*names, "assets/FontManifest.json"):
        (web / name).parent.mkdir(parents=True, exist_ok=True)
        (web / name).write_bytes((real / name).read_bytes())
    for name in ("main.dart.js", "canvaskit/chromium/canvaskit.wasm"):
        (web / name).parent.mkdir(parents=True, exist_ok=True)
        (web / name).write_bytes(b"0" * 100)
    for name in ("pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        (web / "pyodide").mkdir(exist_ok=True)
        (web / "pyodide" / name).write_bytes(b"0" * 100)
    monkeypatch.setattr(site, "web_client", lambda: web)
    monkeypatch.setattr(site, "_packages", lambda parcel, closure: [])
    monkeypatch.setattr(site, "_compiled", lambda files, bytecode: (files, ""))
    return web


def parcel(title: str = "Hi") -> Parcel:
    """Return a small app."""
    assets = {"data/this.txt": Path(__file__)}
    return Parcel(title=title, module="main", files={"main.py": APP}, assets=assets)


@pytest.mark.usefixtures("web")
def test_a_site_is_written_and_replaced(tmp_path: Path) -> None:
    """An older site is replaced; the page starts Python by our script."""
    out, said = tmp_path / "out", list[str]()
    build_site(out, parcel("Old"), tell=said.append)
    built = build_site(out, parcel("A <b> & \\1"))
    text = (out / "index.html").read_text()
    assert "<title>A &lt;b&gt; &amp; 1</title>" in text
    assert '<base href="./">' in text
    assert (out / "data" / "this.txt").is_file()
    assert 'flet.routeUrlStrategy="hash"' in text
    assert 'id="starting"' in text
    assert 'id="loading"' not in text
    assert "\\u003cb>" in text
    assert "python.js" not in re.findall(r'src="([^"]+)"', text)
    assert built.sizes[-1].bytes == sum(size.bytes for size in built.sizes[:-1])
    steps = ["packages", "Flet's web client", "bytecode", "archives", "page", "sizes"]
    assert said == steps
    with zipfile.ZipFile(out / "app.zip") as archive:
        assert archive.namelist() == ["main.py"]
    assert not list(tmp_path.glob(".out-*"))


@pytest.mark.usefixtures("web")
def test_a_base_is_written_into_the_page(tmp_path: Path) -> None:
    """With a base the page says where it is served."""
    build_site(tmp_path / "out", parcel(), base="docs/live")
    assert '<base href="/docs/live/">' in (tmp_path / "out" / "index.html").read_text()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    """Nothing is deleted that is no site."""
    (tmp_path / "thesis.txt").write_text("")
    with pytest.raises(PublishError, match="holds other files"):
        require_free(tmp_path)
    with pytest.raises(PublishError, match="got the file"):
        require_free(tmp_path / "thesis.txt")


@pytest.mark.parametrize("base", ["http://x.test/", "/a b", "/../x", "/a?b"])
def test_a_base_is_a_path(base: str) -> None:
    """What is no plain path is refused."""
    with pytest.raises(PublishError, match="--base must be a path such as /docs"):
        plain_base(base)


def test_an_archive_is_the_same_each_time(tmp_path: Path) -> None:
    """The same files make the same bytes, in whatever order they come."""
    one, two = tmp_path / "one", tmp_path / "two"
    write_archive({"a.py": b"1", "b.py": b"2"}, one)
    write_archive({"b.py": b"2", "a.py": b"1"}, two)
    assert one.read_bytes() == two.read_bytes()
    write_tar({"a.py": b"1", "b.py": b"2"}, one, {"c.dat": "later/c.dat"})
    write_tar({"b.py": b"2", "a.py": b"1"}, two, {"c.dat": "later/c.dat"})
    assert one.read_bytes() == two.read_bytes()
    with tarfile.open(one) as tar:
        assert tar.getnames() == ["a.py", "b.py", "c.dat"]
        assert tar.getmember("c.dat").linkname == "later/c.dat"


def test_only_languages_that_are_asked_for() -> None:
    """A language comes with all its countries, later; English is always there."""
    kept = [
        name
        for name in ("root", "en", "en_GB", "de", "de_AT", "sw", "pt_BR")
        if not is_left_out(f"babel/locale-data/{name}.dat", ["de-AT", "pt"])
    ]
    assert kept == ["root", "en", "en_GB", "de", "de_AT", "pt_BR"]
    later = [name for name in kept if comes_later(f"babel/locale-data/{name}.dat")]
    assert later == ["de", "de_AT", "pt_BR"]


def test_this_library_goes_along_as_it_is() -> None:
    """Without what only runs outside of a browser."""
    names = {name for name, _ in own_files()}
    assert "flet_components/components/timing/countdown.py" in names
    assert "flet_components/stories/in_browser/hosting.py" in names
    assert "flet_components/testing/screen.py" in names
    assert not any("/commands/" in name or "/publishing/" in name for name in names)


def test_a_preview_serves_under_a_path(tmp_path: Path) -> None:
    """Modules and wasm have the types without which a browser refuses them."""
    (tmp_path / "a.mjs").write_text("")
    (tmp_path / "a.wasm").write_text("")
    with preview(tmp_path, "/sub/") as url:
        types = [
            urllib.request.urlopen(url + name).headers["Content-Type"]
            for name in ("a.mjs", "a.wasm")
        ]
    assert types == ["text/javascript", "application/wasm"]
