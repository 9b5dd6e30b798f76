# docs/examples/pomodoro_saved.py
import json

import flet as ft

from flet_components import Pomodoro

KEY = "my_app.pomodoro"


async def main(page: ft.Page) -> None:
    storage = ft.SharedPreferences()
    saved = await storage.get(KEY)
    if isinstance(saved, str):
        pomodoro = Pomodoro.from_dict(json.loads(saved))
    else:
        pomodoro = Pomodoro(when_asleep="count")

    async def save() -> None:
        await storage.set(KEY, json.dumps(pomodoro.to_dict()))

    pomodoro.on_phase_change = save
    pomodoro.on_round = save
    page.add(pomodoro)


if __name__ == "__main__":
    ft.run(main)
