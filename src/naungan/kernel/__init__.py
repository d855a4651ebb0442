"""Plain values and plain Python: the ground floor, which knows no file, no engine and no clock."""
