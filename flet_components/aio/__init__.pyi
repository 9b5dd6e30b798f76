# Made by `python -m flet_components.aio.make_stub`; change that, not this.
# ruff: noqa
# fmt: off
from typing import Any, Callable, Optional, TypeAlias, Union

import flet
import flet.auth.authorization
import flet.messaging.session
import flet.pubsub.pubsub_client
import flet_components.aio.user_control
from flet_components.aio.client_storage import ClientStorage

from flet import AccelerometerReadingEvent as AccelerometerReadingEvent
from flet import Alignment as Alignment
from flet import AndroidBuildVersion as AndroidBuildVersion
from flet import AndroidDeviceInfo as AndroidDeviceInfo
from flet import AnimatedSwitcherTransition as AnimatedSwitcherTransition
from flet import Animation as Animation
from flet import AnimationCurve as AnimationCurve
from flet import AnimationStyle as AnimationStyle
from flet import AnimationValue as AnimationValue
from flet import AppBarTheme as AppBarTheme
from flet import AppCallable as AppCallable
from flet import AppLifecycleState as AppLifecycleState
from flet import AppLifecycleStateChangeEvent as AppLifecycleStateChangeEvent
from flet import AppView as AppView
from flet import Assertiveness as Assertiveness
from flet import AutoCompleteSelectEvent as AutoCompleteSelectEvent
from flet import AutoCompleteSuggestion as AutoCompleteSuggestion
from flet import AutofillGroupDisposeAction as AutofillGroupDisposeAction
from flet import AutofillHint as AutofillHint
from flet import AutomaticNotchShape as AutomaticNotchShape
from flet import Axis as Axis
from flet import BadgeTheme as BadgeTheme
from flet import BadgeValue as BadgeValue
from flet import BannerTheme as BannerTheme
from flet import BarometerReadingEvent as BarometerReadingEvent
from flet import BatteryState as BatteryState
from flet import BatteryStateChangeEvent as BatteryStateChangeEvent
from flet import BeveledRectangleBorder as BeveledRectangleBorder
from flet import BlendMode as BlendMode
from flet import Blur as Blur
from flet import BlurStyle as BlurStyle
from flet import BlurTileMode as BlurTileMode
from flet import BlurValue as BlurValue
from flet import Border as Border
from flet import BorderRadius as BorderRadius
from flet import BorderRadiusValue as BorderRadiusValue
from flet import BorderSide as BorderSide
from flet import BorderSideStrokeAlign as BorderSideStrokeAlign
from flet import BorderSideStrokeAlignValue as BorderSideStrokeAlignValue
from flet import BorderStyle as BorderStyle
from flet import BottomAppBarTheme as BottomAppBarTheme
from flet import BottomSheetTheme as BottomSheetTheme
from flet import BoxConstraints as BoxConstraints
from flet import BoxDecoration as BoxDecoration
from flet import BoxFit as BoxFit
from flet import BoxShadow as BoxShadow
from flet import BoxShadowValue as BoxShadowValue
from flet import BoxShape as BoxShape
from flet import Brightness as Brightness
from flet import BrowserConfiguration as BrowserConfiguration
from flet import ButtonStyle as ButtonStyle
from flet import ButtonTheme as ButtonTheme
from flet import CardTheme as CardTheme
from flet import CardVariant as CardVariant
from flet import CheckboxTheme as CheckboxTheme
from flet import ChipTheme as ChipTheme
from flet import CircleBorder as CircleBorder
from flet import CircularRectangleNotchShape as CircularRectangleNotchShape
from flet import ClientAction as ClientAction
from flet import ClipBehavior as ClipBehavior
from flet import ColorFilter as ColorFilter
from flet import ColorScheme as ColorScheme
from flet import ColorValue as ColorValue
from flet import Colors as Colors
from flet import ConnectivityChangeEvent as ConnectivityChangeEvent
from flet import ConnectivityType as ConnectivityType
from flet import Context as Context
from flet import ContextMenuDismissEvent as ContextMenuDismissEvent
from flet import ContextMenuSelectEvent as ContextMenuSelectEvent
from flet import ContextMenuTrigger as ContextMenuTrigger
from flet import ContextProvider as ContextProvider
from flet import ContinuousRectangleBorder as ContinuousRectangleBorder
from flet import ControlEventHandler as ControlEventHandler
from flet import ControlState as ControlState
from flet import ControlStateValue as ControlStateValue
from flet import CopyToClipboard as CopyToClipboard
from flet import CrossAxisAlignment as CrossAxisAlignment
from flet import CupertinoButtonSize as CupertinoButtonSize
from flet import CupertinoColors as CupertinoColors
from flet import CupertinoDatePickerDateOrder as CupertinoDatePickerDateOrder
from flet import CupertinoDatePickerMode as CupertinoDatePickerMode
from flet import CupertinoIcons as CupertinoIcons
from flet import CupertinoTimerPickerMode as CupertinoTimerPickerMode
from flet import DataChannel as DataChannel
from flet import DataChannelOpenEvent as DataChannelOpenEvent
from flet import DataColumnSortEvent as DataColumnSortEvent
from flet import DataTableTheme as DataTableTheme
from flet import DatePickerEntryMode as DatePickerEntryMode
from flet import DatePickerEntryModeChangeEvent as DatePickerEntryModeChangeEvent
from flet import DatePickerMode as DatePickerMode
from flet import DatePickerTheme as DatePickerTheme
from flet import DateTimeValue as DateTimeValue
from flet import DecorationImage as DecorationImage
from flet import DeviceInfo as DeviceInfo
from flet import DeviceOrientation as DeviceOrientation
from flet import DialogTheme as DialogTheme
from flet import DismissDirection as DismissDirection
from flet import DismissibleDismissEvent as DismissibleDismissEvent
from flet import DismissibleUpdateEvent as DismissibleUpdateEvent
from flet import DividerTheme as DividerTheme
from flet import DragDownEvent as DragDownEvent
from flet import DragEndEvent as DragEndEvent
from flet import DragStartEvent as DragStartEvent
from flet import DragTargetEvent as DragTargetEvent
from flet import DragTargetLeaveEvent as DragTargetLeaveEvent
from flet import DragUpdateEvent as DragUpdateEvent
from flet import DragWillAcceptEvent as DragWillAcceptEvent
from flet import DropdownTheme as DropdownTheme
from flet import Duration as Duration
from flet import DurationValue as DurationValue
from flet import Event as Event
from flet import EventControlType as EventControlType
from flet import EventHandler as EventHandler
from flet import ExpansionPanelListChangeEvent as ExpansionPanelListChangeEvent
from flet import ExpansionTileTheme as ExpansionTileTheme
from flet import FilePickerFile as FilePickerFile
from flet import FilePickerFileType as FilePickerFileType
from flet import FilePickerResultEvent as FilePickerResultEvent
from flet import FilePickerUploadEvent as FilePickerUploadEvent
from flet import FilePickerUploadFile as FilePickerUploadFile
from flet import FilledButtonTheme as FilledButtonTheme
from flet import FilterQuality as FilterQuality
from flet import FletAppOutputEvent as FletAppOutputEvent
from flet import FletException as FletException
from flet import FletPageDisconnectedException as FletPageDisconnectedException
from flet import FletUnimplementedPlatformException as FletUnimplementedPlatformException
from flet import FletUnsupportedPlatformException as FletUnsupportedPlatformException
from flet import Flip as Flip
from flet import FloatingActionButtonLocation as FloatingActionButtonLocation
from flet import FloatingActionButtonTheme as FloatingActionButtonTheme
from flet import FontWeight as FontWeight
from flet import ForcePressEvent as ForcePressEvent
from flet import Gradient as Gradient
from flet import GradientTileMode as GradientTileMode
from flet import GyroscopeReadingEvent as GyroscopeReadingEvent
from flet import HoverEvent as HoverEvent
from flet import IconButtonTheme as IconButtonTheme
from flet import IconData as IconData
from flet import IconDataOrControl as IconDataOrControl
from flet import IconTheme as IconTheme
from flet import Icons as Icons
from flet import IdCounter as IdCounter
from flet import ImageRepeat as ImageRepeat
from flet import InputBorder as InputBorder
from flet import InputFilter as InputFilter
from flet import IosDeviceInfo as IosDeviceInfo
from flet import IosUtsname as IosUtsname
from flet import Key as Key
from flet import KeyDownEvent as KeyDownEvent
from flet import KeyRepeatEvent as KeyRepeatEvent
from flet import KeyUpEvent as KeyUpEvent
from flet import KeyValue as KeyValue
from flet import KeyboardEvent as KeyboardEvent
from flet import KeyboardType as KeyboardType
from flet import LabelPosition as LabelPosition
from flet import LaunchMode as LaunchMode
from flet import LayoutSizeChangeEvent as LayoutSizeChangeEvent
from flet import LinearGradient as LinearGradient
from flet import LinuxDeviceInfo as LinuxDeviceInfo
from flet import ListTileStyle as ListTileStyle
from flet import ListTileTheme as ListTileTheme
from flet import ListTileTitleAlignment as ListTileTitleAlignment
from flet import Locale as Locale
from flet import LocaleChangeEvent as LocaleChangeEvent
from flet import LocaleConfiguration as LocaleConfiguration
from flet import LocationInfo as LocationInfo
from flet import LoginEvent as LoginEvent
from flet import LongPressDownEvent as LongPressDownEvent
from flet import LongPressEndEvent as LongPressEndEvent
from flet import LongPressMoveUpdateEvent as LongPressMoveUpdateEvent
from flet import LongPressStartEvent as LongPressStartEvent
from flet import MacOsDeviceInfo as MacOsDeviceInfo
from flet import MagnetometerReadingEvent as MagnetometerReadingEvent
from flet import MainAxisAlignment as MainAxisAlignment
from flet import Margin as Margin
from flet import MarginValue as MarginValue
from flet import MarkdownCodeTheme as MarkdownCodeTheme
from flet import MarkdownCustomCodeTheme as MarkdownCustomCodeTheme
from flet import MarkdownExtensionSet as MarkdownExtensionSet
from flet import MarkdownStyleSheet as MarkdownStyleSheet
from flet import Matrix4 as Matrix4
from flet import MenuStyle as MenuStyle
from flet import MouseCursor as MouseCursor
from flet import MultiTapEvent as MultiTapEvent
from flet import MultiViewAddEvent as MultiViewAddEvent
from flet import MultiViewRemoveEvent as MultiViewRemoveEvent
from flet import NavigationBarLabelBehavior as NavigationBarLabelBehavior
from flet import NavigationBarTheme as NavigationBarTheme
from flet import NavigationDrawerTheme as NavigationDrawerTheme
from flet import NavigationRailLabelType as NavigationRailLabelType
from flet import NavigationRailTheme as NavigationRailTheme
from flet import NoInputBorder as NoInputBorder
from flet import NotchShape as NotchShape
from flet import Number as Number
from flet import NumbersOnlyInputFilter as NumbersOnlyInputFilter
from flet import Observable as Observable
from flet import Offset as Offset
from flet import OffsetValue as OffsetValue
from flet import OnReorderEvent as OnReorderEvent
from flet import OnScrollEvent as OnScrollEvent
from flet import OpenUrl as OpenUrl
from flet import Orientation as Orientation
from flet import OutlineInputBorder as OutlineInputBorder
from flet import OutlinedBorder as OutlinedBorder
from flet import OutlinedButtonTheme as OutlinedButtonTheme
from flet import OverlayVisibilityMode as OverlayVisibilityMode
from flet import Padding as Padding
from flet import PaddingValue as PaddingValue
from flet import PageMediaData as PageMediaData
from flet import PagePlatform as PagePlatform
from flet import PageResizeEvent as PageResizeEvent
from flet import PageTransitionTheme as PageTransitionTheme
from flet import PageTransitionsTheme as PageTransitionsTheme
from flet import Paint as Paint
from flet import PaintGradient as PaintGradient
from flet import PaintLinearGradient as PaintLinearGradient
from flet import PaintRadialGradient as PaintRadialGradient
from flet import PaintSweepGradient as PaintSweepGradient
from flet import PaintingStyle as PaintingStyle
from flet import PastedFile as PastedFile
from flet import PickFiles as PickFiles
from flet import PlatformBrightnessChangeEvent as PlatformBrightnessChangeEvent
from flet import PointerDeviceType as PointerDeviceType
from flet import PointerEvent as PointerEvent
from flet import PopupMenuPosition as PopupMenuPosition
from flet import PopupMenuTheme as PopupMenuTheme
from flet import ProgressIndicatorTheme as ProgressIndicatorTheme
from flet import PubSubClient as PubSubClient
from flet import PubSubHub as PubSubHub
from flet import QueryString as QueryString
from flet import RadialGradient as RadialGradient
from flet import RadioTheme as RadioTheme
from flet import Rect as Rect
from flet import Ref as Ref
from flet import ResponsiveNumber as ResponsiveNumber
from flet import ResponsiveRowBreakpoint as ResponsiveRowBreakpoint
from flet import Rotate as Rotate
from flet import RotateValue as RotateValue
from flet import RoundedRectangleBorder as RoundedRectangleBorder
from flet import Route as Route
from flet import RouteChangeEvent as RouteChangeEvent
from flet import RouteUrlStrategy as RouteUrlStrategy
from flet import Router as Router
from flet import Scale as Scale
from flet import ScaleEndEvent as ScaleEndEvent
from flet import ScaleStartEvent as ScaleStartEvent
from flet import ScaleUpdateEvent as ScaleUpdateEvent
from flet import ScaleValue as ScaleValue
from flet import ScreenBrightnessChangeEvent as ScreenBrightnessChangeEvent
from flet import ScrollDirection as ScrollDirection
from flet import ScrollEvent as ScrollEvent
from flet import ScrollKey as ScrollKey
from flet import ScrollMode as ScrollMode
from flet import ScrollType as ScrollType
from flet import Scrollbar as Scrollbar
from flet import ScrollbarOrientation as ScrollbarOrientation
from flet import ScrollbarTheme as ScrollbarTheme
from flet import SearchBarTheme as SearchBarTheme
from flet import SearchViewTheme as SearchViewTheme
from flet import SegmentedButtonTheme as SegmentedButtonTheme
from flet import SensorErrorEvent as SensorErrorEvent
from flet import ShapeBorder as ShapeBorder
from flet import ShareCupertinoActivityType as ShareCupertinoActivityType
from flet import ShareFile as ShareFile
from flet import ShareResult as ShareResult
from flet import ShareResultStatus as ShareResultStatus
from flet import ShareText as ShareText
from flet import ShimmerDirection as ShimmerDirection
from flet import Size as Size
from flet import SliderInteraction as SliderInteraction
from flet import SliderTheme as SliderTheme
from flet import SnackBarBehavior as SnackBarBehavior
from flet import SnackBarTheme as SnackBarTheme
from flet import StackFit as StackFit
from flet import StadiumBorder as StadiumBorder
from flet import StrOrControl as StrOrControl
from flet import StrokeCap as StrokeCap
from flet import StrokeJoin as StrokeJoin
from flet import StrutStyle as StrutStyle
from flet import SupportsStr as SupportsStr
from flet import SweepGradient as SweepGradient
from flet import SwitchTheme as SwitchTheme
from flet import SystemOverlayStyle as SystemOverlayStyle
from flet import TabAlignment as TabAlignment
from flet import TabBarHoverEvent as TabBarHoverEvent
from flet import TabBarIndicatorSize as TabBarIndicatorSize
from flet import TabBarTheme as TabBarTheme
from flet import TabIndicatorAnimation as TabIndicatorAnimation
from flet import TapEvent as TapEvent
from flet import TapMoveEvent as TapMoveEvent
from flet import TemplateRoute as TemplateRoute
from flet import TextAffinity as TextAffinity
from flet import TextAlign as TextAlign
from flet import TextBaseline as TextBaseline
from flet import TextButtonTheme as TextButtonTheme
from flet import TextCapitalization as TextCapitalization
from flet import TextDecoration as TextDecoration
from flet import TextDecorationStyle as TextDecorationStyle
from flet import TextFieldPasteFilesEvent as TextFieldPasteFilesEvent
from flet import TextOnlyInputFilter as TextOnlyInputFilter
from flet import TextOverflow as TextOverflow
from flet import TextSelection as TextSelection
from flet import TextSelectionChangeCause as TextSelectionChangeCause
from flet import TextSelectionChangeEvent as TextSelectionChangeEvent
from flet import TextStyle as TextStyle
from flet import TextTheme as TextTheme
from flet import TextThemeStyle as TextThemeStyle
from flet import Theme as Theme
from flet import ThemeMode as ThemeMode
from flet import TileAffinity as TileAffinity
from flet import TimePickerEntryMode as TimePickerEntryMode
from flet import TimePickerEntryModeChangeEvent as TimePickerEntryModeChangeEvent
from flet import TimePickerHourFormat as TimePickerHourFormat
from flet import TimePickerTheme as TimePickerTheme
from flet import Tooltip as Tooltip
from flet import TooltipTheme as TooltipTheme
from flet import TooltipTriggerMode as TooltipTriggerMode
from flet import TooltipValue as TooltipValue
from flet import Transform as Transform
from flet import UnderlineInputBorder as UnderlineInputBorder
from flet import UnderlineTabIndicator as UnderlineTabIndicator
from flet import Url as Url
from flet import UrlTarget as UrlTarget
from flet import UserAccelerometerReadingEvent as UserAccelerometerReadingEvent
from flet import Value as Value
from flet import ValueKey as ValueKey
from flet import VerticalAlignment as VerticalAlignment
from flet import ViewPopEvent as ViewPopEvent
from flet import ViewsPopUntilEvent as ViewsPopUntilEvent
from flet import VisualDensity as VisualDensity
from flet import WebBrowserName as WebBrowserName
from flet import WebDeviceInfo as WebDeviceInfo
from flet import WebRenderer as WebRenderer
from flet import WebViewConfiguration as WebViewConfiguration
from flet import WindowEvent as WindowEvent
from flet import WindowEventType as WindowEventType
from flet import WindowResizeEdge as WindowResizeEdge
from flet import WindowsDeviceInfo as WindowsDeviceInfo
from flet import __version__ as __version__
from flet import component as component
from flet import context as context
from flet import control as control
from flet import create_context as create_context
from flet import cupertino_colors as cupertino_colors
from flet import cupertino_icons as cupertino_icons
from flet import dropdown as dropdown
from flet import dropdownm2 as dropdownm2
from flet import is_route_active as is_route_active
from flet import memo as memo
from flet import observable as observable
from flet import on_mounted as on_mounted
from flet import on_unmounted as on_unmounted
from flet import on_updated as on_updated
from flet import run as run
from flet import run_async as run_async
from flet import unwrap_component as unwrap_component
from flet import use_callback as use_callback
from flet import use_context as use_context
from flet import use_dialog as use_dialog
from flet import use_effect as use_effect
from flet import use_memo as use_memo
from flet import use_ref as use_ref
from flet import use_route_loader_data as use_route_loader_data
from flet import use_route_location as use_route_location
from flet import use_route_outlet as use_route_outlet
from flet import use_route_params as use_route_params
from flet import use_state as use_state
from flet import use_view_path as use_view_path
from flet import value as value

