"""What badges and banners of a status are made of: how it is judged, how it looks."""
