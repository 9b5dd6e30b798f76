"""Shows how far pytest has come with the stories, and what went wrong."""

from __future__ import annotations

import contextlib
import gc
import time
from typing import Any

import click
import pytest

__all__ = ["Progress"]


class Progress:
    """Takes the place of pytest's own report: a bar, the failures, one line."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._bar: Any = None
        self._closing = contextlib.ExitStack()
        self._failures: list[pytest.TestReport] = []
        self._passed = 0

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Collect nothing but the stories, and have pytest say nothing."""
        config.args = []
        config.pluginmanager.unregister(name="terminalreporter")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Begin the bar; who looks for garbage need not look among what stays."""
        gc.collect()
        gc.freeze()
        count = len(session.items)
        self._bar = self._closing.enter_context(
            click.progressbar(
                length=count,
                label=f"Playing {count} {'case' if count == 1 else 'cases'}",
                item_show_func=lambda name: name,
                show_pos=True,
            )
        )

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Say what is played."""
        self._bar.update(0, nodeid.partition("::")[2])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in how it went."""
        if report.failed:
            self._failures.append(report)
        if report.when == "call":
            self._passed += report.passed
            self._bar.update(1)

    def pytest_sessionfinish(self) -> None:
        """Tell the failures, and count."""
        self._closing.close()
        for report in self._failures:
            self._tell(report)
        seconds = time.perf_counter() - self._began
        failed = len(self._failures)
        line = f"{self._passed} passed, {failed} failed in {seconds:.1f} s"
        click.secho(line, fg="red" if failed else "green", bold=True)

    def _tell(self, report: pytest.TestReport) -> None:
        click.echo()
        click.secho(f"✗ {report.nodeid.partition('::')[2]}", fg="red", bold=True)
        said = [report.longreprtext, *(f"{name}:\n{t}" for name, t in report.sections)]
        for text in said:
            click.echo("\n".join(f"  {line}" for line in text.splitlines()))
            click.echo()
