"""What the law says is due, per person, month and programme."""
