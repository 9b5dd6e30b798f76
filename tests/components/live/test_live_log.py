"""A live log shows the newest lines, from wherever they come."""

from __future__ import annotations

import logging
import sys
import threading
from typing import Any

import flet as ft
import pytest

from flet_components import LiveLog
from flet_components.components.following.ansi import pieces_of
from flet_components.components.following.log_handler import LogHandler
from flet_components.components.following.log_text import level_of, lines_of, plain
from flet_components.components.following.tail import Tail
from flet_components.sources import stream
from flet_components.testing import Screen
from tests.components.live.scrolling import scroll
from tests.components.pages import Page, fields_of, verbs_of

PAGE = Page("live", "live_log")


def shown(screen: Screen) -> list[str]:
    """Return the lines on the screen, with what stands before them."""
    texts = [node for node in screen.find_all(ft.Text) if node.get("spans")]
    return ["".join(span["text"] for span in text["spans"]) for text in texts]


def bare(**fields: Any) -> LiveLog:
    """Return a log without a head, and without times."""
    return LiveLog(controls=False, timestamps=False, **fields)


# --- what comes ---


async def test_what_is_written(screen: Screen) -> None:
    """Lines stand there with their time and level; a text may be several lines."""
    log = LiveLog()
    screen.show(log)
    screen.shows("Nothing here yet")
    log.write("ready")
    log.write("it\nbreaks", "error")
    log.write_lines(["a", "b"], "debug")
    await screen.advance(1)
    lines = [line.partition(" ")[2] for line in shown(screen)]
    assert lines[:2] == ["INFO  ready", "ERROR it"]
    assert shown(screen)[2].strip() == "breaks"
    assert log.lines == ["ready", "it", "breaks", "a", "b"]
    assert log.line_count == 5


async def test_lines_of_a_source(screen: Screen) -> None:
    """A source gives lines, pairs of a level and a line, or lists of such."""

    async def lines() -> Any:
        yield "one"
        yield "warning", "two"
        yield ["three", ("error", "four")]

    screen.show(bare(source=stream(lines)))
    await screen.advance(1)
    assert shown(screen) == ["INFO  one", "WARN  two", "INFO  three", "ERROR four"]


async def test_a_source_that_fails(screen: Screen) -> None:
    """Above the lines it says why; retry helps."""
    chances = iter([False, True])

    async def lines() -> Any:
        yield "one"
        if not next(chances):
            raise OSError("gone")
        await screen.clock.sleep(1000)

    failures: list[Any] = []
    log = bare(source=stream(lines), on_failure=failures.append)
    screen.show(log)
    await screen.advance(0.2)
    screen.shows("Could not be updated. gone")
    assert [str(failure.error) for failure in failures] == ["gone"]
    await screen.tap("Retry")
    await screen.advance(0.2)
    assert shown(screen) == ["INFO  one", "INFO  one"]
    assert "gone" not in screen.tree()


async def test_from_any_thread(screen: Screen) -> None:
    """Threads write at once, and nothing is lost below the bound."""
    log = bare(max_lines=5000)
    screen.show(log)

    def work() -> None:
        log.write_lines(f"line {number}" for number in range(500))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    await screen.advance(1)
    assert sorted(log.lines) == sorted([f"line {n}" for n in range(500)] * 4)


async def test_records_of_logging(screen: Screen) -> None:
    """While it is on a page it has the records of a logger, tracebacks included."""
    logger = logging.Logger("shop")
    log = bare()
    log.attach(logger)
    assert logger.handlers == []
    screen.show(log)
    await screen.settle()
    try:
        raise ValueError("too many")
    except ValueError:
        logger.exception("no sale")
    logger.warning("%s left", 3)
    await screen.advance(1)
    assert log.lines[0] == "shop: no sale"
    assert "ValueError: too many" in log.lines
    assert shown(screen)[-1] == "WARN  shop: 3 left"
    screen.hide(log)
    await screen.settle()
    assert logger.handlers == []
    screen.show(log)
    await screen.settle()
    assert len(logger.handlers) == 1
    log.detach(logger)
    assert logger.handlers == []


def test_what_tells_of_each_message_is_left_out() -> None:
    """A line for each message that is sent would make another message."""
    handler = LogHandler(LiveLog())

    def takes(name: str, level: int) -> bool:
        record = logging.LogRecord(name, level, "", 1, "x", None, None)
        return bool(handler.filter(record))

    assert takes("shop", logging.DEBUG)
    assert takes("flet.messaging", logging.WARNING)
    assert not takes("flet.messaging", logging.DEBUG)


async def test_names_and_loggers(screen: Screen) -> None:
    """A logger and its name are the same; a name alone is no list of names."""
    logger = logging.getLogger("harbour")
    log = LiveLog(loggers=[logger])
    log.attach("harbour")
    assert log.loggers == [logger]
    screen.show(log)
    await screen.settle()
    assert len(logger.handlers) == 1
    log.detach("harbour")
    assert not log.loggers
    assert not logger.handlers
    with pytest.raises(
        TypeError, match="loggers must be a list of Logger or str: put it in one"
    ):
        LiveLog(loggers="harbour")


