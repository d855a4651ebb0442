"""A finished run as cells: one row per person and unit, its state beside the row of the roster by which the law was read.

Who of an older run is who of a newer one is settled by the matching rules, as between two rosters; a doubtful pair is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import ibis

from naungan import contribution, matching
from naungan.intake.tables import MEMBER, ROSTER
from naungan.matching.marks import traits
from naungan.relations import NOMOR, numbers
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import Decision

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

# What is read of a row: by what the law and the matching rules know somebody, and where it stands.
_READ = (
    "sumber", "lembar", "baris", "urutan", "pemda", "unit", "unit_nama", "nik", "nik_asli", "nama", "tanggal_lahir", "jenis_kelamin",
    "kategori", "upah", "mulai", "akhir", "tahan",
)  # fmt: skip
# What an earlier program may not have saved of a row, and what nobody asks here.
_LATER = ROSTER.all_but("pemda", "unit_nama", "sumber", "baris", "urutan", "nik", "nama")
_OF_MEMBERS = ("segmen", "lingkup", "posisi", "aktif", "jkk", "jkm", "jht", "jp", "lunas_sampai", "nonaktif", "terdaftar", "npp_pemda")
# What nobody asks of a cell: where its row stands, and what is shown of it.
_UNREAD = (
    "unit_nama", "bulan", "sumber", "berkas", "lembar", "baris", "dasar_pengangkatan", "npp", "unit_pembayar", "lunas_sampai", "tahan",
    "database_bkn", "iuran_pemberi_kerja",
)  # fmt: skip
# What the roster says of a worker, beside what the ledger says of him.
SAID = ("tanggal_lahir", "upah", "mulai", "akhir", NOMOR)


@dataclass(frozen=True)
class Sides:
    """Two runs read: ``old`` and ``new`` are their cells, ``was`` and ``now`` the rows by which the law was read, ``link`` the links
    of the newer one by the number of the row.

    ``people``: the persons of both that are one (``k_pemda``, ``lama``, ``orang``), each once; ``doubtful``: persons of the newer run of
    whom nobody can say it, each with the one of the older run who it may be.
    """

    old: ir.Table
    new: ir.Table
    was: ir.Table
    now: ir.Table
    link: ir.Table
    people: ir.Table
    doubtful: ir.Table


def side_by_side(engine: Engine, old: Finished, new: Finished) -> Sides:
    """Two runs, read once for all that is asked of them."""
    (was, _), (now, link) = roster_rows(engine, old), roster_rows(engine, new)
    people, doubtful = same_people(engine, was, now)
    return Sides(cells(engine, old, was), cells(engine, new, now), was, now, link, people, doubtful)


def roster_rows(engine: Engine, run: Finished) -> tuple[ir.Table, ir.Table]:
    """The rows by which the law was read (ROSTER and ``orang``, one per person and unit), and the saved link of every row by its number.

    A row is numbered by its sheet and its place there: what is saved of it joins by that number, and not by the names of files.
    """
    roster = run.table(engine, "roster")
    sheets = roster.select("sumber", k_lembar=roster.lembar.fill_null("")).distinct()
    order = ibis.window(order_by=[sheets.sumber, sheets.k_lembar])
    sheets = engine.keep(sheets.mutate(nomor_lembar=ibis.row_number().over(order).cast("int64")))
    rows = ROSTER.conform(_numbered(roster, sheets), absent=_LATER).select(*_READ, NOMOR)
    link = _numbered(run.table(engine, "link"), sheets)
    link = engine.keep(link.select(NOMOR, "orang", "sendiri", "member_sumber", "member_lembar", "member_baris"))
    return engine.keep(contribution.persons(rows, link)), link


def _numbered(rows: ir.Table, sheets: ir.Table) -> ir.Table:
    placed = rows.mutate(k_lembar=rows.lembar.fill_null("")).inner_join(sheets, ["sumber", "k_lembar"])
    return placed.mutate(**{NOMOR: numbers.row_number(placed.nomor_lembar, placed.baris)})


def cells(engine: Engine, run: Finished, rows: ir.Table) -> ir.Table:
    """The ledger of a run with ``SAID`` of each worker and ``k_pemda``, ``k_unit``; ``rows`` as of ``roster_rows``."""
    ledger = run.table(engine, "ledger")
    ledger = keyed(ledger.drop(*(name for name in _UNREAD if name in ledger.columns)))
    return engine.keep(left(ledger, keyed(rows).select(*WORKER, *SAID), WORKER))


def same_people(engine: Engine, old: ir.Table, new: ir.Table) -> tuple[ir.Table, ir.Table]:
    """``people`` and ``doubtful`` of ``Sides``; ``old`` and ``new`` are their rows as of ``roster_rows``.

    Whom the matching rules alone would leave open is the same person where everything by which a finding knows him is written the same.
    """
    plain = engine.keep(_plain(old, new))
    old, new = (engine.keep(_rest(rows, plain.rename(siapa=name))) for rows, name in ((old, "lama"), (new, "orang")))
    members = ROSTER.conform(old, absent=_LATER).mutate(npp=old.unit_nama)
    linked = matching.link(engine, ROSTER.conform(new, absent=_LATER), MEMBER.conform(members, absent=_OF_MEMBERS))
    known = linked.member_person.select(NOMOR, "peserta").inner_join(_of_person(old), NOMOR)
    known = engine.keep(known.group_by("k_pemda", "peserta").agg(lama=known.orang.min()))
    said = engine.keep(linked.link.select(NOMOR, "peserta", "calon", "decision").inner_join(_of_person(new), NOMOR))
    sure = said.filter(said.decision == Decision.SAME).inner_join(known, ["k_pemda", "peserta"])
    # A person of several rows counts once on either side, whatever the rows say.
    sure = sure.group_by("k_pemda", "orang").agg(lama=sure.lama.min())
    sure = engine.keep(sure.group_by("k_pemda", "lama").agg(orang=sure.orang.min()))
    sure = engine.keep(sure.union(engine.keep(_written_alike(old, new, sure)).select(*sure.columns)))
    asked = said.filter(said.decision == Decision.REVIEW).select("k_pemda", "orang", peserta="calon")
    asked = asked.inner_join(known, ["k_pemda", "peserta"]).anti_join(sure, ["k_pemda", "orang"])
    asked = asked.select("k_pemda", "orang", "lama").distinct().anti_join(sure, ["k_pemda", "lama"])
    return engine.keep(sure.union(plain.select(*sure.columns))), engine.keep(asked)


def _plain(old: ir.Table, new: ir.Table) -> ir.Table:
    """A NIK that one person of a pemda alone bears on either side, and the same name as written: no rule of matching can say more."""
    sides = []
    for rows, name in ((old, "lama"), (new, "orang")):
        known = rows.filter(rows.nik.notnull() & rows.nama.notnull())
        known = known.select("nik", "orang", k_pemda=known.pemda.fill_null(""), tulisan=known.nama.upper())
        one = known.group_by("k_pemda", "nik").agg(**{name: known.orang.min()}, lain=known.orang.max(), tulisan=known.tulisan.min())
        sides.append(one.filter(one[name] == one.lain).drop("lain"))
    return sides[0].inner_join(sides[1], ["k_pemda", "nik", "tulisan"]).select("k_pemda", "lama", "orang")


def _rest(rows: ir.Table, plain: ir.Table) -> ir.Table:
    rows = rows.mutate(k_pemda=rows.pemda.fill_null(""))
    return rows.anti_join(plain.select("k_pemda", orang="siapa"), ["k_pemda", "orang"]).drop("k_pemda")


def _written_alike(old: ir.Table, new: ir.Table, sure: ir.Table) -> ir.Table:
    """Of the others, who bears all the traits of one person of the other side, and nobody else on either side does."""
    sides = []
    for rows, name in ((old, "lama"), (new, "orang")):
        rest = rows.mutate(k_pemda=rows.pemda.fill_null(""), tanda=traits(rows, "unit_nama"))
        rest = rest.anti_join(sure.select("k_pemda", orang=name), ["k_pemda", "orang"])
        one = rest.group_by("k_pemda", "tanda").agg(**{name: rest.orang.min()}, n=rest.orang.nunique())
        sides.append(one.filter(one.n == 1).group_by("k_pemda", name).agg(tanda=lambda t: t.tanda.min()))
    return sides[0].inner_join(sides[1], ["k_pemda", "tanda"])


def _of_person(rows: ir.Table) -> ir.Table:
    return rows.select(NOMOR, "orang", k_pemda=rows.pemda.fill_null(""))
