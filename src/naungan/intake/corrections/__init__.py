"""Corrections of single cells: a small relation laid over what was read, before it is judged; the file itself is never changed."""
