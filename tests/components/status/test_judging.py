"""A status is believed after some readings, not after one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flet_components.components.status.judging import Judgement, judge, silence
from flet_components.components.status.statuses import (
    BUILT_IN,
    Status,
    StatusLook,
    status_of,
)

SHORT = {"u": "up", "g": "degraded", "d": "down", "?": "unknown"}
WORDS = st.lists(st.sampled_from(list(SHORT.values())), max_size=30)


def severity(word: str) -> int | None:
    """Return how bad a built-in word is."""
    return BUILT_IN[word].severity


def judged(readings: list[str], fall: int = 2, rise: int = 2) -> list[Judgement]:
    """Return what is believed after each reading."""
    believed = [Judgement()]
    for reading in readings:
        believed.append(judge(believed[-1], reading, severity, fall=fall, rise=rise))
    return believed[1:]


@pytest.mark.parametrize(
    ("fall", "rise", "readings", "believed"),
    [
        (2, 2, "u", "u"),  # what is up at first is so at once
        (2, 2, "dd", "?d"),  # a failure is not, ever
        (2, 2, "udu", "uuu"),  # one failure is a doubt
        (2, 2, "udd", "uud"),
        (3, 2, "uddudd", "uuuuuu"),  # what comes between begins it anew
        (2, 2, "udduu", "uuddu"),
        (2, 3, "udduuduuu", "uuddddddu"),
        (1, 1, "udgu?d", "udgu?d"),  # without damping
        (2, 2, "ugd", "uug"),  # at least that bad, twice in a row
        (2, 2, "udg", "uug"),
        (2, 2, "ugdd", "uugd"),
        (2, 2, "ddug", "?ddg"),
        (2, 2, "u?d", "u??"),  # not to know is believed at once
        (2, 2, "ud?u", "uu?u"),
    ],
)
def test_what_is_believed(fall: int, rise: int, readings: str, believed: str) -> None:
    """After each reading, one word."""
    found = judged([SHORT[letter] for letter in readings], fall, rise)
    assert [each.word for each in found] == [SHORT[letter] for letter in believed]


@settings(max_examples=50)
@given(WORDS, st.integers(1, 4), st.integers(1, 4), st.sampled_from([*SHORT.values()]))
def test_it_comes_to_believe(
    readings: list[str], fall: int, rise: int, word: str
) -> None:
    """Whatever was before, what is said often enough in a row is believed."""
    last = judged([*readings, *[word] * max(fall, rise)], fall, rise)[-1]
    assert last.word == word
    assert last.doubt(severity) == 0


@settings(max_examples=50)
@given(WORDS, st.integers(1, 4), st.integers(1, 4))
def test_it_takes_its_time(readings: list[str], fall: int, rise: int) -> None:
    """It changes to what is worse only after so many readings that are as bad."""
    before = Judgement()
    for number, after in enumerate(judged(readings, fall, rise)):
        assert after.word in {"unknown", *readings[: number + 1]}
        old, new = severity(before.word), severity(after.word)
        if old is not None and new is not None and old != new:
            row = readings[: number + 1][-(fall if new > old else rise) :]
            grades = [severity(word) for word in row]
            assert len(row) == (fall if new > old else rise)
            assert new == (min if new > old else max)(grades)  # type: ignore[type-var]
        before = after


@pytest.mark.parametrize(
    ("missed", "beats", "word"),
    [
        *((1, False, "unknown"), (9, False, "unknown")),
        *((1, True, "unknown"), (2, True, "down")),
    ],
)
def test_silence(missed: int, beats: bool, word: str) -> None:
    """A silent probe says nothing; signs of life that do not come are failures."""
    assert silence(missed, beats=beats, fall=2).word == word


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (True, Status("up")),
        (False, Status("down")),
        (None, Status("unknown")),
        ("degraded", Status("degraded")),
        (Status("down", "on fire"), Status("down", "on fire")),
    ],
)
def test_what_a_probe_may_say(said: object, status: Status) -> None:
    """Yes or no, a word, or a status; nothing, if it cannot tell."""
    assert status_of(said, BUILT_IN) == status


@pytest.mark.parametrize("said", ["upp", 1, Status("on"), {"up": True}])
def test_what_it_may_not_say(said: object) -> None:
    """What is none of these is refused, with the words that there are."""
    with pytest.raises(ValueError, match=r"or one of 'up', .*, got .*: give words"):
        status_of(said, BUILT_IN)


def test_a_look_without_a_role() -> None:
    """Colours are roles of the theme."""
    with pytest.raises(ValueError, match="role"):
        StatusLook("green", BUILT_IN["up"].icon)  # type: ignore[arg-type]
