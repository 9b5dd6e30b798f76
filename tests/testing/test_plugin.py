"""The pytest plugin: what it brings, and that it leaves other tests alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import flet_components.testing.screen  # noqa: F401, once for all runs below

pytest_plugins = ["pytester"]

OPTIONS = (
    *("-p", "no:cacheprovider"),
    *("-o", "asyncio_default_fixture_loop_scope=function"),
)

ONLY_PYTEST = """
import sys
import pytest
before = set(sys.modules)
import flet_components.testing.plugin
print(*sorted(set(sys.modules) - before))
"""


def run(pytester: pytest.Pytester, code: str, *options: str) -> pytest.RunResult:
    """Run a test file of its own in this process."""
    pytester.makepyfile(code)
    return pytester.runpytest_inprocess(*OPTIONS, *options)


def test_the_plugin_imports_nothing_but_pytest() -> None:
    """Loading the plugin loads three modules of ours, and neither Flet nor attrs."""
    command = [sys.executable, "-c", ONLY_PYTEST]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert loaded.split() == [
        "flet_components",
        "flet_components.testing",
        "flet_components.testing.plugin",
    ]


@pytest.mark.parametrize("mode", ["strict", "auto"])
def test_screen_in_both_modes(pytester: pytest.Pytester, mode: str) -> None:
    """A test that asks for `screen` needs no marker, in either mode."""
    result = run(
        pytester,
        """
        import asyncio
        import flet as ft

        async def test_it(screen):
            screen.show(ft.Text("hello"))
            screen.shows("hello")
            await asyncio.sleep(3600)
            assert screen.clock.monotonic() == 3600
        """,
        f"--asyncio-mode={mode}",
    )
    result.assert_outcomes(passed=1)


def test_other_async_tests_keep_their_loop(pytester: pytest.Pytester) -> None:
    """Tests beside one with `screen` run on the usual loop, under their usual names."""
    result = run(
        pytester,
        """
        import asyncio

        async def test_virtual(screen):
            assert type(asyncio.get_running_loop()).__name__ == "VirtualTimeLoop"

        async def test_usual():
            assert type(asyncio.get_running_loop()).__module__.startswith("asyncio.")
            assert await asyncio.to_thread(len, "four") == 4

        def test_plain():
            pass
        """,
        "--asyncio-mode=auto",
        "-v",
    )
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines(["*::test_usual PASSED*", "*::test_plain PASSED*"])


def test_another_fixture_called_screen_is_not_ours(pytester: pytest.Pytester) -> None:
    """A project's own `screen` fixture keeps its meaning, and its tests their loop."""
    result = run(
        pytester,
        """
        import asyncio
        import pytest

        @pytest.fixture
        def screen():
            return "a browser"

        async def test_it(screen):
            assert screen == "a browser"
            assert type(asyncio.get_running_loop()).__name__ != "VirtualTimeLoop"
        """,
        "--asyncio-mode=auto",
    )
    result.assert_outcomes(passed=1)


def test_a_fixture_may_build_on_screen(pytester: pytest.Pytester) -> None:
    """A fixture that uses `screen` gives its tests virtual time, too."""
    result = run(
        pytester,
        """
        import asyncio
        import flet as ft
        import pytest

        @pytest.fixture
        def hello(screen):
            screen.show(ft.Text("hello"))
            return screen

        async def test_it(hello):
            await hello.advance(3600)
            hello.shows("hello")
        """,
        "--asyncio-mode=auto",
    )
    result.assert_outcomes(passed=1)


def test_a_project_with_one_loop_for_all(pytester: pytest.Pytester) -> None:
    """A test with `screen` has a loop of its own where others share the session's."""
    result = run(
        pytester,
        """
        import asyncio

        loops = []

        async def test_one():
            loops.append(asyncio.get_running_loop())

        async def test_virtual(screen):
            assert asyncio.get_running_loop() not in loops

        async def test_two():
            assert loops == [asyncio.get_running_loop()]
        """,
        "--asyncio-mode=auto",
        *("-o", "asyncio_default_test_loop_scope=session"),
    )
    result.assert_outcomes(passed=3)


