"""What timers are made of: how they run, are measured, and shown."""
