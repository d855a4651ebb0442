"""What was done, by whom and when: written by the database itself, chained, and verified."""
