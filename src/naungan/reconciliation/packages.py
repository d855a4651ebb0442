"""Packages of the budget against their proof of Jamsostek: is it there, in time, and paid to the rupiah of the tariff."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.acuan.anggaran import letter_of_projects
from naungan.acuan.jatuh_tempo import working_day_after
from naungan.contribution.projects import project_dues
from naungan.engine import cut
from naungan.reconciliation.package_tables import PACKAGE_CHECK, Proof
from naungan.regulasi import buku
from naungan.relations import NOMOR
from naungan.relations.joins import left
from naungan.relations.words import Jawaban

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_DAYS = pa.schema([("mulai", pa.date32()), ("tenggat", pa.date32())])


def package_check(engine: Engine, package: ir.Table, *, posisi: dt.date, known: dt.date | None = None) -> ir.Table:
    """PACKAGE_CHECK at the position date, by the law of the month in which a project begins; outsourcing owes no such tariff."""
    rows = engine.keep(package.mutate(no=package[NOMOR], bulan=cut(package.mulai.cast("string"), 0, 7)))
    building = rows.jenis == "konstruksi"
    due = project_dues(engine, rows.filter(building & ~rows.tahan).select("no", "bulan", "nilai_kontrak", "ppn_termasuk"), known=known)
    rows = left(rows, engine.keep(due.select("no", "status_hukum", iuran_seharusnya="iuran_jakon")), "no")
    rows = engine.keep(left(rows, engine.table(_deadlines(engine, rows.filter(rows.jenis == "konstruksi"), known)), "mulai"))
    rows = rows.mutate(tenggat=ibis.cases((rows.jenis == "konstruksi", rows.tenggat)), selisih=rows.iuran_dibayar - rows.iuran_seharusnya)
    rows = rows.mutate(ada=rows.bukti.notnull() | rows.tanggal_bukti.notnull() | (rows.iuran_dibayar > 0).fill_null(False))
    in_time = ibis.cases(
        ((rows.tanggal_bukti <= rows.tenggat), Jawaban.YA), ((rows.tanggal_bukti > rows.tenggat), Jawaban.TIDAK),
        (~rows.ada & (ibis.literal(posisi) > rows.tenggat), Jawaban.TIDAK), else_=Jawaban.TIDAK_DIKETAHUI,
    )  # fmt: skip
    rows = rows.mutate(tepat_waktu=in_time, surat=_asked_by_letter(rows))
    return PACKAGE_CHECK.conform(rows.mutate(hasil=_outcome(rows, posisi)))


def _outcome(rows: ir.Table, posisi: dt.date) -> ir.StringValue:
    """Without proof is a package that has begun; of one that names neither a beginning nor an end that is past nobody knows."""
    today = ibis.literal(posisi)
    early = (rows.mulai > today) | (~rows.ada & (today <= rows.tenggat))
    begun = (rows.mulai <= today).fill_null(False) | (rows.akhir <= today).fill_null(False)
    building = rows.jenis == "konstruksi"
    return ibis.cases(
        (rows.tahan | rows.jenis.isnull(), Proof.BELUM_DAPAT_DINILAI),
        (early.fill_null(False), Proof.BELUM_JATUH_TEMPO),
        (~rows.ada & ~begun, Proof.BELUM_DAPAT_DINILAI),
        (~rows.ada, Proof.TANPA_BUKTI),
        (building & rows.selisih.isnull(), Proof.IURAN_BELUM_DIKETAHUI),
        ((building & (rows.selisih < 0)).fill_null(False), Proof.KURANG_BAYAR),
        ((building & (rows.selisih > 0)).fill_null(False), Proof.LEBIH_BAYAR),
        (rows.tepat_waktu == Jawaban.TIDAK, Proof.TERLAMBAT),
        else_=Proof.SESUAI,
    )


def _asked_by_letter(rows: ir.Table) -> ir.BooleanValue:
    """Whether a package runs after the day of the letter; NULL where neither its end nor its beginning says so."""
    day = ibis.literal(letter_of_projects())
    return ibis.cases(
        ((rows.mulai > day).fill_null(False) | (rows.akhir > day).fill_null(False), True), ((rows.akhir <= day).fill_null(False), False)
    )  # fmt: skip


def _deadlines(engine: Engine, rows: ir.Table, known: dt.date | None) -> pa.Table:
    """The last day to register a project, per day on which one begins: working days after it, so many as the law of that day says."""
    days = [row["mulai"] for row in engine.rows(rows.select("mulai").distinct()) if row["mulai"]]
    law = ((day, buku().series["hari_daftar_jakon"].at(day, known)) for day in sorted(days))
    told = [(day, int(str(entry.nilai).split()[0])) for day, entry in law if entry]
    return pa.Table.from_pylist([{"mulai": day, "tenggat": working_day_after(day, count)[0]} for day, count in told], _DAYS)
