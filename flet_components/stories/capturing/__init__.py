"""Takes a picture of every story that is the same each time, and compares two sets."""
