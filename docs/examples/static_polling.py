# docs/examples/static_polling.py
# python -m flet_components.publish docs/examples/static_polling.py site --open
import json
import sys
from pathlib import Path
from typing import Any

import flet as ft

from flet_components import Countdown, PollingList

NAME = "static_polling.json"


async def from_disk() -> Any:
    """Read what the site's server would be asked for."""
    return json.loads((Path(__file__).parent / "assets" / NAME).read_bytes())


def row(train: dict[str, Any]) -> ft.Control:
    return ft.ListTile(title=train["id"], trailing=ft.Text(f"{train['minutes']} min"))


def main(page: ft.Page) -> None:
    # In the browser the folder `assets` lies beside the page.
    trains = NAME if sys.platform == "emscripten" else from_disk
    page.add(
        Countdown(600, face="bar"),
        PollingList(trains, row, interval=2, title="Departures"),
    )


if __name__ == "__main__":
    ft.run(main)
