"""An app that shows how its page has stood so far."""

import flet as ft

from flet_components import UserControl, internal, reactive


@reactive
class States(UserControl):
    """Shows each state of its page, in order."""

    _seen: tuple[str, ...] = internal(())

    def build(self) -> ft.Control:
        self.watch(lambda: self.page_state, lambda now, _: self.note(now))
        return self.bind(ft.Text(), value=lambda: f"seen: {' '.join(self._seen)}")

    def note(self, state) -> None:
        self._seen = (*self._seen, state.name if state is not None else "NONE")


def main(page: ft.Page) -> None:
    page.add(States())


if __name__ == "__main__":
    ft.run(main)
