"""In which language and by which customs a component writes dates and numbers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Optional

import attrs

if TYPE_CHECKING:
    from babel import Locale

    from flet_components.user_control import UserControl

__all__ = ["known_locale", "locale_of", "wants_24_hours"]

FALLBACK = "en_US"


def locale_of(component: UserControl, name: Optional[str]) -> Locale:
    """Return the locale by which a component writes; bindings and watchers follow.

    It is the component's own; else that of the page's `locale_configuration`; else the
    first that the user's browser asks for and Babel knows; else English.

    Args:
        component: The component.
        name: The one that it was given, if any.
    """
    life = component._component.life
    told = life.customs.languages if life is not None else ()
    return first_known((name,) if name else told)


def wants_24_hours(component: UserControl) -> bool:
    """Say whether the user's device is set to 24 hours, whatever its locale.

    Bindings and watchers follow. Android and iOS tell; a browser does not.
    """
    life = component._component.life
    return life is not None and life.customs.wants_24_hours


@functools.lru_cache
def first_known(names: tuple[str, ...]) -> Locale:
    """Return the first of some locales that is known, be it only its language."""
    for name in names:
        whole = name.replace("-", "_")
        for known in (_parsed(whole), _parsed(whole.partition("_")[0])):
            if known is not None:
                return known
    found = _parsed(FALLBACK)
    assert found is not None
    return found


def known_locale(_: object, attribute: attrs.Attribute[object], value: object) -> None:
    """Validate that a value names a locale that Babel knows, or is None."""
    if value is not None and _parsed(str(value).replace("-", "_")) is None:
        raise ValueError(
            f"'{attribute.name}' must name a locale, as 'de' or 'pt-BR' do"
        )


def _parsed(name: str) -> Optional[Locale]:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return None
