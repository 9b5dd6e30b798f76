"""What figures and their charts are made of."""
