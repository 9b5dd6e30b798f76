"""Which files of stories, and of what they import, go into a static site."""

from __future__ import annotations

from pathlib import Path

from flet_components.stories.packing import story_parcel
from flet_components.stories.places import Place

FILES = {
    "stories/a.py": "import shop.cart\nfrom prices import today\ndef one(): ...",
    "stories/_private.py": "",
    "stories/deep/b.py": "import os, flet\ndef two(): ...",
    "shop/__init__.py": "",
    "shop/cart.py": "import money",
    "shop/data.json": "{}",
    "prices.py": "",
    "money.py": "from . import nothing",
    "unused.py": "",
    "more/c.py": "def three(:",
}


def test_stories_bring_what_they_import(tmp_path: Path) -> None:
    """Modules of the project go along, directly imported or not; others do not."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    places = [
        Place(tmp_path / "stories", "stories"),
        Place(tmp_path / "more" / "c.py", "c"),
    ]
    parcel = story_parcel(places, root=tmp_path)
    assert sorted(parcel.files) == [
        *("money.py", "prices.py"),
        *("shop/__init__.py", "shop/cart.py", "shop/data.json"),
        *("stories/a.py", "stories/deep/b.py", "stories_1/c.py", "story_site.py"),
    ]
    main = parcel.files["story_site.py"]
    assert isinstance(main, bytes)
    assert b"[('stories', 'stories'), ('stories_1/c.py', 'c')]" in main
    assert "fonts/jetbrains-mono.woff2" in parcel.assets
