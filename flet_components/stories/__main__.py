"""Runs the story runner: `python -m flet_components.stories`."""

import importlib.util
import sys

__all__: list[str] = []

NEEDED = ("click", "fastapi", "flet_web", "uvicorn", "watchfiles")
"""What the extra `stories` brings."""


def main() -> None:
    """Run the command line, or say which extra it needs."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(
            f"Error: the story runner needs {', '.join(missing)}: "
            "pip install 'flet-async-components[stories]'"
        )
    from flet_components.stories.command import main as run

    run(prog_name="python -m flet_components.stories")


if __name__ == "__main__":
    main()
