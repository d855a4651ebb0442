"""A number as a form or an address says it."""

from __future__ import annotations

# More digits than any number of a page or a row has.
_LONGEST = 15


def whole(text: str, otherwise: int) -> int:
    """The whole number that a text is; ``otherwise`` where it is none, or longer than any of ours."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST else otherwise
