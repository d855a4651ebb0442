"""Everybody of a finished evaluation, reduced to combinations of what the law, the payers and the states say, with how many they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import ibis
import pyarrow as pa

from naungan.acuan.dompet import kind_of
from naungan.budget.needs import going_on
from naungan.comparison.cells import roster_rows
from naungan.coverage.payers import KEYS, payer_of
from naungan.kernel.period import Bulan
from naungan.relations.joins import WORKER, keyed, left
from naungan.relations.words import ABSENT, BUKAN_PEMDA, NO_DUTY, PARTICIPANT, UNDECIDED, Cause, Jawaban, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

# What is read of the ledger, and what of the row by which the law was read.
_STATE = ("pemda", "unit", "segmen", "keadaan", "sebab", "terlindungi", "utama", "unit_pembayar", "pembayar")
_MISSING = ("kurang_jkk", "kurang_jkm")
_LAW = ("kategori", "upah", "mulai", "akhir", "tanggal_lahir")
# A combination: PERSON of the law but ``orang``, and the cell in which it is counted.
COMBINED = (
    "pemda", "unit", "kategori", "upah", "mulai", "akhir", "tanggal_lahir", "c_kategori", "segmen", "unit_pembayar", "pembayar", "dompet",
    "ganti", "dompet_ganti", "keadaan", "kurang_jkk", "kurang_jkm", "lain", "tercatat", "lindung", "bisa", "kelompok",
)  # fmt: skip


def combined(engine: Engine, finished: Finished, *, sampai: Bulan, jp: bool) -> ir.Table:
    """A row a combination (``COMBINED``): ``orang``, its number, ``n`` rows of the ledger and ``n_utama`` of them that count as persons.

    ``kategori`` is that of the law, ``c_kategori`` that of the ledger. ``lain``: another one pays. ``tercatat``: whether the payer has
    them registered; ``lindung``: whether they are protected; ``bisa``: whether a registration would protect them. ``kelompok``: the group,
    where a purse stops carrying people of it (``ends_of``). ``jp``: whether anybody may be owed JP, for which alone the day of birth is
    asked. Days stand for all days of which the law says the same in every month asked.
    """
    rows, _ = roster_rows(engine, finished)
    ledger = keyed(finished.table(engine, "ledger"))
    ledger = ledger.select(*WORKER, *_STATE, *_MISSING, c_kategori=ledger.kategori)
    people = left(ledger, keyed(rows).select(*WORKER, *_LAW), WORKER)
    people = _with_purse(engine, people, finished.table(engine, "payer"), finished.bulan, sampai)
    people = left(people, engine.keep(_ended(finished.table(engine, "purse_end")).select(*KEYS, "kelompok").distinct()), KEYS)
    people = people.mutate(**_days(people, finished.bulan, sampai, jp=jp), **_standing(people))
    cells = people.group_by(list(COMBINED)).aggregate(n=people.count(), n_utama=people.utama.fill_null(False).cast("int64").sum())
    number = ibis.row_number().over(order_by=[ibis.asc(cells[name], nulls_first=True) for name in COMBINED])
    return engine.keep(cells.mutate(orang=number.cast("string")))


def ends_of(engine: Engine, finished: Finished) -> dict[str, dict[str, int]]:
    """PURSE_END: kelompok → month → how many people a purse carries no more from then on."""
    rows = _ended(finished.table(engine, "purse_end"))
    found: dict[str, dict[str, int]] = defaultdict(dict)
    summed = rows.group_by(["kelompok", "bulan"]).aggregate(orang=rows.orang.sum().cast("int64")).order_by(["kelompok", "bulan"])
    for row in engine.rows(summed):
        found[row["kelompok"]][row["bulan"]] = row["orang"]
    return found


def _ended(ends: ir.Table) -> ir.Table:
    said = {name: ends[name.removeprefix("k_")].fill_null("") for name in KEYS}
    rows = ends.mutate(**said)
    return rows.mutate(kelompok=rows.k_pemda + "|" + rows.k_unit + "|" + rows.k_segmen + "|" + rows.k_kategori)


def _days(rows: ir.Table, first: Bulan, last: Bulan, *, jp: bool) -> dict[str, ir.Value]:
    """Who began before the first month has begun, and what comes after the last one never comes. A day within a month stands for all of
    them but the first: an ASN whose TMT is the first day is owed nothing of that month."""
    nothing, day = ibis.null("date"), ibis.interval(days=1)
    month = rows.mulai.truncate("M").cast("date")
    begins = ibis.ifelse(rows.mulai == month, month, (month + day).cast("date"))
    never = ibis.literal(last.plus(1).last_day)
    return {
        "mulai": ibis.cases((rows.mulai <= ibis.literal(first.first_day), nothing), (rows.mulai > ibis.literal(last.last_day), never),
                            else_=begins),
        "akhir": ibis.cases((rows.akhir < ibis.literal(first.first_day), ibis.literal(first.plus(-1).first_day)),
                            (rows.akhir > ibis.literal(last.last_day), nothing), else_=rows.akhir.truncate("M").cast("date")),
        "tanggal_lahir": rows.tanggal_lahir if jp else nothing,
    }  # fmt: skip


def _standing(rows: ir.Table) -> dict[str, ir.Value]:
    """What their state says of a registration. Whose row must be mended first, or of whom nobody knows whether he is owed, can't be
    registered; who is in arrears is registered already, and pays for nothing by being so once more."""
    other = rows.pembayar.isin(BUKAN_PEMDA).fill_null(False) | ((rows.pembayar == "pekerja") & (rows.segmen == "BPU")).fill_null(False)
    other = other | (rows.keadaan == State.OTHER_PAYER)
    sure = ibis.ifelse(rows.terlindungi == Jawaban.YA, Jawaban.YA, Jawaban.TIDAK_DIKETAHUI)
    by_state = (
        (rows.keadaan.isin(NO_DUTY), sure), (rows.keadaan.isin(PARTICIPANT), Jawaban.YA),
        (rows.keadaan.isin(UNDECIDED), Jawaban.TIDAK_DIKETAHUI),
    )  # fmt: skip
    open_ = rows.keadaan.isin([*ABSENT, State.COVERED_ELSEWHERE, State.NO_DATA, State.NOT_ELIGIBLE])
    # Only of a worker whose link and membership are settled is a missing programme a proof (``stake``).
    some = rows.keadaan == State.INCOMPLETE_PROGRAMMES
    without = some & (rows.terlindungi != Jawaban.TIDAK_DIKETAHUI)
    waits = (rows.keadaan == State.UNRESOLVED) & rows.sebab.isin([Cause.KEPUTUSAN, Cause.STATUS]).fill_null(False)
    return {
        "lain": other, "tercatat": ibis.cases(*by_state, else_=Jawaban.TIDAK), "lindung": rows.terlindungi,
        "bisa": ~other & (open_ | without | waits),
        **{name: some & rows[name].fill_null(False) for name in _MISSING},
    }  # fmt: skip


def _with_purse(engine: Engine, rows: ir.Table, payer: ir.Table, bulan: Bulan, sampai: Bulan) -> ir.Table:
    """``dompet``: the kind of the purse that the line of the payer list names; from ``ganti`` on it is ``dompet_ganti``, by lists that have
    their dates already."""
    rows = rows.mutate(k_segmen=rows.segmen.fill_null(""), k_kategori=rows.c_kategori.fill_null(""))
    keys = engine.keep(rows.select(*KEYS).distinct())
    now = _purses(engine, keys, payer, bulan)
    said = engine.rows(payer.select("dari", "sampai").distinct())
    turns = {Bulan.parse(one["sampai"]).plus(1) for one in said if one["sampai"]}
    turns |= {Bulan.parse(one["dari"]) for one in said if one["dari"]}
    changes = [_changed(engine, now, going_on(payer, str(bulan), str(month)), month) for month in sorted(turns) if bulan < month <= sampai]
    if not changes:
        return left(rows, now.mutate(ganti=ibis.null("string"), dompet_ganti=ibis.null("string")), KEYS)
    every = engine.keep(ibis.union(*changes)) if len(changes) > 1 else changes[0]
    first = every.group_by(list(KEYS)).aggregate(ganti=every.ganti.min())
    return left(rows, left(now, every.inner_join(first, [*KEYS, "ganti"]).select(*KEYS, "ganti", "dompet_ganti"), KEYS), KEYS)


def _changed(engine: Engine, now: ir.Table, payer: ir.Table, month: Bulan) -> ir.Table:
    """Of whom the lists name another purse in a month than now, or none."""
    then = left(now, _purses(engine, now.select(*KEYS), payer, month).rename(dompet_ganti="dompet"), KEYS)
    other = ~then.dompet.fill_null("").identical_to(then.dompet_ganti.fill_null(""))
    return engine.keep(then.filter(other).select(*KEYS, "dompet_ganti", ganti=ibis.literal(str(month))))


def _purses(engine: Engine, keys: ir.Table, payer: ir.Table, bulan: Bulan) -> ir.Table:
    """Each combination of payers with the kind of its purse in a month."""
    lines = engine.keep(payer_of(keys, payer, str(bulan)).select(*KEYS, "dana", k_dibayar="pembayar"))
    said = engine.rows(lines.select("dana", "k_dibayar").distinct().order_by([lines.dana.asc(nulls_first=True), lines.k_dibayar]))
    kinds = ((one, kind_of(one["dana"], one["k_dibayar"], bulan.tahun)) for one in said)
    named = [{"k_dana": one["dana"] or "", "k_dibayar": one["k_dibayar"], "dompet": kind.kode} for one, kind in kinds if kind]
    schema = pa.schema([(name, pa.string()) for name in ("k_dana", "k_dibayar", "dompet")])
    lines = lines.mutate(k_dana=lines.dana.fill_null(""))
    lines = left(lines, engine.table(pa.Table.from_pylist(named, schema)), ("k_dana", "k_dibayar"))
    return engine.keep(left(keys, lines.select(*KEYS, "dompet"), KEYS))
