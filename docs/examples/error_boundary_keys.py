# docs/examples/error_boundary_keys.py
import flet as ft

from flet_components import ErrorBoundary, UserControl, internal, reactive

BASKETS = {"Ada": "Three books and a lamp"}


@reactive
class Basket(UserControl):
    user: str = "Ada"

    _text: str = internal("Asking ...")

    def build(self) -> ft.Control:
        return self.bind(ft.Text(), value=lambda: self._text)

    async def did_mount_async(self) -> None:
        await self.clock.sleep(0.5)
        self._text = BASKETS[self.user]


@ft.component
def App() -> ft.Control:
    user, set_user = ft.use_state("Ada")
    return ft.Column(
        [
            ft.Row(
                [
                    ft.Button("Ada", on_click=lambda: set_user("Ada")),
                    ft.Button("Bob", on_click=lambda: set_user("Bob")),
                ]
            ),
            ErrorBoundary(
                lambda: Basket(user, key=user),
                reset_keys=[user],
                on_error=lambda: None,
            ),
        ]
    )


def main(page: ft.Page) -> None:
    page.render(App)


if __name__ == "__main__":
    ft.run(main)