class _Authorization(flet.auth.authorization.Authorization):
    async def dehydrate_token_async(self, saved_token: str) -> None: ...
    async def request_token_async(self, code: str) -> None: ...
    @property
    def token_async(self) -> Any: ...

class _Session(flet.messaging.session.Session):
    def set(self, key: str, value: Any) -> None: ...
    def get(self, key: str) -> Any: ...
    def contains_key(self, key: str) -> bool: ...
    def remove(self, key: str) -> None: ...
    def get_keys(self) -> list[str]: ...
    def clear(self) -> None: ...

class PubSub(flet.pubsub.pubsub_client.PubSubClient):
    async def send_all_async(self, message: Any) -> None: ...
    async def send_all_on_topic_async(self, topic: str, message: Any) -> None: ...
    async def send_others_async(self, message: Any) -> None: ...
    async def send_others_on_topic_async(self, topic: str, message: Any) -> None: ...
    async def subscribe_async(self, handler: Any) -> None: ...
    async def subscribe_topic_async(self, topic: str, handler: Any) -> None: ...
    async def unsubscribe_async(self) -> None: ...
    async def unsubscribe_topic_async(self, topic: str) -> None: ...
    async def unsubscribe_all_async(self) -> None: ...

class BaseControl(flet.BaseControl):
    async def update_async(self) -> None: ...
    async def clean_async(self) -> None: ...
    async def did_mount_async(self) -> None: ...
    async def will_unmount_async(self) -> None: ...
    @property
    def page(self) -> Page: ...

