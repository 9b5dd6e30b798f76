"""The URL is the state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flet_components.stories.address import Address


def test_all_that_it_says() -> None:
    """Story, theme, panel and knobs are read from path and query."""
    address = Address.parse(
        "/story/timing/countdown/two_minutes?theme=dark&panel=events&k.seconds=30"
    )
    assert address == Address(
        "timing/countdown/two_minutes", {"theme": "dark"}, "events", {"seconds": "30"}
    )


@pytest.mark.parametrize(
    "address",
    [
        Address(),
        Address("a b/c/d", {"theme": "light"}, "none"),
        Address("a/b", knobs={"text": "1 + 2 = 3 & more#", "none": "!none", "": ""}),
        Address("a/b", view="alone", knobs={"ü": "ß"}),
        Address("a/b", knobs={"n": "1"}, fields={"n": "2", "face": "ring"}),
    ],
)
def test_there_and_back(address: Address) -> None:
    """What is written is read as the same."""
    assert Address.parse(str(address)) == address


@given(
    st.text(min_size=1).filter(lambda text: text.strip("/") == text),
    st.dictionaries(st.text(max_size=4), st.text(max_size=8), max_size=3),
)
def test_any_text_there_and_back(story: str, knobs: dict[str, str]) -> None:
    """Any text survives the URL."""
    clean = {
        key.encode("utf-8", "ignore").decode(): text.encode("utf-8", "ignore").decode()
        for key, text in knobs.items()
    }
    address = Address(story.encode("utf-8", "ignore").decode(), knobs=clean)
    assert Address.parse(str(address)) == address


def test_as_browsers_write_it() -> None:
    """A browser may write spaces as + and leave slashes as they are."""
    assert Address.parse("/story/a%20b/c?k.x=1+2&k.y=a/b") == Address(
        "a b/c", knobs={"x": "1 2", "y": "a/b"}
    )


@given(st.text())
def test_no_text_is_a_crash(route: str) -> None:
    """Any text at all gives an address."""
    assert isinstance(Address.parse(route), Address)


def test_a_path_without_its_first_word() -> None:
    """A path that begins with neither word is taken for a story's."""
    assert Address.parse("/timing/countdown").story == "timing/countdown"
    assert Address.parse("").story == ""


def test_turning_knobs() -> None:
    """A knob is turned, turned again and put back."""
    address = Address("a").turned("x", "1").turned("y", "2").turned("x", "3")
    assert address.knobs == {"y": "2", "x": "3"}
    assert address.turned("x", None).knobs == {"y": "2"}
