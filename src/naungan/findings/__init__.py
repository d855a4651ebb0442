"""What is wrong, how much it is, and the next step that is still open."""
