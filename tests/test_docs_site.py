"""The site of the docs: what is added to the Markdown, and that it is whole."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path, PurePosixPath

import pytest

from docs.make_pictures import PICTURES
from docs.site import building
from docs.site.building import (
    DocsError,
    build,
    check_hosts,
    check_navigation,
    run_zensical,
)
from docs.site.home import section
from docs.site.hooks import (
    as_python_markdown,
    dressed,
    types_of,
    with_previews,
    with_titles,
)
from docs.site.page import DOCS, Page
from flet_components.stories.book import Book
from flet_components.stories.places import catalogue

COUNTDOWN = PurePosixPath("components/timing/countdown.md")
needs_zensical = pytest.mark.skipif(
    importlib.util.find_spec("zensical") is None,
    reason="the extra docs is not installed",
)


def page(text: str, path: PurePosixPath = COUNTDOWN) -> Page:
    """Return a page with this text."""
    return Page(path, text)


def of_docs(path: PurePosixPath = COUNTDOWN) -> str:
    """Return a page of the docs as the site has it."""
    return dressed(page((DOCS / path).read_text(), path)).text


def test_a_picture_of_a_story_runs_it() -> None:
    """A picture that stands alone starts its story, with its knobs, below the site."""
    text = with_previews(page("![Three faces](../../pictures/countdown.png)")).text
    assert 'data-stories="../../stories/"' in text
    assert 'data-story="timing/countdown/faces?k.seconds=14"' in text
    assert "#/story/timing/countdown/faces?k.seconds=14" in text


def test_a_preview_has_the_time_of_today() -> None:
    """The instant at which a picture was taken is no part of its preview."""
    assert "date=" in PICTURES["clock"].story
    text = with_previews(page("![A clock](../../pictures/clock.png)")).text
    assert 'data-story="timing/clock/faces"' in text


@pytest.mark.parametrize(
    "text", ["![The runner](pictures/runner.png)", "See ![it](pictures/clock.png)."]
)
def test_other_pictures_stay(text: str) -> None:
    """A picture of no story, or within a sentence, stays a picture."""
    assert with_previews(page(text)).text == text


def test_every_preview_has_a_story() -> None:
    """Each picture that becomes a preview is one of a story that there is."""
    ids = {story.id for story in Book((catalogue(),)).stories}
    assert {each.story.partition("?")[0] for each in PICTURES.values()} <= ids


def test_every_preview_has_a_twin_for_the_dark() -> None:
    """Each such picture is there for the light and for the dark."""
    for name in PICTURES:
        assert (DOCS / "pictures" / f"{name}.png").exists(), name
        assert (DOCS / "pictures" / "dark" / f"{name}.png").exists(), name


def test_fields_have_the_types_of_the_class() -> None:
    """The table of fields says what each takes, as the code has it."""
    types = types_of("Countdown")
    assert types["seconds"] == "number"
    assert types["deadline"] == "date and time"
    assert '| `seconds` <span class="field-type">number</span> | `60.0` |' in of_docs()


def test_only_the_table_of_fields_has_types() -> None:
    """Names in other tables stay as they are, also those that are fields."""
    text = of_docs()
    assert "field-type" not in text.partition("\n## Events\n")[2]


def test_a_component_shows_its_stories() -> None:
    """The page about a component ends with its stories: caption, link and source."""
    stories = of_docs().partition("\n## Stories\n")[2]
    assert '??? story "Two minutes"' in stories
    assert "    The usual case: two minutes, shown as digits." in stories
    assert 'href="../../stories/#/story/timing/countdown/two_minutes"' in stories
    assert "    def two_minutes() -> Countdown:" in stories
    assert "@play" not in stories


def test_an_example_is_named_above() -> None:
    """The name of an example's file stands above it, and is not copied with it."""
    text = with_titles(page("```python\n# docs/examples/a.py\nimport flet\n```")).text
    assert text == '```python title="docs/examples/a.py"\nimport flet\n```'


def test_lists_are_parted_from_text() -> None:
    """A list directly below a line gets the blank line that Python-Markdown wants."""
    assert as_python_markdown(page("So:\n- a\n- b\n")).text == "So:\n\n- a\n- b\n"
    assert as_python_markdown(page("- a\n  more\n- b\n")).text == "- a\n  more\n- b\n"


def test_code_stays_as_it_is() -> None:
    """What looks like a list within code is none."""
    text = "```sh\nls\n- a\n```"
    assert as_python_markdown(page(text)).text == text


def test_each_page_has_its_place() -> None:
    """A page that the navigation does not have is an error that names it."""
    with pytest.raises(DocsError, match=r"new\.md in one of the two only"):
        check_navigation({*listed(), "new.md"})


def listed() -> set[str]:
    """Return the pages in the navigation."""
    return set(building.IN_NAVIGATION.findall(building.CONFIG.read_text()))


def test_no_page_asks_another_host(tmp_path: Path) -> None:
    """A script from elsewhere is an error that names it; a link is none."""
    (tmp_path / "a.html").write_text('<a href="https://flet.dev">Flet</a>')
    check_hosts(tmp_path)
    (tmp_path / "b.html").write_text('<script src="https://example.com/x.js"></script>')
    with pytest.raises(DocsError, match=r"b\.html loads https://example\.com/x\.js"):
        check_hosts(tmp_path)


def test_a_heading_that_the_first_page_needs() -> None:
    """Without its heading the README cannot be shown, and the error says which."""
    assert section("# A\n\n## B\n\nText\n\n- b\n  more\n\n## C\n", "B") == "- b\n  more"
    with pytest.raises(ValueError, match="needs a heading '## B'"):
        section("# A\n", "B")


@needs_zensical
@pytest.mark.parametrize("link", ["missing.md", "other.md#missing"])
def test_a_link_that_leads_nowhere(tmp_path: Path, link: str) -> None:
    """A link to a page or heading that is not there is an error that names the page."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "zensical.toml").write_text(
        '[project]\nsite_name = "A"\ndocs_dir = "pages"\n'
    )
    (tmp_path / "pages" / "index.md").write_text(f"# A\n\n[there]({link})\n")
    (tmp_path / "pages" / "other.md").write_text("# B\n")
    with pytest.raises(DocsError, match=r"index\.md") as caught:
        run_zensical(tmp_path)
    assert "Traceback" not in str(caught.value)


@needs_zensical
def test_the_site_is_built(tmp_path: Path) -> None:
    """It builds strictly, with every page, link and picture; stories in it stay."""
    out = tmp_path / "site"
    (out / "stories").mkdir(parents=True)
    (out / "stories" / "index.html").write_text("stories")
    (out / "old.html").write_text("of an older site")
    build(out, tmp_path / "work")
    assert (out / "stories" / "index.html").read_text() == "stories"
    assert not (out / "old.html").exists()
    for name in listed():
        text = (out / name).with_suffix(".html").read_text()
        for wanted in re.findall(r'<img src="([^"#]+)', text):
            path = (out / name).parent / wanted
            assert path.exists(), f"{name} shows {wanted}"
