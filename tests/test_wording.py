"""The words that an app may replace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flet_components import set_words
from flet_components.wording import DEFAULT_WORDS, say


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Leave the words as they were."""
    yield
    set_words(DEFAULT_WORDS)


def test_words_have_values_put_in() -> None:
    """The text of a key gets the values that belong into its braces."""
    assert say("left", duration=say("left.minutes", n=5)) == "5 minutes left"


def test_an_app_may_replace_some_words() -> None:
    """Words that are not replaced stay, and a text may leave out what is put in."""
    set_words({"retry": "Nochmal", "left.minute": "eine Minute"})
    assert say("retry") == "Nochmal"
    assert say("left.minute", n=1) == "eine Minute"
    assert say("left.minutes", n=2) == "2 minutes"


def test_an_unknown_key_is_refused() -> None:
    """A misspelt key names the nearest one, and changes nothing."""
    with pytest.raises(KeyError, match=r"got 'retri': 'retry'\?"):
        set_words({"failed": "Kaputt.", "retri": "Nochmal"})
    assert say("failed") == DEFAULT_WORDS["failed"]


@pytest.mark.parametrize("text", ["{minutes} Minuten", "{} Minuten"])
def test_a_text_that_could_not_be_said_is_refused(text: str) -> None:
    """What a text puts in must be there, or it would fail when it is shown."""
    with pytest.raises(ValueError, match=r"must put in no more than '\{n\} minutes'"):
        set_words({"retry": "Nochmal", "left.minutes": text})
    assert say("retry") == "Retry"


def test_a_text_with_a_stray_brace_is_refused() -> None:
    """A brace that opens nothing is an error at once, too."""
    with pytest.raises(ValueError, match="expected '}'"):
        set_words({"retry": "{Nochmal"})
