"""The pytest plugin: the fixtures `screen` and `virtual_time`, and `--stories`.

pytest loads this module in every project that has the package installed. So it
imports nothing but pytest, and changes nothing for tests that ask for none of them.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Generator, Iterable
from typing import Any

import pytest

__all__ = [
    "NoAsyncio",
    "pytest_addoption",
    "pytest_configure",
    "pytest_fixture_setup",
    "pytest_pycollect_makeitem",
]

ASKED = "_flet_components_virtual_loop"
"""A fixture that only ours ask for. A project's own `screen` is not mistaken for it."""
FIXTURES = "flet_components.testing.fixtures"
HOOK = "pytest_asyncio_loop_factories"
"""By this pytest-asyncio 1.4 or newer is known."""
STORIES = "flet_components.stories.collecting"
RUNNER = "_function_scoped_runner"
"""pytest-asyncio's fixture that makes the event loop of one test (1.4)."""


class NoAsyncio:
    """Says what is missing, where pytest-asyncio is not installed or too old."""

    @pytest.fixture
    def screen(self) -> None:
        """Fail with the fix."""
        _fail_without_asyncio("screen")

    @pytest.fixture
    def virtual_time(self) -> None:
        """Fail with the fix."""
        _fail_without_asyncio("virtual_time")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let stories be tests."""
    group = parser.getgroup("stories of Flet components")
    group.addoption(
        "--stories",
        action="append",
        default=[],
        metavar="PATH",
        help="test the stories of a folder or file, too; may be given several times",
    )
    group.addoption(
        "--stories-matrix",
        action="append",
        default=[],
        metavar="NAME=TEXT,TEXT",
        help="play each story in each of these stagings: theme=light,dark; if given "
        "several times, in all combinations",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Bring the fixtures, if there is something to run them with, and the stories."""
    if config.option.stories:
        config.pluginmanager.register(importlib.import_module(STORIES), STORIES)
    hook = getattr(config.hook, HOOK, None)
    if hook is not None and hook.has_spec():
        config.pluginmanager.import_plugin(FIXTURES)
    else:
        config.pluginmanager.register(NoAsyncio())


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_pycollect_makeitem() -> Generator[None, Any, Any]:
    """Mark the tests before pytest-asyncio looks for its marker."""
    made = yield
    for item in made if isinstance(made, list) else []:
        if _asks(getattr(item, "fixturenames", ()), getattr(item, "obj", None)):
            _mark(item)
    return made


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, Any, Any]:
    """Make a virtual loop where pytest-asyncio makes that of a test which asks for one.

    pytest-asyncio's own hook for loops is not enough: each time that it answers with
    another loop than before, all loops and asynchronous fixtures of the session are
    torn down and built again, also those of tests that know nothing of this plugin.
    """
    if fixturedef.argname != RUNNER or ASKED not in request.fixturenames:
        return (yield)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fixturedef, "func", _virtual_runner)
        return (yield)


def _virtual_runner(**_: Any) -> Generator[Any]:
    import asyncio

    from flet_components.testing.virtual_time import VirtualTimeLoop

    with asyncio.Runner(loop_factory=VirtualTimeLoop) as runner:
        yield runner


def _asks(fixtures: Iterable[str], function: Any) -> bool:
    return ASKED in fixtures and inspect.iscoroutinefunction(function)


def _mark(item: pytest.Item) -> None:
    """Give a test a loop of its own, and let a forgotten `await` fail it."""
    item.add_marker(pytest.mark.asyncio(loop_scope="function"), append=False)
    never_awaited = "error:coroutine .* was never awaited:RuntimeWarning"
    item.add_marker(pytest.mark.filterwarnings(never_awaited))


def _fail_without_asyncio(fixture: str) -> None:
    pytest.fail(
        f"the fixture {fixture!r} needs pytest-asyncio 1.4 or newer: "
        "pip install 'pytest-asyncio>=1.4'",
        pytrace=False,
    )
