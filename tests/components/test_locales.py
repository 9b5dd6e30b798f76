"""By which locale a component writes."""

from __future__ import annotations

from typing import Optional

import flet as ft
import pytest
from babel import Locale

from flet_components import UserControl, prop, reactive
from flet_components.components.locales import (
    first_known,
    known_locale,
    locale_of,
    wants_24_hours,
)
from flet_components.testing import Screen


@reactive
class Writer(UserControl):
    """Says by which locale it writes."""

    locale: Optional[str] = prop(default=None, validate=known_locale)
    """Its own."""

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: str(locale_of(self, self.locale)))


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ((), "en_US"),
        (("de-AT",), "de_AT"),
        (("zh-TW",), "zh_Hant_TW"),
        (("tlh", "fr-CH"), "fr_CH"),
        (("en-XX", "fr"), "en"),
        (("*", "", "no such thing"), "en_US"),
    ],
)
def test_the_first_that_is_known(names: tuple[str, ...], found: str) -> None:
    """The first counts that Babel knows, be it only the language of a country."""
    assert str(first_known(names)) == found


async def test_its_own_before_the_pages(screen: Screen) -> None:
    """A component's own locale counts; else that of its page, as it is then."""
    writer = Writer()
    screen.show(writer)
    screen.shows("en_US")
    screen.page.locale_configuration = ft.LocaleConfiguration([ft.Locale("de", "CH")])
    screen.page.update()
    await screen.settle()
    screen.shows("de_CH")
    writer.locale = "pt-BR"
    await screen.settle()
    screen.shows("pt_BR")


def test_off_the_page() -> None:
    """A component that was never on a page writes English, by a clock of any hours."""
    writer = Writer()
    assert locale_of(writer, None) == Locale("en", "US")
    assert not wants_24_hours(writer)


@pytest.mark.parametrize("wrong", ["xx", "", "de-DE-DE-DE", 5])
def test_an_unknown_locale_is_refused(wrong: object) -> None:
    """Who gives a name that Babel does not know is told what one looks like."""
    with pytest.raises(ValueError, match="locale must name a locale, as 'de' or"):
        Writer(locale=wrong)  # type: ignore[arg-type]
