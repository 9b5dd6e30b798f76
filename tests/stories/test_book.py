"""All stories, read anew when their files change."""

from __future__ import annotations

from pathlib import Path

from tests.stories.files import Read, Write


def test_stories_by_their_ids(write: Write, read: Read) -> None:
    """A story is found by its id, and its file by the id of the story."""
    write("timing/countdown.py", "def two_minutes(): ...\n")
    book = read()
    story = book.story("timing/countdown/two_minutes")
    assert story is not None
    assert book.file_of(story.id) is book.files[0]
    assert book.story("timing/countdown/three") is None
    assert book.file_of("elsewhere/three") is None


def test_the_nearest_names(write: Write, read: Read) -> None:
    """An id that does not exist leads to those that look like it."""
    write("timing/countdown.py", "def two_minutes(): ...\n\ndef ring(): ...\n")
    near = [story.name for story in read().nearest("timing/countdwn/two_minute")]
    assert near[0] == "two_minutes"
    assert [story.name for story in read().nearest("ring")] == ["ring"]
    assert read().nearest("§") == []


def test_a_save_is_seen(write: Write, read: Read) -> None:
    """When a file has changed its stories are new, and the readers are told."""
    path = write("a.py", "def one(): ...\n")
    book = read()
    told: list[frozenset[Path]] = []
    stop = book.listen(told.append)
    write("a.py", "def one(): ...\n\ndef two(): ...\n")
    book.changed([path, path.parent.parent / "other.py"])
    assert told == [{path}]
    assert [story.name for story in book.stories] == ["one", "two"]
    stop()
    book.changed([path])
    assert len(told) == 1


def test_new_and_deleted_files(write: Write, read: Read) -> None:
    """Files that come and go take their stories with them."""
    book = read()
    path = write("a.py", "def one(): ...\n")
    book.changed([path])
    assert [story.id for story in book.stories] == ["a/one"]
    path.unlink()
    book.changed([path])
    assert list(book.stories) == []


def test_files_that_fail(write: Write, read: Read) -> None:
    """A file that is no Python is known at once, one that fails when it is visited."""
    broken = write("broken.py", "def one(:\n")
    failing = write("failing.py", "1 / 0\n\ndef two(): ...\n")
    book = read()
    assert set(book.failures) == {broken}
    for story in book.stories:
        book.visit(story)
    assert set(book.failures) == {broken, failing}
    write("failing.py", "def two(): ...\n")
    book.changed([failing])
    assert set(book.failures) == {broken}
