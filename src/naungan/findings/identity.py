"""Which people, or which accounts, a finding is about: the same next month only if they are the same.

Three solved and three new are two facts, though the count is three both times. ``sidik`` is a digest of the sorted people (by the signs
that ``matching.marks`` gives them, which tell no NIK and do not depend on files or rows), or of the sorted accounts with their fiscal year.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import ibis

from naungan.engine import cut
from naungan.findings.make import Finding
from naungan.matching.marks import letters, sign
from naungan.relations import NOMOR
from naungan.relations.joins import on_row
from naungan.relations.words import PARTICIPANT, Cause, Flag, State

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

_LENGTH = 16
_STATES = {
    "TEMUAN_BELUM_TERDAFTAR": (State.UNREGISTERED,),
    "TEMUAN_NONAKTIF": (State.INACTIVE,),
    "TEMUAN_DIANGGARKAN_TIDAK_DIDAFTARKAN": (State.UNREGISTERED, State.INACTIVE),
    "TEMUAN_PROGRAM_TIDAK_LENGKAP": (State.INCOMPLETE_PROGRAMMES,),
    "TEMUAN_PERLU_DICEK": (State.NOT_ON_OWN_NPP,),
}
_FLAGS = {
    "TEMUAN_TIDAK_BERHAK_DITAGIH": Flag.INELIGIBLE_BILLED,
    "TEMUAN_DUA_PEMBAYAR": Flag.TWO_PAYERS,
    "TEMUAN_NPP_TIDAK_SESUAI": Flag.WRONG_NPP,
    "TEMUAN_UPAH_KURANG_LAPOR": Flag.UPAH_KURANG_LAPOR,
    "TEMUAN_DIPOTONG_DARI_UPAH": Flag.DIPOTONG_DARI_UPAH,
}
WHOLE = "TEMUAN_DATA_TIDAK_CUKUP"
_TRAITS = (NOMOR, "nik", "nik_asli", "nama", "tanggal_lahir", "unit_nama")


def identified(engine: Engine, rows: Iterable[Finding], ledger: ir.Table, roster: ir.Table) -> list[dict[str, Any]]:
    """The findings with ``sidik``; None where one is about no people or accounts that can be named."""
    people = _people(engine, ledger, roster)
    return [{**row, "sidik": _of_people(people, row) or _of_accounts(row)} for row in rows]


def digest(subjects: Iterable[str]) -> str | None:
    """One text for a set of subjects, whatever their order; None for none."""
    known = sorted(set(subjects))
    return hashlib.sha256("|".join(known).encode()).hexdigest()[:_LENGTH] if known else None


def _of_accounts(row: Finding) -> str | None:
    said = json.loads(row["params"])
    codes = str(said.get("rekening") or "").split(", ")
    return digest(f"{code}/{said.get('tahun')}" for code in codes if code)


def _of_people(people: dict[tuple[Any, ...], dict[str, str]], row: Finding) -> str | None:
    here = people.get((row["pemda"], row["unit"]), {}).get(row["kode"])
    if row["kode"] == WHOLE and row["unit"] is None:  # of the whole government: all its units together
        return digest(found[WHOLE] for (pemda, _), found in people.items() if pemda == row["pemda"] and found.get(WHOLE))
    return here


def _people(engine: Engine, ledger: ir.Table, roster: ir.Table) -> dict[tuple[Any, ...], dict[str, str]]:
    """Per pemda and unit the digest of the people of each finding, set-based; only who is in one is looked up."""
    about = about_whom(ledger)
    asked = ledger.select(NOMOR, "pemda", "unit", **about)
    asked = asked.filter(ibis.or_(*(asked[kode] for kode in about)))
    joined = on_row(asked, roster.select(*_TRAITS))
    signed = engine.keep(joined.select("pemda", "unit", *about, orang=letters(joined.nama) + sign(joined, "unit_nama")))
    sets = signed.group_by(["pemda", "unit"]).aggregate(**{kode: signed.orang.collect(where=signed[kode]) for kode in about})
    marks = {kode: cut(sets[kode].sort().join("|").hexdigest("sha256"), 0, _LENGTH) for kode in about}
    found = engine.rows(sets.select("pemda", "unit", **marks))
    return {(row["pemda"], row["unit"]): {kode: row[kode] for kode in about if row[kode]} for row in found}


def about_whom(ledger: ir.Table) -> dict[str, ir.BooleanValue]:
    """By code, whether a row of the ledger is one of its people; as ``findings.people`` counts them."""
    sure = ledger.keadaan != State.UNRESOLVED
    waits = (ledger.sebab == Cause.KEPUTUSAN).fill_null(False)
    found = {kode: ledger.keadaan.isin(states) for kode, states in _STATES.items()}
    found |= {kode: ledger[f"flag_{flag}"].fill_null(False) & sure for kode, flag in _FLAGS.items()}
    found["TEMUAN_PERLU_DIPUTUSKAN"] = waits
    found["TEMUAN_TUNGGAKAN"] = ledger.keadaan.isin(PARTICIPANT) & (ledger.bulan_menunggak > 0).fill_null(False)
    found[WHOLE] = ledger.keadaan.isin([State.UNRESOLVED, State.NO_DATA]) & ~waits
    return found
