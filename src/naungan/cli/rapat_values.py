"""What the commands of a round share: the time of writing, and codes of governments as written by hand."""

from __future__ import annotations

import datetime as dt


def now() -> str:
    """The time of writing, UTC; no room below has a clock."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def codes(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of governments as written by hand; Refusal for what is none."""
    from naungan import regions
    from naungan.kernel.errors import Refusal
    from naungan.kernel.shown import shown

    found = []
    for text in (part for one in texts for part in one.split(",")):
        kode = regions.pemda_code(text)
        if kode is None:
            raise Refusal("TERIMA_PEMDA", kode=shown(text))
        found.append(kode)
    return tuple(found)
