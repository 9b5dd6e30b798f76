"""`ft.app` and `ft.app_async` of Flet 0.x: `ft.run` and `ft.run_async` now."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from typing import Any, Optional, Union

import flet as ft

from flet_components.aio import serving
from flet_components.errors import RemovedInFlet1Error

__all__ = ["app", "app_async"]

logger = logging.getLogger("flet_components")


def app(
    target: Callable[[ft.Page], Any],
    name: str = "",
    host: Optional[str] = None,
    port: int = 0,
    view: Union[ft.AppView, str, None] = ft.AppView.FLET_APP,
    assets_dir: Optional[str] = "assets",
    upload_dir: Optional[str] = None,
    web_renderer: Union[ft.WebRenderer, str] = ft.WebRenderer.AUTO,
    use_color_emoji: bool = False,
    route_url_strategy: Union[ft.RouteUrlStrategy, str] = ft.RouteUrlStrategy.PATH,
    auth_token: Optional[str] = None,
) -> None:
    """Run an app; returns when it has ended. `ft.run` in Flet 1.x.

    Args:
        target: Called with the page of each user; may be a coroutine function.
        name: Path of the app in its address.
        host: Address that the web server listens on.
        port: Port that it listens on, by default a free one.
        view: How the app is shown.
        assets_dir: Folder of files that the client may load.
        upload_dir: Folder for files that users send.
        web_renderer: How the browser draws; "html" is not part of Flet 1.x.
        use_color_emoji: Ignored: emoji have colours now.
        route_url_strategy: "path" or "hash".
        auth_token: Ignored: there is no server of Flet's own any more.
    """
    _note_dropped(use_color_emoji=use_color_emoji, auth_token=auth_token)
    options = _options(
        name=name,
        host=host,
        port=port,
        view=view,
        assets_dir=assets_dir,
        upload_dir=upload_dir,
        web_renderer=web_renderer,
        route_url_strategy=route_url_strategy,
    )
    if (place := serving.wanted()) is not None:
        serving.serve(_awaiting(target), place, options)
    else:
        ft.run(_awaiting(target), **options)


async def app_async(
    target: Callable[[ft.Page], Any],
    name: str = "",
    host: Optional[str] = None,
    port: int = 0,
    view: Union[ft.AppView, str, None] = ft.AppView.FLET_APP,
    assets_dir: Optional[str] = "assets",
    upload_dir: Optional[str] = None,
    web_renderer: Union[ft.WebRenderer, str] = ft.WebRenderer.AUTO,
    use_color_emoji: bool = False,
    route_url_strategy: Union[ft.RouteUrlStrategy, str] = ft.RouteUrlStrategy.PATH,
    auth_token: Optional[str] = None,
) -> None:
    """Run an app from async code. `ft.run_async` in Flet 1.x.

    Takes what `app` takes.
    """
    _note_dropped(use_color_emoji=use_color_emoji, auth_token=auth_token)
    options = _options(
        name=name,
        host=host,
        port=port,
        view=view,
        assets_dir=assets_dir,
        upload_dir=upload_dir,
        web_renderer=web_renderer,
        route_url_strategy=route_url_strategy,
    )
    if (place := serving.wanted()) is not None:
        await serving.serve_async(_awaiting(target), place, options)
    else:
        await ft.run_async(_awaiting(target), **options)


def _options(**given: Any) -> dict[str, Any]:
    """Turn words into the enums of Flet 1.x."""
    if given["web_renderer"] == "html":
        raise RemovedInFlet1Error(
            "web_renderer 'html' is not part of Flet 1.x: use "
            "ft.WebRenderer.CANVAS_KIT or ft.WebRenderer.SKWASM"
        )
    given["web_renderer"] = ft.WebRenderer(given["web_renderer"])
    given["route_url_strategy"] = ft.RouteUrlStrategy(given["route_url_strategy"])
    if given["view"] is not None:
        given["view"] = ft.AppView(given["view"])
    return given


def _note_dropped(**given: object) -> None:
    for name, value in given.items():
        if value:
            logger.warning("%s is not part of Flet 1.x and is ignored", name)


def _awaiting(target: Callable[[ft.Page], Any]) -> Callable[[ft.Page], Any]:
    """Let `target` be a lambda that returns a coroutine."""
    if not callable(target):
        raise TypeError(f"target must be a function of the page, got {target!r}")
    if inspect.isgeneratorfunction(target) or inspect.isasyncgenfunction(target):
        return target

    async def main(page: ft.Page) -> None:
        result = target(page)
        if inspect.isawaitable(result):
            await result

    return main
