"""Workbooks that come back: which file they were made of, and which files of the version before stay beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from naungan.web.collection.models import Received, Version


def origins_of(words: Collection[str]) -> dict[str, Received]:
    """By the word that a workbook carries: the file that it was made of, of whichever submission."""
    found = Received.objects.filter(tanda__in=words).select_related("versi") if any(words) else ()
    return {one.tanda: one for one in found}


def staying(before: Version, words: Collection[str], origins: Mapping[str, Received], *, tambah: bool) -> list[Received]:
    """The files of the version before that stay: all but those whose own workbooks come back, where nothing else comes or it is added.

    ``words`` are what the files that come carry, empty for those that carry none.
    """
    lines, files = lines_of(before), list(before.files.all())
    back = {lines[one.pk] for word in words if (one := origins.get(word)) and one.pk in lines}
    mine = [one for one in files if lines[one.pk] in back]
    only = bool(mine) and all(word in origins and lines.get(origins[word].pk) in back for word in words)
    return [one for one in files if one not in mine] if tambah or only else []


def lines_of(version: Version) -> dict[int, int]:
    """All files of its submission, each with the first of its line: the same bytes, or what a workbook was made of. One query."""
    lines: dict[int, int] = {}
    by_bytes: dict[str, int] = {}
    rows = Received.objects.filter(versi__setoran=version.setoran_id).order_by("versi__urut", "urut")
    for pk, sumber, asal in rows.values_list("pk", "sumber", "asal"):
        lines[pk] = by_bytes[sumber] = lines.get(asal or 0, by_bytes.get(sumber, pk))
    return lines
