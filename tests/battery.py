"""The battery: what every component must survive, in every kind of app.

Each check puts one `Subject` to one test, in one `World`; a new check is one more
function in a room of `tests/checks`, and one more line here. A test file runs them all:

    @pytest.mark.parametrize("subject", SUBJECTS, ids=str)
    @pytest.mark.parametrize("kind", WORLDS, ids=name_of)
    @pytest.mark.parametrize("check", STRICT, ids=name_of)
    async def test_battery(
        screen: Screen, subject: Subject, kind: type[World], check: Check
    ) -> None:
        await check(await kind.on(screen), subject)

The `screen` itself fails whatever leaves a task, logs an error or crashes the session,
and pytest makes each warning an error. Whenever a check lets its world go on, first
something else on the page changes: in a declarative app by a render, of new objects.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from tests.checks.changing import (
    changes_in_flight,
    changes_in_its_own_handler,
    costs_little,
    shares_nothing,
)
from tests.checks.going_on import (
    sends_little,
    survives_its_handler,
    survives_its_waiting_handler,
    survives_jumps_of_the_clock,
    survives_renders,
)
from tests.checks.leaving import (
    ends_with_the_session,
    leaves_before_it_began,
    leaves_in_its_first_wait,
    leaves_in_its_own_handler,
    leaves_in_its_own_waiting_handler,
    leaves_nothing_behind,
    leaves_while_time_stands_still,
)
from tests.checks.returning import (
    comes_back,
    comes_back_as_it_was,
    comes_back_from_the_dark,
    comes_back_with_the_client,
)
from tests.subjects import Subject
from tests.worlds import World

__all__ = ["BATTERY", "STRICT", "Check", "name_of"]

Check = Callable[[World, Subject], Awaitable[None]]
"""Fails if a component does not survive what happens to it in a world."""

BATTERY: tuple[Check, ...] = (
    leaves_nothing_behind,
    leaves_before_it_began,
    leaves_in_its_first_wait,
    leaves_in_its_own_handler,
    leaves_in_its_own_waiting_handler,
    leaves_while_time_stands_still,
    ends_with_the_session,
    comes_back,
    comes_back_from_the_dark,
    comes_back_with_the_client,
    changes_in_flight,
    changes_in_its_own_handler,
    costs_little,
    shares_nothing,
    survives_its_handler,
    survives_its_waiting_handler,
    survives_jumps_of_the_clock,
    survives_renders,
    sends_little,
)
"""What any component survives."""

STRICT: tuple[Check, ...] = (*BATTERY, comes_back_as_it_was)
"""What one survives of which more is known: a `Subject` that is `strict`."""


def name_of(named: object) -> str:
    """Return the name of a check or a world."""
    return getattr(named, "__name__", str(named))
