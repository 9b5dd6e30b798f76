"""Publishes an app as a static site: `python -m flet_components.publish app.py OUT`.

What it and `python -m flet_components.stories build` have in common stands here, too.
"""

from __future__ import annotations

import sys
import time
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from flet_components.errors import PublishError

if TYPE_CHECKING:
    from flet_components.publishing import Parcel
    from flet_components.publishing.site import Built
    from flet_components.publishing.size import Size

__all__ = ["build", "publish", "site_options"]

F = TypeVar("F", bound=Callable[..., Any])
DOCS = "Serve the folder by any web server, such as `python -m http.server -d {}`."


def site_options(command: F) -> F:
    """Give a command the options of all that build a site."""
    options = (
        click.option(
            "--base",
            default="",
            metavar="PATH",
            help="Path under which it will be served, such as /docs.  "
            "[default: wherever it is put]",
        ),
        click.option(
            "--wheel",
            "wheels",
            multiple=True,
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="A wheel to take as it is; repeatable.",
        ),
        click.option(
            "--requirement",
            "requirements",
            multiple=True,
            metavar="NAME",
            help="A package that it needs, such as humanize>=4; repeatable.",
        ),
        click.option(
            "--locale",
            "locales",
            multiple=True,
            metavar="NAME",
            help="A language that dates and numbers are written in; repeatable.  "
            "[default: 43 that are widely read]",
        ),
        click.option(
            "--cache",
            metavar="DIR",
            type=click.Path(file_okay=False, path_type=Path),
            help="Where wheels and bytecode are kept.  "
            "[default: ~/.cache/flet-async-components]",
        ),
        click.option(
            "--open", "open_", is_flag=True, help="Serve it here, and open it."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("app", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", default="", help="Of the page.  [default: the name of APP]")
@site_options
def publish(
    app: Path,
    out: Path,
    title: str,
    base: str,
    wheels: tuple[Path, ...],
    requirements: tuple[str, ...],
    locales: tuple[str, ...],
    cache: Path | None,
    open_: bool,
) -> None:
    """Publish the app APP, a script that calls `ft.run`, as a static site in OUT.

    The site runs Python in the browser: any web server can serve it, and it asks no
    other host for anything. The folder of APP goes along, without hidden files, virtual
    environments and tests; its folder `assets` is served.
    """
    from flet_components.publishing.app_folder import app_parcel

    def parcel() -> Parcel:
        return app_parcel(
            app,
            title=title,
            requirements=requirements,
            wheels=wheels,
            locales=locales or None,
            besides=out,
        )

    build(parcel, out, base=base, cache=cache, open_=open_)


def build(
    parcel: Callable[[], Parcel],
    out: Path,
    *,
    base: str,
    cache: Path | None,
    open_: bool,
) -> None:
    """Build a site behind a bar, and say how large it is.

    Raises:
        click.ClickException: If it cannot be built.
    """
    try:
        from flet_components.publishing.site import STEPS, build_site, plain_base
    except ImportError as error:
        raise click.ClickException(
            f"a site needs {error.name}: pip install 'flet-async-components[publish]'"
        ) from None
    began = time.perf_counter()
    try:
        with click.progressbar(
            length=len(STEPS), label="Building", item_show_func=lambda words: words
        ) as bar:
            built = build_site(
                out,
                parcel(),
                base=base,
                cache=cache,
                tell=lambda words: bar.update(words in STEPS, words),
            )
            bar.update(len(STEPS))
        click.echo(f"{out} is built in {time.perf_counter() - began:.1f} s")
        for line in _report(built):
            click.echo(line)
        if open_:
            _open(out, plain_base(base) or "/")
    except PublishError as error:
        raise click.ClickException(str(error)) from None


def _report(built: Built) -> Sequence[str]:
    lines = [_line(size) for size in built.sizes]
    head = f"{'':32}{'on disk':>10}{'to load':>10}"
    notes = [f"note: {note}" for note in built.notes]
    return [click.style(head, dim=True), *lines, *notes, DOCS.format(built.folder)]


def _line(size: Size) -> str:
    return f"{size.name:32}{size.bytes / 1e6:>7.1f} MB{size.packed / 1e6:>7.1f} MB"


def _open(out: Path, base: str) -> None:
    from flet_components.publishing.previewing import preview

    with preview(out, base) as url:
        click.echo(f"Served at {url}  (Ctrl+C ends)")
        webbrowser.open(url)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            click.echo()


if __name__ == "__main__":
    publish(prog_name=f"{Path(sys.executable).stem} -m flet_components.publish")
