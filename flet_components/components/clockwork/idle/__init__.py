"""What `IdleTimer` is made of: who was active when."""
