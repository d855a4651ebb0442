"""A text as it can be printed and read back: one form of each sign, none that turns or hides letters, none that the font lacks."""

from __future__ import annotations

import unicodedata
from functools import cache

from naungan.documents.letters import glyphs
from naungan.kernel.shown import legible, shown

# What stands in the place of a sign that the font lacks; a reader sees that something is missing.
MISSING = "\u25a1"
_ALIKE = {ord("\u2212"): "-", ord("\u2010"): "-", ord("\u2011"): "-", ord("\u00ad"): None, ord("\u200b"): None, ord("\ufeff"): None}
# Written from right to left: a printed line of them is read back in another order.
_TURNED = ("R", "AL", "AN")
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
_JOINED = ("Mn", "Me", "Mc")


def printed(text: str, *, personal: bool = False, figures: bool = False) -> str:
    """The text on paper; a number of a person is masked unless ``personal`` says that it is meant to stand there.

    ``figures``: bare amounts stand there; only what reads as a NIK is masked.
    """
    text = unicodedata.normalize("NFC", legible(text).translate(_ALIKE))
    text = " ".join("".join(_seen(sign) for sign in text).split())
    return text if personal else shown(text, figures=figures)


def lost(text: str) -> int:
    """How many signs of a text could not be printed as they are."""
    return sum(sign != MISSING and _seen(sign) == MISSING for sign in unicodedata.normalize("NFC", legible(text).translate(_ALIKE)))


@cache
def _seen(sign: str) -> str:
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    if kind in _UNSEEN:
        return ""
    if kind in _JOINED or unicodedata.bidirectional(sign) in _TURNED or not glyphs.has(sign):
        return MISSING
    return sign
