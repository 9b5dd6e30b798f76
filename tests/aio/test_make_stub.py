"""The stub from which type checkers know this package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import flet
import pytest

from flet_components.aio import make_stub
from flet_components.aio.names import old_names
from flet_components.aio.patching import added

ROOT = Path(__file__).parents[2]

OLD_STYLE = """
import flet_components.aio as ft


class Greeter(ft.UserControl):
    def __init__(self, page: ft.Page) -> None:
        self.page = page
        super().__init__()

    def build(self) -> ft.Control:
        self.name = ft.TextField(label="Name", on_submit=self.greet)
        return ft.Row([self.name, ft.ElevatedButton("Greet", on_click=self.greet)])

    async def greet(self, e: ft.ControlEvent) -> None:
        await e.control.focus_async()
        await self.name.update_async()
        if self.page:
            await self.page.add_async(ft.Text(f"Hello {self.name.value}"))


async def main(page: ft.Page) -> None:
    def page_resize(e: ft.ControlEvent) -> None:
        print(page.window_width, page.window_height)

    page.on_resize = page_resize
    page.on_error = lambda e: print(e.data)
    page.session.set("user", "Ada")
    await page.pubsub.subscribe_async(print)
    await page.client_storage.set_async("key", [1, 2])
    await page.show_snack_bar_async(ft.SnackBar(ft.Text("hi")))
    column: ft.Column = ft.Column([ft.Text("a")], spacing=ft.colors.RED and 1)
    await column.clean_async()
    await page.add_async(Greeter(page), column, ft.Container(padding=ft.padding.all(5)))
    await page.remove_async(column)


ft.app(main)
ft.app(target=main, view=ft.WEB_BROWSER)
"""
WRONG = """
import flet_components.aio as ft


async def main(page: ft.Page) -> None:
    await page.no_such_async()
    await page.insert_async("first", ft.Text("x"))
"""


def test_it_is_what_the_generator_writes() -> None:
    """The stub in the repository is that of the tables and of the installed Flet."""
    assert make_stub.PATH.read_text(encoding="utf-8") == make_stub.stub()


def test_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command writes the file."""
    monkeypatch.setattr(make_stub, "PATH", tmp_path / "stub.pyi")
    make_stub.main()
    assert (tmp_path / "stub.pyi").read_text(encoding="utf-8") == make_stub.stub()


def test_it_has_every_name() -> None:
    """Each name of Flet and of the tables is in the stub, and each method."""
    text = make_stub.stub()
    for name in (*flet.__all__, *old_names()):
        assert f" {name}" in text or f"\n{name}" in text
    for path, rows in added().items():
        for row in rows:
            if path.startswith("flet:") and row.kind != "gone":
                assert f"def {row.name}(" in text


def mypy(*files: Path) -> subprocess.CompletedProcess[str]:
    """Check files with the project's settings."""
    command = [sys.executable, "-m", "mypy", "--strict", *map(str, files)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_an_app_in_the_old_style_is_accepted(tmp_path: Path) -> None:
    """With --strict, mypy accepts apps of Flet 0.x, annotated."""
    app = tmp_path / "old_style.py"
    app.write_text(OLD_STYLE, encoding="utf-8")
    result = mypy(app, ROOT / "docs/examples/aio_countdown.py")
    assert result.returncode == 0, result.stdout


def test_a_wrong_app_is_refused(tmp_path: Path) -> None:
    """It still finds a name that never was, and an argument of another type."""
    app = tmp_path / "wrong.py"
    app.write_text(WRONG, encoding="utf-8")
    result = mypy(app)
    assert '"Page" has no attribute "no_such_async"' in result.stdout
    assert 'incompatible type "str"; expected "int"' in result.stdout
