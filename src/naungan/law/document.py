"""Series and formulas as plain documents: the JSON of the command line, and what the reference pages are made from."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from typing import Any

from naungan.kernel.errors import Refusal
from naungan.kernel.period import tanggal
from naungan.law.book import Book
from naungan.law.formula import Formula
from naungan.law.series import Entry, Series
from naungan.law.standing import Standing


def series_document(series: Series, *, known: dt.date | None = None) -> dict[str, Any]:
    """The whole series through time, as known on a day."""
    return {**_head(series), "masa": [entry_document(entry) for entry in series.entries if entry.known_on(known)]}


def series_on(series: Series, day: dt.date, *, known: dt.date | None = None) -> dict[str, Any]:
    """What a series says on a day; Refusal when it says nothing."""
    entry = series.at(day, known)
    if entry is None:
        raise Refusal("LAW_NOT_IN_FORCE", nama=series.nama["id"], saat=tanggal(day))
    return {**_head(series), "pada": day.isoformat(), **entry_document(entry)}


def entry_document(entry: Entry) -> dict[str, Any]:
    """One value with its source; dates as ISO text."""
    return {
        "mulai": entry.mulai.isoformat(), "nilai": entry.nilai, "aturan": entry.dasar.aturan, "pasal": entry.dasar.pasal,
        "lembaran": entry.dasar.lembaran, "diundangkan": _iso(entry.diundangkan), "status": entry.status, "catatan": entry.catatan,
    }  # fmt: skip


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
        "basi": one.basi, "terlambat": _iso(one.terlambat),
    }  # fmt: skip


def find(book: Book, asked: str) -> str:
    """The name of a series or formula as somebody writes it; Refusal with the closest names when there is none."""
    name = asked.strip().lower().replace("-", "_").replace(" ", "_")
    if book.knows(name):
        return name
    called = {series.nama["id"].lower(): kode for kode, series in book.series.items()}
    if asked.strip().lower() in called:
        return called[asked.strip().lower()]
    known = sorted({*book.series, *book.formulas})
    near = get_close_matches(name, known, n=5, cutoff=0.5) or [one for one in known if name and name in one][:5]
    raise Refusal("LAW_UNKNOWN_NAME", nama=asked, pilihan=", ".join(near or known[:5]))


def _head(series: Series) -> dict[str, Any]:
    return {
        "kode": series.kode, "nama": series.nama["id"], "uraian": series.uraian, "satuan": series.satuan, "kunci": series.kunci,
        "pita": series.pita, "berganti": series.berganti, "diperiksa": series.diperiksa.isoformat(),
    }  # fmt: skip


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
