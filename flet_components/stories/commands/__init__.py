"""The command line of the story runner, one command a file."""
