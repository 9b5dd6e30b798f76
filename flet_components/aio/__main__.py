"""Runs an app of Flet 0.x, its file unchanged, on Flet 1.x.

    python -m flet_components.aio [--web] [--host HOST] [--port PORT] app.py [args]

The file may say `import flet as ft`: for this process the names of Flet 0.x are put on
`flet` itself. The options may also follow the file; what follows `--` is the app's.
"""

from __future__ import annotations

import argparse
import importlib.machinery
import importlib.util
import sys
import traceback
import types
from collections.abc import Sequence
from pathlib import Path

from flet.utils import is_linux_server

from flet_components.aio import serving
from flet_components.aio.names import install
from flet_components.aio.patching import patch_flet
from flet_components.errors import PortTakenError

__all__ = ["main"]

NO_SERVER = (
    "serving an app to browsers needs Flet's web server, which is not installed:"
)
EXTRA = "pip install 'flet-async-components[stories]'"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run an app.

    Args:
        arguments: What follows `python -m flet_components.aio`.

    Returns:
        The process's exit status.
    """
    options, args = _parse(sys.argv[1:] if arguments is None else arguments)
    path = Path(options.app)
    if not path.is_file():
        print(f"an app's file is wanted, and {path} is none", file=sys.stderr)
        return 2
    if options.web or options.host or options.port is not None or is_linux_server():
        if importlib.util.find_spec("flet_web") is None:
            print(f"{NO_SERVER} {EXTRA}", file=sys.stderr)
            return 2
        serving.want(serving.Place(options.host, options.port))
    patch_flet()
    install()
    return _run(path, args)


def _parse(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(
        prog="python -m flet_components.aio",
        description="Run an app of Flet 0.x, its file unchanged, on Flet 1.x.",
        epilog="What follows the file or -- is passed to the app.",
        allow_abbrev=False,
    )
    parser.add_argument("--web", action="store_true", help="serve it to browsers")
    parser.add_argument("--host", help="address to listen on; implies --web")
    parser.add_argument("--port", type=int, help="port to listen on; implies --web")
    parser.add_argument("app", help="the app's file")
    cut = list(arguments).index("--") if "--" in arguments else len(arguments)
    options, rest = parser.parse_known_args(arguments[:cut])
    return options, [*rest, *arguments[cut + 1 :]]


def _run(path: Path, args: list[str]) -> int:
    """Run a file as Python would: its arguments, its folder, its name."""
    sys.argv[:] = [str(path), *args]
    sys.path[0] = str(path.parent.resolve())
    loader = importlib.machinery.SourceFileLoader("__main__", str(path.resolve()))
    module = types.ModuleType("__main__")
    module.__dict__.update(__file__=loader.path, __loader__=loader, __spec__=None)
    sys.modules["__main__"] = module
    try:
        exec(loader.get_code("__main__"), module.__dict__)  # type: ignore[arg-type]
    except KeyboardInterrupt:
        return 130
    except PortTakenError as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:
        _report(error)
        return 1
    return 0


def _report(error: Exception) -> None:
    """Print an app's error as Python would, without the frames of this module."""
    trace = error.__traceback__
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    traceback.print_exception(type(error), error, trace)


if __name__ == "__main__":
    sys.exit(main())
