"""What lists of live data are made of: keyed rows, and what stands around them."""
