"""Persons of two rosters side by side. Who is whom is settled by the matching rules alone; a doubtful pair is a question, never a join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from naungan import matching
from naungan.acuan.kebijakan import Aturan
from naungan.comparison.lookup import EVIDENCE, with_evidence, with_route
from naungan.comparison.persons import persons
from naungan.comparison.tables import CHANGE, Group
from naungan.intake.tables import MEMBER
from naungan.relations import NOMOR
from naungan.relations.joins import left, on_row
from naungan.relations.words import PROGRAM, Decision, Hak

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.comparison.sides import Side
    from naungan.engine import Engine


# What nobody can say of who is gone, and a roster of its workers.
_OF_THE_NEW = (
    "pindah", "upah_berubah", "beralih", "kepesertaan", "unit_baru", "nama_unit_baru", "kategori_baru", "upah_baru",
)  # fmt: skip
_OF_MEMBERS = ("segmen", "lingkup", "posisi", "aktif", *PROGRAM, "lunas_sampai", "nonaktif", "terdaftar", "npp_pemda")


def compare(engine: Engine, old: Side, new: Side, *, member: ir.Table | None = None, aturan: Sequence[Aturan] | None = None) -> ir.Table:
    """CHANGE, one row per person of either side who works in its month, and one per doubtful pair.

    ``member``: the checked rows of a member file (MEMBER columns), by which new workers who already have a membership are known.
    """
    linked = matching.link(engine, new.roster, _as_members(old.roster))
    link, old_key = linked.link, linked.member_person
    before = persons(engine, on_row(old.roster, _key(old_key.mutate(orang=old_key.peserta))), bulan=old.bulan, aturan=aturan)
    known = on_row(with_evidence(engine, old, new, member), _key(link))
    after = persons(engine, known, bulan=new.bulan, aturan=aturan, bawa=EVIDENCE)
    fate = engine.keep(link.select("orang", "peserta", "calon", "decision", "reason").distinct())
    both = _paired(after, before, fate)
    seen = ibis.union(fate.select(orang=fate.peserta), fate.select(orang=fate.calon)).filter(lambda t: t.orang.notnull()).distinct()
    gone = _doubted(before.filter(before.bekerja).anti_join(seen, "orang"), both)
    return engine.keep(ibis.union(CHANGE.conform(with_route(_compared(both), new.bulan)), CHANGE.conform(_left(gone), absent=_OF_THE_NEW)))


def _as_members(roster: ir.Table) -> ir.Table:
    """The old roster in the place of a member file: rows of one office count as one group where the NIK is missing."""
    return MEMBER.conform(roster.mutate(npp=roster.unit_nama), absent=_OF_MEMBERS)


def _key(table: ir.Table) -> ir.Table:
    return table.select(NOMOR, "orang")


def _paired(after: ir.Table, before: ir.Table, fate: ir.Table) -> ir.Table:
    """Every person of the new side with the person of the old side that is the same, or may be; old columns end in ``_lama``."""
    old = before.drop("pemda").rename(lambda name: f"{name}_lama")
    known = after.inner_join(fate, "orang")
    known = known.mutate(lama=ibis.coalesce(known.peserta, known.calon))
    paired = known.left_join(old, known.lama == old.orang_lama)
    # The money of an old person counts once, with the one it is the same as, however many may be it.
    order = ibis.window(group_by="lama", order_by=[(paired.decision != Decision.SAME).cast("int8"), paired.orang])
    return paired.mutate(pertama=ibis.row_number().over(order) == 0)


def _compared(t: ir.Table) -> ir.Table:
    here, there = t.bekerja, t.bekerja_lama.fill_null(False)
    counted = there & t.pertama
    moved, wage, turned = _moved(t), _differs(t.upah_total_lama, t.upah_total), _differs(t.kategori_lama, t.kategori)
    group = ibis.cases(
        ((t.decision == Decision.REVIEW) & (here | there), Group.REVIEW),
        (here & ~there, Group.JOINED),
        (~here & there, Group.LEFT),
        (~here, ibis.null("string")),
        (turned.fill_null(False), Group.CONVERTED),
        (moved.fill_null(False), Group.MOVED),
        (wage.fill_null(False), Group.WAGE_CHANGED),
        else_=Group.UNCHANGED,
    )
    compared = t.mutate(
        kelompok=group, pindah=moved, upah_berubah=wage, beralih=turned, kepesertaan=ibis.cases((turned, _membership(t))),
        alasan=ibis.cases((t.decision == Decision.REVIEW, t.reason)),
        unit_baru=t.unit, nama_unit_baru=t.unit_nama, nama_unit_lama=t.unit_nama_lama,
        kategori_baru=t.kategori, upah_baru=t.upah_total, upah_lama=t.upah_total_lama,
        # Who does not work in a month owes nothing for it.
        iuran_baru=_when(here, t.iuran), perkiraan_baru=_when(here, t.perkiraan),
        iuran_lama=_when(counted, t.iuran_lama), perkiraan_lama=_when(counted, t.perkiraan_lama),
    )  # fmt: skip
    return compared.filter(compared.kelompok.notnull())


def _doubted(gone: ir.Table, both: ir.Table) -> ir.Table:
    """Who seems gone, and whether somebody under review bears the name or NIK: nobody is signed off on a guess."""
    open_pairs = both.filter(both.decision == Decision.REVIEW)
    perhaps = _marks(gone).semi_join(_marks(open_pairs), ["pemda", "tanda"]).select("orang", diragukan=ibis.literal(True)).distinct()
    return left(gone, perhaps, "orang")


def _marks(t: ir.Table) -> ir.Table:
    """What a person may be known by again: the name and the NIK, as written."""
    rows = [t.select("orang", pemda=t.pemda.fill_null(""), tanda=one) for one in (t.nama.upper(), t.nik_asli)]
    return ibis.union(*rows).filter(lambda found: found.tanda.notnull())


def _left(t: ir.Table) -> ir.Table:
    doubted = t.diragukan.fill_null(False)
    return t.mutate(
        kelompok=doubted.ifelse(Group.REVIEW, Group.LEFT), alasan=ibis.cases((doubted, "TINJAU_SETARA")),
        rute=ibis.cases((~doubted & (t.hak == Hak.WAJIB) & (t.segmen == "PU"), "tk_na")),
        nama_lama=t.nama, unit_lama=t.unit, nama_unit_lama=t.unit_nama, kategori_lama=t.kategori,
        upah_lama=t.upah_total, iuran_lama=t.iuran, perkiraan_lama=t.perkiraan, iuran_baru=ibis.literal(0), perkiraan_baru=ibis.literal(0),
    )  # fmt: skip


def _moved(t: ir.Table) -> ir.BooleanValue:
    """Another set of units; unknown where a unit is."""
    same = (t.unit_awal == t.unit_awal_lama) & (t.unit_akhir == t.unit_akhir_lama) & (t.banyak_unit == t.banyak_unit_lama)
    return ibis.cases(((t.unit_kosong == 0) & (t.unit_kosong_lama == 0), ~same))


def _differs(one: ir.Value, other: ir.Value) -> ir.BooleanValue:
    return ibis.cases((one.notnull() & other.notnull(), one != other))


def _membership(t: ir.Table) -> ir.StringValue:
    """A part-time PPPK keeps the membership; a full PPPK, CPNS or PNS loses it at the TMT; an outsourced worker gets another payer."""
    return t.hak.cases((Hak.WAJIB, "tetap"), (Hak.TIDAK_BERHAK, "berakhir"), (Hak.PEMBAYAR_LAIN, "pembayar_lain"), else_="tidak_diketahui")


def _when(holds: ir.BooleanValue, amount: ir.IntegerValue) -> ir.IntegerValue:
    return holds.ifelse(amount, 0)
