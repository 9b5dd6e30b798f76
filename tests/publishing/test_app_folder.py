"""What of a person's folder goes into a site."""

from __future__ import annotations

from pathlib import Path

import pytest

from flet_components.errors import PublishError
from flet_components.publishing.app_folder import app_parcel

FILES = (
    *("main.py", "shop/__init__.py", "shop/cart.py", "data.json"),
    *("assets/logo.png", ".env", ".git/config", "venv/pyvenv.cfg", "env/pyvenv.cfg"),
    *("env/lib/x.py", "tests/test_x.py", "requirements.txt", "out/index.html"),
    *("shop/__pycache__/cart.pyc", "pyproject.toml"),
)


def test_the_folder_goes_along(tmp_path: Path) -> None:
    """Modules and data do; hidden files, environments, tests and the site do not."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    parcel = app_parcel(tmp_path / "main.py", besides=tmp_path / "out")
    assert sorted(parcel.files) == [
        *("data.json", "main.py", "shop/__init__.py", "shop/cart.py"),
    ]
    assert list(parcel.assets) == ["logo.png"]
    assert (parcel.module, parcel.title) == ("main", "Main")


@pytest.mark.parametrize("name", ["app.txt", "my-app.py", "missing.py"])
def test_an_app_is_a_module(tmp_path: Path, name: str) -> None:
    """What cannot be imported by its name is refused."""
    if name != "missing.py":
        (tmp_path / name).write_text("")
    with pytest.raises(PublishError, match=r"a Python file such as main\.py"):
        app_parcel(tmp_path / name)
