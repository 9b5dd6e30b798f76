"""Makes static sites of apps that run in the browser, with Flet's Pyodide inside.

What a site is made of: Flet's web client (`client`), the app and all packages that
it needs in one archive (`archive`, `closure`), and a page that starts both (`page`).
"""

from flet_components.publishing.parcel import Parcel
from flet_components.publishing.site import build_site

__all__ = ["Parcel", "build_site"]
