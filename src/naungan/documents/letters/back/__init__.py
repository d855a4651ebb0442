"""A paper read back as it is printed now: its tables, its words, and the check code at the places where it stands."""

from naungan.documents.letters.back.found import Found, read_back

__all__ = ["Found", "read_back"]