class Badge(BaseControl, flet.Badge):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class Component(BaseControl, flet.Component): ...

class Control(BaseControl, flet.Control): ...

class Service(BaseControl, flet.Service): ...

class Window(BaseControl, flet.Window): ...

class Accelerometer(Service, flet.Accelerometer): ...

class ActionControl(Control, flet.ActionControl): ...

class AdaptiveControl(Control, flet.AdaptiveControl): ...

class AutofillGroup(Control, flet.AutofillGroup): ...

class Barometer(Service, flet.Barometer): ...

class Battery(Service, flet.Battery): ...

class BrowserContextMenu(Service, flet.BrowserContextMenu): ...

class Clipboard(Service, flet.Clipboard):
    async def set_data_async(self, data: str) -> None: ...
    async def get_data_async(self) -> Optional[str]: ...

class Connectivity(Service, flet.Connectivity): ...

class CupertinoAppBar(Control, flet.CupertinoAppBar):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    middle: Any

class CupertinoDialogAction(Control, flet.CupertinoDialogAction):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class DataCell(Control, flet.DataCell): ...

class DataColumn(Control, flet.DataColumn): ...

class DataRow(Control, flet.DataRow):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    on_select_changed: Any

class Divider(Control, flet.Divider): ...

class DragTarget(Control, flet.DragTarget): ...