async def test_half_of_a_character(screen: Screen) -> None:
    """Names of files have them; it is a question mark, and what follows is shown."""
    log = bare(levels=False)
    screen.show(log)
    await screen.advance(1)
    log.write("bad \udcff name")
    await screen.advance(1)
    log.write("next")
    await screen.advance(1)
    screen.shows("bad ? name", "next")


def test_before_it_is_on_a_page() -> None:
    """Nothing waits to be shown."""
    assert LiveLog().unseen == 0


# --- bounds ---


async def test_a_flood(screen: Screen) -> None:
    """100 000 lines in a second are few messages, and no more is kept than shall be."""
    log = LiveLog(max_lines=200)
    screen.show(log)
    await screen.advance(1)
    before = len(screen.messages)
    for number in range(100):
        log.write_lines(f"line {number} {n}" for n in range(1000))
        await screen.advance(0.01)
    assert len(screen.messages) - before <= 20
    await screen.advance(2)
    assert len(shown(screen)) == 200
    assert log.lines[-1] == "line 99 999"
    assert log.line_count == 100_000


async def test_only_what_is_new_is_sent(screen: Screen) -> None:
    """Three lines more of a full log are one message: three come, three go."""
    log = bare(max_lines=120)
    log.write_lines(f"line {n}" for n in range(120))
    screen.show(log)
    await screen.advance(1)
    before = len(screen.messages)
    log.write_lines(["a", "b", "c"])
    await screen.advance(1)
    (sent,) = screen.messages[before:]
    body = str(sent.body)
    assert body.count("'Text'") == 3
    assert "line" not in body.replace("underline", "")
    assert sorted(line[6:] for line in shown(screen)) == sorted(log.lines)
    await screen.advance(60)
    assert len(screen.messages) == before + 1


def test_what_is_kept() -> None:
    """The newest are kept, so many and so large at most; the newest in any case."""
    tail: Tail[str] = Tail(3, 10)
    for text in ("aaaa", "bbb", "cc", "d"):
        tail.add(text, len(text))
    assert [text for _, text in tail.items()] == ["bbb", "cc", "d"]
    tail.add("x" * 9, 9)
    assert [text for _, text in tail.items()] == ["d", "x" * 9]
    tail.add("y" * 50, 50)
    assert (len(tail), tail.size, tail.count) == (1, 50, 6)
    tail.bound(1, 100)
    tail.clear()
    assert tail.items() == []


# --- following ---


async def test_it_follows_while_the_user_is_at_the_end(screen: Screen) -> None:
    """Scrolled up, nothing moves and a button counts; it leads to the end."""
    log = bare()
    log.write_lines(["a", "b"])
    screen.show(log)
    await screen.advance(1)
    assert screen.find(ft.ListView)["reverse"] is True
    await scroll(screen, 200, left=400)
    assert log.follow is False
    log.write_lines(["c", "d", "e"])
    await screen.advance(1)
    assert len(shown(screen)) == 2
    await screen.tap("3 new")
    await screen.advance(1)
    assert screen.calls[-1].method == "scroll_to"
    assert len(shown(screen)) == 5
    assert log.follow is True
    assert "new" not in screen.tree()


async def test_back_at_the_end(screen: Screen) -> None:
    """Who scrolls down to the end again sees what has come, and follows."""
    log = bare()
    log.write("a")
    screen.show(log)
    await screen.advance(1)
    await scroll(screen, 50, left=300)
    log.write("b")
    await screen.advance(1)
    await scroll(screen, -290, left=10)
    await screen.advance(1)
    assert [line[6:] for line in shown(screen)] == ["a", "b"]
    await scroll(screen, 5, left=15)
    assert log.follow is True


async def test_a_pause(screen: Screen) -> None:
    """What comes in a pause waits, and is shown afterwards."""
    log = LiveLog(timestamps=False)
    log.write("a")
    screen.show(log)
    await screen.advance(1)
    await screen.tap("Pause")
    log.write("b")
    await screen.advance(1)
    screen.shows("Paused, 1 waiting")
    assert len(shown(screen)) == 1
    await screen.tap("Go on")
    await screen.advance(1)
    assert len(shown(screen)) == 2


# --- what is shown of it ---


async def test_the_least_level(screen: Screen) -> None:
    """Lines that are not bad enough are left out, and come back."""
    log = LiveLog(timestamps=False)
    screen.show(log)
    for level in ("debug", "info", "error"):
        log.write(level, level)
    await screen.advance(1)
    await screen.tap("Warning")
    await screen.advance(1)
    assert (log.level, shown(screen)) == ("warning", ["ERROR error"])
    await screen.tap("Critical")
    await screen.advance(1)
    screen.shows("No such lines")
    log.level = "debug"
    await screen.advance(1)
    assert len(shown(screen)) == 3


