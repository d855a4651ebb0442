"""Who may sign in, what they are there, in which area, from when until when."""