class Draggable(Control, flet.Draggable): ...

class DropdownOption(Control, flet.DropdownOption): ...

class FilePicker(Service, flet.FilePicker):
    async def pick_files_async(self, *args: Any, **kwargs: Any) -> None: ...
    async def save_file_async(self, *args: Any, **kwargs: Any) -> None: ...
    async def get_directory_path_async(self, *args: Any, **kwargs: Any) -> None: ...
    async def upload_async(self, files: list[Any]) -> None: ...
    @property
    def result(self) -> Any: ...

class Gyroscope(Service, flet.Gyroscope): ...

class HapticFeedback(Service, flet.HapticFeedback):
    async def heavy_impact_async(self) -> None: ...
    async def light_impact_async(self) -> None: ...
    async def medium_impact_async(self) -> None: ...
    async def vibrate_async(self) -> None: ...

class KeyboardListener(Control, flet.KeyboardListener): ...

class LayoutControl(Control, flet.LayoutControl): ...

class Magnetometer(Service, flet.Magnetometer): ...

class MenuBar(Control, flet.MenuBar): ...

class MergeSemantics(Control, flet.MergeSemantics): ...

class NavigationDrawerDestination(Control, flet.NavigationDrawerDestination): ...

class NavigationRailDestination(Control, flet.NavigationRailDestination): ...

