"""The same people give the same identity whatever the files; other people another one, though the count is the same."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from naungan.coverage.tables import LEDGER
from naungan.engine import Engine
from naungan.findings.identity import digest, identified
from naungan.intake.tables import ROSTER

PEMDA, UNIT = "1671", "1.01"
SIX = ["Ani", "Budi", "Cici", "Dodi", "Euis", "Fajar"]


def found(engine: Engine, names: list[str], berkas: str = "a", **change: Any) -> dict[str, str | None]:
    """``sidik`` by code, where the people of ``names`` are without registration and stand in a file in this order."""
    rows = [_row(name, at, berkas) for at, name in enumerate(names, 2)]
    ledger = [
        {**{name: row[name] for name in ("pemda", "unit", "unit_nama")}, "orang": f"{berkas}-{at}",
         "bulan": "2026-10", "keadaan": "unregistered", "terlindungi": "tidak", "kewajiban_terpenuhi": "tidak", **change}
        for at, row in enumerate(rows)
    ]  # fmt: skip
    said = [
        {"pemda": PEMDA, "unit": UNIT, "kode": kode, "params": params}
        for kode, params in (
            ("TEMUAN_BELUM_TERDAFTAR", "{}"), ("TEMUAN_NONAKTIF", "{}"), ("TEMUAN_TIDAK_MENYERAHKAN", "{}"),
            ("TEMUAN_ANGGARAN_KURANG", '{"rekening": "5.1.02.02.02.0007, 5.1.02.02.02.0006", "tahun": 2026}'),
        )
    ]  # fmt: skip
    rows_ = identified(engine, said, engine.table(LEDGER.of(ledger)), engine.table(ROSTER.of(rows)))
    return {str(row["kode"]): row["sidik"] for row in rows_}


def _row(name: str, at: int, berkas: str) -> dict[str, Any]:
    number = SIX.index(name) if name in SIX else 6
    return {
        "sumber": f"{berkas}-sumber", "berkas": berkas, "baris": at, "urutan": at, "pemda": PEMDA, "unit": UNIT, "unit_nama": "Dinas Contoh",
        "nama": name, "nik": f"167101010190000{number}", "tanggal_lahir": dt.date(1990, 1, 1),
    }  # fmt: skip


def test_the_same_people_whatever_the_file_and_order(engine: Engine) -> None:
    mixed = random.Random(1).sample(SIX, len(SIX))
    one, other = found(engine, SIX), found(engine, mixed, "bulan depan")
    assert one == other and one["TEMUAN_BELUM_TERDAFTAR"] and len(str(one["TEMUAN_BELUM_TERDAFTAR"])) == 16
    assert one["TEMUAN_NONAKTIF"] is one["TEMUAN_TIDAK_MENYERAHKAN"] is None


def test_three_solved_and_three_new_are_two_facts(duck: Engine) -> None:
    assert found(duck, SIX[:3])["TEMUAN_BELUM_TERDAFTAR"] != found(duck, SIX[3:])["TEMUAN_BELUM_TERDAFTAR"]


def test_a_state_is_part_of_the_code_and_not_of_the_people(duck: Engine) -> None:
    inactive = found(duck, SIX, keadaan="inactive")
    assert inactive["TEMUAN_NONAKTIF"] == found(duck, SIX)["TEMUAN_BELUM_TERDAFTAR"] and inactive["TEMUAN_BELUM_TERDAFTAR"] is None


def test_accounts_are_the_same_in_any_order_and_others_in_another_year(duck: Engine) -> None:
    assert found(duck, SIX)["TEMUAN_ANGGARAN_KURANG"] == digest(["5.1.02.02.02.0006/2026", "5.1.02.02.02.0007/2026"])
    assert digest(["5.1.02.02.02.0006/2026"]) != digest(["5.1.02.02.02.0006/2027"])
