"""Components that show time passing."""
