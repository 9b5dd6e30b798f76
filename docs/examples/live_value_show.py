# docs/examples/live_value_show.py
import random

import flet as ft

from flet_components import Interval, LiveValue


async def main(page: ft.Page) -> None:
    orders = LiveValue(None, "Orders", better="up", format="#,##0", width=200)
    share = LiveValue(None, "Paid at once", baseline=0.6, format="percent", width=200)

    def arrived() -> None:  # one message of one connection feeds all tiles
        orders.show(random.randint(900, 1400))
        share.show(random.uniform(0.4, 0.8))

    page.add(ft.Row([orders, share], wrap=True), Interval(1, arrived))


if __name__ == "__main__":
    ft.run(main)
