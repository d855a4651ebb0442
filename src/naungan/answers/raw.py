"""A file as it was written, before anybody knows what it means: rows of texts by heading, each with its place, and what is broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from naungan.answers.told import Problem

Cell = str | tuple[str, ...]


@dataclass(frozen=True)
class RawRow:
    """``nomor`` is the row as a spreadsheet shows it, or the line of a YAML file; ``sel`` only what stands there."""

    nomor: int
    sel: Mapping[str, Cell]


@dataclass(frozen=True)
class Raw:
    """``kolom`` are the headings (empty for YAML), ``rusak`` whether nothing of the file can be followed."""

    rows: tuple[RawRow, ...] = ()
    kolom: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    rusak: bool = False


def decoded(raw: bytes) -> str:
    """UTF-8, what «Unicode text» of Excel is, or what an older Excel saves."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
