"""Reactive fields: how a component declares them, and what they do.

Annotations are evaluated here, unlike in the other modules; the quoted ones are not.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, ClassVar, Optional

import flet as ft
import pytest
from attrs import validators

from flet_components import Policy, UserControl, computed, internal, prop, reactive
from flet_components.errors import FieldError
from flet_components.fields import reactive_fields
from flet_components.signals import Effect
from flet_components.testing import Screen
from flet_components.time_source import SystemTime, TimeSource

if TYPE_CHECKING:
    from decimal import Decimal


def own_fields(cls: type[UserControl]) -> tuple[dataclasses.Field[Any], ...]:
    """Return the reactive fields that a class has beyond those of every component."""
    every = reactive_fields(UserControl)
    return tuple(field for field in reactive_fields(cls) if field not in every)


@reactive
class Timer(UserControl):
    """A timer that shows nothing."""

    seconds: float = prop(default=60.0, validate=validators.ge(0))
    running: bool = True
    _: KW_ONLY
    name: str = "timer"
    laps: list[float] = prop(factory=list)
    _shown: float = internal(0.0)

    @computed
    def minutes(self) -> float:
        """Length in minutes."""
        return self.seconds / 60


def follow(read: Callable[[], object]) -> list[object]:
    """Return the list to which an effect adds what it reads."""
    seen: list[object] = []
    Effect(lambda: seen.append(read()))
    return seen


# --- the constructor ---


def test_the_first_fields_are_positional() -> None:
    """Fields are taken in order, up to `KW_ONLY`; the others by name."""
    timer = Timer(90, False, name="tea")
    assert (timer.seconds, timer.running, timer.name) == (90, False, "tea")
    with pytest.raises(TypeError, match="takes from 1 to 3 positional arguments"):
        Timer(90, False, "tea")  # type: ignore[call-arg]


def test_fields_have_defaults() -> None:
    """What is not given has its default; a factory makes each its own."""
    first, second = Timer(), Timer()
    first.laps.append(1.5)
    assert (second.seconds, second.name, second.laps) == (60, "timer", [])


def test_a_field_without_a_default_is_required() -> None:
    """As with a dataclass, a field without a default must be given."""

    @reactive
    class Alarm(UserControl):
        at: float

    assert Alarm(7.5).at == 7.5
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'at'"):
        Alarm()  # type: ignore[call-arg]


def test_an_internal_field_is_not_taken() -> None:
    """Private state is no argument of the constructor, and begins with its default."""
    assert Timer()._shown == 0
    with pytest.raises(TypeError, match="unexpected keyword argument '_shown'"):
        Timer(_shown=1)  # type: ignore[call-arg]


def test_properties_of_flet_are_taken_by_name() -> None:
    """Beside its own fields a component takes those of every Flet control."""
    assert Timer(90, tooltip="tea", width=100).width == 100


def test_a_base_takes_all_its_fields_by_name() -> None:
    """With `kw_only`, a subclass may make its own fields the positional ones."""

    @reactive(kw_only=True)
    class Base(UserControl):
        interval: float = 1.0

    @reactive
    class Poll(Base):
        url: str = ""

    poll = Poll("/prices", interval=5)
    assert (poll.url, poll.interval) == ("/prices", 5)


def test_class_variables_are_no_fields() -> None:
    """`ClassVar` declares none, whatever else has such a name."""

    class ClassVariant:
        """Its name begins like `ClassVar`."""

    @reactive
    class Box(UserControl):
        limit: ClassVar[int] = 3
        quoted: "ClassVar[int]" = 4
        variant: Optional[ClassVariant] = None

    assert [field.name for field in own_fields(Box)] == ["variant"]
    assert (Box.limit, Box.quoted) == (3, 4)


# --- reading and assigning ---


def test_whoever_read_a_field_follows() -> None:
    """An assignment runs what depends on the field; an equal value does not."""
    timer = Timer()
    seen = follow(lambda: timer.seconds)
    timer.seconds = 30
    timer.seconds = 30
    timer.running = False
    assert seen == [60, 30]


def test_each_component_has_fields_of_its_own() -> None:
    """What depends on one component does not notice another."""
    mine, other = Timer(), Timer()
    seen = follow(lambda: mine.seconds)
    other.seconds = 30
    assert (mine.seconds, seen) == (60, [60])


def test_another_control_is_a_change() -> None:
    """A control that equals the one before still replaces it."""

    @reactive
    class Frame(UserControl):
        inside: Optional[ft.Control] = None

    frame = Frame(ft.Text("a"))
    seen = follow(lambda: id(frame.inside))
    frame.inside = ft.Text("a")
    assert len(seen) == 2


def test_a_class_shows_the_defaults() -> None:
    """Read from the class, a field is its default; one without says so."""
    assert Timer.running is True
    with pytest.raises(AttributeError, match=r"Timer\.laps has no value yet"):
        _ = Timer.laps


def test_fields_are_listed() -> None:
    """Name, type and default of each field can be read, those of Flet left out."""
    listed = {f.name: (f.type, f.default) for f in own_fields(Timer)}
    assert listed == {
        "seconds": (float, 60.0),
        "running": (bool, True),
        "name": (str, "timer"),
        "laps": (list[float], dataclasses.MISSING),
        "_shown": (float, 0.0),
    }


def test_private_fields_are_not_shown() -> None:
    """What a component shows of itself are its public fields."""
    assert "seconds=5" in repr(Timer(5))
    assert "_shown" not in repr(Timer(5))


async def test_fields_are_not_sent(screen: Screen) -> None:
    """A reactive field lives in Python: no browser hears of it."""
    timer = Timer(90)
    screen.show(timer)
    timer.seconds = 5
    await screen.settle()
    sent = b"".join(message.content for message in screen.messages)
    assert b"Container" in sent
    assert not any(field.name.encode() in sent for field in own_fields(Timer))


async def test_annotations_may_be_strings(screen: Screen) -> None:
    """Quoted types, also of names that only a type checker imports, are no obstacle."""

    @reactive
    class Price(UserControl):
        amount: "Optional[Decimal]" = None
        on_change: "Optional[ft.EventHandler[ft.Event[Price]]]" = None
        parent_price: "Optional[Price]" = None

        def build(self) -> ft.Control:
            return self.bind(ft.Text(), value=lambda: f"{self.amount} EUR")

    price = Price(12)  # type: ignore[arg-type]
    screen.show(price)
    screen.shows("12 EUR")
    assert own_fields(Price)[0].type == "Optional[Decimal]"


# --- subclasses ---


def test_a_subclass_has_the_fields_of_its_base() -> None:
    """Fields of the base come first; those that the subclass adds follow."""

    @reactive
    class Tea(Timer):
        sort: str = "green"

    tea = Tea(180, True, "black")
    seen = follow(lambda: (tea.seconds, tea.sort))
    tea.seconds = 120
    tea.sort = "white"
    assert seen == [(180, "black"), (120, "black"), (120, "white")]
    assert [field.name for field in own_fields(Tea)][-1] == "sort"


def test_a_subclass_may_give_a_field_another_default() -> None:
    """Annotated anew, a field keeps its place and gets another default."""

    @reactive
    class Egg(Timer):
        seconds: float = 300.0

    assert (Egg().seconds, Egg(240, False).running) == (300, False)
    assert Timer().seconds == 60
    egg = Egg()
    seen = follow(lambda: egg.seconds)
    egg.seconds = 1
    assert seen == [300, 1]


def test_a_subclass_without_fields_needs_no_decorator() -> None:
    """Only a class that annotates fields must be decorated."""

    class Loud(Timer):
        def ring(self) -> str:
            return f"{self.name}!"

    assert Loud(5, name="tea").ring() == "tea!"


def test_an_undecorated_class_with_fields_is_refused() -> None:
    """A forgotten `@reactive` is said when the first instance is made."""

    class Forgotten(UserControl):
        seconds: float = 1.0
        name: str = ""

    class Sub(Forgotten):
        """Inherits the mistake."""

    fix = "Forgotten annotates seconds, name and must be decorated: write @reactive"
    for cls in (Forgotten, Sub):
        with pytest.raises(FieldError, match=fix):
            cls()


def test_a_plain_base_may_annotate_what_it_likes() -> None:
    """A mixin that is no control is left alone."""

    class Named:
        name: str = "somebody"

    @reactive
    class Person(Named, UserControl):
        age: int = 0

    assert (Person(3).age, Person().name) == (3, "somebody")


def test_only_components_can_be_reactive() -> None:
    """Other controls of Flet are refused, with the fix."""
    with pytest.raises(FieldError, match=r"write class Box\(UserControl\)"):

        @reactive
        class Box(ft.Container):
            size: float = 1.0


# --- properties of Flet ---


async def test_an_annotation_may_change_the_default_of_a_property(
    screen: Screen,
) -> None:
    """A name of Flet gets another default, stays Flet's, and is sent."""

    @reactive
    class Wide(UserControl):
        expand: Optional[bool] = True
        padding: Optional[ft.PaddingValue] = prop(factory=lambda: ft.Padding.all(8))
        opacity: float = prop(default=0.5)

    screen.show(Wide())
    sent = screen.find(Wide)
    assert (sent["expand"], sent["opacity"], sent["padding"]["left"]) == (True, 0.5, 8)
    assert own_fields(Wide) == ()


