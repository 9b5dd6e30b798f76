"""What changed on one page in one turn of the event loop goes out together.

Every update of every component passes through here, and leaves as one message. Values
of which there is a newer one are never sent: while the connection is busy, while a page
is hidden, and within the clock's slack after the message before.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from typing import Any

import attrs
import flet as ft

from flet_components import _flet
from flet_components.addresses import Address, AddressBook, has_gone
from flet_components.bindings import Output
from flet_components.merged_patch import MergedPatch, Usual
from flet_components.ticker import Deferred, at_end_of_turn

__all__ = ["Frame", "Wire"]

Put = list[tuple[Output, list[Any]]]
"""Outputs, and the operations of a patch that send their values."""

AGAIN = 0.1
"""Seconds after which what could not be sent is tried again."""


@attrs.frozen
class Wire:
    """What a frame is told of its page."""

    can_send: Callable[[], bool]
    """Says whether anything can be sent now; if not, it is kept."""
    is_seen: Callable[[], bool]
    """Says whether anybody would see new values now; if not, they wait."""
    is_here: Callable[[], bool]
    """Says whether this is the page's thread."""
    is_live: Callable[[ft.BaseControl], bool]
    """Says whether a control may still be sent."""
    slack: Callable[[], float]
    """Returns the seconds that lie between two messages of nothing but values."""
    on_error: Callable[[ft.BaseControl, Exception], object]
    """Called with a control that could not be sent, and why."""