class PopupMenuItem(Control, flet.PopupMenuItem):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class RadioGroup(Control, flet.RadioGroup): ...

class ScreenBrightness(Service, flet.ScreenBrightness): ...

class Screenshot(Control, flet.Screenshot): ...

class ScrollableControl(Control, flet.ScrollableControl):
    async def scroll_to_async(self, offset: Optional[float] = None, delta: Optional[float] = None, key: Any = None, duration: Any = None, curve: Any = None) -> None: ...

class Segment(Control, flet.Segment): ...

class SelectionArea(Control, flet.SelectionArea): ...

class Semantics(Control, flet.Semantics): ...

class SemanticsService(Service, flet.SemanticsService): ...

class ShakeDetector(Service, flet.ShakeDetector): ...

class Share(Service, flet.Share): ...

class SharedPreferences(Service, flet.SharedPreferences): ...

class SnackBarAction(Control, flet.SnackBarAction): ...

class StoragePaths(Service, flet.StoragePaths): ...

class UrlLauncher(Service, flet.UrlLauncher): ...

class UserAccelerometer(Service, flet.UserAccelerometer): ...

class VerticalDivider(Control, flet.VerticalDivider): ...

class Wakelock(Service, flet.Wakelock): ...

class AnimatedSwitcher(LayoutControl, flet.AnimatedSwitcher): ...

class AppBar(AdaptiveControl, flet.AppBar): ...

class AutoComplete(LayoutControl, flet.AutoComplete): ...

class BasePage(AdaptiveControl, flet.BasePage): ...

class BottomAppBar(LayoutControl, flet.BottomAppBar): ...

class Chip(LayoutControl, flet.Chip):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    label_style: Any

class CircleAvatar(LayoutControl, flet.CircleAvatar):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    foreground_image_url: Any
    background_image_url: Any

class ContextMenu(LayoutControl, flet.ContextMenu): ...

class CupertinoActionSheet(LayoutControl, flet.CupertinoActionSheet): ...

class CupertinoActionSheetAction(LayoutControl, flet.CupertinoActionSheetAction): ...

class CupertinoActivityIndicator(LayoutControl, flet.CupertinoActivityIndicator): ...

class CupertinoCheckbox(LayoutControl, flet.CupertinoCheckbox): ...

class CupertinoContextMenu(AdaptiveControl, flet.CupertinoContextMenu): ...

class CupertinoContextMenuAction(AdaptiveControl, flet.CupertinoContextMenuAction): ...

class CupertinoDatePicker(LayoutControl, flet.CupertinoDatePicker): ...

class CupertinoNavigationBar(LayoutControl, flet.CupertinoNavigationBar): ...

class CupertinoPicker(LayoutControl, flet.CupertinoPicker): ...

class CupertinoRadio(LayoutControl, flet.CupertinoRadio): ...

class CupertinoSegmentedButton(LayoutControl, flet.CupertinoSegmentedButton): ...

class CupertinoSlider(LayoutControl, flet.CupertinoSlider): ...

class CupertinoSlidingSegmentedButton(LayoutControl, flet.CupertinoSlidingSegmentedButton): ...

class CupertinoSwitch(LayoutControl, flet.CupertinoSwitch): ...

class CupertinoTimerPicker(LayoutControl, flet.CupertinoTimerPicker): ...

class DataTable(LayoutControl, flet.DataTable): ...

class DialogControl(AdaptiveControl, flet.DialogControl): ...

class Dropdown(LayoutControl, flet.Dropdown):
    async def focus_async(self) -> None: ...
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    on_change: Any

class FletApp(LayoutControl, flet.FletApp): ...

class FormFieldControl(LayoutControl, flet.FormFieldControl):
    async def focus_async(self) -> None: ...

class Hero(LayoutControl, flet.Hero): ...

class Icon(LayoutControl, flet.Icon):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    name: Any

class Image(LayoutControl, flet.Image):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    src_base64: Any

class InteractiveViewer(LayoutControl, flet.InteractiveViewer): ...

class Markdown(LayoutControl, flet.Markdown):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    code_style: Any

class MenuItemButton(LayoutControl, flet.MenuItemButton): ...

class NavigationBarDestination(AdaptiveControl, flet.NavigationBarDestination): ...

class NavigationDrawer(AdaptiveControl, flet.NavigationDrawer): ...

class NavigationRail(LayoutControl, flet.NavigationRail): ...

class PageView(LayoutControl, flet.PageView): ...

class Placeholder(LayoutControl, flet.Placeholder): ...

class PopupMenuButton(LayoutControl, flet.PopupMenuButton): ...

class ProgressBar(LayoutControl, flet.ProgressBar): ...

