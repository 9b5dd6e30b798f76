"""Stories as pytest's items: what the plugin loads for `--stories`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from os import PathLike
from typing import Any, TypeAlias

import pytest

from flet_components.errors import FletComponentsError
from flet_components.stories.book import Book
from flet_components.stories.cases import Case, cases_of, stagings
from flet_components.stories.places import places

__all__ = ["Stories", "StoryItem", "pytest_configure"]

Cases: TypeAlias = Callable[[], Iterable[Case]]


def pytest_configure(config: pytest.Config) -> None:
    """Collect the stories that the command line names."""
    paths = [config.invocation_params.dir / path for path in config.option.stories]
    try:
        said = stagings(config.option.stories_matrix)
        book = Book(places(paths))
    except FletComponentsError as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(Stories(lambda: cases_of(book, said)))


class Stories:
    """Adds cases to what pytest collects.

    Args:
        cases: Finds them; called when pytest collects.
    """

    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Collect the stories beside the folders and files of the session."""
        report = yield
        if isinstance(collector, pytest.Session) and report.passed:
            made = _Collector.from_parent(collector, name="stories", nodeid="stories")
            made.cases = self._cases
            report.result.append(made)
        return report


class _Collector(pytest.Collector):
    """All cases of a session."""

    cases: Cases

    def collect(self) -> Iterator[StoryItem]:
        for case in self.cases():
            item = StoryItem.from_parent(self, name=case.id, path=case.path)
            item.case = case
            item.extra_keyword_matches.update(case.words)
            yield item


class StoryItem(pytest.Item):
    """One case, as pytest runs it."""

    case: Case
    """What is played."""

    def runtest(self) -> None:
        """Play it; a problem is a failure that needs no traceback of pytest's."""
        outcome = self.case.play()
        if not outcome.passed:
            pytest.fail(str(outcome), pytrace=False)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None
    ) -> Any:
        """Return what went wrong, as the outcome tells it."""
        if isinstance(excinfo.value, pytest.fail.Exception):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[PathLike[str] | str, int | None, str]:
        """Return where the story is, and what it is called."""
        return self.case.path, self.case.line - 1, self.name
