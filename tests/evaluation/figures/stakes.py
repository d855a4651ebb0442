"""What is at stake, added up from the cells of STAKE."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from naungan import regions
from naungan.coverage.tables import STATE
from tests.evaluation.figures.shown import figures_in
from tests.evaluation.figures.store import Row, Store, by, office, plain_sum
from tests.evaluation.figures.words import Among

BEARERS = {"pemda": "pemberi_kerja", "keluarga": "keluarga"}


def stake_of(cells: list[Row]) -> Row:
    """The columns of a row of the sheet, in their order."""
    death = [row for row in cells if row["peristiwa"] == "jkk_meninggal"]
    proven = [row for row in cells if row["terbukti"]]
    priced = {
        event: [row for row in proven if row["peristiwa"] == event and row["tanggungan"] == "pemberi_kerja" and row["orang_pasti"]]
        for event in ("jkk_meninggal", "jkk_cacat_total", "jkm")
    }
    found: Row = {
        "orang_terbukti": sum(row["orang"] for row in death if row["terbukti"]),
        "orang_belum_pasti": sum(row["orang"] for row in death if not row["terbukti"]),
        "orang_tanpa_nilai": sum(row["orang"] - row["orang_pasti"] - row["orang_perkiraan"] for row in death),
        "jkk_meninggal_rata": _average(priced["jkk_meninggal"]),
        "jkk_meninggal_terbesar": max((row["terbesar"] for row in priced["jkk_meninggal"]), default=None),
        "jkk_cacat_total_rata": _average(priced["jkk_cacat_total"]),
        "jkm_rata": _average(priced["jkm"]),
    }
    for name, bearer in BEARERS.items():
        mine = [row for row in cells if row["tanggungan"] == bearer]
        for column, infix in (("setahun", ""), ("setahun_perkiraan", "_perkiraan")):
            found[f"{name}{infix}_bawah"] = _total([row[column] for row in mine if row["terbukti"]])
            found[f"{name}{infix}_atas"] = _total([row[column] for row in mine])
    return found | {name: _total([row[name] for row in proven]) for name in ("iuran_setahun", "iuran_setahun_perkiraan")}


def stakes(store: Store) -> list[Row]:
    cells = store.rows("stake")
    rows = [stake_of(cells)]
    rows += [{"wilayah": str(regions.nama(code)), **stake_of(of)} for code, of in sorted(by(cells, lambda row: row["pemda"][:2]).items())]
    return rows + [{"wilayah": office(code), **stake_of(of)} for code, of in sorted(by(cells, lambda row: row["pemda"]).items())]


def stake_states(store: Store) -> list[Row]:
    found = by(store.rows("stake"), lambda row: row["keadaan"])
    return [stake_of(found[state]) for state in STATE if state in found]


def assumptions(store: Store) -> list[Row]:
    """The yearly values as the record has them; source and note are words of theirs."""
    return [
        {"per_juta": one["per_juta"], "sumber_anggapan": Among(figures_in(f"{one['sumber']} {one['catatan']}"))}
        for one in store.run["asumsi"]
    ]


def _average(rows: list[Row]) -> int | None:
    people = sum(row["orang_pasti"] for row in rows)
    return math.floor(Fraction(sum(row["jumlah"] for row in rows), people) + Fraction(1, 2)) if people else None


def _total(amounts: list[Any]) -> int | None:
    return plain_sum(amounts) if amounts else 0
