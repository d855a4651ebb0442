"""The square code of a paper: what its footer says, for a telephone to read."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

BORDER = 4


def payload(kode: str, evaluasi: str, jenis: str, pemda: str) -> str:
    """``NAUNGAN ACDE-FHJK-LMNP 0123456789abcdef undangan 1671``."""
    return f"NAUNGAN {kode} {evaluasi} {jenis} {pemda}"


@lru_cache(maxsize=2)  # both forms of a paper bear the same, at three places
def square(text: str) -> Any:
    """Level M as it is: at a fixed size on paper a higher one is read worse. Never the small kind, which few readers know."""
    import segno

    return segno.make(text, error="m", micro=False, boost_error=False)


def svg(text: str) -> str:
    """As drawing."""
    out = io.BytesIO()
    square(text).save(out, kind="svg", border=BORDER, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def png(text: str) -> bytes:
    """As picture."""
    out = io.BytesIO()
    square(text).save(out, kind="png", border=BORDER, scale=6)
    return out.getvalue()