def test_what_is_declared_again_stays_by_keyword() -> None:
    """Another default for a field of the base takes no positional argument."""

    @reactive
    class Wide(UserControl):
        expand: Optional[bool] = True
        when_hidden: Policy = "pause"
        seconds: float = 5.0

    wide: Any = Wide(7)  # type: ignore[arg-type]
    assert (wide.seconds, wide.expand, wide.when_hidden) == (7, True, "pause")


def test_a_property_of_flet_cannot_be_validated() -> None:
    """A validator on a property of Flet, which would never run, is refused."""
    with pytest.raises(FieldError, match=r"Wide\.opacity is a property of Flet"):

        @reactive
        class Wide(UserControl):
            opacity: float = prop(default=0.5, validate=validators.le(1))


async def test_what_the_library_adds_is_never_sent(screen: Screen) -> None:
    """`debug`, `clock` and `on_error` get another default, and stay in Python."""
    mine = SystemTime()

    @reactive
    class Careful(UserControl):
        debug: bool = True
        clock: TimeSource = mine
        on_error: Any = None

    careful = Careful()
    screen.show(careful)
    assert (careful.debug, careful.clock) == (True, mine)
    assert b"debug" not in b"".join(message.content for message in screen.messages)
    assert isinstance(Careful(clock=None).clock, TimeSource)  # type: ignore[arg-type]


