"""The people of each finding of an older run: how many are solved, still so, or can't be judged by a newer run. Set-based."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import ibis

from naungan.comparison.rules import OF_PEOPLE, RULES, Rule, Why
from naungan.findings.identity import about_whom
from naungan.relations import NOMOR
from naungan.relations.joins import left
from naungan.relations.words import OF_NAMED, UNDECIDED, Jawaban, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.comparison.cells import Sides
    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

Counts = dict[tuple[str, str | None], dict[str, int]]
KODE = tuple(kode for kode, rule in RULES.items() if rule in OF_PEOPLE)
# Why one of them can't be judged; the first that holds.
REASONS = (Why.BERKAS, Why.RAGU, Why.HILANG, Why.LAMA, Why.KEADAAN)
_PERSON = ["k_pemda", "orang"]
_PLACE = ("sumber", "k_lembar", "baris")


def solved_people(engine: Engine, old: Finished, new: Finished, sides: Sides, kode: Sequence[str]) -> tuple[Counts, Counts]:
    """By unit ``<kode>_selesai``, ``<kode>_masih`` and ``<kode>_<why>`` of the people of its old findings; and ``<kode>_baru`` of those who
    stand in a new finding of the unit and not in its old one, ``<kode>_kini`` of all who do. Only of the codes that are asked."""
    if not kode:
        return {}, {}
    before, after = _flagged(sides.old, kode), engine.keep(_flagged(sides.new, kode))
    before = engine.keep(before.filter(ibis.or_(*(before[one] for one in kode))))
    person = engine.keep(_persons(after, sides.link, _newer(engine, old, new), kode))
    renamed = sides.people.rename(orang="lama", orang_baru="orang")
    known = left(before, renamed, _PERSON)
    known = left(known, person.rename(orang_baru="orang"), ("k_pemda", "orang_baru"))
    known = left(known, sides.doubtful.select("k_pemda", orang="lama", ragu=True).distinct(), _PERSON)
    known = left(known, after.select("k_pemda", "k_unit", ada_unit=True).distinct(), ("k_pemda", "k_unit"))
    found = _counted(engine, known, {name: value for one in kode for name, value in _outcome(known, one).items()})
    earlier = before.inner_join(renamed, _PERSON)
    earlier = earlier.select("k_pemda", "k_unit", orang="orang_baru", **{f"dulu_{one}": earlier[one] for one in kode})
    earlier = earlier.group_by("k_pemda", "k_unit", "orang").agg(**{f"dulu_{one}": earlier[f"dulu_{one}"].any() for one in kode})
    fresh = left(after.filter(ibis.or_(*(after[one] for one in kode))), earlier, ("k_pemda", "k_unit", "orang"))
    now = {f"{one}_kini": fresh[one] for one in kode}
    return found, _counted(engine, fresh, now | {f"{one}_baru": fresh[one] & ~fresh[f"dulu_{one}"].fill_null(False) for one in kode})


def _flagged(table: ir.Table, kode: Sequence[str]) -> ir.Table:
    about = about_whom(table)
    shown = ("pemda", "unit", "k_pemda", "k_unit", "orang", "utama", "keadaan", "terlindungi", NOMOR)
    return table.select(*shown, **{one: about[one] for one in kode})


def _dated(run: Finished, engine: Engine) -> ir.Table:
    """Member rows with ``hari``, the day of their data as text: as written, else the end of their month, else the position of the run."""
    rows = run.table(engine, "member")
    day = ibis.coalesce(rows.posisi.cast("string"), rows.bulan + "-31", ibis.literal(run.record["posisi"]))
    return rows.select("sumber", "baris", "lingkup", k_lembar=rows.lembar.fill_null(""), k_pemda=rows.pemda.fill_null(""), hari=day)


def _newer(engine: Engine, old: Finished, new: Finished) -> ir.Table:
    """Member rows of the newer run by their place, and ``baru``: their file is another one, and later than all that the pemda had then."""
    before, after = _dated(old, engine), _dated(new, engine)
    last = before.group_by("k_pemda").agg(terakhir=before.hari.max())
    known = left(left(after, last, "k_pemda"), before.select("sumber", dipakai=True).distinct(), "sumber")
    return engine.keep(known.mutate(baru=known.dipakai.isnull() & (known.hari > known.terakhir).fill_null(True)))


def _persons(after: ir.Table, link: ir.Table, newer: ir.Table, kode: Sequence[str]) -> ir.Table:
    """One row per person of the newer run: its state, the findings it is in (``kini_<kode>``), and whether a newer member file shows it.

    ``pemda_baru``: a newer file of the pemda would show it if it were there.
    """
    places = link.select(NOMOR, sumber="member_sumber", k_lembar=link.member_lembar.fill_null(""), baris="member_baris")
    seen = places.inner_join(newer.select(*_PLACE, "baru"), list(_PLACE)).group_by(NOMOR).agg(baru=lambda t: t.baru.any())
    looking = newer.group_by("k_pemda").agg(pemda_baru=(newer.baru & ~newer.lingkup.isin(OF_NAMED).fill_null(False)).any())
    rows = left(left(after, seen, NOMOR), looking, "k_pemda")
    return rows.group_by("k_pemda", "orang").agg(
        kini=rows.keadaan.max(where=rows.utama), kini_terlindungi=rows.terlindungi.max(where=rows.utama),
        terlihat=rows.baru.fill_null(False).any(), pemda_baru=rows.pemda_baru.fill_null(False).any(),
        **{f"kini_{one}": rows[one].any() for one in kode},
    )  # fmt: skip


def _outcome(t: ir.Table, kode: str) -> dict[str, ir.Value]:
    """Into which count a person of the finding falls: exactly one."""
    rule, here, there = RULES[kode], t[kode], t.kini.notnull()
    unclear = t.kini.isin([*UNDECIDED, State.NOT_ON_OWN_NPP])
    still, proven, old_file = t[f"kini_{kode}"], ibis.literal(True), ibis.literal(False)
    if rule == Rule.TERLINDUNGI:
        still = still | (t.kini_terlindungi == Jawaban.TIDAK)
        proven, old_file = (t.kini_terlindungi == Jawaban.YA) & t.terlihat, (t.kini_terlindungi == Jawaban.YA) & ~t.terlihat
    elif rule == Rule.DIKELUARKAN:
        proven, old_file = ~unclear & t.pemda_baru, ~unclear & ~t.pemda_baru
    else:
        still = still | unclear
    word = ibis.cases(
        (there & still, "masih"), (there & proven, "selesai"), (there & old_file, Why.LAMA), (there, Why.KEADAAN),
        (t.ada_unit.isnull(), Why.BERKAS), (t.ragu.notnull(), Why.RAGU), else_=Why.HILANG,
    )  # fmt: skip
    return {f"{kode}_{name}": here & (word == name) for name in ("selesai", "masih", *REASONS)}


def _counted(engine: Engine, rows: ir.Table, flags: Mapping[str, ir.Value]) -> Counts:
    sums: dict[str, Any] = {name: flag.fill_null(False).sum().cast("int64") for name, flag in flags.items()}
    found = engine.rows(rows.group_by("pemda", "unit").agg(**sums).order_by("pemda", "unit"))
    return {(row.pop("pemda"), row.pop("unit")): row for row in found}
