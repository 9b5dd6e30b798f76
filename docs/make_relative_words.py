"""Makes the words of `RelativeTime` ("yesterday", "last month") from the data of CLDR.

npm pack cldr-dates-full && tar xf cldr-dates-full-*.tgz
python -m docs.make_relative_words package

Babel has the patterns with a number ("1 day ago") of every language, but no words. Only
what the languages above do not already say is written, and only where anything is
translated.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from flet_components.components.clockwork.relative_time import relative_words

UNITS = {"second": 0, "hour": 0, "day": 2, "week": 1, "month": 1, "year": 1}
"""Each unit, and by how many it may be away to have a word."""
STYLES = ("", "-short", "-narrow")
ROOT = "und"

Words = dict[str, str]


def main(package: str) -> None:
    """Write the words that a package has."""
    root = Path(package)
    told = dict(filter(None, map(_read, sorted((root / "main").iterdir()))))
    english = set(told.pop(ROOT).values())
    kept: dict[str, Words] = {}
    for name in sorted(told, key=lambda name: (name.count("_"), name)):
        words = told[name]
        if not name.startswith("en"):
            words = {u: said for u, said in words.items() if said not in english}
        kept[name] = _news(name, words, kept)
    version = json.loads((root / "package.json").read_text())["version"]
    _write(version, {name: words for name, words in sorted(kept.items()) if words})
    relative_words.FILE.with_suffix(".LICENSE").write_text(
        (root / "LICENSE").read_text()
    )


def _read(folder: Path) -> tuple[str, Words] | None:
    """Return what a language has, by Babel's name of it; None if Babel has none."""
    name = folder.name.replace("-", "_")
    try:
        name = name if name == ROOT else str(Locale.parse(name))
    except (UnknownLocaleError, ValueError):
        return None
    whole = json.loads((folder / "dateFields.json").read_text())
    fields = whole["main"][folder.name]["dates"]["fields"]
    units = [unit + style for style in STYLES for unit in UNITS]
    return name, {unit: _joined(unit, fields[unit]) for unit in units}


def _joined(unit: str, field: dict[str, Any]) -> str:
    most = UNITS[unit.partition("-")[0]]
    steps = range(-most, most + 1)
    return "|".join(field.get(f"relative-type-{step}", "") for step in steps)


def _news(name: str, words: Words, kept: dict[str, Words]) -> Words:
    """Return what would not be found in the languages above, long forms first."""
    news: Words = {}
    for unit, said in words.items():
        if relative_words.found({**kept, name: news}, name, unit) != said:
            news[unit] = said
    return news


def _write(version: str, kept: dict[str, Words]) -> None:
    lines = [f"  {_json(name)}: {_json(words)}" for name, words in kept.items()]
    text = ",\n".join([f'  "CLDR": {{"version": {_json(version)}}}', *lines])
    relative_words.FILE.write_text(f"{{\n{text}\n}}\n", encoding="utf-8")
    print(len(kept), "languages,", relative_words.FILE.stat().st_size, "bytes")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
