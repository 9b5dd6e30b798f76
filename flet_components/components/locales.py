"""In which language and by which customs a component writes dates and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import attrs

from flet_components import _flet

if TYPE_CHECKING:
    from babel import Locale

    from flet_components.user_control import UserControl

__all__ = ["known_locale", "locale_of"]

FALLBACK = "en_US"


def locale_of(component: UserControl, name: Optional[str]) -> Locale:
    """Return the locale by which a component writes.

    Args:
        component: The component; its page may have a locale.
        name: The one that it was given, if any.
    """
    from babel import Locale

    page = _flet.page_of(component)
    configured = page.locale_configuration if page is not None else None
    current = configured.current_locale if configured is not None else None
    found = name or (str(current) if current is not None else FALLBACK)
    return Locale.parse(found.replace("-", "_"))


def known_locale(
    _: object, attribute: attrs.Attribute[object], value: Optional[str]
) -> None:
    """Validate that a value names a locale that Babel knows, or is None."""
    from babel import Locale, UnknownLocaleError

    try:
        if value is not None:
            Locale.parse(value.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        raise ValueError(
            f"'{attribute.name}' must name a locale, as 'de' or 'pt-BR' do"
        ) from None