class ProgressRing(LayoutControl, flet.ProgressRing): ...

class RangeSlider(LayoutControl, flet.RangeSlider): ...

class RawImage(LayoutControl, flet.RawImage): ...

class RotatedBox(LayoutControl, flet.RotatedBox): ...

class SearchBar(LayoutControl, flet.SearchBar):
    async def focus_async(self) -> None: ...
    async def open_view_async(self) -> None: ...
    async def close_view_async(self, text: str = "") -> None: ...

class SegmentedButton(LayoutControl, flet.SegmentedButton): ...

class ShaderMask(LayoutControl, flet.ShaderMask): ...

class Shimmer(LayoutControl, flet.Shimmer): ...

class SubmenuButton(LayoutControl, flet.SubmenuButton): ...

class Tab(AdaptiveControl, flet.Tab):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class Text(LayoutControl, flet.Text): ...

class TextSpan(ActionControl, flet.TextSpan): ...

class TransparentPointer(LayoutControl, flet.TransparentPointer): ...

class WindowDragArea(LayoutControl, flet.WindowDragArea): ...

class AlertDialog(DialogControl, flet.AlertDialog): ...

class Banner(DialogControl, flet.Banner): ...

class BottomSheet(DialogControl, flet.BottomSheet):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    enable_drag: Any
    is_scroll_controlled: Any

class Card(LayoutControl, AdaptiveControl, flet.Card):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    color: Any

class Checkbox(LayoutControl, AdaptiveControl, flet.Checkbox): ...

class CupertinoAlertDialog(DialogControl, flet.CupertinoAlertDialog): ...

class CupertinoBottomSheet(DialogControl, flet.CupertinoBottomSheet): ...

class CupertinoButton(LayoutControl, ActionControl, flet.CupertinoButton):
    async def focus_async(self) -> None: ...

class CupertinoListTile(LayoutControl, ActionControl, flet.CupertinoListTile): ...

class DatePicker(DialogControl, flet.DatePicker):
    async def pick_date_async(self) -> None: ...
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    date_picker_entry_mode: Any

class DateRangePicker(DialogControl, flet.DateRangePicker): ...

class Dismissible(LayoutControl, AdaptiveControl, flet.Dismissible):
    async def confirm_dismiss_async(self, dismiss: bool) -> None: ...

class DropdownM2(FormFieldControl, flet.DropdownM2): ...

class ExpansionPanel(LayoutControl, AdaptiveControl, flet.ExpansionPanel): ...

class ExpansionPanelList(LayoutControl, ScrollableControl, flet.ExpansionPanelList): ...

class ExpansionTile(LayoutControl, AdaptiveControl, flet.ExpansionTile):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    initially_expanded: Any

class FloatingActionButton(LayoutControl, ActionControl, flet.FloatingActionButton):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class GestureDetector(LayoutControl, AdaptiveControl, flet.GestureDetector): ...

class MultiView(BasePage, flet.MultiView): ...

class NavigationBar(LayoutControl, AdaptiveControl, flet.NavigationBar): ...

