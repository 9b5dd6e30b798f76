"""Clipboard, URLs, files and haptics of Flet 0.x, which are services now."""

from __future__ import annotations

from typing import Any, Optional

import flet as ft

from flet_components import _flet
from flet_components.aio.page_state import service, state_of
from flet_components.aio.rows import Row, calls, method
from flet_components.lifetime import of_page

__all__ = ["ROWS"]


async def _set_clipboard(page: ft.Page, value: str) -> None:
    await service(page, ft.Clipboard).set(value)


async def _get_clipboard(page: ft.Page) -> Optional[str]:
    return await service(page, ft.Clipboard).get()


async def _launch_url(
    page: ft.Page,
    url: str,
    web_window_name: Optional[str] = None,
    web_popup_window: bool = False,
    window_width: Optional[int] = None,
    window_height: Optional[int] = None,
) -> None:
    launcher = service(page, ft.UrlLauncher)
    if web_popup_window:
        await launcher.open_window(
            url, title=web_window_name, width=window_width, height=window_height
        )
    else:
        await launcher.launch_url(url, web_only_window_name=web_window_name)


async def _can_launch_url(page: ft.Page, url: str) -> bool:
    return await service(page, ft.UrlLauncher).can_launch_url(url)


async def _close_in_app_web_view(page: ft.Page) -> None:
    await service(page, ft.UrlLauncher).close_in_app_web_view()


def _picks(name: str) -> Row:
    """Make a method that opens a file dialog and returns at once.

    What the user chose comes with `on_result`, and stays in `result`.
    """

    async def pick(picker: ft.FilePicker, *args: Any, **kwargs: Any) -> None:
        async def ask() -> None:
            chosen = await getattr(picker, name)(*args, **kwargs)
            await _report(picker, chosen)

        of_page(picker.page).scope.create_task(ask(), name=f"{name}_async")

    signature = "(self, *args: Any, **kwargs: Any) -> None"
    return method(f"{name}_async", f"{name}()", pick, signature)


async def _report(picker: ft.FilePicker, chosen: Any) -> None:
    files = chosen if isinstance(chosen, list) else []
    event = ft.FilePickerResultEvent(name="result", control=picker, files=files)
    picker.__dict__[RESULT] = event
    event.__dict__["path"] = chosen if isinstance(chosen, str) else None
    await _flet.trigger(picker, "result", event)


RESULT = "_flet_components_result"


def _result(picker: ft.FilePicker) -> Optional[ft.FilePickerResultEvent]:
    return picker.__dict__.get(RESULT)


def _keep_services(overlay: Any) -> None:
    """Take services out of `page.overlay`, where Flet 0.x wanted them.

    The client would show them there as unknown controls.
    """
    found = [c for c in overlay.controls if isinstance(c, ft.Service)]
    if not found:
        return
    overlay.controls[:] = [c for c in overlay.controls if c not in found]
    kept = state_of(overlay.page).kept
    for one in found:
        kept.append(one)
        _flet.register_service(overlay.page, one)


URL = "(self, url: str) -> bool"

ROWS: dict[str, tuple[Row, ...]] = {
    "flet:Page": (
        method(
            "set_clipboard_async",
            "Clipboard().set()",
            _set_clipboard,
            "(self, value: str) -> None",
        ),
        method(
            "get_clipboard_async",
            "Clipboard().get()",
            _get_clipboard,
            "(self) -> Optional[str]",
        ),
        method(
            "launch_url_async",
            "UrlLauncher().launch_url()",
            _launch_url,
            "(self, url: str, web_window_name: Optional[str] = None, "
            "web_popup_window: bool = False, window_width: Optional[int] = None, "
            "window_height: Optional[int] = None) -> None",
        ),
        method(
            "can_launch_url_async",
            "UrlLauncher().can_launch_url()",
            _can_launch_url,
            URL,
        ),
        method(
            "close_in_app_web_view_async",
            "UrlLauncher().close_in_app_web_view()",
            _close_in_app_web_view,
        ),
    ),
    "flet:Clipboard": (
        calls("set_data_async", "set", "(self, data: str) -> None"),
        calls("get_data_async", "get", "(self) -> Optional[str]"),
    ),
    "flet:HapticFeedback": tuple(
        calls(f"{name}_async", name)
        for name in ("heavy_impact", "light_impact", "medium_impact", "vibrate")
    ),
    "flet:FilePicker": (
        _picks("pick_files"),
        _picks("save_file"),
        _picks("get_directory_path"),
        calls("upload_async", "upload", "(self, files: list[Any]) -> None"),
        Row(
            "result",
            "what pick_files() returns",
            "property",
            property(_result, doc="What `pick_files()` returns in Flet 1.x."),
            "Any",
        ),
    ),
    "flet.controls.base_page:Overlay": (
        method("before_update", "services are not in page.overlay", _keep_services),
    ),
}
"""For each of Flet's classes the names that it had in Flet 0.x."""
