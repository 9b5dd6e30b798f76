"""What stands above a feed: its title, how its connection stands, and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from flet_components.components.following.link import Link
from flet_components.wording import say

if TYPE_CHECKING:
    from flet_components.components.live.live_feed import LiveFeed

__all__ = ["head", "link_words"]

DOTS: dict[Link, ft.ColorValue] = {
    "connecting": ft.Colors.TERTIARY,
    "open": ft.Colors.PRIMARY,
    "retrying": ft.Colors.ERROR,
    "failed": ft.Colors.ERROR,
    "closed": ft.Colors.OUTLINE,
    "resting": ft.Colors.OUTLINE,
}
CALM = ft.Animation(300)
GONE: frozenset[Link] = frozenset({"retrying", "failed", "closed"})
"""States in which it could be connected by hand."""


def link_words(feed: LiveFeed) -> str:
    """Say how the connection stands, or how many messages wait."""
    if not feed.running:
        return say("feed.waiting", n=feed.waiting)
    if feed._link == "retrying":
        return say("feed.retrying", seconds=feed.retry_in)
    return say(f"feed.{feed._link}")


def head(feed: LiveFeed) -> ft.Control:
    """Make the title, the state below it, the rate and the buttons."""
    title = feed.bind(
        ft.Text(
            theme_style=ft.TextThemeStyle.TITLE_MEDIUM,
            no_wrap=True,
            overflow=ft.TextOverflow.ELLIPSIS,
        ),
        value=lambda: feed.title or "",
        visible=lambda: bool(feed.title),
    )
    dot = feed.bind(
        ft.Container(width=8, height=8, border_radius=4, animate=CALM),
        bgcolor=lambda: DOTS[feed._link] if feed.controls else None,
    )
    state = feed.bind(
        ft.Text(size=12, color=ft.Colors.ON_SURFACE_VARIANT),
        value=lambda: link_words(feed) if feed.controls else "",
    )
    words = ft.Column(
        [title, ft.Row([dot, state], spacing=8, tight=True)],
        spacing=2,
        tight=True,
        expand=True,
    )
    return ft.Row([words, _rate(feed), _connect(feed), _hold(feed)], spacing=4)


def _rate(feed: LiveFeed) -> ft.Control:
    text = feed.bind(
        ft.Text(size=12, color=ft.Colors.ON_SECONDARY_CONTAINER),
        value=lambda: _figure(feed.rate) if feed.controls else "",
    )
    return feed.bind(
        ft.Container(
            text,
            bgcolor=ft.Colors.SECONDARY_CONTAINER,
            border_radius=10,
            padding=ft.Padding.symmetric(horizontal=8, vertical=2),
        ),
        visible=lambda: feed.controls and feed.rate > 0,
    )


def _connect(feed: LiveFeed) -> ft.Control:
    button = ft.IconButton(
        ft.Icons.REFRESH,
        icon_size=20,
        tooltip=say("feed.connect"),
        on_click=feed.refresh,
    )
    return feed.bind(
        ft.MergeSemantics(button),
        visible=lambda: feed._link in GONE,
    )


def _hold(feed: LiveFeed) -> ft.Control:
    button = feed.bind(
        ft.IconButton(
            icon_size=20,
            on_click=lambda: feed.pause() if feed.running else feed.resume(),
        ),
        icon=lambda: ft.Icons.PAUSE if feed.running else ft.Icons.PLAY_ARROW,
        tooltip=lambda: say("pause" if feed.running else "resume"),
    )
    return ft.MergeSemantics(button)


def _figure(rate: float) -> str:
    """Say a rate with no more digits than say something."""
    return say("feed.rate", n=f"{rate:.1f}" if rate < 10 else f"{rate:.0f}")
