"""The names of the module `flet` in 0.x, and what each is now."""

from __future__ import annotations

import functools
import importlib
import importlib.util
from typing import Any, Optional

import flet as ft

from flet_components.aio import entry_points, old_enums, old_modules
from flet_components.aio.elevated_button import ElevatedButton
from flet_components.aio.user_control import UserControl
from flet_components.errors import RemovedInFlet1Error

__all__ = [
    "ALIASES",
    "FLETS",
    "GONE",
    "PACKAGES",
    "find",
    "flets_own",
    "install",
    "old_names",
]

OWN: dict[str, Any] = {
    "ElevatedButton": ElevatedButton,
    "UserControl": UserControl,
    "app": entry_points.app,
    "app_async": entry_points.app_async,
}
"""What this package makes itself."""

ALIASES = {
    "ConstrainedControl": "LayoutControl",
    "ContainerTapEvent": "TapEvent",
    "DragTargetAcceptEvent": "DragTargetEvent",
    "FLET_APP": "AppView.FLET_APP",
    "FLET_APP_HIDDEN": "AppView.FLET_APP_HIDDEN",
    "FLET_APP_WEB": "AppView.FLET_APP_WEB",
    "ImageFit": "BoxFit",
    "MaterialState": "ControlState",
    "NavigationDestination": "NavigationBarDestination",
    "PageMediaChangeEvent": "PageMediaData",
    "ShadowBlurStyle": "BlurStyle",
    "TabsTheme": "TabBarTheme",
    "ThemeVisualDensity": "VisualDensity",
    "WEB_BROWSER": "AppView.WEB_BROWSER",
}
"""Names that are others now."""

CHARTS = (
    "BarChart BarChartEvent BarChartGroup BarChartRod BarChartRodStackItem ChartAxis "
    "ChartAxisLabel ChartCirclePoint ChartCrossPoint ChartGridLines ChartPointLine "
    "ChartPointShape ChartSquarePoint LineChart LineChartData LineChartDataPoint "
    "LineChartEvent LineChartEventSpot PieChart PieChartEvent PieChartSection"
)
PACKAGES = {
    "Audio": "flet_audio",
    "AudioEncoder": "flet_audio_recorder",
    "AudioRecorder": "flet_audio_recorder",
    "Lottie": "flet_lottie",
    "Map": "flet_map",
    "PlaylistMode": "flet_video",
    "Rive": "flet_rive",
    "Video": "flet_video",
    "VideoMedia": "flet_video",
    "WebView": "flet_webview",
    "audio": "flet_audio",
    **dict.fromkeys(CHARTS.split(), "flet_charts"),
}
"""Names that live in packages of their own now."""

GONE = {
    "PageDesignLanguage": "adaptive=True on the page or on a control",
    "VisibilityMode": "visible=, or opacity= to keep the place",
}
"""Names without a successor, and what to use."""


@functools.cache
def find(name: str) -> Any:
    """Return what a name of Flet 0.x or 1.x is now.

    Raises:
        RemovedInFlet1Error: If it is nothing; says what to use.
        AttributeError: If Flet never had it.
    """
    found = _find_old(name)
    return flets_own(name) if found is None else found


def old_names() -> tuple[str, ...]:
    """Return the names that `flet` does not have by itself, or has otherwise."""
    known = (OWN, ALIASES, old_modules.MODULES, old_enums.LOST)
    special = ("OptionalNumber", "PubSub")
    return tuple(sorted({*special, *(name for names in known for name in names)}))


def install() -> None:
    """Put the names of Flet 0.x on the module `flet` itself, for this process.

    `python -m flet_components.aio` does so before it runs an app, which can then say
    `import flet`.
    """
    importlib.import_module("flet.app")  # its import would hide the function `app`
    for name in old_names():
        setattr(ft, name, find(name))
    ft.__all__ = sorted({*ft.__all__, *old_names()})
    vars(ft)["__getattr__"] = find


def _find_old(name: str) -> Optional[Any]:
    if name in OWN:
        return OWN[name]
    if name in ALIASES:
        return _alias(ALIASES[name])
    if name in old_modules.MODULES:
        return old_modules.old_module(name)
    if name in old_enums.LOST:
        return old_enums.OldEnum(name)
    if name in PACKAGES:
        return _of_package(name, PACKAGES[name])
    if name in GONE:
        raise RemovedInFlet1Error(
            f"ft.{name} is not part of Flet 1.x: use {GONE[name]}"
        )
    return _special(name)


def _special(name: str) -> Optional[Any]:
    if name == "OptionalNumber":
        return Optional[ft.Number]
    if name == "PubSub":
        return importlib.import_module("flet.pubsub.pubsub_client").PubSubClient
    return None


def _alias(path: str) -> Any:
    name, _, member = path.partition(".")
    value = flets_own(name)
    return getattr(value, member) if member else value


def _of_package(name: str, package: str) -> Any:
    if importlib.util.find_spec(package) is None:
        raise RemovedInFlet1Error(
            f"ft.{name} is a package of its own in Flet 1.x: install "
            f"{package.replace('_', '-')} and use {package}.{name}"
        )
    module = importlib.import_module(package)
    return module if name == "audio" else getattr(module, name)


_flets_getattr = vars(ft)["__getattr__"]


def flets_own(name: str) -> Any:
    """Return what Flet itself has under a name."""
    return vars(ft)[name] if name in vars(ft) else _flets_getattr(name)


FLETS = frozenset(ft.__all__)
"""The names that Flet has by itself."""
