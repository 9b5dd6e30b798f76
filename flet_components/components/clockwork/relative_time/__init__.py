"""What `RelativeTime` is made of: units, words, and when they change."""
