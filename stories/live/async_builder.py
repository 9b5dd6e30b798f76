"""Stories of `AsyncBuilder`."""

from __future__ import annotations

from typing import Annotated, Any, Optional

import flet as ft

from flet_components import AsyncBuilder
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, answers

Person = dict[str, Any]
PEOPLE: dict[str, Person] = {
    "Ada": {"name": "Ada Lovelace", "is": "Mathematician, London", "notes": 7},
    "Grace": {"name": "Grace Hopper", "is": "Rear admiral, New York", "notes": 24},
    "Mary": {"name": "Mary Jackson", "is": "Engineer, Hampton", "notes": 12},
}
VARIANT = ft.Colors.ON_SURFACE_VARIANT


def profile(
    latency: Annotated[float, Range(0.1, 5)] = 0.8,
    error_rate: Annotated[float, Range(0, 1)] = 0.0,
    disorder_rate: Annotated[float, Range(0, 1)] = 0.3,
    loading_delay: Annotated[float, Range(0, 2)] = 0.2,
    min_visible: Annotated[float, Range(0, 2)] = 0.5,
    keep_previous: bool = True,
    retries: Annotated[int, Range(0, 5)] = 0,
) -> ft.Control:
    """Choose quickly: whichever answer comes last, the one chosen last is shown."""
    faults = Faults(latency=latency, error_rate=error_rate, disorder_rate=disorder_rate)
    ask = answers(PEOPLE.__getitem__, faults)
    builder = AsyncBuilder(
        lambda: ask(str(builder.inputs)),
        _card,
        inputs="Ada",
        loading=_card_to_be,
        loading_delay=loading_delay,
        min_visible=min_visible,
        keep_previous=keep_previous,
        retries=retries,
    )

    def choose(event: ft.Event[ft.SegmentedButton]) -> None:
        builder.inputs = event.control.selected[0]

    choice = ft.SegmentedButton(
        [ft.Segment(name, label=name) for name in PEOPLE],
        selected=["Ada"],
        show_selected_icon=False,
        on_change=choose,
    )
    return _framed(builder, above=choice)


def on_demand(takes: Annotated[float, Range(0.5, 10)] = 4.0) -> ft.Control:
    """Nothing is fetched until it is asked for; and that may be given up."""

    def loading() -> ft.Control:
        return _row(
            ft.ProgressRing(width=20, height=20, stroke_width=2),
            ft.Text("Adding up the year", expand=True),
            ft.TextButton("Cancel", on_click=builder.cancel),
        )

    def idle() -> ft.Control:
        return _row(
            ft.Icon(ft.Icons.SUMMARIZE_OUTLINED, size=20, color=VARIANT),
            ft.Text("Annual report", expand=True),
            ft.FilledTonalButton("Make it", on_click=builder.run),
        )

    def report(pages: int) -> ft.Control:
        return _row(
            ft.Icon(ft.Icons.TASK_OUTLINED, size=20, color=ft.Colors.PRIMARY),
            ft.Text(f"Annual report, {pages} pages", expand=True),
            ft.TextButton("Again", on_click=builder.reload),
        )

    builder = AsyncBuilder(
        answers(lambda: 48, Faults(latency=takes)),
        report,
        autostart=False,
        idle=idle,
        loading=loading,
        keep_previous=False,
    )
    return _framed(builder)


def out_of_reach(
    latency: Annotated[float, Range(0.1, 5)] = 0.5,
    retries: Annotated[int, Range(0, 5)] = 0,
) -> ft.Control:
    """It cannot be fetched, and says so; the user may try again."""
    faults = Faults(latency=latency, error_rate=1)
    return _framed(
        AsyncBuilder(
            answers(lambda: PEOPLE["Ada"], faults),
            _card,
            retries=retries,
            placeholders=2,
            padding=12,
        )
    )


def kept(latency: Annotated[float, Range(0.1, 5)] = 0.5) -> ft.Control:
    """What was known before stays; a mark says that it could not be updated."""
    faults = Faults(latency=latency, error_rate=1)
    return _framed(
        AsyncBuilder(
            answers(lambda: PEOPLE["Grace"], faults),
            _card,
            initial_value=PEOPLE["Grace"],
        )
    )


def _card(person: Person) -> ft.Control:
    """Make the card of somebody."""
    initials = "".join(word[0] for word in person["name"].split())
    return _padded(
        ft.CircleAvatar(
            content=ft.Text(initials, weight=ft.FontWeight.W_600),
            radius=24,
            bgcolor=ft.Colors.SECONDARY_CONTAINER,
            color=ft.Colors.ON_SECONDARY_CONTAINER,
        ),
        ft.Column(
            [
                ft.Text(person["name"], theme_style=ft.TextThemeStyle.TITLE_MEDIUM),
                ft.Text(person["is"], size=13, color=VARIANT),
                ft.Text(f"{person['notes']} notes", size=13, color=VARIANT),
            ],
            spacing=2,
            tight=True,
            expand=True,
        ),
    )


def _card_to_be() -> ft.Control:
    """Make what is as large as a card, and says nothing yet."""

    def bar(width: float, height: float) -> ft.Control:
        return ft.Container(
            ft.Container(
                width=width,
                height=height - 6,
                border_radius=4,
                bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
            ),
            height=height,
            alignment=ft.Alignment.CENTER_LEFT,
        )

    lines = ft.Column([bar(140, 24), bar(190, 18), bar(60, 18)], spacing=2, tight=True)
    circle = ft.CircleAvatar(radius=24, bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST)
    return ft.Semantics(
        label="Loading",
        exclude_semantics=True,
        content=_padded(circle, lines),
    )


def _padded(*controls: ft.Control) -> ft.Control:
    return ft.Container(ft.Row(list(controls), spacing=16), padding=16)


def _row(*controls: ft.Control) -> ft.Control:
    return ft.Container(
        ft.Row(list(controls), spacing=12),
        padding=ft.Padding.symmetric(horizontal=16),
        height=64,
    )


def _framed(child: ft.Control, above: Optional[ft.Control] = None) -> ft.Control:
    """Put it on a card, to the edges."""
    controls = [child]
    if above is not None:
        top = ft.Padding.only(top=16)
        box = ft.Container(above, alignment=ft.Alignment.CENTER, padding=top)
        controls.insert(0, box)
    return ft.Container(
        ft.Column(
            controls,
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        width=360,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
