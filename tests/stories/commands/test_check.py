"""The command that checks stories, and the plugin that makes tests of them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from flet_components.stories.commands.group import main
from flet_components.stories.marks import BEFORE_CHECK
from tests.stories.files import Write

pytest_plugins = ["pytester"]

STORIES = """
import flet as ft
from flet_components.stories import play

def good():
    return ft.Text("good")

@play(good)
def reads_well(screen):
    screen.shows("good")

def bad():
    print("said aloud")
    return ft.Text(1 / 0)
"""


def check(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["check", *arguments])


def test_some_are_not_well(write: Write, folder: Path) -> None:
    """Each failure is told with its line and what it printed; the exit code is 1."""
    write("a.py", STORIES)
    done = check(str(folder))
    assert done.exit_code == 1
    assert "✗ a/bad\n  ZeroDivisionError: division by zero\n" in done.output
    assert "return ft.Text(1 / 0)" in done.output
    assert "said aloud" in done.output
    assert re.search(r"^2 passed, 1 failed in [\d.]+ s$", done.output, re.MULTILINE)


def test_some_of_them(write: Write, folder: Path, tmp_path: Path) -> None:
    """A pattern chooses by name; the report of JUnit has the same names."""
    write("a.py", STORIES)
    report = tmp_path / "report.xml"
    options = ["-k", "good", "--matrix", "theme=dark", "--junit", str(report)]
    assert check(str(folder), *options).exit_code == 0
    told = ElementTree.parse(report).iter("testcase")
    assert [case.attrib["name"] for case in told] == [
        "a/good[theme=dark]",
        f"a/good{BEFORE_CHECK}reads_well[theme=dark]",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-k", "nothing"], 5, "0 passed"),
        (["-k", "good or"], 2, "Wrong expression passed to '-k'"),
        (["--matrix", "theme=pink"], 2, "theme must be one of"),
        (["elsewhere"], 2, "elsewhere, which does not exist"),
    ],
)
def test_exit_codes(
    write: Write, folder: Path, arguments: list[str], code: int, said: str
) -> None:
    """What cannot be meant, and that nothing is there, are codes of their own."""
    write("a.py", STORIES)
    done = check(str(folder), *arguments)
    assert done.exit_code == code
    assert said in done.output


def test_stories_are_tests(
    write: Write, folder: Path, pytester: pytest.Pytester
) -> None:
    """With `--stories` pytest plays them beside the tests of a project."""
    write("a.py", STORIES)
    pytester.makepyfile("def test_it(): ...")
    stories = ("--stories", str(folder), "--stories-matrix", "theme=light,dark")
    quiet = (
        "-p",
        "no:cacheprovider",
        "-o",
        "asyncio_default_fixture_loop_scope=function",
    )
    result = pytester.runpytest_inprocess("-v", *quiet, *stories)
    result.assert_outcomes(passed=5, failed=2)
    result.stdout.fnmatch_lines(
        [
            "*::test_it PASSED*",
            "*stories::a/good[[]theme=light[]]* PASSED*",
            "*a/good * reads_well[[]theme=dark[]] PASSED*",
            "*stories::a/bad[[]theme=dark[]]* FAILED*",
            "*ZeroDivisionError: division by zero*",
        ],
        consecutive=False,
    )
    refused = pytester.runpytest_inprocess(*quiet, "--stories", "nowhere")
    assert refused.ret == pytest.ExitCode.USAGE_ERROR
