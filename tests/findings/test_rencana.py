"""Plans without accounts: a word that is not found accuses nobody, and the sub-activity that carries the account is named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from naungan.engine import Engine
from naungan.kernel.messages import sentence
from tests.budget.money import JKK, Money
from tests.findings.test_findings import GAJI, JAMINAN, _one, _plan, found


def _of(duck: Engine, made: Money, kode: str) -> list[tuple[str | None, dict[str, Any]]]:
    rows = [(row["unit"], json.loads(row["params"])) for row in found(duck, made) if row["kode"] == kode]
    assert all(params["usul_sampai"] <= params["tetap_sampai"] for _, params in rows)
    return [(unit, {name: one for name, one in params.items() if not name.startswith(("usul_", "tetap_"))}) for unit, params in rows]


def test_a_plan_of_one_unit_without_the_word_is_looked_up_there(duck: Engine) -> None:
    made = _plan(("RKPD", GAJI))
    made.line(None, 5, unit="B", tahap="RKPD", tahun=2027, uraian=JAMINAN)
    assert _of(duck, made, "TEMUAN_RENCANA_PERLU_DICEK") == [("A", {"jumlah": 1, "tahap": "RKPD", "tahun": 2027})]


SUB, JASA = "1.02.01.2.08.0004", "Penyediaan Jasa Pelayanan Umum Kantor"


def test_a_plan_that_has_the_sub_activity_of_the_account_is_asked_nothing(duck: Engine) -> None:
    """The word stands nowhere in the RKPD, and need not: the RKA carries the account under this sub-activity."""
    for plan in ({"subkegiatan": SUB, "uraian": GAJI}, {"subkegiatan": None, "uraian": JASA.upper()}):
        made = _one()
        made.line(None, 9, tahap="RKPD", tahun=2027, **plan)
        made.line(JKK, 7, tahap="RKA", tahun=2027, subkegiatan=SUB, subkegiatan_nama=JASA)
        assert not [row for row in found(duck, made) if "RENCANA" in row["kode"] or "HILANG" in row["kode"]]


@pytest.mark.parametrize(("tahun", "tahap"), [(2027, "RKA"), (2026, "APBD")])
def test_the_sub_activity_that_carries_the_account_is_named(duck: Engine, tahun: int, tahap: str) -> None:
    """Of the same year's later stage, else of the budget of the year before."""
    made = _plan(("RKPD", GAJI))
    made.line(JKK, 7, 0, tahap=tahap, tahun=tahun, subkegiatan=SUB, subkegiatan_nama=JASA)
    made.line(JKK, 7, 0, tahap="APBD", tahun=2025, subkegiatan="9", subkegiatan_nama="Lama")
    ((unit, params),) = _of(duck, made, "TEMUAN_RENCANA_CEK_SUBKEGIATAN")
    assert (unit, params["subkegiatan"], params["tahun_rekening"], params["rekening_tahap"]) == ("A", f"{SUB} {JASA}", tahun, tahap)
    said = sentence("TEMUAN_RENCANA_CEK_SUBKEGIATAN", params)
    assert SUB in said and "tidak memuat" not in said and said.startswith("Perlu dicek")
