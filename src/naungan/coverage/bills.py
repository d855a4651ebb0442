"""The bill beside the roster: each line, and each worker who should stand on it, with the cause of what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ibis

from naungan.coverage.npp import accepted_npp
from naungan.coverage.tables import BAGIAN, BILL_CHECK, BILL_SUM, SEBAB
from naungan.kernel.period import Bulan
from naungan.relations import NOMOR
from naungan.relations.joins import keyed, left, on_row
from naungan.relations.words import MENINGGAL, NO_DUTY, Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_PERSON = ("k_pemda", "peserta")
# A report of somebody who has left has no NIK: name and birth date say whom it means.
DEPARTED = ("k_pemda", "k_nama", "tanggal_lahir")


def bill_check(
    engine: Engine, *, bill: ir.Table, member_person: ir.Table, ledger: ir.Table, link: ir.Table, roster: ir.Table, unit: ir.Table,
    registration: ir.Table, mutation: ir.Table, bulan: str,
) -> ir.Table:  # fmt: skip
    """BILL_CHECK of one month. A pemda without a bill has no row; a unit is asked only where its NPP was billed.

    The bill's persons are those of the member file it also is, so the links people decided hold here too.
    """
    lines = on_row(bill, member_person.select(NOMOR, "peserta"))
    lines = engine.keep(lines.mutate(k_pemda=lines.pemda.fill_null("")))
    workers = engine.keep(_workers(ledger, link, roster))
    return BILL_CHECK.conform(
        ibis.union(*(BILL_CHECK.conform(part.mutate(bulan=ibis.literal(bulan))) for part in (
            _billed(lines, workers, mutation), _unbilled(lines, workers, unit, registration, bulan),
        )))
    )  # fmt: skip


def bill_sum(check: ir.Table, bill: ir.Table) -> ir.Table:
    """BILL_SUM: what each NPP was billed, and how its lines compare."""
    keys = ["pemda", "npp", "bulan"]
    amounts = bill.group_by(keys).aggregate(
        orang_ditagih=bill.count(), upah=bill.upah.sum(), **{f"iuran_{name}": bill[f"iuran_{name}"].sum() for name in BAGIAN}
    )
    counts = check.group_by(keys).aggregate(**{f"n_{sebab}": (check.sebab == sebab).cast("int64").sum() for sebab in SEBAB})
    return BILL_SUM.conform(left(amounts, counts, keys))


def departed(mutation: ir.Table) -> ir.Table:
    """Whom an office has reported as gone (``DEPARTED``): ``kejadian``, the latest day it names, and ``wafat``, whether by death."""
    gone = mutation.filter(mutation.jenis == "nonaktif")
    gone = gone.mutate(k_pemda=gone.pemda.fill_null(""), k_nama=gone.nama.upper(), k_wafat=gone.sebab.lower().re_search(MENINGGAL))
    return gone.group_by(list(DEPARTED)).aggregate(kejadian=gone.tanggal.max(), wafat=gone.k_wafat.fill_null(False).any())


def _workers(ledger: ir.Table, link: ir.Table, roster: ir.Table) -> ir.Table:
    rows = keyed(ledger.mutate(k_bayar=ledger.unit_pembayar.fill_null("")))
    rows = rows.select(NOMOR, "k_pemda", "k_unit", "k_bayar", "pemda", "unit", "orang", "segmen", "keadaan")
    return on_row(on_row(rows, link.select(NOMOR, "peserta", "decision")), roster.select(NOMOR, "upah", "mulai"))


def _billed(lines: ir.Table, workers: ir.Table, mutation: ir.Table) -> ir.Table:
    known = workers.filter(workers.peserta.notnull())
    persons = known.group_by(list(_PERSON)).aggregate(
        unit=known.unit.min(), orang=known.orang.min(), upah_daftar=known.upah.max(), berhak=known.keadaan.notin(NO_DUTY).any()
    )
    named = left(lines.mutate(k_nama=lines.nama.upper()), persons, _PERSON)
    both = left(named, departed(mutation).mutate(pergi=True), DEPARTED)
    sebab = ibis.cases(
        (both.orang.isnull() & both.pergi.fill_null(False), "keluar"),
        (both.orang.isnull(), "tidak_di_daftar"),
        (~both.berhak.fill_null(True), "tidak_berhak"),
        ((~both.tarif_sesuai).fill_null(False), "tarif_beda"),
        ((both.upah != both.upah_daftar).fill_null(False), "upah_beda"),
        else_="cocok",
    )
    return both.mutate(sebab=sebab, upah_tagihan=both.upah)


def _unbilled(lines: ir.Table, workers: ir.Table, unit: ir.Table, registration: ir.Table, bulan: str) -> ir.Table:
    offices = workers.select("k_pemda", "k_unit", "k_bayar").distinct()
    listed = registration.select(k_pemda=registration.pemda).distinct().mutate(ada_npp=True)
    billed = lines.select("k_pemda", "npp").distinct()
    own = accepted_npp(offices, unit, registration, bulan).semi_join(billed, ["k_pemda", "npp"])
    own = own.group_by(["k_pemda", "k_unit", "k_bayar"]).aggregate(npp=own.npp.min())
    # Without a list of NPP a bill is taken to be that of the whole pemda.
    whole = billed.anti_join(listed, "k_pemda").group_by("k_pemda").aggregate(npp_pemda=billed.npp.min())
    asked = left(left(workers, own, ("k_pemda", "k_unit", "k_bayar")), whole, ("k_pemda",))
    asked = asked.filter(asked.npp.notnull() | asked.npp_pemda.notnull())
    asked = asked.filter((asked.segmen == "PU") & asked.keadaan.notin(NO_DUTY))
    absent = asked.anti_join(lines.filter(lines.peserta.notnull()), list(_PERSON))
    first = ibis.literal(Bulan.parse(bulan).first_day)
    sebab = ibis.cases(
        (absent.decision == Decision.REVIEW, "belum_pasti"), ((absent.mulai >= first).fill_null(False), "baru"), else_="tidak_di_tagihan"
    )
    nothing = {name: ibis.null() for name in (NOMOR, "upah_tagihan", "iuran_total")}
    return absent.mutate(sebab=sebab, npp=ibis.coalesce(absent.npp, absent.npp_pemda), upah_daftar=absent.upah, **nothing)
