# docs/examples/live_table_pushed.py
import flet as ft

from flet_components import Column, LiveTable, reactive


@reactive
class Lifts(LiveTable):
    """The lifts of a house, each of which says now and then where it is."""

    async def did_mount_async(self) -> None:
        async for tick in self.clock.every(0.5):  # or: async for message in websocket
            lift = "ABC"[tick.index % 3]
            self.upsert([{"id": lift, "floor": tick.index % 9}])


async def main(page: ft.Page) -> None:
    columns = [Column("id", "Lift"), Column("floor", numeric=True)]
    lifts = Lifts(columns=columns, title="Lifts", sort_by="id", row_ttl=30)
    page.add(
        lifts,
        ft.Button("A is out of order", on_click=lambda: lifts.remove(["A"])),
    )


if __name__ == "__main__":
    ft.run(main)
