"""Pages from elsewhere are refused, and links lead back to this server."""

from __future__ import annotations

import pytest

from flet_components.stories.origin import (
    Origins,
    is_loopback,
    own_address,
    plain_origin,
)

HERE = "127.0.0.1:6006"
MORE = Origins(more=("https://stories.test",))


@pytest.mark.parametrize(
    ("headers", "welcome"),
    [
        ({"host": HERE}, True),
        ({"host": HERE, "origin": f"http://{HERE}"}, True),
        ({"host": "localhost:7000", "origin": "http://LocalHost:7000"}, True),
        ({"host": "[::1]:6006"}, True),
        ({"host": "demo.localhost"}, True),
        ({"host": "devbox:6006"}, True),  # it is told to listen there
        ({"host": HERE, "origin": "http://evil.test"}, False),
        ({"host": HERE, "origin": "http://127.0.0.1:7007"}, False),
        ({"host": HERE, "origin": "null"}, False),
        ({"host": HERE, "origin": "http://["}, False),
        # A name that has been made to lead here after its page was loaded.
        ({"host": "evil.test:6006"}, False),
        ({"host": "evil.test:6006", "origin": "http://evil.test:6006"}, False),
        ({"host": "localhost.evil.test"}, False),
        ({"host": "["}, False),
        ({}, False),
        (
            {
                "host": HERE,
                "x-forwarded-host": "stories.test",
                "origin": "https://stories.test",
            },
            True,
        ),
    ],
)
def test_who_is_welcome(headers: dict[str, str], welcome: bool) -> None:
    """A page is its own by the name that was asked for, and by where it is from."""
    refusal = Origins("devbox").refusal(headers)
    assert not refusal if welcome else "--allow-origin" in refusal


@pytest.mark.parametrize(
    ("headers", "welcome"),
    [
        ({"host": "stories.test", "origin": "https://stories.test"}, True),
        ({"host": HERE, "origin": "https://stories.test"}, True),
        ({"host": HERE, "origin": "https://stories.test:8443"}, False),
        ({"host": "other.test"}, False),
    ],
)
def test_further_origins(headers: dict[str, str], welcome: bool) -> None:
    """An origin that was allowed is one of its own, and so is its name."""
    assert bool(MORE.refusal(headers)) is not welcome


def test_origins_as_they_are_typed() -> None:
    """What a person types is read as a browser writes it, or told to be none."""
    assert plain_origin("HTTPS://Stories.test/") == "https://stories.test"
    assert plain_origin("http://devbox:6006") == "http://devbox:6006"
    for text in ("stories.test", "https://", "https://a.test/x", "http://[", "*"):
        with pytest.raises(ValueError, match="an origin must be like"):
            plain_origin(text)


def test_who_can_reach_it() -> None:
    """Only addresses of the machine itself are safe from others."""
    assert all(is_loopback(host) for host in ("127.0.0.1", "::1", "localhost"))
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "devbox"))


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
