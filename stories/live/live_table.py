"""Stories of `LiveTable`."""

from __future__ import annotations

import math
import random
from typing import Annotated, Any

import flet as ft

from flet_components import Column, LiveTable, current_clock
from flet_components.sources import stream
from flet_components.stories import Range
from flet_components.testing.feeds import Faults, answers, messages

SHARES = {
    "ANKH": "Ankh Papyrus",
    "BOLT": "Bolt & Sons",
    "DART": "Dart Works",
    "FLET": "Flet Instruments",
    "KELP": "Kelp Energy",
    "MOSS": "Moss Gardens",
    "ONYX": "Onyx Mining",
    "TARN": "Tarn Water",
}
MARKET = (
    Column("id", "Share", width=84),
    Column("name", "Company", flex=2),
    Column("price", numeric=True, format=",.2f"),
    Column("change", numeric=True, format="+.2%"),
)
PLACES = ("Harbour", "Old town", "Airport", "University", "Stadium", "Museum")


def _minutes(late: int) -> str:
    return f"{late} min" if late else "on time"


BUSES = (
    Column("id", "Bus", width=72),
    Column("place", "Near"),
    Column("late", numeric=True, width=104, format=_minutes),
)
SENSORS = (
    Column("id", "Sensor", width=96),
    Column("site", flex=2),
    Column("temperature", "°C", numeric=True, format=".1f"),
    Column("humidity", "Humidity", numeric=True, format=".0%"),
    Column("pressure", "hPa", numeric=True, format=",.0f"),
    Column("battery", numeric=True, format=".0%"),
)


def _share(name: str, now: int, changes: float) -> dict[str, Any]:
    """Return a share, whose price depends on nothing but the time."""
    chance = random.Random(name)
    first, slow = chance.uniform(8, 240), chance.uniform(3, 9)
    moment = next((n for n in range(now, -1, -1) if _trades(name, n, changes)), 0)
    price = round(first * (1 + math.sin(moment / slow + slow) / 30), 2)
    change = price / first - 1
    return {"id": name, "name": SHARES[name], "price": price, "change": change}


def _trades(name: str, second: int, changes: float) -> bool:
    return random.Random(f"{name} {second}").random() < changes


def market(
    changes: Annotated[float, Range(0, 1)] = 0.3,
    latency: Annotated[float, Range(0, 3)] = 0.2,
    error_rate: Annotated[float, Range(0, 1)] = 0.0,
    drop_rate: Annotated[float, Range(0, 1)] = 0.0,
    interval: Annotated[float, Range(0.2, 30)] = 1.0,
    freeze_on_hover: bool = True,
) -> ft.Control:
    """Prices that rise and fall. Point at a row, and all stand still till you leave."""

    def shares() -> list[dict[str, Any]]:
        now = int(current_clock().monotonic())
        return [_share(name, now, changes) for name in SHARES]

    faults = Faults(latency=latency, error_rate=error_rate, drop_rate=drop_rate)
    return _framed(
        LiveTable(
            answers(shares, faults),
            MARKET,
            interval=interval,
            timeout=5,
            title="Market",
            placeholders=len(SHARES),
            min_width=420,
            freeze_on_hover=freeze_on_hover,
        )
    )


def pushed(
    every: Annotated[float, Range(0.01, 3)] = 0.5,
    burst: Annotated[int, Range(1, 100)] = 1,
    disorder_rate: Annotated[float, Range(0, 1)] = 0.0,
    drop_rate: Annotated[float, Range(0, 1)] = 0.0,
    row_ttl: Annotated[float, Range(1, 60)] = 8.0,
) -> ft.Control:
    """Each message is of one bus; one that is not heard of for a while is removed."""

    def heard(number: int) -> dict[str, Any]:
        moment = round(current_clock().monotonic() / every)
        chance = random.Random(f"{moment} {number % burst}")
        bus = min(chance.randrange(14), chance.randrange(14))
        late = chance.choice((0, 0, 1, 2, 5))
        return {"id": f"B{bus + 1:02}", "place": chance.choice(PLACES), "late": late}

    faults = Faults(burst=burst, disorder_rate=disorder_rate, drop_rate=drop_rate)
    return _framed(
        LiveTable(
            stream(messages(heard, faults, every=every), collect="batch"),
            BUSES,
            title="Buses on their way",
            sort_by="id",
            row_ttl=row_ttl,
            list_height=320,
        ),
        width=440,
    )


def many(
    rows: Annotated[int, Range(10, 1000)] = 200,
    changes: Annotated[int, Range(0, 200)] = 10,
) -> ft.Control:
    """As many rows as you like; a few cells change, and nothing else is sent."""

    def sensors() -> list[dict[str, Any]]:
        now = int(current_clock().monotonic() / 2)
        new = set(random.Random(now).choices(range(rows), k=changes))
        return [_sensor(number, now if number in new else 0) for number in range(rows)]

    return _framed(
        LiveTable(
            answers(sensors),
            SENSORS,
            interval=2,
            title="Sensors",
            sort_by="temperature",
            descending=True,
            selection="many",
            selected=frozenset({"S-0007"}),
            list_height=320,
            min_width=560,
            placeholders=8,
        ),
        width=720,
    )


def _sensor(number: int, moment: int) -> dict[str, Any]:
    chance = random.Random(f"{number} {moment}")
    return {
        "id": f"S-{number:04}",
        "site": PLACES[number % len(PLACES)],
        "temperature": 20 + chance.gauss(0, 4),
        "humidity": chance.uniform(0.3, 0.8),
        "pressure": 1013 + chance.gauss(0, 8),
        "battery": random.Random(number).uniform(0.2, 1),
    }


def unreachable() -> ft.Control:
    """Nothing could be fetched, ever: it goes on trying, and so may the user."""
    fails = answers(list[Any], Faults(error_rate=1))
    return _framed(LiveTable(fails, MARKET, title="Market", min_width=420))


def _framed(child: ft.Control, width: float = 560) -> ft.Control:
    """Put a table on a card."""
    return ft.Container(
        child,
        width=width,
        padding=16,
        border_radius=16,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )
