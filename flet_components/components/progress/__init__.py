"""What a component is made of that shows how far some work is."""
