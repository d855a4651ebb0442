"""The answer to one case: amounts, sources, certainty and remarks, from the same formulas that run over rosters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import ibis
import pyarrow as pa

from naungan.acuan.jatuh_tempo import JatuhTempo, jatuh_tempo
from naungan.contribution.case import Case
from naungan.contribution.duty import bulan_hukum
from naungan.contribution.lateness import Denda, denda
from naungan.contribution.paid import with_paid
from naungan.contribution.remarks import offers, remarks
from naungan.contribution.split import check_split, may_split
from naungan.contribution.vat import vat_steps
from naungan.engine import Engine
from naungan.law import Step, explain, weakest
from naungan.regulasi import IURAN, PAKET_PMI, REKOMPOSISI, buku, target
from naungan.regulasi.keringanan import Keringanan, daftar_keringanan, pasang_keringanan

PEMBAYAR = ("pemberi_kerja", "pekerja")
Shares = dict[str, int | None]


@dataclass(frozen=True)
class Answer:
    """``iuran`` is programme → payer → whole rupiah, None where the law prints none; ``langkah`` every step.

    ``paket`` names what a migrant worker pays at once, ``rekomposisi`` what each fund keeps, ``denda`` is indicative only. ``pilihan`` is
    what programmes would cost that an article names and no region has settled: beside the total, never in it.
    """

    case: Case
    iuran: dict[str, Shares]
    dasar: list[dict[str, str]]
    status: str
    catatan: list[str]
    langkah: dict[str, Step]
    keringanan: Keringanan | None
    paket: dict[str, int]
    rekomposisi: dict[str, int]
    jatuh_tempo: JatuhTempo | None
    denda: Denda | None
    pilihan: dict[str, Shares]

    @property
    def total(self) -> int:
        """The sum of the rounded amounts; of a migrant worker, the package."""
        if self.paket:
            return sum(self.paket.values())
        return sum(amount or 0 for payers in self.iuran.values() for amount in payers.values())

    def document(self) -> dict[str, Any]:
        """The answer as it is printed with ``--json``."""
        extra = {
            "pilihan": self.pilihan,
            "paket": self.paket,
            "rekomposisi": self.rekomposisi,
            "sudah_dibayar": dict(self.case.bagian_dibayar),
        }
        due = {"jatuh_tempo": self.jatuh_tempo.document()} if self.jatuh_tempo else {}
        late = {"denda": self.denda.document()} if self.denda else {}
        return {
            **self.iuran, "total": self.total, "dasar": self.dasar, "status": self.status, "catatan": self.catatan,
            **{name: value for name, value in extra.items() if value}, **due, **late,
        }  # fmt: skip


def answer(engine: Engine, case: Case, *, rekomposisi: bool = False) -> Answer:
    """Evaluate one case. Refusal for months before the law held here begins, and where an unknown blocks what was asked."""
    bulan_hukum(str(case.bulan))
    if rekomposisi:
        may_split(case)
    if case.sudah_dibayar:
        whole = _steps(engine, replace(case, syarat=()), targets(case))
        case = with_paid(
            case, {program: sum(amount or 0 for amount in _amounts(case, program, whole).values()) for program in case.program}
        )
    steps = _steps(engine, case, targets(case) + (list(REKOMPOSISI.values()) if rekomposisi else []))
    given = {one.kode: one for one in daftar_keringanan()}.get(str(steps["keringanan"].nilai))
    if rekomposisi:
        check_split(case, steps, given)
    sources = [source for program in parts(case) for source in _sources(case, program, steps, given)]
    if rekomposisi:
        sources += _listed("jkp", (steps[name] for name in buku().order(REKOMPOSISI.values(), case.bulan, case.diketahui)))
    iuran = {program: _amounts(case, program, steps) for program in case.program}
    offered = replace(case, program=case.tawaran)
    beside = _steps(engine, offered, targets(offered)) if case.tawaran else {}
    pilihan = {program: _amounts(case, program, beside) for program in case.tawaran}
    due = jatuh_tempo(case.segmen, case.bulan) if case.segmen in ("PU", "BPU") else None
    paid = sum(amount or 0 for payers in iuran.values() for amount in payers.values())
    said = remarks(case, {**steps, **{step.nama: step for step in vat_steps(case)}}, given, rekomposisi=rekomposisi)
    return Answer(
        case, iuran, sources, weakest([*(source["status"] for source in sources), *_group(case)]),
        [*offers(case, iuran, pilihan), *said], steps, given,
        {name: int(steps[formula].nilai) for name, formula in PAKET_PMI.items() if case.hukum == "PMI"},
        {name: int(steps[formula].nilai) for name, formula in REKOMPOSISI.items() if rekomposisi},
        due, denda(engine, case, paid, due, given), pilihan,
    )  # fmt: skip


def targets(case: Case, program: str | None = None) -> list[str]:
    """The formulas that say what a case costs, or one programme of it (``paket``: JKK and JKM of a migrant worker)."""
    programs = [program] if program else parts(case)
    if case.hukum != "PMI":
        return target(case.hukum, programs)
    return [name for one in programs for name in (PAKET_PMI.values() if one == "paket" else ["iuran_jht_pmi"])]


def values_of(case: Case, program: str, steps: dict[str, Step]) -> list[Step]:
    """The values of the law that a programme's formulas took, in order."""
    names = buku().order(targets(case, program), case.bulan, case.diketahui)
    return [*(step for step in vat_steps(case) if step.jenis == "nilai"), *(steps[name] for name in names if steps[name].jenis == "nilai")]


