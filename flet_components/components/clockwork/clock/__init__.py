"""What `Clock` is made of: digits, a dial, hands."""
