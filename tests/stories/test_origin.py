"""Pages from elsewhere are refused, and links lead back to this server."""

from __future__ import annotations

import pytest

from flet_components.stories.origin import is_own_page, own_address


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"host": "127.0.0.1:6006"}, True),
        ({"host": "127.0.0.1:6006", "origin": "http://127.0.0.1:6006"}, True),
        ({"host": "127.0.0.1:6006", "origin": "http://evil.test"}, False),
        ({"host": "127.0.0.1:6006", "origin": "http://127.0.0.1:7007"}, False),
        ({"host": "127.0.0.1:6006", "origin": "null"}, False),
        ({"host": "", "origin": "null"}, False),
        (
            {
                "host": "127.0.0.1:6006",
                "x-forwarded-host": "stories.test",
                "origin": "https://stories.test",
            },
            True,
        ),
    ],
)
def test_origin_against_host(headers: dict[str, str], own: bool) -> None:
    """A page is this server's own if its host is the one that was asked."""
    assert is_own_page(headers) is own


@pytest.mark.parametrize(
    ("url", "origin", "address"),
    [
        ("ws://127.0.0.1:6006", None, "http://127.0.0.1:6006"),
        ("wss://stories.test/", None, "https://stories.test"),
        ("ws://127.0.0.1:6006", "https://stories.test", "https://stories.test"),
        ("ws://127.0.0.1/under", "https://stories.test", "https://stories.test/under"),
    ],
)
def test_own_address(url: str, origin: str | None, address: str) -> None:
    """Behind a proxy the address is the one that the browser can reach."""
    assert own_address(url, origin) == address