class Page(BasePage, flet.Page):
    async def add_async(self, *controls: flet.Control) -> None: ...
    async def insert_async(self, at: int, *controls: flet.Control) -> None: ...
    async def remove_async(self, *controls: flet.Control) -> None: ...
    async def remove_at_async(self, index: int) -> None: ...
    async def clean_async(self) -> None: ...
    async def update_async(self, *controls: flet.Control) -> None: ...
    async def scroll_to_async(self, offset: Optional[float] = None, delta: Optional[float] = None, key: Any = None, duration: Any = None, curve: Any = None) -> None: ...
    async def go_async(self, route: str, skip_route_change_event: bool = False, **kwargs: Any) -> None: ...
    async def error_async(self, message: str = "") -> None: ...
    async def get_upload_url_async(self, file_name: str, expires: int) -> str: ...
    async def login_async(self, provider: Any, *args: Any, **kwargs: Any) -> Any: ...
    async def logout_async(self) -> None: ...
    async def invoke_method_async(self, method_name: str, arguments: Optional[dict[str, Any]] = None, control_id: Any = "", wait_for_result: bool = False, wait_timeout: Optional[float] = 5) -> Any: ...
    async def fetch_page_details_async(self) -> None: ...
    @property
    def session_id(self) -> str: ...
    @session_id.setter
    def session_id(self, value: Any) -> None: ...
    @property
    def connection(self) -> Any: ...
    @connection.setter
    def connection(self, value: Any) -> None: ...
    @property
    def index(self) -> Any: ...
    @index.setter
    def index(self, value: Any) -> None: ...
    @property
    def expires_at(self) -> Any: ...
    @expires_at.setter
    def expires_at(self, value: Any) -> None: ...
    @property
    def on_scroll(self) -> Any: ...
    @on_scroll.setter
    def on_scroll(self, value: Any) -> None: ...
    @property
    def on_scroll_interval(self) -> Any: ...
    @on_scroll_interval.setter
    def on_scroll_interval(self, value: Any) -> None: ...
    @property
    def window_width(self) -> Any: ...
    @window_width.setter
    def window_width(self, value: Any) -> None: ...
    @property
    def window_height(self) -> Any: ...
    @window_height.setter
    def window_height(self, value: Any) -> None: ...
    @property
    def window_bgcolor(self) -> Any: ...
    @window_bgcolor.setter
    def window_bgcolor(self, value: Any) -> None: ...
    @property
    def window_top(self) -> Any: ...
    @window_top.setter
    def window_top(self, value: Any) -> None: ...
    @property
    def window_left(self) -> Any: ...
    @window_left.setter
    def window_left(self, value: Any) -> None: ...
    @property
    def window_max_width(self) -> Any: ...
    @window_max_width.setter
    def window_max_width(self, value: Any) -> None: ...
    @property
    def window_max_height(self) -> Any: ...
    @window_max_height.setter
    def window_max_height(self, value: Any) -> None: ...
    @property
    def window_min_width(self) -> Any: ...
    @window_min_width.setter
    def window_min_width(self, value: Any) -> None: ...
    @property
    def window_min_height(self) -> Any: ...
    @window_min_height.setter
    def window_min_height(self, value: Any) -> None: ...
    @property
    def window_opacity(self) -> float: ...
    @window_opacity.setter
    def window_opacity(self, value: Any) -> None: ...
    @property
    def window_maximized(self) -> bool: ...
    @window_maximized.setter
    def window_maximized(self, value: Any) -> None: ...
    @property
    def window_minimized(self) -> bool: ...
    @window_minimized.setter
    def window_minimized(self, value: Any) -> None: ...
    @property
    def window_minimizable(self) -> bool: ...
    @window_minimizable.setter
    def window_minimizable(self, value: Any) -> None: ...
    @property
    def window_maximizable(self) -> bool: ...
    @window_maximizable.setter
    def window_maximizable(self, value: Any) -> None: ...
    @property
    def window_resizable(self) -> bool: ...
    @window_resizable.setter
    def window_resizable(self, value: Any) -> None: ...
    @property
    def window_movable(self) -> bool: ...
    @window_movable.setter
    def window_movable(self, value: Any) -> None: ...
    @property
    def window_full_screen(self) -> bool: ...
    @window_full_screen.setter
    def window_full_screen(self, value: Any) -> None: ...
    @property
    def window_always_on_top(self) -> bool: ...
    @window_always_on_top.setter
    def window_always_on_top(self, value: Any) -> None: ...
    @property
    def window_prevent_close(self) -> bool: ...
    @window_prevent_close.setter
    def window_prevent_close(self, value: Any) -> None: ...
    @property
    def window_title_bar_hidden(self) -> bool: ...
    @window_title_bar_hidden.setter
    def window_title_bar_hidden(self, value: Any) -> None: ...
    @property
    def window_title_bar_buttons_hidden(self) -> bool: ...
    @window_title_bar_buttons_hidden.setter
    def window_title_bar_buttons_hidden(self, value: Any) -> None: ...
    @property
    def window_skip_task_bar(self) -> bool: ...
    @window_skip_task_bar.setter
    def window_skip_task_bar(self, value: Any) -> None: ...
    @property
    def window_frameless(self) -> bool: ...
    @window_frameless.setter
    def window_frameless(self, value: Any) -> None: ...
    @property
    def window_progress_bar(self) -> Any: ...
    @window_progress_bar.setter
    def window_progress_bar(self, value: Any) -> None: ...
    @property
    def window_focused(self) -> bool: ...
    @window_focused.setter
    def window_focused(self, value: Any) -> None: ...
    @property
    def window_visible(self) -> bool: ...
    @window_visible.setter
    def window_visible(self, value: Any) -> None: ...
    async def window_center_async(self) -> None: ...
    async def window_close_async(self) -> None: ...
    async def window_destroy_async(self) -> None: ...
    async def window_to_front_async(self) -> None: ...
    @property
    def on_window_event(self) -> Any: ...
    @on_window_event.setter
    def on_window_event(self, value: Any) -> None: ...
    @property
    def dialog(self) -> Any: ...
    @dialog.setter
    def dialog(self, value: Any) -> None: ...
    @property
    def banner(self) -> Any: ...
    @banner.setter
    def banner(self, value: Any) -> None: ...
    @property
    def snack_bar(self) -> Any: ...
    @snack_bar.setter
    def snack_bar(self, value: Any) -> None: ...
    @property
    def bottom_sheet(self) -> Any: ...
    @bottom_sheet.setter
    def bottom_sheet(self, value: Any) -> None: ...
    @property
    def splash(self) -> Any: ...
    @splash.setter
    def splash(self, value: Any) -> None: ...
    async def show_dialog_async(self, dialog: flet.Control) -> None: ...
    async def show_banner_async(self, banner: flet.Control) -> None: ...
    async def show_snack_bar_async(self, snack_bar: flet.Control) -> None: ...
    async def show_bottom_sheet_async(self, bottom_sheet: flet.Control) -> None: ...
    async def close_dialog_async(self) -> None: ...
    async def close_banner_async(self) -> None: ...
    async def close_bottom_sheet_async(self) -> None: ...
    async def show_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...
    async def close_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...
    async def show_end_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...
    async def close_end_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...
    @property
    def client_storage(self) -> ClientStorage: ...
    async def set_clipboard_async(self, value: str) -> None: ...
    async def get_clipboard_async(self) -> Optional[str]: ...
    async def launch_url_async(self, url: str, web_window_name: Optional[str] = None, web_popup_window: bool = False, window_width: Optional[int] = None, window_height: Optional[int] = None) -> None: ...
    async def can_launch_url_async(self, url: str) -> bool: ...
    async def close_in_app_web_view_async(self) -> None: ...
    @property
    def auth(self) -> Optional[_Authorization]: ...
    @property
    def pubsub(self) -> PubSub: ...
    @property
    def session(self) -> _Session: ...

class Pagelet(LayoutControl, AdaptiveControl, flet.Pagelet):
    async def show_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...
    async def close_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...
    async def show_end_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...
    async def close_end_drawer_async(self, drawer: Optional[flet.NavigationDrawer] = None) -> None: ...

class Radio(LayoutControl, AdaptiveControl, flet.Radio): ...

class ReorderableDragHandle(LayoutControl, AdaptiveControl, flet.ReorderableDragHandle): ...

