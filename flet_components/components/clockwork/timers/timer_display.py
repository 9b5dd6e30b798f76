"""Where a timer shows its digits, and what it says of them."""

from __future__ import annotations

from collections.abc import Callable

from flet_components.bindings import Output
from flet_components.components.clockwork.durations import HOUR, in_spoken_steps
from flet_components.wording import say

__all__ = ["Display"]

LAST_HOUR = HOUR - 1
"""Seconds to or from nothing within which other words are said with each second."""


class Display:
    """The digits of one face, and its label for who cannot see them.

    Args:
        digits: The text; None for a face that has none, or several.
        label: What a screen reader says instead.
        words: Returns what is said of some seconds.
    """

    __slots__ = ("_digits", "_label", "_said", "_words")

    def __init__(
        self, digits: Output | None, label: Output, words: Callable[[float], str]
    ) -> None:
        self._digits, self._label, self._words = digits, label, words
        self._said: object = None

    def write(self, text: str, seconds: float) -> None:
        """Show a text, and the seconds that it tells of."""
        if self._digits is not None:
            self._digits.set(text)

    def say(self, seconds: float, *, over: bool, paused: bool) -> None:
        """Say how it stands, if that takes other words than before."""
        said = (over, paused, in_spoken_steps(seconds))
        if said != self._said:
            self._said = said
            self._label.set(self._spoken(seconds, over=over, paused=paused))

    def tick(self, text: str, seconds: float) -> None:
        """Show a text while it runs, and say it if that takes seconds."""
        if self._digits is not None:
            self._digits.set(text)
        if -HOUR < seconds <= LAST_HOUR:
            self._said = None
            self._label.set(self._words(seconds))

    def _spoken(self, seconds: float, *, over: bool, paused: bool) -> str:
        if over:
            return say("done")
        words = self._words(seconds)
        return say("paused", state=words) if paused else words
