# docs/examples/timer_base_egg.py
from typing import Literal

import flet as ft

from flet_components import TimerBase, reactive


@reactive
class EggTimer(TimerBase):
    """Boils an egg."""

    yolk: Literal["soft", "medium", "hard"] = "soft"
    """How the yolk shall be."""

    @property
    def duration(self) -> float:
        return {"soft": 300.0, "medium": 420.0, "hard": 600.0}[self.yolk]


async def main(page: ft.Page) -> None:
    page.add(EggTimer(yolk="medium", face="ring", warn_at=60))


if __name__ == "__main__":
    ft.run(main)
