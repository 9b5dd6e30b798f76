"""What tables of live data are made of: columns, cells that flash, a sorting head."""
