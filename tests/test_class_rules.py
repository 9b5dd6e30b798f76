"""What a component class may not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from flet_components import UserControl, reactive
from flet_components.errors import FieldError, HookError, ReservedNameError
from flet_components.testing import Screen


@reactive
class Timer(UserControl):
    """A timer that shows nothing."""

    seconds: float = 60.0


def make_class(base: type = UserControl, /, **body: Any) -> Any:
    """Make the class `Mine`, as a class statement with this body does."""
    return type("Mine", (base,), body)


async def wait(self: Any) -> None:
    """Stand for an asynchronous hook."""


def do(self: Any) -> None:
    """Stand for a plain hook."""


# --- names ---


@pytest.mark.parametrize("name", ["_i", "_values", "_parent", "_internals", "_notify"])
def test_a_private_name_of_flet_is_refused(name: str) -> None:
    """A class that used one would break Flet: it must choose another name."""
    message = f"Mine must not define {name}, which belongs to Flet: choose another"
    with pytest.raises(ReservedNameError, match=message):
        make_class(UserControl, **{name: 1})


def test_a_private_method_of_flet_is_refused() -> None:
    """The same holds for methods, and for what is only annotated."""
    with pytest.raises(ReservedNameError, match="must not define _migrate_state"):
        make_class(_migrate_state=do)
    with pytest.raises(ReservedNameError, match="must not define _internals"):
        make_class(__annotations__={"_internals": dict})


def test_the_private_name_of_the_library_is_refused() -> None:
    """The one attribute in which the library keeps everything is taken."""
    with pytest.raises(ReservedNameError, match="_component, which belongs to this"):
        make_class(_component=1)


def test_any_other_name_is_free() -> None:
    """Apps written for the guide use names of the library's conveniences."""
    mine = make_class(state=1, count=2, _private=3, tasks=(), mounted=True)()
    mine.tasks, mine.clock = ["wash up"], "a clock on the wall"
    assert (mine.tasks, mine.clock, mine.mounted) == (
        ["wash up"],
        "a clock on the wall",
        True,
    )


# --- hooks ---


@pytest.mark.parametrize(
    ("hook", "fix"),
    [
        ("build", "wait in did_mount_async"),
        ("did_mount", "rename it did_mount_async"),
        ("will_unmount", "rename it will_unmount_async"),
        ("before_update", "wait in a task of the component"),
        ("init", "wait in did_mount_async"),
        ("update", "rename it update_async"),
    ],
)
def test_an_asynchronous_hook_that_flet_never_awaits_is_refused(
    hook: str, fix: str
) -> None:
    """Such a hook would silently not run: the message says what to write."""
    message = f"Mine.{hook} must be a plain function, got a coroutine function: .*{fix}"
    with pytest.raises(HookError, match=message):
        make_class(UserControl, **{hook: wait})


@pytest.mark.parametrize("hook", ["did_mount_async", "will_unmount_async"])
def test_a_plain_hook_that_is_awaited_is_refused(hook: str) -> None:
    """The asynchronous hooks must be `async def`."""
    message = f"Mine.{hook} must be a coroutine function, got .*: write async def"
    with pytest.raises(HookError, match=message):
        make_class(UserControl, **{hook: do})


# --- hidden fields and properties ---


def test_hiding_a_reactive_field_is_refused() -> None:
    """A bare class attribute would switch the field off: it needs an annotation."""
    message = r"Mine\.seconds hides a reactive field: annotate it and decorate Mine"
    with pytest.raises(FieldError, match=message):
        make_class(Timer, seconds=5)


@pytest.mark.parametrize(
    "name", ["tooltip", "expand", "padding", "content", "clock", "debug", "on_error"]
)
def test_hiding_a_property_is_refused(name: str) -> None:
    """A bare class attribute would never be sent: it needs an annotation."""
    message = rf"Mine\.{name} hides a property, got 5: .* or pass {name}= to super"
    with pytest.raises(ReservedNameError, match=message):
        make_class(UserControl, **{name: 5})


def test_a_method_with_the_name_of_a_property_is_refused() -> None:
    """A method hides a property no less than a value does."""
    with pytest.raises(ReservedNameError, match=r"Mine\.align hides a property"):
        make_class(align=do)


# --- controls in the wrong place ---


@pytest.mark.parametrize("name", ["col", "right", "scale", "offset", "bgcolor"])
def test_a_control_as_a_layout_property_is_refused(name: str) -> None:
    """`self.col = ft.Column()` would vanish from the screen: it needs another name."""
    message = f"Timer.{name} is a layout property .*, got a Column: .*self.my_{name}"
    with pytest.raises(ReservedNameError, match=message):
        setattr(Timer(), name, ft.Column())


def test_a_control_where_one_belongs_is_taken() -> None:
    """`content` takes a control, and so do the properties that may be one."""
    timer = Timer(content=ft.Text("tea"), col=6, data=ft.Text("anything"))
    timer.content = ft.Column()
    assert isinstance(timer.content, ft.Column)


# --- Flet's own hooks ---


def guide_style(log: list[str]) -> type[UserControl]:
    """Make a class with a plain hook, as the guide shows it: without `super()`."""

    class Guide(UserControl):
        def did_mount(self) -> None:
            log.append("guide")

        async def did_mount_async(self) -> None:
            log.append("mounted")

    return Guide


async def test_a_plain_hook_needs_no_super(screen: Screen) -> None:
    """A component with a `did_mount` of its own is mounted all the same."""
    log: list[str] = []
    screen.show(guide_style(log)())
    await screen.settle()
    assert log == ["guide", "mounted"]


@pytest.mark.parametrize(
    ("calls_super", "expected"),
    [(True, ["guide", "sub", "mounted"]), (False, ["sub", "mounted"])],
)
async def test_a_plain_hook_of_a_base_runs_when_it_is_called(
    screen: Screen, calls_super: bool, expected: list[str]
) -> None:
    """A hook of another class of the app runs once with `super()`, else not at all."""
    log: list[str] = []
    guide: Any = guide_style(log)

    class Sub(guide):  # type: ignore[misc]
        def did_mount(self) -> None:
            if calls_super:
                super().did_mount()
            log.append("sub")

    screen.show(Sub())
    await screen.settle()
    assert log == expected


async def test_an_error_in_a_plain_hook_does_not_reach_flet(screen: Screen) -> None:
    """It is an error of the component; its neighbours are mounted."""

    class Broken(UserControl):
        def did_mount(self) -> None:
            raise LookupError("no such thing")

    log: list[str] = []
    screen.expect_error("no such thing")
    screen.show(Broken(), guide_style(log)())
    await screen.settle()
    assert log == ["guide", "mounted"]


async def test_build_may_build_on_that_of_its_base(screen: Screen) -> None:
    """`super().build()` returns what the base makes, and the whole is built once."""
    builds: list[str] = []

    class Base(UserControl):
        def build(self) -> Any:
            builds.append("base")
            return ft.Text("inner")

    class Framed(Base):
        def build(self) -> Any:
            builds.append("framed")
            return ft.Column([ft.Text("outer"), super().build()])

    framed = Framed()
    screen.show(framed)
    screen.shows("outer", "inner")
    screen.hide(framed)
    screen.show(framed)
    assert builds == ["framed", "base"]


def test_the_rules_hold_for_reactive_classes_too() -> None:
    """The decorator changes nothing about what a class may not do."""
    decorate: Callable[[Any], Any] = reactive
    with pytest.raises(HookError, match=r"Mine\.build must be a plain function"):
        decorate(make_class(Timer, build=wait))
