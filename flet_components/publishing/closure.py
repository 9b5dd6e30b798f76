"""Which packages an app needs in the browser, and where they come from.

What is installed here is taken as it is, if it is Python only: it is what the app was
tried with, and needs no network. The rest, such as msgpack with its compiled part,
comes from wheels that are at hand, then from pip's index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import attrs
import flet as ft
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from flet_components.errors import PublishError
from flet_components.publishing.installed import Installed
from flet_components.publishing.target import Target
from flet_components.publishing.wheels import Wheel, WheelHouse

__all__ = ["Closure", "Package", "parsed"]

Package = Installed | Wheel
FLET = f"flet=={ft.__version__}"


@attrs.frozen
class Closure:
    """Finds packages, and what they need, and what that needs.

    Args:
        target: The Python that shall run them.
        house: Where wheels come from.
        tell: Called with the name of each package that is looked for.
    """

    target: Target
    house: WheelHouse
    tell: Callable[[str], object] = lambda name: None

    def of(
        self, requirements: Iterable[str], wheels: Sequence[Path] = ()
    ) -> list[Package]:
        """Return all packages that some requirements come to.

        Args:
            requirements: As pip writes them.
            wheels: Taken as they are; they go before all others.

        Raises:
            PublishError: If one cannot be had, or two cannot be had together.
        """
        given = {wheel.name: wheel for wheel in map(Wheel, wheels)}
        wanted: dict[str, Requirement] = {}
        waiting = [
            asked
            for asked in map(parsed, (FLET, *requirements))
            if self.target.wants(asked, frozenset())
        ]
        waiting += [parsed(name) for name in given]
        found: dict[str, Package] = {}
        while waiting:
            asked = waiting.pop()
            name = canonicalize_name(asked.name)
            known = wanted.get(name)
            extras = frozenset(asked.extras) - (known.extras if known else set())
            wanted[name] = _both(known, asked)
            if name not in found or not _fits(found[name], wanted[name]):
                self.tell(name)
                found[name] = given.get(name) or self._find(wanted[name])
                extras = frozenset(wanted[name].extras) | {""}
            if not _fits(found[name], wanted[name]):
                raise PublishError(
                    f"{name} must be {wanted[name].specifier}, got "
                    f"{found[name].version}: give a wheel that fits"
                )
            waiting += self._needed(found[name], extras)
        return [found[name] for name in sorted(found)]

    def _find(self, wanted: Requirement) -> Package:
        here = Installed.find(wanted)
        if here is not None and here.is_pure:
            return here
        try:
            return self.house.find(wanted)
        except PublishError:
            if here is not None and here.has_fallback:
                return here
            raise

    def _needed(
        self, package: Package, extras: frozenset[str]
    ) -> Iterable[Requirement]:
        if not extras:
            return
        for text in package.requires:
            requirement = parsed(text)
            if self.target.wants(requirement, extras):
                yield requirement


def parsed(text: str) -> Requirement:
    """Read a requirement.

    Raises:
        PublishError: If it is none.
    """
    try:
        return Requirement(text)
    except InvalidRequirement as error:
        raise PublishError(
            f"a requirement must be like humanize>=4, got {text!r} ({error})"
        ) from None


def _both(known: Requirement | None, more: Requirement) -> Requirement:
    whole = Requirement(str(more))
    whole.marker = None
    if known is not None:
        whole.specifier &= known.specifier
        whole.extras |= known.extras
    return whole


def _fits(package: Package, wanted: Requirement) -> bool:
    return wanted.specifier.contains(package.version, prereleases=True)
