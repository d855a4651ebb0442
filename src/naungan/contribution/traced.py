"""Why one row of a file costs what it costs: from the place of the row, through its assessment, to the articles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from naungan.contribution.reasons import program_steps
from naungan.kernel.errors import Refusal
from naungan.kernel.messages import sentence
from naungan.kernel.period import Bulan
from naungan.law import explain, weakest
from naungan.regulasi import IURAN, SEN, buku, target
from naungan.regulasi.keringanan import Keringanan, daftar_keringanan
from naungan.regulasi.keringanan.pasang import FAKTOR, PROGRAM

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_SCHEMA = pa.schema(
    [("upah_sen", pa.int64()), ("penghasilan_sen", pa.int64()), ("risiko", pa.string())] + [(name, pa.int64()) for name in FAKTOR]
)


@dataclass(frozen=True)
class Place:
    """A row of a file as a person finds it; ``lembar`` None where the file has no sheets."""

    berkas: str
    lembar: str | None
    baris: int


def traced(
    engine: Engine, roster: ir.Table, link: ir.Table, assessment: ir.Table, place: Place, *, bulan: Bulan, known: dt.date | None = None
) -> dict[str, Any]:
    """The steps of the person and unit that a row of a roster file stands for; no name and no NIK is read.

    Refusal when no row stands at that place, or when nothing is owed for it. Amounts are those of the assessment; where the law held
    today gives another one, a sentence says so.
    """
    rows = _assessed(engine, roster, link, assessment, place)
    given = {one.kode: one for one in daftar_keringanan()}.get(rows[0]["aturan"].partition(";")[2])
    case = engine.table(pa.Table.from_pylist([_case(rows, given)], _SCHEMA))
    programs = [_programme(engine, case, row, given, bulan, known) for row in rows]
    return {
        "bulan": str(bulan),
        "segmen": rows[0]["segmen"],
        "diketahui": known.isoformat() if known else None,
        "asal": {"berkas": place.berkas, "lembar": place.lembar, "baris": place.baris},
        "perkiraan": any(row["perkiraan"] for row in rows),
        "program": programs,
        "total": sum(amount or 0 for one in programs for amount in one["iuran"].values()),
        "status": weakest(step["status"] for one in programs for step in one["langkah"] if step["status"]),
        "catatan": [sentence("JELAS_HUKUM_BERUBAH")] if any(one["berubah"] for one in programs) else [],
    }


def _assessed(engine: Engine, roster: ir.Table, link: ir.Table, assessment: ir.Table, place: Place) -> list[dict[str, Any]]:
    here = roster.filter((roster.berkas == place.berkas) & (roster.baris == place.baris))
    if place.lembar is not None:
        here = here.filter(here.lembar == place.lembar)
    found = engine.rows(here.select("pemda", "unit", "sumber", "lembar", "baris").limit(2))
    if not found:
        raise Refusal("JELAS_BARIS_TIDAK_ADA", berkas=place.berkas, baris=place.baris)
    if len(found) > 1:
        raise Refusal("JELAS_LEMBAR_TIDAK_DISEBUT", berkas=place.berkas, baris=place.baris)
    row = found[0]
    same = (link.sumber == row["sumber"]) & (link.baris == row["baris"]) & _same(link.lembar, row["lembar"])
    owed = assessment.filter(_same(assessment.pemda, row["pemda"]) & _same(assessment.unit, row["unit"]))
    owed = owed.semi_join(link.filter(same).select("orang"), "orang")
    rows = engine.rows(owed.select("program", "segmen", "dasar_upah", "risiko", "pemberi_kerja", "pekerja", "perkiraan", "aturan"))
    if not rows:
        raise Refusal("JELAS_TIDAK_ADA_IURAN", berkas=place.berkas, baris=place.baris)
    order = ("jkk", "jkm", "jht", "jp")
    return sorted(rows, key=lambda one: order.index(one["program"]))


def _same(column: ir.Value, value: object) -> ir.BooleanValue:
    return column.isnull() if value is None else column == value


def _case(rows: list[dict[str, Any]], given: Keringanan | None) -> dict[str, Any]:
    """The case as the law takes it; the base of JP may be cut to its ceiling, another programme's is whole."""
    bases = [row["dasar_upah"] for row in rows if row["dasar_upah"] is not None]
    base = int(max(bases) * SEN) if bases else None
    risk = next((row["risiko"] for row in rows if row["risiko"]), None)
    factors = dict.fromkeys(FAKTOR, 1)
    for program in PROGRAM:
        above, below = given.program.get(program, (1, 1)) if given else (1, 1)
        factors |= {f"keringanan_{program}_atas": above, f"keringanan_{program}_bawah": below}
    return {"upah_sen": base, "penghasilan_sen": base, "risiko": risk, **factors}


def _programme(
    engine: Engine, case: ir.Table, row: dict[str, Any], given: Keringanan | None, bulan: Bulan, known: dt.date | None
) -> dict[str, Any]:
    wanted = target(row["segmen"], [row["program"]])
    steps = explain(engine, buku(), case.mutate(bulan=ibis.literal(str(bulan))), wanted, at=bulan, known=known)
    amounts = {step.nama: step.nilai for step in steps}
    formulas = IURAN[row["segmen"]][row["program"]]
    return {
        "program": row["program"],
        "iuran": {payer: row[payer] for payer in ("pemberi_kerja", "pekerja")},
        "berubah": any(amounts[formula] != row[payer] for payer, formula in formulas.items()),
        "langkah": program_steps(steps, wanted, row["program"], given, bulan=bulan, known=known),
    }
