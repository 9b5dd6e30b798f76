"""Stories of `LiveFeed`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any, Literal

import flet as ft

from flet_components import LiveFeed, current_clock
from flet_components.sources import Backoff, Source, stream
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, messages

Share = Annotated[float, Range(0, 1)]
SHARES = (("FLET", 18.4), ("DART", 42.1), ("ANKH", 7.25), ("LOOM", 128.0))


def _trade(number: int) -> dict[str, Any]:
    """Return a trade."""
    name, price = SHARES[number * 7 % len(SHARES)]
    change = (number * 37 % 41 - 20) / 100
    return {
        "id": number,
        "share": name,
        "price": price * (1 + change / 10),
        "change": change,
        "count": number * 13 % 90 + 10,
    }


def _row(trade: dict[str, Any]) -> ft.Control:
    """Make the row of a trade."""
    rises = trade["change"] >= 0
    return ft.Container(
        ft.Row(
            [
                ft.Icon(
                    ft.Icons.ARROW_DROP_UP if rises else ft.Icons.ARROW_DROP_DOWN,
                    color=ft.Colors.PRIMARY if rises else ft.Colors.ERROR,
                ),
                ft.Text(trade["share"], weight=ft.FontWeight.W_500, width=56),
                ft.Text(
                    f"{trade['count']} shares",
                    color=ft.Colors.ON_SURFACE_VARIANT,
                    expand=True,
                ),
                ft.Text(f"{trade['price']:.2f}"),
            ],
            spacing=8,
        ),
        padding=ft.Padding.symmetric(horizontal=8, vertical=6),
    )


def _source(faults: Faults, every: float, wait: float = 1.0) -> Source[Any]:
    """Return where trades come from; they go on while nobody is connected."""

    def connect() -> AsyncIterator[dict[str, Any]]:
        first = int(current_clock().monotonic() / every)
        return messages(lambda n: _trade(first + n), faults, every=every)()

    return stream(connect, backoff=Backoff(first=wait, longest=wait))


def trades(
    every: Annotated[float, Range(0.001, 5)] = 0.7,
    latency: Annotated[float, Range(0, 5)] = 0.3,
    error_rate: Share = 0.0,
    drop_rate: Share = 0.0,
    disorder_rate: Share = 0.0,
    burst: Annotated[int, Range(1, 1000)] = 1,
    order: Literal["newest_first", "newest_last"] = "newest_first",
    when_paused: Literal["buffer", "drop"] = "buffer",
) -> ft.Control:
    """Trades as they come. Where some are missing, a line says how many."""
    faults = Faults(
        latency=latency,
        error_rate=error_rate,
        drop_rate=drop_rate,
        disorder_rate=disorder_rate,
        burst=burst,
    )
    return _framed(
        LiveFeed(
            _source(faults, every),
            _row,
            title="Trades",
            sequence=_number,
            order=order,
            when_paused=when_paused,
        )
    )


def lost(drop_rate: Share = 0.3, error_rate: Share = 0.05) -> ft.Control:
    """A bad line: messages are lost, and so is the connection now and then."""
    faults = Faults(drop_rate=drop_rate, error_rate=error_rate, latency=0.5)
    return _framed(
        LiveFeed(
            _source(faults, 0.4, wait=6),
            _row,
            title="Trades",
            sequence=_number,
        )
    )


def not_there() -> ft.Control:
    """Nobody answers: it says when it tries again, and the user may at once."""
    faults = Faults(error_rate=1)
    return _framed(LiveFeed(_source(faults, 1, wait=12), _row, title="Trades"))


def at_the_bottom(
    share: Literal["FLET", "DART", "ANKH", "LOOM", "all"] = "all",
    every: Annotated[float, Range(0.01, 5)] = 0.25,
) -> ft.Control:
    """New messages come at the bottom. Scroll up, and they wait there."""

    def wanted(trade: dict[str, Any]) -> bool:
        return share in ("all", trade["share"])

    return _framed(
        LiveFeed(
            _source(Faults(), every),
            _row,
            title="Trades",
            order="newest_last",
            where=wanted,
            max_items=100,
        )
    )


def _number(trade: dict[str, Any]) -> int:
    """Return the number of a trade."""
    number: int = trade["id"]
    return number


def _framed(child: ft.Control) -> ft.Control:
    """Put a feed on a card."""
    return ft.Container(
        child,
        width=400,
        padding=16,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
