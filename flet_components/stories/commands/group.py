"""The commands of the story runner; without the name of one, it serves."""

from __future__ import annotations

import click

from flet_components.stories.commands.build import build
from flet_components.stories.commands.capture import capture
from flet_components.stories.commands.check import check
from flet_components.stories.commands.listing import listing
from flet_components.stories.commands.serve import serve

__all__ = ["main"]


class _ServesByDefault(click.Group):
    """Takes what is neither a command nor a question for the arguments of `serve`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if first not in self.commands and first not in self.get_help_option_names(ctx):
            args = ["serve", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_ServesByDefault,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="",
    subcommand_metavar="[COMMAND] [PATHS]... [OPTIONS]",
)
def main() -> None:
    """Previews components of Flet, lists their stories, and checks them.

    Without a COMMAND it serves: `python -m flet_components.stories my/stories`. PATHS
    are folders of story files, or story files. Without any it is ./stories if that has
    stories, else the catalogue of flet_components.
    """


for command in (serve, listing, check, capture, build):
    main.add_command(command)
