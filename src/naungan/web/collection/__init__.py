"""What is due, what was handed in, what is wrong with it, and who has signed, verified, locked or returned it."""
