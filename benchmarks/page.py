"""Puts tables into a page: each between two comments that name it.

<!-- bench:S3 -->
| ... |
<!-- /bench:S3 -->
"""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["put"]


def put(path: Path, tables: dict[str, str]) -> list[str]:
    """Replace the tables of a page; returns the keys that it has no place for."""
    text, missing = path.read_text(encoding="utf-8"), []
    for key, table in tables.items():
        begin, end = f"<!-- bench:{key} -->", f"<!-- /bench:{key} -->"
        place = re.compile(f"{begin}.*?{end}", re.DOTALL)
        if not place.search(text):
            missing.append(key)
        block = f"{begin}\n{table}\n{end}"
        text = place.sub(lambda _, block=block: block, text)  # type: ignore[misc]
    path.write_text(text, encoding="utf-8")
    return missing
