"""The async API of Flet 0.x on Flet 1.x.

    import flet_components.aio as ft


    async def main(page: ft.Page):
        await page.add_async(ft.Text("Hello, async world!"))


    ft.app(main)

The module is all of `flet`, and beside it `app`, `app_async`, `UserControl`,
`ElevatedButton`, `colors`, `icons`, `padding.all` and the other names of that time.
`python -m flet_components.aio app.py` runs a file that says `import flet as ft`.

Importing it adds to Flet's classes, for the whole process, what this list says; nothing
else in `flet_components` does. A name under `raising` has no successor: it raises
`RemovedInFlet1Error`, which says what to use. Beside that, `did_mount_async` and
`will_unmount_async` of any control run, what a plain handler returns is awaited, and
the constructors of the controls in the second half take their old fields.

Page: add_async, insert_async, remove_async, remove_at_async, clean_async, update_async,
    scroll_to_async, go_async, error_async, get_upload_url_async, login_async,
    logout_async, invoke_method_async, fetch_page_details_async, session_id, connection,
    index, expires_at, on_scroll, on_scroll_interval, window_width, window_height,
    window_bgcolor, window_top, window_left, window_max_width, window_max_height,
    window_min_width, window_min_height, window_opacity, window_maximized,
    window_minimized, window_minimizable, window_maximizable, window_resizable,
    window_movable, window_full_screen, window_always_on_top, window_prevent_close,
    window_title_bar_hidden, window_title_bar_buttons_hidden, window_skip_task_bar,
    window_frameless, window_progress_bar, window_focused, window_visible,
    window_center_async, window_close_async, window_destroy_async,
    window_to_front_async, on_window_event, dialog, banner, snack_bar, bottom_sheet,
    splash, show_dialog_async, show_banner_async, show_snack_bar_async,
    show_bottom_sheet_async, close_dialog_async, close_banner_async,
    close_bottom_sheet_async, show_drawer_async, close_drawer_async,
    show_end_drawer_async, close_end_drawer_async, client_storage, set_clipboard_async,
    get_clipboard_async, launch_url_async, can_launch_url_async,
    close_in_app_web_view_async
Page, raising: design, snapshot, on_event_async, send_command_async,
    send_commands_async, go, set_clipboard, get_clipboard, launch_url, window_center,
    window_close, window_destroy, window_to_front, show_snack_bar, show_banner,
    show_bottom_sheet
Pagelet: show_drawer_async, close_drawer_async, show_end_drawer_async,
    close_end_drawer_async
DatePicker: pick_date_async
TimePicker: pick_time_async
Session: set, get, contains_key, remove, get_keys, clear
PubSubClient: send_all_async, send_all_on_topic_async, send_others_async,
    send_others_on_topic_async, subscribe_async, subscribe_topic_async,
    unsubscribe_async, unsubscribe_topic_async, unsubscribe_all_async
PubSubHub: send_all_async, send_all_on_topic_async, send_others_async,
    send_others_on_topic_async, subscribe_async, subscribe_topic_async,
    unsubscribe_async, unsubscribe_topic_async, unsubscribe_all_async
Authorization: dehydrate_token_async, request_token_async, token_async
Authorization, raising: token
Clipboard: set_data_async, get_data_async
HapticFeedback: heavy_impact_async, light_impact_async, medium_impact_async,
    vibrate_async
FilePicker: pick_files_async, save_file_async, get_directory_path_async, upload_async,
    result
Overlay: before_update
BaseControl: update_async, clean_async, did_mount_async, will_unmount_async
ScrollableControl: scroll_to_async
Button: focus_async
CupertinoButton: focus_async
Dropdown: focus_async
FormFieldControl: focus_async
IconButton: focus_async
OutlinedButton: focus_async
SearchBar: focus_async, open_view_async, close_view_async
TextButton: focus_async
MenuItemButton, raising: focus_async
SubmenuButton, raising: focus_async
Dismissible: confirm_dismiss_async
Badge: text
BottomSheet: enable_drag, is_scroll_controlled
Button: text
Card: color
Chip: label_style
CircleAvatar: foreground_image_url, background_image_url
Column: on_scroll_interval
CupertinoAppBar: middle
CupertinoDialogAction: text
CupertinoTextField: error_text, helper_text, prefix_text, suffix_text, counter_text
DataRow: on_select_changed
DatePicker: date_picker_entry_mode
Dropdown: on_change
ExpansionTile: initially_expanded
FilledButton: text
FilledTonalButton: text
FloatingActionButton: text
GridView: on_scroll_interval
Icon: name
Image: src_base64
ListView: on_scroll_interval
Markdown: code_style
OutlinedButton: text
PopupMenuItem: text
Row: on_scroll_interval
SafeArea: minimum
Tab: text
TextButton: text
TextField: error_text, helper_text, prefix_text, suffix_text, counter_text
TimePicker: time_picker_entry_mode
View: on_scroll_interval
"""

from __future__ import annotations

from typing import Any

from flet_components.aio.names import FLETS, find, old_names
from flet_components.aio.names import install as install
from flet_components.aio.patching import patch_flet

__all__ = sorted({*FLETS, *old_names()})

patch_flet()


def __getattr__(name: str) -> Any:
    return find(name)


def __dir__() -> list[str]:
    return sorted({*__all__, "install"})
