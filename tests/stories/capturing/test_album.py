"""A folder of pictures knows which files are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from flet_components.stories.capturing.album import INDEX, Album


def everything(name: str) -> bool:
    """Say that all pictures are meant."""
    return True


def test_what_is_stale_goes(tmp_path: Path) -> None:
    """Pictures of stories that are gone are removed, and nothing else is."""
    (tmp_path / "mine.png").write_bytes(b"mine")
    album = Album(tmp_path)
    for name in ("a/one.png", "a/two.png", "b.png"):
        album.write(name, b"old")
    album.close(["a/one.png", "a/two.png", "b.png"], everything)

    album.write("a/one.png", b"new")
    album.close(["a/one.png"], lambda name: name.startswith("a/"))

    assert album.read(everything) == {"a/one.png": b"new", "b.png": b"old"}
    assert not (tmp_path / "a" / "two.png").exists()
    assert (tmp_path / "mine.png").exists()


def test_only_what_is_wanted(tmp_path: Path) -> None:
    """A folder that no capture has seen has no pictures."""
    album = Album(tmp_path / "new")
    assert album.read(everything) == {}
    album.write("a.png", b"a")
    album.write("b.png", b"b")
    album.close(["a.png", "b.png"], everything)
    assert album.read(lambda name: name == "b.png") == {"b.png": b"b"}


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"pictures": 5}', '{"pictures": ["../outside.png"]}']
)
def test_a_list_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    """It is told; and no picture is looked for outside of the folder."""
    (tmp_path / INDEX).write_text(text)
    with pytest.raises(ValueError, match="capture these pictures anew"):
        _ = Album(tmp_path).names
