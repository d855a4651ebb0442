"""Series, formulas and their standing as lines of text in Indonesian."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from naungan.kernel.period import NAMA_BULAN, tanggal
from naungan.law.words import SATUAN, STATUS, certainty, words


def series_letter(found: dict[str, Any]) -> str:
    """A series document as text: its head, then one paragraph per date, or the one asked for."""
    lines = [f"{found['kode']}: {found['nama']}", found["uraian"].strip(), "", *_facts(found), ""]
    for one in found.get("masa", [found]):
        lines += _entry(one, found["satuan"], found["pita"] or "")
    return "\n".join(lines)


def formula_letter(versions: Sequence[dict[str, Any]]) -> str:
    """The versions of a rule as text."""
    lines = [versions[0]["kode"]]
    for one in versions:
        until = f"sampai {_day(one['sampai'])}" if one["sampai"] else "sampai sekarang"
        lines += ["", f"Sejak {_day(one['mulai'])} {until} [{one['pasal']}]", f"    {one['rumus']}"]
        lines += [f"    Hasilnya dalam {SATUAN[one['satuan']]}; memakai {', '.join(one['memakai'])}."]
        if one["status"] and one["status"] != "confirmed":
            lines.append(f"    Aturan ini {STATUS[one['status']]}.")
    return "\n".join(lines)


def columns(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as aligned text; the last column is as wide as it likes."""
    table = [list(row) for row in rows]
    widths = [max(len(row[index]) for row in table) for index in range(len(table[0]) - 1)] if table else []
    for row in table:
        yield "  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[-1]]).rstrip()


def yearly(text: str) -> str:
    """``03-01`` → ``1 Maret``."""
    month, day = (int(part) for part in text.split("-"))
    return f"{day} {NAMA_BULAN[month - 1]}"


def _facts(found: dict[str, Any]) -> Iterator[str]:
    yield f"Satuan: {SATUAN[found['satuan']]}. Diperiksa {_day(found['diperiksa'])}."
    if found["berganti"]:
        yield f"Nilai baru diharapkan setiap {yearly(found['berganti'])}."
    if found["pita"] or found["kunci"]:
        yield f"Nilai dipilih menurut {found['pita'] or found['kunci']}."


def _entry(one: dict[str, Any], satuan: str, pita: str) -> Iterator[str]:
    if isinstance(one["nilai"], list):
        yield f"Sejak {_day(one['mulai'])}:"
        bound = "rupiah" if pita.endswith("_sen") else ""
        yield from (f"    mulai {words(lower, bound)}: {words(value, satuan)}" for lower, value in one["nilai"])
    else:
        ended = STATUS["unknown"] if one["status"] == "unknown" else "berakhir"
        yield f"Sejak {_day(one['mulai'])}: {ended if one['nilai'] is None else words(one['nilai'], satuan)}"
    yield f"    {one['aturan']} {one['pasal']}; {certainty(one['status'], one['sandaran'])}" + (
        f"; diundangkan {_day(one['diundangkan'])}" if one["diundangkan"] else ""
    )
    if one["catatan"]:
        yield f"    {one['catatan']}"


def _day(text: str) -> str:
    return tanggal(dt.date.fromisoformat(text))
