"""Parts of lists that follow their newest end."""
