"""The catalogue: one component, one file, in the folder of its family."""
