"""What is kept and for how long: backup and restore, what the lake may let go of, and what must go when its time is over."""
