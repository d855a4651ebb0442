"""What became of each finding of an older evaluation by a newer one; units and codes are looped over, persons are not."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from naungan.acuan.anggaran import tahun_anggaran
from naungan.comparison.cells import Sides, side_by_side
from naungan.comparison.readable import readable
from naungan.comparison.rules import OF_PEOPLE, RULES, Rule, Why
from naungan.comparison.solved import KODE, REASONS, Counts, solved_people
from naungan.comparison.tables import FATE, Fate
from naungan.findings.identity import WHOLE
from naungan.relations.words import SHORT, Anggaran, Pembayaran

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine
    from naungan.evaluation.finished import Finished

Key = tuple[str, str | None, str]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Judged:
    """Of what a finding is about (people, accounts, files): how many are solved, still so, or can't be judged, and why not."""

    selesai: int = 0
    masih: int = 0
    gelap: int = 0
    sebab: str | None = None

    @property
    def fate(self) -> Fate:
        """Solved only where all of it is; not to be judged where nothing is known of any of it."""
        if not self.selesai:
            return Fate.MASIH if self.masih else Fate.TIDAK_DAPAT_DIPERIKSA
        return Fate.SEBAGIAN if self.masih or self.gelap else Fate.SELESAI


@dataclass(frozen=True)
class Seen:
    """What the newer run says of units, beside their people."""

    tahun: int
    pemda: Collection[str]
    adequacy: Mapping[tuple[str, str | None], list[Row]]
    status: Mapping[tuple[str, str | None], Row]
    daftar: Mapping[tuple[str, str | None], int]
    data: Mapping[str, Collection[str]]


def fates(engine: Engine, old: Finished, new: Finished, *, earlier: Collection[Key] = (), sides: Sides | None = None) -> ir.Table:
    """FATE: every finding of ``old`` and what became of it by ``new``, and every finding of ``new`` that ``old`` did not have.

    ``earlier`` are findings that a round before ``old`` had as solved: those come back. A finding that none of its people (or accounts)
    is in any more while others are is two facts, and two rows. ``sides``: both runs as ``side_by_side`` reads them, where somebody has.
    Refusal for a run of another version that can't be read for this.
    """
    readable(old, new)
    before, after = _findings(engine, old), _findings(engine, new)
    asked = [kode for kode in KODE if any(key[2] == kode for key in (*before, *after))]
    counts, fresh = solved_people(engine, old, new, sides or side_by_side(engine, old, new), asked)
    seen = _seen(engine, new)
    rows = []
    for key in sorted({*before, *after}, key=lambda one: (one[0], one[1] or "", one[2])):
        was, now = before.get(key), after.get(key)
        added = _people_of(fresh, key, ("baru" if was else "kini",)) if now else 0
        judged = _judged(was, now, counts, seen) if was else Judged()
        if was:
            rows.append(_of_old(was, now if judged.masih else None, judged, added))
        if now and not judged.masih:
            rows.append(_of_new(now, Fate.KEMBALI if key in earlier else Fate.BARU, added))
    return engine.table(FATE.of(rows))


def _findings(engine: Engine, run: Finished) -> dict[Key, Row]:
    return {(row["pemda"], row["unit"], row["kode"]): row for row in engine.rows(run.table(engine, "finding"))}


def _of_old(was: Row, now: Row | None, judged: Judged, added: int) -> dict[str, Any]:
    here: Row = now or {}
    why = judged.sebab or (Why.LAIN if judged.masih and not now else None)
    return {
        **_place(was), "nasib": judged.fate, "sebab": why, "jumlah_lama": was["jumlah"], "rupiah_lama": was["rupiah"],
        "sidik_lama": was["sidik"], "jumlah_baru": here.get("jumlah"), "rupiah_baru": here.get("rupiah"), "sidik_baru": here.get("sidik"),
        "n_selesai": judged.selesai, "n_masih": judged.masih, "n_tidak_dapat_diperiksa": judged.gelap, "n_baru": added if now else 0,
    }  # fmt: skip


def _of_new(now: Row, fate: Fate, added: int) -> dict[str, Any]:
    return {
        **_place(now), "nasib": fate, "jumlah_baru": now["jumlah"], "rupiah_baru": now["rupiah"], "sidik_baru": now["sidik"],
        "n_selesai": 0, "n_masih": 0, "n_tidak_dapat_diperiksa": 0, "n_baru": added,
    }  # fmt: skip


def _place(row: Row) -> dict[str, Any]:
    return {name: row[name] for name in ("pemda", "unit", "unit_nama", "kode", "satuan")}


def _people_of(counts: Counts, key: Key, names: Collection[str]) -> int:
    """People of a finding in some counts; one of the whole government is about those of all its units."""
    pemda, unit, kode = key
    if kode not in KODE:
        return 0
    if unit is None and kode == WHOLE:
        places = [row for (code, _), row in counts.items() if code == pemda]
    else:
        places = [counts[pemda, unit]] if (pemda, unit) in counts else []
    return sum(row.get(f"{kode}_{name}", 0) for row in places for name in names)


