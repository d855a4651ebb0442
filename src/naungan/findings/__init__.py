"""What is wrong, how much it is, and the next step still open."""

from naungan.findings.find import find

__all__ = ["find"]
