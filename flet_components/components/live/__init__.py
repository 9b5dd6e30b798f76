"""Components that show what changes, and what may fail."""
