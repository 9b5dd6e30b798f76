"""What `Interval` is made of: when it runs, and what becomes of each run."""
