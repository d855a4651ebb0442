"""The rows that three offices sign: what OPD, BPKAD and BPJS each say of one NPP and month, why they differ, and what follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from naungan.acuan.jatuh_tempo import next_jatuh_tempo
from naungan.reconciliation.payments import Cell, Rest
from naungan.reconciliation.words import Beda, Butir, Jenis, Pasangan

Row = dict[str, Any]
# What is done about a difference: one step a cause.
LANGKAH = {
    Beda.DITAGIH_DUA_KALI: "LANGKAH_KLARIFIKASI", Beda.MENINGGAL: "LANGKAH_KLARIFIKASI", Beda.KELUAR: "LANGKAH_KLARIFIKASI",
    Beda.TIDAK_BERHAK: "LANGKAH_KLARIFIKASI",
}  # fmt: skip


def minutes(matched: Sequence[Row], causes: Iterable[Row], rests: Iterable[Rest], posisi: dt.date) -> list[Row]:
    """Rows of MINUTES of each NPP and month that was billed or paid. ``causes``: sums of DIFFERENCE per cell and cause.

    People are told cause by cause, and plus and minus stand apart everywhere.
    """
    until = next_jatuh_tempo("PU", posisi)
    by_cell: dict[Cell, list[Row]] = {}
    for cause in causes:
        by_cell.setdefault(Cell(cause["k_pemda"], cause["npp"], cause["bulan"]), []).append(cause)
    rows = []
    for row in matched:
        if row["tagihan"] is None and row["orang_tagihan"] is None and row["sp2d"] is None and row["diterima"] is None:
            continue
        place = {name: row[name] for name in ("pemda", "npp", "bulan")}
        found = [*_people(row, by_cell.get(Cell(row["pemda"], row["npp"], row["bulan"]), [])), _money(row), _arrived(row)]
        rows += [{**place, **one, "tenggat": until if one["langkah"] else None} for one in found]
    return rows + _suspense(rests, until)


def _people(row: Row, causes: list[Row]) -> list[Row]:
    """The heads of both, with who is billed and not due apart from who is due and not billed; then each cause with its rupiah."""
    said = {"butir": Butir.ORANG, "satuan": "orang", "opd": row["orang_daftar"], "bpkad": None, "bpjs": row["orang_tagihan"]}
    apart = {
        name: sum(one[f"orang_{name}"] for one in causes) if row["orang_tagihan"] is not None else None for name in ("tambah", "kurang")
    }
    heads = {**said, **apart, "sebab": None, "langkah": None}
    return [
        heads,
        *({"butir": Butir.ORANG, "satuan": "rupiah", "opd": None, "bpkad": None, "bpjs": None, "tambah": one["tambah"],
           "kurang": one["kurang"], "sebab": one["sebab"], "langkah": LANGKAH.get(one["sebab"], "LANGKAH_COCOKKAN_TAGIHAN")}
          for one in causes),
    ]  # fmt: skip


def _money(row: Row) -> Row:
    """Due by roster, paid by the treasury, billed: differences are those of the persons, which nobody nets."""
    differs = (row["tambah"] or 0) + (row["kurang"] or 0) > 0
    return {
        "butir": Butir.IURAN, "satuan": "rupiah", "opd": row["kebutuhan"], "bpkad": row["sp2d"], "bpjs": row["tagihan"],
        "tambah": row["tambah"], "kurang": row["kurang"], "sebab": None, "langkah": "LANGKAH_COCOKKAN_TAGIHAN" if differs else None,
    }  # fmt: skip


def _arrived(row: Row) -> Row:
    """What left the treasury beside what BPJS received; no difference where what waits, or nobody has read, may be all of it."""
    step = {Pasangan.KURANG: "LANGKAH_TELUSURI_UANG", Pasangan.LEBIH: "LANGKAH_CARI_SP2D"}.get(row["sp2d_terima"])
    return {
        "butir": Butir.PENERIMAAN, "satuan": "rupiah", "opd": None, "bpkad": row["sp2d"], "bpjs": row["diterima"],
        **_apart(row), "sebab": None, "langkah": step,
    }  # fmt: skip


def _apart(row: Row) -> Mapping[str, int | None]:
    if row["sp2d_terima"] is None:
        return {"tambah": None, "kurang": None}
    return {"tambah": max(0, row["diterima"] - row["sp2d"]), "kurang": max(0, row["sp2d"] - row["diterima"])}


def _suspense(rests: Iterable[Rest], until: dt.date) -> list[Row]:
    """What waits of a government: SP2D with BPKAD, receipts with BPJS; months and NPP where the payment names them."""
    found: dict[tuple[str, str, str], Row] = {}
    for rest in rests:
        part = rest.part
        key = (part.payment.pemda, part.npp or "", _month(rest))
        row = found.setdefault(key, {"bpkad": 0, "bpjs": 0})
        side = "bpkad" if part.payment.jenis == Jenis.SP2D else "bpjs"
        row[side] = None if rest.rupiah is None or row[side] is None else row[side] + rest.rupiah
    nothing = {"opd": None, "tambah": None, "kurang": None, "sebab": None}
    return [
        {"pemda": pemda, "npp": npp or None, "bulan": bulan, "butir": Butir.SUSPENS, "satuan": "rupiah", **row, **nothing,
         "langkah": "LANGKAH_ALOKASIKAN", "tenggat": until}
        for (pemda, npp, bulan), row in sorted(found.items())
    ]  # fmt: skip


def _month(rest: Rest) -> str:
    """The month it names, else the one it was paid in."""
    day = rest.part.tanggal
    return rest.part.dari or (f"{day:%Y-%m}" if day else "")
