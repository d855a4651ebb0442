"""What is wrong with a law file or a formula itself; found when the book is opened, long before any person is read."""


class LawError(ValueError):
    """The law as written down contradicts itself: an overlap, a gap, a value or a name that is missing."""