async def test_a_search(screen: Screen) -> None:
    """Only lines that have it are shown, and it stands out; what is no pattern, too."""
    log = LiveLog(timestamps=False)
    log.write_lines(["\x1b[31mOrder\x1b[0m 41", "cart", "order [2"])
    screen.show(log)
    await screen.advance(1)
    await screen.type("ORDER")
    await screen.advance(1)
    assert log.lines == ["Order 41", "order [2"]
    spans = next(n["spans"] for n in screen.find_all(ft.Text) if n.get("spans"))
    assert spans[1]["style"]["bgcolor"] == "tertiarycontainer"
    log.regex = True
    log.search = r"order \d"
    assert log.lines == ["Order 41"]
    log.search = "["
    await screen.advance(1)
    assert log.lines == ["order [2"]
    assert "unterminated" in str(log.search_error)


async def test_copy_and_clear(screen: Screen) -> None:
    """What is to be seen goes to the clipboard; cleared, nothing is left."""
    log = LiveLog()
    log.write_lines(["\x1b[31ma\x1b[0m", "b"])
    screen.show(log)
    await screen.advance(1)
    await screen.tap("Copy all")
    assert "a\\nb" in str(screen.calls[-1])
    await screen.tap("Clear")
    await screen.advance(1)
    screen.shows("Nothing here yet")
    assert log.lines == []


async def test_fewer_lines_after_it_was_cleared(screen: Screen) -> None:
    """They stand there once, whatever was there before."""
    log = bare(levels=False)
    screen.show(log)
    log.write_lines(f"line {n}" for n in range(170))
    await screen.advance(2)
    log.clear()
    await screen.advance(1)
    log.write("again")
    await screen.advance(1)
    assert screen.texts() == ["again"]


# --- text ---


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\tb", ["a       b"]),
        ("10 %\r50 %\r100 %", ["100 %"]),
        ("a\r\nb\r\n", ["a", "b"]),
        ("bell\x07 null\x00", ["bell null"]),
        ("", [""]),
        ("x" * 10_001, ["x" * 10_000]),
    ],
)
def test_control_characters(text: str, lines: list[str]) -> None:
    """A line is what a terminal would show of it."""
    moment = LiveLog()._component.own_time.now()
    found = list(lines_of(text, "info", moment))
    assert [line.text for line in found] == lines
    assert [line.at for line in found[1:]] == [None] * len(found[1:])


def test_levels_of_logging() -> None:
    """A number is the highest level that it reaches."""
    levels = [level_of(n) for n in (0, 10, 19, 20, 35, 40, 50, 99)]
    assert levels == [
        *("debug", "debug", "debug", "info", "warning", "error"),
        *("critical", "critical"),
    ]


def test_colours() -> None:
    """Escape sequences become styles, in colours to be read on light and dark."""
    text = "a \x1b[1;31mred\x1b[0m \x1b[38;2;1;2;3mtrue\x1b[0m\x1b[7;4mx\x1b[0m z"
    pieces = pieces_of(text)
    assert [word for word, _ in pieces] == ["a ", "red", " ", "true", "x", " z"]
    styles = [style for _, style in pieces if style is not None]
    assert (styles[0].color, styles[0].weight) == ("red600", ft.FontWeight.BOLD)
    assert styles[1].color == "#010203"
    assert (styles[2].color, styles[2].bgcolor) == ("surface", "onsurface")
    assert styles[2].decoration is ft.TextDecoration.UNDERLINE
    assert plain(text + "\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\") == (
        "a red truex zlink"
    )


def test_without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, the sequences are left out."""
    from flet_components.components.following import ansi

    monkeypatch.setitem(sys.modules, "rich.text", None)
    ansi._reader.cache_clear()
    assert pieces_of("\x1b[31mred\x1b[0m") == [("red", None)]
    monkeypatch.undo()
    ansi._reader.cache_clear()


def test_an_unknown_level() -> None:
    """It is refused with those that there are."""
    with pytest.raises(ValueError, match="got 'loud'"):
        LiveLog().write("x", "loud")  # type: ignore[arg-type]


# --- the page about it ---


def test_the_tables_of_the_page() -> None:
    """They have every public field, with its default, and every verb."""
    assert list(PAGE.table("Fields").items()) == list(fields_of(LiveLog).items())
    assert set(PAGE.table("Verbs")) == verbs_of(LiveLog)


async def test_the_example_of_a_job(screen: Screen) -> None:
    """What a thread of the job logs is there."""
    await screen.run(PAGE.example("job").main)
    await screen.advance(2)
    assert any("copied file 2" in line for line in shown(screen))
    await screen.tap("Run again")
    await screen.advance(2)
    assert len(shown(screen)) == 8
