"""How the user of a page reads: as the app says, else as the client tells.

Of languages Flet's client says nothing when it starts. A browser does, in a header of
the request that opens its web socket; an app that runs in the browser itself asks it.
What Flet does tell is a change of them, to an app with a handler
`page.on_locale_change`.
"""

from __future__ import annotations

import sys
from typing import Any

import flet as ft

from flet_components import _flet
from flet_components.signals import Signal

__all__ = ["Customs", "accepted"]


class Customs:
    """The languages of one page's user, and the hours of the day.

    Bindings and watchers follow what they read here.

    Args:
        page: The page.
    """

    __slots__ = ("_languages", "_page", "_told", "_wants_24_hours")

    def __init__(self, page: ft.Page) -> None:
        self._page = page
        self._told = _asked(page)
        self._languages = Signal(self._wanted())
        self._wants_24_hours = Signal(self._is_set_to_24_hours())

    @property
    def languages(self) -> tuple[str, ...]:
        """Names of locales, such as `pt-BR`, the most wanted first."""
        return self._languages.get()

    @property
    def wants_24_hours(self) -> bool:
        """Whether the device is set to 24 hours: Android and iOS tell, browsers not."""
        return self._wants_24_hours.get()

    def look(self) -> None:
        """Follow what the app, or the client, has set on the page."""
        self._languages.set(self._wanted())
        self._wants_24_hours.set(self._is_set_to_24_hours())

    def returned(self) -> None:
        """Follow a client that has come back, which may be another one."""
        self._told = _asked(self._page) or self._told
        self.look()

    def changed(self, locales: list[dict[str, Any]]) -> None:
        """Follow what a client tells of a change."""
        self._told = tuple(str(ft.Locale(**locale)) for locale in locales)
        self.look()

    def _wanted(self) -> tuple[str, ...]:
        app = self._page.locale_configuration
        if app is None:
            return self._told
        return (str(app.current_locale or app.supported_locales[0]),)

    def _is_set_to_24_hours(self) -> bool:
        return self._page.media.always_use_24_hour_format


def _asked(page: ft.Page) -> tuple[str, ...]:
    """Return which languages the browser of a page wants, as far as it says."""
    if sys.platform == "emscripten":
        import js  # type: ignore[import-not-found]

        return tuple(js.navigator.languages)
    return accepted(_flet.accept_language(page))


def accepted(header: str) -> tuple[str, ...]:
    """Return the languages of an `Accept-Language` header, the most wanted first."""
    wanted = [_weighed(part) for part in header.split(",")]
    wanted.sort(key=lambda weighed: -weighed[0])
    return tuple(
        name for weight, name in wanted if weight > 0 and name not in ("", "*")
    )


def _weighed(part: str) -> tuple[float, str]:
    """Return how much a language is wanted, 0 to 1; what cannot be read, not at all."""
    name, _, weight = part.partition(";")
    try:
        return float(weight.strip().removeprefix("q=") or 1), name.strip()
    except ValueError:
        return 0.0, name
