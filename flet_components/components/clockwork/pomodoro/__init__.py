"""What `Pomodoro` adds to a timer: rounds, and how they are kept."""
