"""What lists that are fetched page by page are made of."""
