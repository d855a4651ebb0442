"""Minutes of reconciliation: what office, treasury and BPJS say of each NPP and month, per government and branch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from naungan.told.letters.blocks import amount, bases, table, until
from naungan.told.letters.desk import Desk, Office
from naungan.told.letters.letter import Block, Letter, Paragraph
from naungan.told.letters.paper import sheet
from naungan.told.letters.wording import day_in_words, government, numbered, tulis
from naungan.told.material import Row, grouped
from naungan.told.reconciled import minuted
from naungan.told.words import day, month, number, office

_BASES = ("UU 24/2011", "PP 44/2015", "PP 12/2019", "Permendagri 77/2020", "SE Mendagri 842.2/5193/SJ")
_SIDES = ("opd", "bpkad", "bpjs", "lebih_acara", "kurang_acara")


def reconciliations(desk: Desk, one: Office) -> Iterator[Letter]:
    """One paper a branch of BPJS, those of an unknown branch on one of their own; nothing where nothing could be compared."""
    branch = {row["npp"]: row["cabang"] for row in one.material.registration if row["pemda"] == one.kode}
    rows = [row for row in minuted(one.material).rows if row["pemda"] == one.kode]
    for at, (cabang, mine) in enumerate(grouped(rows, lambda row: branch.get(row["npp"]) or "").items(), 1):
        yield _paper(desk, one, cabang, mine, at)


def _paper(desk: Desk, one: Office, cabang: str, rows: list[Row], at: int) -> Letter:
    nama = tulis("CABANG", cabang=cabang) if cabang else tulis("CABANG_TIDAK_DIKETAHUI")
    isi: list[Block] = [
        Paragraph(tulis("REKON_PEMBUKA", hari=day_in_words(desk.hari), pemda=government(one.kode), cabang=nama, bulan=month(one.bulan),
                        posisi=day(one.frozen.posisi))),
        *bases(desk.hari, _BASES), Paragraph(tulis("REKON_PENJELASAN")), _compared(rows), Paragraph(tulis("REKON_SEPAKAT")),
        *numbered(_steps(rows)), Paragraph(tulis("BA_PENUTUP")),
    ]  # fmt: skip
    return sheet(
        desk, one, "berita_acara_rekonsiliasi", tulis("REKON_JUDUL", pemda=office(one.kode)), isi, (tulis("KEPALA_BKAD"), nama),
        berkas=f"berita-acara-rekonsiliasi-{at}",
    )  # fmt: skip


def _compared(rows: list[Row]) -> Block:
    heads = ("NO", "NPP", "BULAN", "BUTIR", "SATUAN", "OPD", "BPKAD", "BPJS", "LEBIH", "KURANG", "LANGKAH", "TENGGAT")
    kinds = ("text", "text", "text", "text", "text", *("count",) * 5, "text", "date")
    lines = [
        (str(at), str(row["npp"]), month(row["bulan"]), _item(row), row["satuan"], *(_figure(row, name) for name in _SIDES),
         row["langkah"] or tulis(_without_step(row)), _deadline(row["tenggat"]))
        for at, row in enumerate(rows, 1)
    ]  # fmt: skip
    return table(tulis("REKON_TABEL"), heads, kinds, lines, (4, 9, 9, 12, 7, 9, 9, 9, 9, 9, 16, 10))


def _without_step(row: Row) -> str:
    """Why nothing is to be done: it agrees, its causes stand below it, or nobody can compare."""
    if row["tambah"] or row["kurang"]:
        return "DIRINCI"
    return "COCOK" if row["tambah"] is not None else "TANPA_PEMBANDING"


def _item(row: Row) -> str:
    return f"{row['butir_acara']}: {row['sebab_beda']}" if row["sebab"] else str(row["butir_acara"])


def _figure(row: Row, name: str) -> str:
    """Whoever is not asked of an item says so in words; who is asked and unknown too."""
    value = row[name]
    if isinstance(value, str):
        return value
    return amount(value) if row["satuan"] == "rupiah" else number(value)


def _deadline(value: str | dt.date | None) -> str:
    return value if isinstance(value, str) else until(value)


def _steps(rows: list[Row]) -> list[str]:
    """What is to be done, each step once with its first deadline."""
    found = grouped((row for row in rows if row["langkah"]), lambda row: str(row["langkah"]))
    return [
        tulis("REKON_LANGKAH", langkah=step, npp=number(len({row["npp"] for row in mine})), tenggat=_deadline(mine[0]["tenggat"]))
        for step, mine in found.items()
    ] or [tulis("REKON_TANPA_BEDA")]
