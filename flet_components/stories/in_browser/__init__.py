"""The runner in a browser, without a server: Pyodide plays the stories."""

from flet_components.stories.in_browser.hosting import run_in_browser

__all__ = ["run_in_browser"]
