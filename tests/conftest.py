"""Spares each test the search for garbage among what was imported: half the time."""

from __future__ import annotations

import gc

import pytest

__all__ = ["pytest_collection_finish", "pytest_runtest_teardown"]


def pytest_collection_finish() -> None:
    """Take what there is by now for what stays: the tests, and all that they import."""
    gc.collect()
    gc.freeze()


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Take what a file has imported for what stays, too, before the next file."""
    if nextitem is not None and item.path != nextitem.path:
        gc.collect()
        gc.freeze()
