# docs/examples/reactive_style.py
from typing import Optional

import flet as ft
from attrs import validators

from flet_components import UserControl, computed, internal, prop, reactive


@reactive
class Metronome(UserControl):
    """Shows beats, and says each one."""

    tempo: float = prop(default=60.0, validate=validators.gt(0))
    """Beats per minute, more than 0."""

    on_beat: Optional[ft.ControlEventHandler["Metronome"]] = None
    """Called at each beat."""

    _beat: int = internal(0)

    @computed
    def text(self) -> str:
        return f"{self._beat} at {self.tempo:.0f}"

    def build(self) -> ft.Control:
        self.watch(lambda: self.tempo, lambda *_: self._restart())
        return self.bind(ft.Text(size=40), value=lambda: self.text)

    async def did_mount_async(self) -> None:
        self._restart()

    def _restart(self) -> None:
        self.create_task(self._run(), name="beats", exclusive=True)

    async def _run(self) -> None:
        async for tick in self.clock.every(60 / self.tempo):
            self._beat = tick.index
            self.emit("beat", skip_if_busy=True)


async def main(page: ft.Page) -> None:
    metronome = Metronome(90)
    page.add(metronome, ft.Button("Faster", on_click=lambda: faster(metronome)))


def faster(metronome: Metronome) -> None:
    metronome.tempo += 30


if __name__ == "__main__":
    ft.run(main)
