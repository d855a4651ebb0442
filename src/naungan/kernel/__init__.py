"""Plain values and plain Python: the ground floor, which knows no kind of file, no engine and no clock."""