def test_a_project_without_pytest_asyncio(pytester: pytest.Pytester) -> None:
    """Without pytest-asyncio other tests pass, and `screen` says what is missing."""
    pytester.makepyfile(
        """
        def test_plain():
            pass

        def test_screen(screen):
            pass

        def test_virtual_time(virtual_time):
            pass
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:asyncio")
    result.assert_outcomes(passed=1, errors=2)
    result.stdout.fnmatch_lines(
        [
            "*the fixture 'screen' needs pytest-asyncio 1.4*",
            "*the fixture 'virtual_time'*",
        ]
    )


def test_a_plain_function_may_look(pytester: pytest.Pytester) -> None:
    """A test in which nothing has to happen need not be `async def`."""
    result = run(
        pytester,
        """
        import flet as ft

        def test_it(screen):
            screen.show(ft.Text("hello"))
            screen.shows("hello")
        """,
        "--asyncio-mode=auto",
    )
    result.assert_outcomes(passed=1)


def test_fixtures_of_the_session_live_on(pytester: pytest.Pytester) -> None:
    """An asynchronous fixture of the whole session is not built again for `screen`."""
    result = run(
        pytester,
        """
        import pytest_asyncio

        built = []

        @pytest_asyncio.fixture(scope="session", loop_scope="session", autouse=True)
        async def database():
            built.append("database")
            yield
            built.append("closed")

        async def test_one():
            assert built == ["database"]

        async def test_virtual(screen):
            assert built == ["database"]

        async def test_two():
            assert built == ["database"]
        """,
        "--asyncio-mode=auto",
    )
    result.assert_outcomes(passed=3)


SAYS = {
    "test_left_over_task": "a task was left over: poll, waiting in poll (",
    "test_logged_error": "an error was logged by 'shop': the till is empty",
    "test_failing_handler": "Unhandled error in 'on_click' handler",
    "test_failing_main": "LookupError: no such shop",
    "test_forgotten_await": "coroutine 'sleep' was never awaited",
    "test_error_that_nobody_retrieves": "Task exception was never retrieved",
    "test_forgotten_update": "'after' must be on the screen, but is not:",
    "test_bad_patch": "a patch to Text must address what the browser has",
    "test_deadlock": "every task waits, and nothing is left to wake one",
    "test_disabled_button": "FilledButton 'Pay' must be enabled",
}
"""What the kit says of each test in `failing_tests.py`."""


def test_the_kit_fails_tests(pytester: pytest.Pytester) -> None:
    """A test fails that left something behind, or hid what went wrong."""
    pytester.makepyfile((Path(__file__).parent / "failing_tests.py").read_text())
    record = pytester.inline_run(*OPTIONS, "--asyncio-mode=auto")
    told = dict.fromkeys(SAYS, "")
    for report in record.getreports("pytest_runtest_logreport"):
        name = report.nodeid.rpartition("::")[2]
        told[name] += str(report.longrepr) if report.failed else ""
    assert {name for name, said in told.items() if SAYS[name] not in said} == set()


def test_an_expected_error_lets_the_test_pass(pytester: pytest.Pytester) -> None:
    """`expect_error` excuses the error that it names, and fails if there is none."""
    result = run(
        pytester,
        """
        import flet as ft

        async def test_wanted(screen):
            screen.expect_error("division by zero")
            screen.show(ft.FilledButton("Divide", on_click=lambda e: 1 / 0))
            await screen.tap("Divide")

        async def test_missed(screen):
            screen.expect_error("division by zero")
        """,
        "--asyncio-mode=auto",
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(
        ["*'division by zero' was expected, but there was none*"]
    )


def test_a_deadlocked_test_is_not_blamed_twice(pytester: pytest.Pytester) -> None:
    """A deadlock names the tasks that wait; they are not left over as well."""
    result = run(
        pytester,
        """
        import asyncio

        async def test_it(screen):
            await asyncio.Event().wait()
        """,
        "--asyncio-mode=auto",
    )
    result.assert_outcomes(failed=1)
