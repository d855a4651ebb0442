"""The answer to one case: amounts, sources, certainty and remarks, from the same formulas that run over rosters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ibis
import pyarrow as pa

from naungan.contribution.case import Case
from naungan.contribution.duty import bulan_hukum
from naungan.contribution.remarks import remarks
from naungan.engine import Engine
from naungan.law import Step, explain, weakest
from naungan.regulasi import IURAN, buku, target
from naungan.regulasi.keringanan import Keringanan, daftar_keringanan, pasang_keringanan

PEMBAYAR = ("pemberi_kerja", "pekerja")


@dataclass(frozen=True)
class Answer:
    """``iuran`` is programme → payer → whole rupiah; ``langkah`` every step; ``keringanan`` the relief given."""

    case: Case
    iuran: dict[str, dict[str, int]]
    dasar: list[dict[str, str]]
    status: str
    catatan: list[str]
    langkah: dict[str, Step]
    keringanan: Keringanan | None

    @property
    def total(self) -> int:
        """The sum of the rounded amounts."""
        return sum(amount for payers in self.iuran.values() for amount in payers.values())

    def document(self) -> dict[str, Any]:
        """The answer as it is printed with ``--json``."""
        return {**self.iuran, "total": self.total, "dasar": self.dasar, "status": self.status, "catatan": self.catatan}


def answer(engine: Engine, case: Case) -> Answer:
    """Evaluate one case. Refusal for months before the law held here begins."""
    bulan_hukum(str(case.bulan))
    table = pasang_keringanan(engine, engine.table(pa.Table.from_pylist([case.row()], _SCHEMA)), bulan=case.bulan, known=case.diketahui)
    table = table.mutate(keringanan=table.keringanan.cast("string"), bulan=ibis.literal(str(case.bulan)))
    found = explain(engine, buku(), table, target(case.segmen, case.program), at=case.bulan, known=case.diketahui)
    steps = {step.nama: step for step in found}
    given = {one.kode: one for one in daftar_keringanan()}.get(str(steps["keringanan"].nilai))
    sources = [source for program in case.program for source in _sources(case, program, steps, given)]
    return Answer(
        case, {program: _amounts(case, program, steps) for program in case.program}, sources,
        weakest(source["status"] for source in sources), remarks(case, steps, given), steps, given,
    )  # fmt: skip


_SCHEMA = pa.schema(
    [pa.field(name, pa.int64()) for name in ("upah_sen", "penghasilan_sen")]
    + [pa.field(name, pa.string()) for name in ("segmen", "risiko", "sektor", "dibayar", "syarat")]
)


def values_of(case: Case, program: str, steps: dict[str, Step]) -> list[Step]:
    """The values of the law that a programme's formulas took, in order."""
    names = buku().order(target(case.segmen, [program]), case.bulan)
    return [steps[name] for name in names if steps[name].jenis == "nilai"]


def _amounts(case: Case, program: str, steps: dict[str, Step]) -> dict[str, int]:
    formulas = IURAN[case.segmen][program]
    return {payer: int(steps[formulas[payer]].nilai) if payer in formulas else 0 for payer in PEMBAYAR}


def _sources(case: Case, program: str, steps: dict[str, Step], given: Keringanan | None) -> list[dict[str, str]]:
    found = [(step.aturan, step.pasal, step.status or "") for step in values_of(case, program, steps)]
    if given and program in given.program:
        found.append((given.dasar.aturan, given.dasar.pasal, given.status))
    return [{"program": program, "aturan": rule, "pasal": article, "status": status} for rule, article, status in dict.fromkeys(found)]
