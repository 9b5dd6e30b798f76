"""What Babel knows of languages: 30 MB for all of them, most of which nobody reads."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["LANGUAGES", "comes_later", "is_left_out"]

LANGUAGES = (
    *("ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi"),
    *("fr", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "nb"),
    *("nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "th", "tr"),
    *("uk", "ur", "vi", "zh"),
)
"""What is taken unless others are asked for: every one with all its countries."""
FOLDER = "babel/locale-data/"
NEEDED = frozenset({"root", "en"})
"""Without which Babel does not work, nor a component that knows no other."""
UNUSED = ("babel/messages/", "babel/localtime/_win32.py")
"""What makes catalogues of messages; no app needs that while it runs."""


def is_left_out(name: str, languages: Iterable[str]) -> bool:
    """Say whether a file of Babel is one that nobody asked for."""
    if name.startswith(UNUSED):
        return True
    language = _language(name)
    wanted = {each.replace("-", "_").partition("_")[0] for each in languages}
    return language is not None and language not in NEEDED | wanted


def comes_later(name: str) -> bool:
    """Say whether a file of Babel is loaded when it is first read, not at the start."""
    language = _language(name)
    return language is not None and language not in NEEDED


def _language(name: str) -> str | None:
    """Return the language that a file tells of, if it is one of Babel's."""
    if not name.startswith(FOLDER) or not name.endswith(".dat"):
        return None
    return name.removeprefix(FOLDER).removesuffix(".dat").partition("_")[0]
