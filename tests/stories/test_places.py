"""Where stories are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from flet_components.errors import NoStoriesError
from flet_components.stories import places as module
from flet_components.stories.places import Place, catalogue, places
from tests.stories.files import Write

STORY = "def one(): ...\n"


def test_the_catalogue_of_a_checkout() -> None:
    """In a checkout the catalogue is the folder next to the package."""
    assert catalogue().path == Path(module.__file__).parents[2] / "stories"
    assert module.in_checkout()


def test_the_catalogue_of_a_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a wheel the catalogue lies inside the package."""
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "flet_components")
    assert catalogue().path == tmp_path / "flet_components" / "_catalogue"
    assert not module.in_checkout()


def test_own_stories_come_before_the_catalogue(
    write: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without arguments `./stories` is shown, if it has any stories."""
    monkeypatch.chdir(folder.parent)
    assert places(()) == (catalogue(),)
    write("a.py", STORY)
    assert places(()) == (Place(folder),)


def test_one_place_has_no_prefix(write: Write, folder: Path) -> None:
    """The ids of a single folder begin with what is inside it."""
    write("deep/a.py", STORY)
    (place,) = places([folder])
    assert [file.id for file in place.read()] == ["deep/a"]


def test_a_single_file(write: Write) -> None:
    """A file that is named is read, whatever its name is."""
    (place,) = places([write("test_a.py", STORY)])
    (file,) = place.read()
    assert file.id == "test_a"


def test_several_places_are_told_apart(write: Write, folder: Path) -> None:
    """Each of several places is named by as much of its path as is needed."""
    write("x/stories/a.py", STORY)
    write("y/stories/a.py", STORY)
    path = write("b.py", STORY)
    found = places([folder / "x" / "stories", folder / "y" / "stories", path])
    ids = [file.id for place in found for file in place.read()]
    assert ids == ["x/stories/a", "y/stories/a", "b"]


def test_files_without_stories_are_left_out(write: Write, folder: Path) -> None:
    """Only files with stories, and those with a syntax error, are shown."""
    write("empty.py", "X = 1\n")
    write("broken.py", "def broken(:\n")
    assert [file.id for file in Place(folder).read()] == ["broken"]


def test_a_place_that_does_not_exist(tmp_path: Path) -> None:
    """A path that leads nowhere is an error that names it."""
    with pytest.raises(NoStoriesError, match="nowhere, which does not exist"):
        places([tmp_path / "nowhere"])
    assert list(Place(tmp_path / "nowhere.py").files()) == []
