"""Clipboard, URLs, haptics, files."""

from __future__ import annotations

from typing import Any

import pytest

import flet_components.aio as ft
from flet_components.testing import Screen


async def test_the_clipboard(screen: Screen) -> None:
    """The page puts a text on the clipboard, and reads one."""
    page: Any = screen.page
    screen.answer("get", "copied")
    await page.set_clipboard_async("text")
    assert screen.calls[-1].arguments == {"data": "text"}
    assert await page.get_clipboard_async() == "copied"


async def test_the_clipboard_control(screen: Screen) -> None:
    """So does a clipboard of one's own."""
    clipboard: Any = ft.Clipboard()
    screen.answer("get", "copied")
    await clipboard.set_data_async("text")
    assert await clipboard.get_data_async() == "copied"


async def test_urls(screen: Screen) -> None:
    """An address opens in a window, in a popup, in the app."""
    page: Any = screen.page
    screen.answer("can_launch_url", True)
    await page.launch_url_async("https://flet.dev", web_window_name="_self")
    assert screen.calls[-1].arguments["web_only_window_name"] == "_self"
    await page.launch_url_async("https://flet.dev", web_popup_window=True)
    assert screen.calls[-1].method == "open_window"
    assert await page.can_launch_url_async("https://flet.dev")
    await page.close_in_app_web_view_async()
    assert screen.calls[-1].method == "close_in_app_web_view"


async def test_haptics(screen: Screen) -> None:
    """The device is shaken by the old names."""
    haptics: Any = ft.HapticFeedback()
    for name in ("heavy_impact", "light_impact", "medium_impact", "vibrate"):
        await getattr(haptics, f"{name}_async")()
        assert screen.calls[-1].method == name


async def test_files_are_picked(screen: Screen) -> None:
    """`pick_files_async` returns at once; the files come with `on_result`."""
    got: list[Any] = []

    async def on_result(e: Any) -> None:
        got.append([file.name for file in e.files])

    picker: Any = ft.FilePicker(on_result=on_result)
    screen.answer("pick_files", [{"id": 1, "name": "a.txt", "size": 3}])
    await picker.pick_files_async(allow_multiple=True)
    assert got == []
    await screen.settle()
    assert got == [["a.txt"]]
    assert picker.result.files[0].size == 3
    assert picker.result.path is None


async def test_paths_are_picked(screen: Screen) -> None:
    """A folder, or the place of a new file, comes as `path`."""
    got: list[Any] = []
    picker: Any = ft.FilePicker(on_result=lambda e: got.append((e.path, e.files)))
    screen.page.web = False
    screen.page.platform = ft.PagePlatform.LINUX
    screen.answer("get_directory_path", "/home/ada")
    screen.answer("save_file", None)
    await picker.get_directory_path_async()
    await screen.settle()
    await picker.save_file_async()
    await screen.settle()
    assert got == [("/home/ada", []), (None, [])]


async def test_files_are_uploaded(screen: Screen) -> None:
    """`upload_async` uploads."""
    picker: Any = ft.FilePicker()
    await picker.upload_async([])
    assert screen.calls[-1].method == "upload"


async def test_a_picker_in_the_overlay(screen: Screen) -> None:
    """The habit of putting a service into `page.overlay` shows no unknown control."""
    page: Any = screen.page
    picker, text = ft.FilePicker(), ft.Text("over")
    page.overlay.extend([picker, text])
    await page.update_async()
    assert page.overlay == [text]
    assert "FilePicker" not in screen.tree()
    screen.answer("pick_files", [])
    await page.add_async(ft.ElevatedButton("x", on_click=lambda e: None))
    await screen.tap("x")
    await picker.pick_files_async()
    await screen.settle()
    assert screen.calls[-1].method == "pick_files"


async def test_a_service_without_a_page(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was made before there was a page works once it is in the overlay."""
    page: Any = screen.page
    monkeypatch.setattr(ft.FilePicker, "_auto_register", False)
    picker: Any = ft.FilePicker()
    page.overlay.append(picker)
    await page.update_async()
    await picker.upload_async([])
    assert screen.calls[-1].method == "upload"
