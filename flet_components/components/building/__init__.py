"""What shows a face for each state of something that is fetched, or comes."""