def _judged(was: Row, now: Row | None, counts: Counts, seen: Seen) -> Judged:
    rule = RULES[was["kode"]]
    if was["pemda"] not in seen.pemda:
        return _dark(was, Why.PEMDA)
    if rule in OF_PEOPLE:
        return _of_people(was, counts)
    if rule in (Rule.DIDANAI, Rule.DIDANAI_SETAHUN):
        return _of_accounts(was, seen, rule)
    if rule == Rule.DISERAHKAN:
        return _handed_in(was, now, seen)
    if now:
        return Judged(masih=was["jumlah"] or 1)
    solved, why = _of_unit(was, seen, rule)
    return Judged(selesai=was["jumlah"] or 1) if solved else _dark(was, why)


def _dark(was: Row, why: Why) -> Judged:
    return Judged(gelap=was["jumlah"] or 1, sebab=why)


def _of_people(was: Row, counts: Counts) -> Judged:
    key = (was["pemda"], was["unit"], was["kode"])
    dark = {why: _people_of(counts, key, (why,)) for why in REASONS}
    solved, still = (_people_of(counts, key, (name,)) for name in ("selesai", "masih"))
    if not solved + still + sum(dark.values()):
        return _dark(was, Why.KEADAAN)
    most = max(REASONS, key=lambda why: (dark[why], -REASONS.index(why)))
    return Judged(solved, still, sum(dark.values()), most if dark[most] else None)


def _of_accounts(was: Row, seen: Seen, rule: Rule) -> Judged:
    """Each account of the finding: funded, still short, or not to be seen. A year that is over is judged by the running one."""
    said = json.loads(was["params"])
    column = "anggaran" if rule == Rule.DIDANAI else "setahun"
    words = []
    for code in filter(None, str(said.get("rekening") or "").split(", ")):
        rows = [row for row in seen.adequacy.get((was["pemda"], was["unit"]), ()) if row["kode_rekening"] == code]
        mine = [row for row in rows if row["tahun"] == said.get("tahun")] or [row for row in rows if row["tahun"] == seen.tahun]
        states = {_funded(row, column) for row in mine}
        words.append(states.pop() if len(states) == 1 else False if False in states else None)
    if not words:
        return _dark(was, Why.REKENING)
    return Judged(words.count(True), words.count(False), words.count(None), Why.REKENING if None in words else None)


def _funded(row: Row, column: str) -> bool | None:
    """Whether an account has what it needs. Without a ceiling there is nothing that could be called funded."""
    if row[column] in SHORT:
        return False
    return True if row[column] == Anggaran.CUKUP and (row["pagu"] or 0) > 0 else None


def _of_unit(was: Row, seen: Seen, rule: Rule) -> tuple[bool, Why]:
    """Whether a finding that is no longer there is solved, and why that can't be said if it is not."""
    place, said = (was["pemda"], was["unit"]), json.loads(was["params"])
    if rule == Rule.UNIT_DIDANAI:
        years = [_funded(row, "anggaran") for row in seen.adequacy.get(place, ()) if row["tahun"] == said.get("tahun")]
        return bool(years) and all(years), Why.REKENING
    if rule == Rule.LUNAS:
        return seen.status.get(place, {}).get("pembayaran") == Pembayaran.LUNAS, Why.BAYAR
    if rule == Rule.TIDAK_BERTABRAKAN:
        return seen.daftar.get(place, 0) > 0, Why.BERKAS
    return False, Why.ATURAN


def _handed_in(was: Row, now: Row | None, seen: Seen) -> Judged:
    """A list that a unit owed, or the files that a whole government owed: come in, still missing, or not asked for any more."""
    asked, missing = (set(str(json.loads(row["params"])["data"]).split(", ")) if row else set() for row in (was, now))
    here = {"roster"} if was["unit"] and (was["pemda"], was["unit"]) in seen.daftar else set()
    here |= set() if was["unit"] else set(seen.data.get(was["pemda"], ()))
    still, come = asked & missing, (asked & here) - missing
    dark = len(asked) - len(still) - len(come)
    return Judged(len(come), len(still), dark, Why.DITUNTUT if dark else None)


def _seen(engine: Engine, new: Finished) -> Seen:
    handed = engine.rows(new.table(engine, "handed_in"))
    files = [row for row in engine.rows(new.table(engine, "file").select("pemda", "dataset").distinct()) if row["pemda"] and row["dataset"]]
    adequacy: dict[tuple[str, str | None], list[Row]] = {}
    for row in engine.rows(new.table(engine, "adequacy").order_by("pemda", "unit", "tahun", "tahap", "kode_rekening", "program")):
        adequacy.setdefault((row["pemda"], row["unit"]), []).append(row)
    data: dict[str, set[str]] = {}
    for row in files:
        data.setdefault(row["pemda"], set()).add(row["dataset"])
    pemda = {row["pemda"] for row in handed} | set(data)
    lists = [row for row in handed if row["dataset"] in ("roster", "recap")]
    status = {(row["pemda"], row["unit"]): row for row in engine.rows(new.table(engine, "unit_status"))}
    daftar = {(row["pemda"], row["unit"]): row["dipakai"] for row in lists}
    return Seen(tahun_anggaran(new.bulan), pemda, adequacy, status, daftar, data)
