"""From the ledger to what is at stake: whoever is not protected is priced with the benefit the law would have paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import reduce
from operator import add
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.acuan.asumsi import Asumsi, asumsi_for, default_asumsi
from naungan.answers.tables import PERISTIWA
from naungan.benefit import benefits
from naungan.kernel.period import Bulan
from naungan.regulasi import buku, sen
from naungan.regulasi.bulat import PER_JUTA, pecahan
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import KATEGORI, NO_DUTY, Jawaban, State
from naungan.stake.tables import STAKE

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

# Event → programme, and the parts of its benefit. Scholarships are left out: nobody's children stand in a roster.
MANFAAT = {
    "jkk_meninggal": ("jkk", ("santunan_kematian_jkk", "biaya_pemakaman_jkk", "santunan_berkala_jkk")),
    "jkk_cacat_total": ("jkk", ("santunan_cacat_total", "santunan_berkala_jkk")),
    "jkm": ("jkm", ("santunan_jkm", "santunan_berkala_jkm", "biaya_pemakaman_jkm")),
}
# The dues of a programme stand beside one of its events only, so that sums hold them once.
_IURAN = ("jkk_meninggal", "jkm")
_GROUP = ("pemda", "kategori", "segmen", "keadaan", "peristiwa", "terbukti", "tanggungan", "per_juta")
# Had they been members in time, no waiting period would have been left.
_LAMA = 900
SETAHUN = 12
_DUTY = "kewajiban_tidak_terdaftar"


def price(
    engine: Engine,
    ledger: ir.Table,
    assessment: ir.Table,
    *,
    bulan: str,
    asumsi: Sequence[Asumsi] | None = None,
    known: dt.date | None = None,
) -> ir.Table:
    """STAKE of one month, under the law of its last day.

    A person counts once per pemda. Protection that is proven to be missing is the lower bound; a state that proves nothing (no_data,
    unresolved, arrears, not_on_own_npp) stands beside it with ``terbukti`` false and only ever raises the upper bound.
    """
    rows = _with_benefits(engine, _workers(ledger, assessment), _KEPT, bulan, known)
    events = ibis.union(*(_event(rows, name) for name in PERISTIWA))
    owed = _valued(engine, events, bulan, known)
    return STAKE.conform(_summed(_with_incidence(engine, owed, asumsi)).mutate(bulan=ibis.literal(bulan)))


def worth(
    engine: Engine, workers: ir.Table, *, bulan: str, asumsi: Sequence[Asumsi] | None = None, known: dt.date | None = None
) -> ir.Table:  # fmt: skip
    """A row a worker and event: ``nilai``, the benefit that he would miss were he not protected, in rupiah; ``per_juta``, how often it is
    assumed to happen in a year; ``program``; ``perkiraan``, whether ``nilai`` is an estimate.

    ``workers``: ``kategori``, ``segmen``, ``dasar`` (the wage or income that JKK is owed of), ``perkiraan_jkk``, and what names them.
    """
    rows = _with_benefits(engine, _as_members(workers), workers.columns, bulan, known)
    named = [name for name in workers.columns if name not in ("dasar", "perkiraan_jkk")]
    events = (
        rows.select(*named, peristiwa=ibis.literal(name), program=ibis.literal(program), manfaat=rows[name],
                    perkiraan=_guessed(rows, program))
        for name, (program, _) in MANFAAT.items()
    )  # fmt: skip
    return _with_incidence(engine, _valued(engine, ibis.union(*events), bulan, known), asumsi)


def worth_law(bulan: Bulan, known: dt.date | None = None) -> str:
    """All of the law that ``worth`` depends on in a month, as one text: equal texts of one run mean equal values."""
    book, day = buku(), bulan.last_day
    names = book.order([*_targets(), _DUTY], day, known)
    told = [
        (name, book.entry(name, day, known).nilai) if name in book.series else (name, id(book.version(name, day, known)))
        for name in names
    ]  # fmt: skip
    return repr(told)


def _with_benefits(engine: Engine, rows: ir.Table, kept: Sequence[str], bulan: str, known: dt.date | None) -> ir.Table:
    rows = benefits(engine, rows, _targets(), hari=Bulan.parse(bulan).last_day, known=known)
    return engine.keep(rows.select(*kept, **{name: _benefit(rows, parts) for name, (_, parts) in MANFAAT.items()}))


def _valued(engine: Engine, events: ir.Table, bulan: str, known: dt.date | None) -> ir.Table:
    """What is missed: of a wage earner what his employer would owe, of a self-employed worker the benefit itself."""
    owed = benefits(engine, events, [_DUTY], hari=Bulan.parse(bulan).last_day, known=known)
    return owed.mutate(nilai=(owed.segmen == "PU").ifelse(owed[_DUTY], owed.manfaat))


def _guessed(rows: ir.Table, program: str) -> ir.BooleanValue:
    """The flat JKM is exact without a wage; only its dues may be an estimate."""
    return rows.perkiraan_jkk.fill_null(False) if program == "jkk" else ibis.literal(False)


_KEPT = (
    "pemda", "kategori", "segmen", "keadaan", "terlindungi", "kurang_jkk", "kurang_jkm",
    "perkiraan_jkk", "perkiraan_jkm", "iuran_jkk", "iuran_jkm",
)  # fmt: skip


def _targets() -> list[str]:
    return list(dict.fromkeys(name for _, parts in MANFAAT.values() for name in parts))


def _workers(ledger: ir.Table, assessment: ir.Table) -> ir.Table:
    """Persons of ours who are not known to be protected in full, with their wage and dues."""
    # Only of a worker whose link and membership are settled is a missing programme a proof.
    settled = ledger.keadaan == State.INCOMPLETE_PROGRAMMES
    missing = {name: settled & ledger[name].fill_null(False) for name in ("kurang_jkk", "kurang_jkm")}
    rows = keyed(ledger.mutate(**missing))
    rows = rows.filter(rows.utama & ~rows.keadaan.isin(NO_DUTY))
    rows = rows.filter((rows.terlindungi != Jawaban.YA) | rows.kurang_jkk | rows.kurang_jkm)
    return _as_members(left(rows.drop("perkiraan"), _dues(assessment), WORKER))


def _as_members(rows: ir.Table) -> ir.Table:
    """As the law of benefits asks of a member of long standing."""
    base, bpu = sen(rows.dasar), (rows.segmen == "BPU").fill_null(False)
    nothing = ibis.null("int64")
    return rows.mutate(
        upah_sen=bpu.ifelse(nothing, base), penghasilan_sen=bpu.ifelse(base, nothing),
        masa_peserta=ibis.literal(_LAMA, "int64"), pemberi_kerja=ibis.literal(1, "int64"),
    )  # fmt: skip


def _dues(assessment: ir.Table) -> ir.Table:
    rows = keyed(assessment).mutate(semua=assessment.pemberi_kerja + assessment.pekerja, kira=assessment.perkiraan.fill_null(False))
    return rows.group_by(list(WORKER)).aggregate(
        dasar=rows.dasar_upah.max(where=rows.program == "jkk"),
        perkiraan_jkk=rows.kira.any(where=rows.program == "jkk"),
        perkiraan_jkm=rows.kira.any(where=rows.program == "jkm"),
        iuran_jkk=rows.semua.max(where=rows.program == "jkk"),
        iuran_jkm=rows.semua.max(where=rows.program == "jkm"),
    )


def _benefit(rows: ir.Table, parts: Sequence[str]) -> ir.IntegerValue:
    """The parts together; unknown where it is not known in which segment the worker belongs."""
    return rows.segmen.isnull().ifelse(ibis.null("int64"), reduce(add, (rows[part] for part in parts)))


def _event(rows: ir.Table, name: str) -> ir.Table:
    """The workers whom an event would leave without its benefit, and the benefit."""
    program, _ = MANFAAT[name]
    proven = (rows.terlindungi == Jawaban.TIDAK) | rows[f"kurang_{program}"]
    rows = rows.mutate(
        peristiwa=ibis.literal(name), terbukti=proven, manfaat=rows[name], perkiraan=_guessed(rows, program),
        iuran=rows[f"iuran_{program}"] if name in _IURAN else ibis.null("int64"),
        iuran_kira=rows[f"perkiraan_{program}"].fill_null(False),
        tanggungan=ibis.cases((rows.segmen == "PU", "pemberi_kerja"), (rows.segmen == "BPU", "keluarga"), else_=Jawaban.TIDAK_DIKETAHUI),
    )  # fmt: skip
    rows = rows.filter(rows.terbukti | (rows.terlindungi == Jawaban.TIDAK_DIKETAHUI))
    names = ("peristiwa", "terbukti", "manfaat", "perkiraan", "iuran", "iuran_kira", "tanggungan")
    return rows.select("pemda", "kategori", "segmen", "keadaan", *names)


def _with_incidence(engine: Engine, rows: ir.Table, asumsi: Sequence[Asumsi] | None) -> ir.Table:
    """How often the event is assumed to happen to a category; a worker of no category has the general assumption."""
    said = default_asumsi() if asumsi is None else asumsi
    table = pa.Table.from_pylist(
        [
            {"peristiwa": event, "k_kategori": kategori, "per_juta": asumsi_for(said, event, kategori or None).per_juta}
            for event in PERISTIWA
            for kategori in ("", *KATEGORI)
        ],
        pa.schema([("peristiwa", pa.string()), ("k_kategori", pa.string()), ("per_juta", pa.int64())]),
    )
    known = rows.kategori.isin(KATEGORI).fill_null(False)
    return left(rows.mutate(k_kategori=known.ifelse(rows.kategori, "")), engine.table(table), ["peristiwa", "k_kategori"])


def _summed(rows: ir.Table) -> ir.Table:
    """Cells; the expected value is rounded once per cell."""
    priced, due = rows.nilai.notnull(), rows.iuran * SETAHUN
    cells = rows.group_by(list(_GROUP)).aggregate(
        orang=rows.count(),
        orang_pasti=(priced & ~rows.perkiraan).cast("int64").sum(),
        orang_perkiraan=(priced & rows.perkiraan).cast("int64").sum(),
        jumlah=rows.nilai.sum(where=~rows.perkiraan).cast("int64"),
        terbesar=rows.nilai.max(where=~rows.perkiraan),
        jumlah_perkiraan=rows.nilai.sum(where=rows.perkiraan).cast("int64"),
        iuran_setahun=due.sum(where=~rows.iuran_kira).cast("int64"),
        iuran_setahun_perkiraan=due.sum(where=rows.iuran_kira).cast("int64"),
    )
    # Nothing is 0 only where somebody was priced; a cell that nobody could price stays unknown.
    some = cells.orang_pasti + cells.orang_perkiraan > 0
    sums = {name: some.ifelse(cells[name].fill_null(0), ibis.null("int64")) for name in ("jumlah", "jumlah_perkiraan")}
    cells = cells.mutate(**sums)
    return cells.mutate(
        setahun=pecahan(cells.jumlah, cells.per_juta, PER_JUTA), setahun_perkiraan=pecahan(cells.jumlah_perkiraan, cells.per_juta, PER_JUTA)
    )
