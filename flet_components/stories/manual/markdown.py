"""Docstrings in Google style, written as Markdown."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

__all__ = ["as_markdown", "first_paragraph"]

SECTION = re.compile(
    r"^(Args|Attributes|Raises|Returns|Yields|Example|Examples|Note):$"
)
ITEM = re.compile(r"^ {4}(\*{0,2}\w[\w., ]*):\s*(.*)$")
ROLE = re.compile(r":\w+:`~?([^`]+)`")


def as_markdown(docstring: str) -> str:
    """Write a docstring as Markdown; what is indented elsewhere stays code."""
    text = ROLE.sub(r"`\1`", inspect.cleandoc(docstring))
    return "\n".join(_lines(text.splitlines())).strip()


def first_paragraph(docstring: str) -> str:
    """Return what a docstring says first, on one line."""
    return " ".join(inspect.cleandoc(docstring).split("\n\n")[0].split())


def _lines(lines: list[str]) -> Iterator[str]:
    within = ""
    for line in lines:
        if match := SECTION.match(line):
            within = match[1]
            yield from ("", f"**{within}**", "")
        elif line and not line.startswith(" "):
            within = ""
            yield line
        elif within in ("Args", "Attributes", "Raises") and (item := ITEM.match(line)):
            yield f"- `{item[1]}`: {item[2]}"
        else:
            yield line[4:] if within and not within.startswith("Ex") else line
