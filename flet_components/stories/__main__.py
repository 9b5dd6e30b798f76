"""Runs the story runner: `python -m flet_components.stories`."""

import importlib.util
import sys

__all__: list[str] = []

NEEDED = ("click", "fastapi", "flet_web", "uvicorn", "watchfiles")
"""What the extra `stories` brings."""


def main() -> None:
    """Run the command line, or say which extra it needs."""
    missing = [name for name in NEEDED if not _is_installed(name)]
    if missing:
        sys.exit(
            f"Error: the story runner needs {', '.join(missing)}: "
            "pip install 'flet-async-components[stories]'"
        )
    from flet_components.stories.commands.group import main as run

    run(prog_name="python -m flet_components.stories")


def _is_installed(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ValueError:  # it is there, but says that it is not
        return False


if __name__ == "__main__":
    main()