class SafeArea(LayoutControl, AdaptiveControl, flet.SafeArea):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    minimum: Any

class Slider(LayoutControl, AdaptiveControl, flet.Slider): ...

class SnackBar(DialogControl, flet.SnackBar): ...

class Stack(LayoutControl, AdaptiveControl, flet.Stack): ...

class Switch(LayoutControl, AdaptiveControl, flet.Switch): ...

class TabBar(LayoutControl, AdaptiveControl, flet.TabBar): ...

class TabBarView(LayoutControl, AdaptiveControl, flet.TabBarView): ...

class Tabs(LayoutControl, AdaptiveControl, flet.Tabs): ...

class TimePicker(DialogControl, flet.TimePicker):
    async def pick_time_async(self) -> None: ...
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    time_picker_entry_mode: Any

class View(ScrollableControl, LayoutControl, flet.View):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    on_scroll_interval: Any

class Button(LayoutControl, AdaptiveControl, ActionControl, flet.Button):
    async def focus_async(self) -> None: ...
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class Column(LayoutControl, ScrollableControl, AdaptiveControl, flet.Column):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    on_scroll_interval: Any

class Container(LayoutControl, AdaptiveControl, ActionControl, flet.Container): ...

class CupertinoFilledButton(CupertinoButton, flet.CupertinoFilledButton): ...

class CupertinoTintedButton(CupertinoButton, flet.CupertinoTintedButton): ...

class GridView(LayoutControl, ScrollableControl, AdaptiveControl, flet.GridView):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    on_scroll_interval: Any

class IconButton(LayoutControl, AdaptiveControl, ActionControl, flet.IconButton):
    async def focus_async(self) -> None: ...

class ListTile(LayoutControl, AdaptiveControl, ActionControl, flet.ListTile): ...

class ListView(LayoutControl, ScrollableControl, AdaptiveControl, flet.ListView):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    on_scroll_interval: Any

class OutlinedButton(LayoutControl, AdaptiveControl, ActionControl, flet.OutlinedButton):
    async def focus_async(self) -> None: ...
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class ResponsiveRow(LayoutControl, ScrollableControl, AdaptiveControl, flet.ResponsiveRow): ...

class Row(LayoutControl, ScrollableControl, AdaptiveControl, flet.Row):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    on_scroll_interval: Any

class TextButton(LayoutControl, AdaptiveControl, ActionControl, flet.TextButton):
    async def focus_async(self) -> None: ...
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class TextField(FormFieldControl, AdaptiveControl, flet.TextField):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    error_text: Any
    helper_text: Any
    prefix_text: Any
    suffix_text: Any
    counter_text: Any

class CupertinoTextField(TextField, flet.CupertinoTextField):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    error_text: Any
    helper_text: Any
    prefix_text: Any
    suffix_text: Any
    counter_text: Any

class FilledButton(Button, flet.FilledButton):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class FilledIconButton(IconButton, flet.FilledIconButton): ...

class FilledTonalButton(Button, flet.FilledTonalButton):
    def __init__(self, *args: Any, **kwargs: Any) -> None: ...
    text: Any

class FilledTonalIconButton(IconButton, flet.FilledTonalIconButton): ...

class OutlinedIconButton(IconButton, flet.OutlinedIconButton): ...

class ReorderableListView(ListView, flet.ReorderableListView): ...

class UserControl(LayoutControl, flet_components.aio.user_control.UserControl):
    clock: Any
    mounted: Any
    tasks: Any
    def __init__(self, controls: list[Any] = ..., **kwargs: Any) -> None: ...
    def build(self) -> Any: ...
    @property
    def page(self) -> Page: ...
    @page.setter
    def page(self, page: Optional[flet.Page]) -> None: ...

class ElevatedButton(Button): ...

def app(target: Callable[[Page], Any], name: str = ..., host: Optional[str] = ..., port: int = ..., view: Union[flet.AppView, str, None] = ..., assets_dir: Optional[str] = ..., upload_dir: Optional[str] = ..., web_renderer: Union[flet.WebRenderer, str] = ..., use_color_emoji: bool = ..., route_url_strategy: Union[flet.RouteUrlStrategy, str] = ..., auth_token: Optional[str] = ...) -> None: ...
async def app_async(target: Callable[[Page], Any], name: str = ..., host: Optional[str] = ..., port: int = ..., view: Union[flet.AppView, str, None] = ..., assets_dir: Optional[str] = ..., upload_dir: Optional[str] = ..., web_renderer: Union[flet.WebRenderer, str] = ..., use_color_emoji: bool = ..., route_url_strategy: Union[flet.RouteUrlStrategy, str] = ..., auth_token: Optional[str] = ...) -> None: ...

ControlEvent: TypeAlias = Any
OptionalNumber = Optional[flet.Number]
ConstrainedControl = LayoutControl
ContainerTapEvent = TapEvent
DragTargetAcceptEvent = DragTargetEvent
FLET_APP = flet.AppView.FLET_APP
FLET_APP_HIDDEN = flet.AppView.FLET_APP_HIDDEN
FLET_APP_WEB = flet.AppView.FLET_APP_WEB
ImageFit = BoxFit
MaterialState = ControlState
NavigationDestination = NavigationBarDestination
PageMediaChangeEvent = PageMediaData
ShadowBlurStyle = BlurStyle
TabsTheme = TabBarTheme
ThemeVisualDensity = VisualDensity
WEB_BROWSER = flet.AppView.WEB_BROWSER
alignment: Any
animation: Any
border: Any
border_radius: Any
canvas: Any
colors: Any
icons: Any
margin: Any
padding: Any
painting: Any
theme: Any
transform: Any
