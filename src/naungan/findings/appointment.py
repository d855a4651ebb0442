"""Workers of whom nobody has said whether BKN's register of non-ASN knows them: a budget has no line for those outside it.

Where money is missing for such people the pemda's BKPSDM settles their status first; a line is never told to be made for them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from naungan.acuan.anggaran import choice
from naungan.acuan.peta_rekening import Peta, default_peta
from naungan.acuan.siklus import step_codes
from naungan.findings.make import Finding
from naungan.kernel.period import Bulan
from naungan.relations.words import NO_DUTY

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from naungan.engine import Engine

Place = tuple[str, str | None]
Counts = dict[Place, dict[str, int]]
# Findings that tell a unit to find money for people; those of a paying unit name their accounts.
_OF_PAYER = ("TEMUAN_ANGGARAN_KURANG", "TEMUAN_TIDAK_DIANGGARKAN", "TEMUAN_RENCANA_ORANG_KURANG")
_OF_UNIT = ("TEMUAN_BELUM_TERDAFTAR", "TEMUAN_NONAKTIF", "TEMUAN_PROGRAM_TIDAK_LENGKAP", "TEMUAN_TUNGGAKAN", "TEMUAN_TUNGGAKAN_CATATAN")
_FAMILY = "non_asn"


def status_first(
    engine: Engine, rows: list[Finding], ledger: ir.Table, tahun: int, peta: Peta | None
) -> list[Finding]:  # fmt: skip
    """The findings; a budget step for such workers gives way to the step before it. ``tahun`` holds where a finding names none."""
    counts = {side: _counted(engine, ledger, side, tahun) for side in ("unit_pembayar", "unit")}
    return [_settled_first(row, counts, tahun, peta or default_peta()) for row in rows]


def _counted(engine: Engine, ledger: ir.Table, side: str, tahun: int) -> Counts:
    """Per unit where they work, or that pays: whose status is not told (``belum_status``), and who stands outside (``luar_database``)."""
    # The next year's budget is assessed beside this one, by the rule of its own year.
    groups = {kategori for year in (tahun, tahun + 1) for kategori in _needing(year)}
    ours = ledger.filter(ledger.kategori.isin(sorted(groups)) & ~ledger.keadaan.isin(NO_DUTY))
    counted = ours.group_by("pemda", side).aggregate(
        belum_status=ours.database_bkn.isnull().sum(),
        luar_database=(~ours.database_bkn).fill_null(False).sum(),
    )
    found: Counts = defaultdict(dict)
    for row in engine.rows(counted.order_by("pemda", side)):
        found[row["pemda"], row[side]] = {name: row[name] for name in ("belum_status", "luar_database")}
    return found


def _settled_first(row: Finding, counts: dict[str, Counts], tahun: int, peta: Peta) -> Finding:
    side = "unit_pembayar" if row["kode"] in _OF_PAYER else "unit"
    told = json.loads(row["params"])
    here = counts[side].get((row["pemda"], row["unit"]), {}) if row["kode"] in (*_OF_PAYER, *_OF_UNIT) else {}
    asked = row["langkah"] in step_codes() and _needing(told.get("tahun", tahun)) and _for_them(told.get("rekening"), peta)
    step = _step(here) if asked else None
    if step is None:
        return row
    return {**row, "langkah": step, "params": json.dumps({**told, **here}, sort_keys=True, ensure_ascii=False)}


def _step(here: dict[str, int]) -> str | None:
    if here.get("belum_status"):
        return "LANGKAH_TETAPKAN_STATUS"
    return "LANGKAH_LUAR_DATABASE" if here.get("luar_database") else None


def _needing(tahun: int) -> list[str]:
    return choice("hanya_dalam_database", Bulan(tahun, 1)) or []


def _for_them(rekening: str | None, peta: Peta) -> bool:
    """Whether one of the accounts is theirs; a finding that names none may be."""
    return not rekening or any(peta.keluarga(kode) == _FAMILY for kode in rekening.split(", "))