def parts(case: Case) -> list[str]:
    """What is explained apart: the programmes; of a migrant worker the package of JKK and JKM (``paket``), and JHT."""
    if case.hukum != "PMI":
        return list(case.program)
    return ["paket", "jht"] if "jht" in case.program else ["paket"]


def _steps(engine: Engine, case: Case, wanted: list[str]) -> dict[str, Step]:
    table = engine.table(pa.Table.from_pylist([case.row()], _SCHEMA))
    table = pasang_keringanan(engine, table, bulan=case.bulan, known=case.diketahui)
    table = table.mutate(keringanan=table.keringanan.cast("string"), bulan=ibis.literal(str(case.bulan)))
    return {step.nama: step for step in explain(engine, buku(), table, wanted, at=case.bulan, known=case.diketahui)}


_TEXTS = ("segmen", "risiko", "sektor", "dibayar", "syarat", "jalur", "paket", "pilihan_jht")
_NUMBERS = (
    "upah_sen",
    "penghasilan_sen",
    "nilai_kontrak_sen",
    "upah_total_sen",
    "bulan_tambahan",
    "sudah_dibayar_jkk",
    "sudah_dibayar_jkm",
)
_SCHEMA = pa.schema([pa.field(name, pa.string()) for name in _TEXTS] + [pa.field(name, pa.int64()) for name in _NUMBERS])


def _amounts(case: Case, program: str, steps: dict[str, Step]) -> Shares:
    if case.hukum == "PMI":
        # How the package is shared between JKK and JKM is printed nowhere.
        return {"pemberi_kerja": 0, "pekerja": int(steps["iuran_jht_pmi"].nilai)} if program == "jht" else dict.fromkeys(PEMBAYAR)
    formulas = IURAN[case.hukum][program]
    return {payer: int(steps[formulas[payer]].nilai) if payer in formulas else 0 for payer in PEMBAYAR}


def _sources(case: Case, program: str, steps: dict[str, Step], given: Keringanan | None) -> list[dict[str, str]]:
    found = _listed(program, values_of(case, program, steps))
    if given and program in given.program:
        found.append({"program": program, "aturan": given.dasar.aturan, "pasal": given.dasar.pasal, "status": given.status})
    return found


def _listed(program: str, steps: Iterable[Step]) -> list[dict[str, str]]:
    """Where the values among some steps stand, each place once."""
    found = dict.fromkeys((step.aturan, step.pasal, step.status or "") for step in steps if step.jenis == "nilai")
    return [{"program": program, "aturan": rule, "pasal": article, "status": status} for rule, article, status in found]


def _group(case: Case) -> list[str]:
    """How sure the risk group is, where it was taken from the sector."""
    taken = case.kelompok if case.segmen == "PU" and "jkk" in case.program else None
    return [taken.status] if taken and taken.kelompok == case.risiko else []
