"""How the user of a page reads: what the app says, the browser asks for, and tells."""

from __future__ import annotations

from typing import Any

import flet as ft
import pytest

from flet_components import UserControl, _flet
from flet_components.customs import accepted
from flet_components.lifetime import of_page
from flet_components.testing import Screen


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("", ()),
        ("de-DE", ("de-DE",)),
        ("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", ("fr-CH", "fr", "en")),
        ("en;q=0.5,de", ("de", "en")),
        ("de;q=0, en", ("en",)),
        ("pt-BR;q=0.8 , es; q=0.9", ("es", "pt-BR")),
        ("de;q=much, en;q=0.1", ("en",)),
        (";;,,;q=1,*", ()),
    ],
)
def test_what_a_browser_accepts(header: str, languages: tuple[str, ...]) -> None:
    """The most wanted language is first; what is not wanted is left out."""
    assert accepted(header) == languages


class Reader(UserControl):
    """Shows how its page's user reads."""

    def build(self) -> ft.Control:
        life = self._component.life
        assert life is not None
        customs = life.customs
        return self.bind(
            ft.Text(),
            value=lambda: f"{','.join(customs.languages)} {customs.wants_24_hours}",
        )


def tell(*languages: str) -> dict[str, Any]:
    """Return what Flet's client tells when the user's languages change."""
    locales = [{"language_code": each, "country_code": "XX"} for each in languages]
    return {"locales": locales}


async def test_nothing_is_known_at_first(screen: Screen) -> None:
    """Without a browser, and without a word of the app, no language is known."""
    screen.show(Reader())
    screen.shows(" False")


async def test_an_app_says_it(screen: Screen) -> None:
    """The page's own locale counts, from the update that it comes with."""
    screen.show(Reader())
    french = ft.Locale("fr", "FR")
    screen.page.locale_configuration = ft.LocaleConfiguration([french], french)
    screen.page.update()
    screen.shows("fr_FR False")
    screen.page.locale_configuration = ft.LocaleConfiguration([ft.Locale("de")])
    screen.page.update()
    screen.shows("de False")


async def test_it_costs_no_message_of_its_own(screen: Screen) -> None:
    """What follows from another locale goes out with the app's own update."""
    screen.show(Reader())
    before = len(screen.patches)
    screen.page.locale_configuration = ft.LocaleConfiguration([ft.Locale("de")])
    screen.page.update()
    await screen.settle()
    assert len(screen.patches) <= before + 2


async def test_a_client_tells_a_change(screen: Screen) -> None:
    """What the client tells counts, unless the app has said otherwise."""
    screen.show(Reader())
    page = screen.page
    await screen.session.dispatch_event(page._i, "locale_change", tell("it", "en"))
    await screen.settle()
    screen.shows("it_XX,en_XX False")
    page.locale_configuration = ft.LocaleConfiguration([ft.Locale("de")])
    page.update()
    await screen.session.dispatch_event(page._i, "locale_change", tell("nl"))
    await screen.settle()
    screen.shows("de False")
    page.locale_configuration = None
    page.update()
    await screen.settle()
    screen.shows("nl_XX False")


async def test_the_apps_own_handler_is_called_too(screen: Screen) -> None:
    """An app that handles the change hears of it as ever."""
    heard: list[str] = []
    screen.page.on_locale_change = lambda event: heard.append(
        event.locales[0].language_code
    )
    screen.show(Reader())
    await screen.session.dispatch_event(
        screen.page._i, "locale_change", tell("it", "en")
    )
    assert heard == ["it"]


async def test_a_device_of_24_hours(screen: Screen) -> None:
    """What a phone tells of its clock counts at once."""
    screen.show(Reader())
    media = {
        "padding": {},
        "view_padding": {},
        "view_insets": {},
        "device_pixel_ratio": 2.0,
        "orientation": "portrait",
        "always_use_24_hour_format": True,
    }
    screen.session.apply_patch(screen.page._i, {"media": media})
    await screen.settle()
    screen.shows(" True")


@pytest.mark.parametrize(("header", "shown"), [("pl, en;q=0.5", "pl,en"), ("", "de")])
async def test_another_browser_comes_back(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, header: str, shown: str
) -> None:
    """A client that comes back is asked again, and may say nothing."""
    monkeypatch.setattr(_flet, "accept_language", lambda page: "de")
    screen = screen.another()
    screen.show(Reader())
    screen.shows("de False")
    await screen.disconnect()
    monkeypatch.setattr(_flet, "accept_language", lambda page: header)
    await screen.reconnect()
    screen.shows(f"{shown} False")


async def test_a_page_without_a_socket(screen: Screen) -> None:
    """A page that no browser shows, as of a desktop app, has no languages."""
    assert _flet.accept_language(screen.page) == ""
    assert of_page(screen.page).customs.languages == ()
