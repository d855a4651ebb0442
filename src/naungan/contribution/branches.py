"""Why a sum is what it is: the rows of an assessment counted by the branch of the law that each took."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import ibis

from naungan.engine import whole
from naungan.kernel.period import Bulan
from naungan.law import weakest
from naungan.law.document import entry_document, formula_document
from naungan.regulasi import buku, target
from naungan.regulasi.keringanan import daftar_keringanan

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# What tells branches apart, beside programme and segment.
CABANG = ("keringanan", "risiko", "pita", "dibatasi", "perkiraan")


def branches(engine: Engine, assessment: ir.Table, *, bulan: Bulan, known: dt.date | None = None) -> dict[str, Any]:
    """Rows and sums of ASSESSMENT rows of one month per branch, with the rules and values that each programme used.

    ``keringanan`` is the relief given, ``risiko`` the risk group, ``pita`` the assumed income of a band, ``dibatasi`` whether the wage
    reached the JP ceiling, ``perkiraan`` whether the base is an estimate. Amounts are whole rupiah; rows without an amount are counted.
    """
    rows = engine.rows(_counted(_branched(assessment, _ceiling(bulan, known))))
    groups = dict.fromkeys((row["program"], row["segmen"]) for row in rows)
    found = [_programme(program, segmen, [row for row in rows if (row["program"], row["segmen"]) == (program, segmen)], bulan, known)
             for program, segmen in groups]  # fmt: skip
    return {
        "bulan": str(bulan),
        "diketahui": known.isoformat() if known else None,
        "program": found,
        "total": sum(one["jumlah"] for one in found),
        "status": weakest(one["status"] for one in found),
    }


def _ceiling(bulan: Bulan, known: dt.date | None) -> int | None:
    entry = buku().series["pagu_jp"].at(bulan.first_day, known)
    return None if entry is None else int(entry.nilai)


def _branched(assessment: ir.Table, ceiling: int | None) -> ir.Table:
    relief = assessment.aturan.split(";")
    capped = (assessment.program == "jp") & (assessment.dasar_upah >= ibis.literal(ceiling, "decimal(18, 2)"))
    banded = (assessment.segmen == "BPU") & (assessment.program != "jkm")
    return assessment.mutate(
        keringanan=(relief.length() > 1).ifelse(relief[1], ibis.null("string")),
        pita=banded.ifelse(whole(assessment.dasar_upah), ibis.null("int64")),
        dibatasi=capped.fill_null(False),
        perkiraan=assessment.perkiraan.fill_null(False),
    )


def _counted(rows: ir.Table) -> ir.Table:
    keys = ["program", "segmen", *CABANG]
    amount = rows.pemberi_kerja + rows.pekerja
    counted = rows.group_by(keys).aggregate(
        orang=rows.count(),
        tanpa_jumlah=amount.isnull().sum().cast("int64"),
        pemberi_kerja=rows.pemberi_kerja.sum().fill_null(0).cast("int64"),
        pekerja=rows.pekerja.sum().fill_null(0).cast("int64"),
    )
    return counted.order_by([ibis.asc(name, nulls_first=True) for name in keys])


def _programme(program: str, segmen: str, rows: list[dict[str, Any]], bulan: Bulan, known: dt.date | None) -> dict[str, Any]:
    wanted = target(segmen, [program])
    order = buku().order(wanted, bulan, known)
    given = {one.kode: one for one in daftar_keringanan() if one.kode in {row["keringanan"] for row in rows}}
    rules = [buku().version(name, bulan, known) for name in order if name in buku().formulas]
    return {
        "program": program,
        "segmen": segmen,
        "orang": sum(row["orang"] for row in rows),
        "jumlah": sum(row["pemberi_kerja"] + row["pekerja"] for row in rows),
        "rumus": [formula_document(one, buku().ends(one, known)) for one in rules],
        "nilai": [
            {"kode": name, "nama": buku().series[name].nama["id"], "satuan": buku().series[name].satuan,
             **entry_document(buku().entry(name, bulan, known))} for name in order if name in buku().series
        ],
        "keringanan": [
            {"kode": one.kode, "aturan": one.dasar.aturan, "pasal": one.dasar.pasal, "status": one.status,
             "sandaran": one.sandaran, "catatan": one.catatan,
             "kali": "/".join(str(part) for part in one.program.get(program, (1, 1)))} for one in given.values()
        ],
        "cabang": [{name: row[name] for name in (*CABANG, "orang", "tanpa_jumlah", "pemberi_kerja", "pekerja")} for row in rows],
        "status": weakest([buku().status(wanted, bulan, known), *(one.status for one in given.values())]),
    }  # fmt: skip
