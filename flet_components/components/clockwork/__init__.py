"""What the components of time are made of: arithmetic, wording, faces, wake-ups."""
