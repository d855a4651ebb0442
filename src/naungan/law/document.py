"""Series and formulas as plain documents: the JSON of the command line, and what the reference pages are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.law.book import Book
from naungan.law.formula import Formula
from naungan.law.series import Entry, Series
from naungan.law.silence import silent, unknown_then
from naungan.law.standing import Standing


def series_document(series: Series, *, known: dt.date | None = None) -> dict[str, Any]:
    """The whole series through time, as known on a day; Refusal where nothing of it was."""
    entries = [entry_document(entry) for entry in series.entries if entry.known_on(known)]
    if not entries:
        raise unknown_then(series.nama["id"], known)
    return {**_head(series), "masa": entries}


def series_on(series: Series, day: dt.date, *, known: dt.date | None = None) -> dict[str, Any]:
    """What a series says on a day; Refusal that says why when it says nothing."""
    entry = series.at(day, known)
    if entry is None:
        raise silent(series, day, known)
    return {**_head(series), "pada": day.isoformat(), **entry_document(entry)}


def entry_document(entry: Entry) -> dict[str, Any]:
    """One value with its source; dates as ISO text."""
    return {
        "mulai": entry.mulai.isoformat(), "nilai": entry.nilai, "aturan": entry.dasar.aturan, "pasal": entry.dasar.pasal,
        "lembaran": entry.dasar.lembaran, "diundangkan": _iso(entry.diundangkan), "status": entry.status,
        "sandaran": entry.sandaran, "catatan": entry.catatan,
    }  # fmt: skip


def formula_documents(book: Book, name: str, *, known: dt.date | None = None) -> list[dict[str, Any]]:
    """Every version of a rule that was known on a day, the first one first; Refusal where none was."""
    versions = [one for one in book.formulas[name] if one.known_on(known)]
    if not versions:
        raise unknown_then(name.replace("_", " "), known)
    return [formula_document(one, book.ends(one, known)) for one in versions]


def formula_document(version: Formula, sampai: dt.date | None) -> dict[str, Any]:
    """One version of a rule, the law until ``sampai``: its words, article, dates, unit and what it needs."""
    return {
        "kode": version.nama,
        "rumus": version.rumus,
        "pasal": version.pasal,
        "satuan": version.satuan,
        "mulai": version.berlaku.isoformat(),
        "sampai": _iso(sampai),
        "diundangkan": _iso(version.diundangkan),
        "status": version.status,
        "memakai": list(version.needs),
    }


def standing_document(one: Standing) -> dict[str, Any]:
    """How a series stands, dates as ISO text."""
    return {
        "kode": one.kode, "nama": one.nama["id"], "sejak": one.sejak.isoformat(), **one.jumlah, "diperiksa": one.diperiksa.isoformat(),
        "basi": one.basi, "terlambat": _iso(one.terlambat), "kini": one.kini, "sandaran": one.sandaran, "lemah": one.lemah,
    }  # fmt: skip


def find(book: Book, asked: str, others: Iterable[str] = ()) -> str:
    """The name of a series or formula as somebody writes it; Refusal with the closest names, ``others`` too, when there is none."""
    name = asked.strip().lower().replace("-", "_").replace(" ", "_")
    if book.knows(name):
        return name
    called = {series.nama["id"].lower(): kode for kode, series in book.series.items()}
    if asked.strip().lower() in called:
        return called[asked.strip().lower()]
    known = sorted({*book.series, *book.formulas, *others})
    holding = sorted((one for one in known if name and name in one), key=len)
    near = dict.fromkeys([*holding, *get_close_matches(name, known, n=5, cutoff=0.6)])
    if not near:
        raise Refusal("LAW_UNKNOWN_NAME", nama=asked)
    raise Refusal("LAW_UNKNOWN_NAME_NEAR", nama=asked, pilihan=", ".join([*near][:8]))


def _head(series: Series) -> dict[str, Any]:
    return {
        "kode": series.kode, "nama": series.nama["id"], "uraian": series.uraian, "satuan": series.satuan, "kunci": series.kunci,
        "pita": series.pita, "berganti": series.berganti, "diperiksa": series.diperiksa.isoformat(),
    }  # fmt: skip


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