# --- defaults that would be shared ---


@pytest.mark.parametrize(
    ("declare", "got"),
    [
        (lambda: [], r"\[\]"),
        (lambda: prop(default={}), r"\{\}"),
        (lambda: internal(set()), r"set\(\)"),
        (lambda: ft.Text("a"), "a Text"),
    ],
)
def test_a_default_that_can_be_changed_is_refused(
    declare: Callable[[], Any], got: str
) -> None:
    """A list, a control or the like would be shared by all: the fix is a factory."""
    with pytest.raises(FieldError, match=rf"Box\.items .*, got {got}: .*factory="):

        @reactive
        class Box(UserControl):
            items: Any = declare()


def test_a_shared_default_of_a_property_is_refused() -> None:
    """The same holds for the properties of Flet."""
    with pytest.raises(FieldError, match=r"Box\.padding must .*prop\(factory="):

        @reactive
        class Box(UserControl):
            padding: Any = ft.Padding.all(8)


# --- computed ---


def test_a_computed_value_follows_its_fields() -> None:
    """A computed value is computed once, and again when what it read has changed."""
    calls: list[float] = []

    @reactive
    class Order(UserControl):
        price: float = 2.0
        amount: int = 3

        @computed
        def total(self) -> float:
            calls.append(self.price)
            return self.price * self.amount

    order = Order()
    seen = follow(lambda: order.total)
    assert (order.total, order.total, len(calls)) == (6, 6, 1)
    order.price = 5
    assert (seen, len(calls)) == ([6, 15], 2)


def test_a_computed_value_may_build_on_that_of_its_base() -> None:
    """`super()` reaches the computed value of the base, which is another one."""

    @reactive
    class Long(Timer):
        @computed
        def minutes(self) -> float:
            return super().minutes + 10

    long = Long(60)
    seen = follow(lambda: long.minutes)
    long.seconds = 120
    assert seen == [11, 12]


def test_a_computed_value_cannot_be_set() -> None:
    """Setting a computed value is refused; it says what to do."""
    with pytest.raises(AttributeError, match=r"minutes is computed .*: set what it is"):
        Timer().minutes = 3


# --- validation ---


def test_a_bad_value_is_refused_at_construction() -> None:
    """The validator of a field runs for what the constructor is given."""
    with pytest.raises(ValueError, match=r"^seconds must be 0 or more, got -3$"):
        Timer(-3)


def test_a_bad_value_is_refused_at_assignment() -> None:
    """After a refused assignment nothing has changed, and nobody was told."""
    timer = Timer(5)
    seen = follow(lambda: timer.seconds)
    with pytest.raises(ValueError, match=r"^seconds must be 0 or more, got -3$"):
        timer.seconds = -3
    assert (timer.seconds, seen) == (5, [5])