class Frame:
    """Collects what changed on a page, and sends it.

    Args:
        page: The page.
        context: Where sending runs, so that what is built then sees this page.
        wire: What it is told of the page.
    """

    __slots__ = (
        "_addresses",
        "_changed",
        "_context",
        "_gathered",
        "_page",
        "_scheduled",
        "_sent",
        "_soon",
        "_usual",
        "_values",
        "_waiters",
        "_wire",
    )

    def __init__(self, page: ft.Page, context: contextvars.Context, wire: Wire) -> None:
        self._page = page
        self._context = context
        self._wire = wire
        self._addresses = AddressBook(page)
        self._changed: dict[int, ft.BaseControl] = {}
        self._values: dict[Output, None] = {}
        self._waiters: list[asyncio.Future[None]] = []
        self._gathered: MergedPatch | None = None
        self._usual = Usual(MergedPatch(self._page))
        self._scheduled: asyncio.Handle | Deferred | None = None
        self._soon = False
        self._sent = -AGAIN

    def mark(self, control: ft.BaseControl) -> None:
        """Send what changed in a control at the end of this turn of the loop."""
        self._changed[id(control)] = control
        if not self._soon:
            self._schedule(0.0)

    def mark_value(self, output: Output) -> None:
        """Send the plain value of a property, soon."""
        self._values[output] = None
        if self._scheduled is None:
            self.wake()

    def wake(self) -> None:
        """Send values that wait, if somebody would see them."""
        if self._scheduled is None and (self._wire.is_seen() or self._of_page()):
            since = asyncio.get_running_loop().time() - self._sent
            self._schedule(self._wire.slack() - since)

    def send(self, control: ft.BaseControl) -> None:
        """Send what is marked, and this control, now."""
        self.mark(control)
        self.flush()

    async def sent(self) -> None:
        """Wait until what is marked has been handed to the connection."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        await waiter

    def flush(self) -> None:
        """Send what is marked, now."""
        self._unschedule()
        if (self._changed or self._values) and self._wire.can_send():
            values, self._values = self._values, {}
            self._send(values)
        elif self._changed or self._values:
            self._schedule(AGAIN)
        if self._waiters:
            self._release()

    def drop(self) -> None:
        """Send nothing more; whoever waits goes on."""
        self._changed.clear()
        self._values.clear()
        self.forget_addresses()
        self.flush()

    def forget_addresses(self, below: ft.BaseControl | None = None) -> None:
        """Look anew for where the client has what: its tree has got another shape.

        Args:
            below: The control below which it has; None for the whole page.
        """
        if below is None:
            self._addresses.forget()
        else:
            self._addresses.forget_below(below)
        self._usual = Usual(MergedPatch(self._page))

    def went_out(self, send: Callable[[Any], None], message: Any) -> None:
        """Send a message of the session, or gather it with what is being sent."""
        if self._gathered is None and _flet.is_ours(message):
            return send(message)
        found = _flet.patch_in(self._page, message)
        if not self._wire.is_here():  # an update in another thread
            return send(message)
        if self._gathered is None or found is None or not self._graft(*found):
            self._send_gathered()
            send(message)
        if found is not None and not _flet.keeps_shape(found[1]):
            self.forget_addresses(found[0])

    # --- when ---

    def _schedule(self, seconds: float) -> None:
        """Send after some seconds; without any, at the end of this turn."""
        self._unschedule()
        self._soon = seconds <= 0
        if self._soon:
            self._scheduled = at_end_of_turn(self._turn, self._context)
        else:
            self._scheduled = asyncio.get_running_loop().call_later(
                seconds, self._turn, context=self._context
            )

    def _unschedule(self) -> None:
        if self._scheduled is not None:
            self._scheduled.cancel()
            self._scheduled = None
        self._soon = False

    def _turn(self) -> None:
        """Send what is marked, unless there will soon be something newer to send."""
        if not _flet.is_drained(self._page):
            self._schedule(AGAIN)  # at the latest; the connection tells when it is
            self._release()
        elif self._wire.is_seen():
            self.flush()
        else:
            unseen, self._values = self._values, self._of_page()
            for output in self._values:
                del unseen[output]
            self.flush()
            self._values |= unseen

    def _of_page(self) -> dict[Output, None]:
        """Return the values of the page itself: while it is hidden it has a title."""
        return {o: None for o in self._values if o.control is self._page}

    def prune(self) -> None:
        """Keep no value of who has left; those of a hidden page may wait for long."""
        if self._values and not self._wire.is_seen():
            self._values = {o: None for o in self._values if o.owner.mount is not None}

    def drained(self) -> None:
        """Send what waited for the connection to send what was before it."""
        if self._scheduled is not None and not self._soon:
            self._unschedule()
            if self._changed:
                self._schedule(0.0)
            self.wake()

    def _release(self) -> None:
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    # --- what ---

    def _send(self, values: dict[Output, None]) -> None:
        """Send values, then all else that changed: what moves, moves after them.

        Whoever is told of an error, or is mounted on the way, may send in between; then
        what is gathered so far leaves first.
        """
        self._sent, outer = asyncio.get_running_loop().time(), self._gathered
        put: Put = []
        try:
            self._send_gathered()
            self._gathered = None
            if len(values) == 1 and not self._changed:
                self._send_one(*values)
            elif not self._changed and values.keys() == self._usual.outputs.keys():
                self._send_usual(values)
            elif values or len(self._changed) > 1:
                self._gathered = MergedPatch(self._page)
                put = self._put(values)
            changed, self._changed = self._changed, {}
            for control in changed.values():
                self._patch(control)
            self._take_back(put)
            self._send_gathered()
        except Exception as error:  # of the connection
            self._wire.on_error(self._page, error)
        finally:
            self._gathered = MergedPatch(self._page) if outer is not None else None

    def _send_one(self, output: Output) -> None:
        """Send one value; it needs no address but the number of its control."""
        if output.address_in(self._addresses) is None and not (
            output.is_alone() and _flet.is_indexed(self._page, output.control)
        ):
            self._look_around(output)
        elif self._takes(output):
            operation = [_flet.REPLACE, 0, output.name, output.value]
            _flet.send_patch(self._page, output.control, [[0], operation])

    def _take_back(self, put: Put) -> None:
        """Send no values of components that have left in the same frame."""
        gone = {id(each) for output, each in put if output.owner.mount is None}
        if gone and (patch := self._gathered) is not None:
            patch.operations = [o for o in patch.operations if id(o) not in gone]

    def _put(self, values: dict[Output, None]) -> Put:
        """Put plain values into the patch; return what was put."""
        put: Put = []
        changed, patch = self._changed, self._gathered
        usual = Usual(patch) if patch is not None and not changed else None
        for output in self._addresses.by_roots(values):
            if changed and id(output.root) in changed:
                continue
            address = output.address_in(self._addresses)
            if address is None:
                self._look_around(output)
            elif self._takes(output) and (below := self._below(address)) is not None:
                operation = below.put(address, output.name, output.value)
                put.append((output, operation))
                if usual is not None:
                    usual.outputs[output] = operation
        if usual is not None and not changed and self._gathered is patch:
            self._usual = usual
        return put

    def _below(self, address: Address) -> MergedPatch | None:
        """Return what is gathered below a root; what is below another leaves first."""
        number, patch = _flet.control_id, self._gathered
        if patch is not None and number(patch.root) != number(address.root):
            self._send_gathered(address.root)
        return self._gathered

    def _look_around(self, output: Output) -> None:
        """Let Flet find a value in what is around it, unless the client has lost it."""
        if not has_gone(root := output.root):
            self._changed[id(root)] = root

    def _send_usual(self, values: dict[Output, None]) -> None:
        """Send the values that were sent last time, as they are now.

        The patch is the same but for the values. To make it anew for what ticks would
        cost more than all else, garbage collection above all.
        """
        usual, taken = self._usual, []
        for output in values:
            if self._takes(output):
                operation = usual.outputs[output]
                operation[-1] = output.value
                taken.append(operation)
        if taken:
            _flet.send_patch(self._page, self._page, [usual.patch.table, *taken])

    def _takes(self, output: Output) -> bool:
        """Take a value, for Flet not to send it once more; say whether it is new."""
        try:
            return output.owner.mount is not None and output.take()
        except Exception as error:
            self._wire.on_error(output.owner.component, error)
            return False

    def _patch(self, control: ft.BaseControl) -> None:
        """Send one control; a failure reaches its owner and spares the others."""
        if not self._wire.is_live(control):
            return
        try:
            _flet.patch(self._page, control)
        except Exception as error:
            self._wire.on_error(control, error)

    def _graft(self, control: ft.BaseControl | None, patch: list[Any]) -> bool:
        """Add a patch to what is gathered; say whether its control can be addressed."""
        address = self._addresses.of(control) if control is not None else None
        if address is None or (below := self._below(address)) is None:
            return False
        below.graft(address, patch)
        return True

    def _send_gathered(self, root: ft.BaseControl | None = None) -> None:
        """Send what is gathered, and gather anew, below the page or another root."""
        gathered, self._gathered = self._gathered, None
        if gathered is not None:
            if gathered.operations:
                _flet.send_patch(self._page, gathered.root, gathered.message())
            self._gathered = MergedPatch(root or self._page)
