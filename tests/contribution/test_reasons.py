"""Why an amount is what it is: one case, one row of a file, and a sum by the branches of the law."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from tests.contribution import asking

from naungan.contribution import ASSESSMENT
from naungan.contribution.answer import answer
from naungan.contribution.branches import branches
from naungan.contribution.reasons import reasons
from naungan.contribution.traced import Place, traced
from naungan.engine import Engine
from naungan.intake.tables import MEMBER, ROSTER
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.matching.tables import LINK
from naungan.relations.numbers import looked_up

MEI = Bulan(2026, 5)


def case(duck: Engine, **asked: object) -> dict:
    return reasons(answer(duck, asking.case(**({"bulan": MEI} | asked))))


def test_each_step_stands_after_what_it_needs_with_article_and_certainty(duck: Engine) -> None:
    found = case(duck, segmen="BPU", jumlah="1500000", program="jkk")
    (jkk,) = found["program"]
    steps = jkk["langkah"]
    assert [step["jenis"] for step in steps] == ["kolom", "nilai", "nilai", "keringanan", "rumus"]
    assert [step["tertulis"] for step in steps] == ["Rp1.500.000", "Rp1.600.000", "1 %", "1/2", "Rp8.000"]
    assert (steps[2]["aturan"], steps[2]["status"]) == ("PP 44/2015", "confirmed")
    assert steps[3]["aturan"] == "PP 50/2025"
    assert (found["total"], jkk["iuran"]["pekerja"]) == (8_000, 8_000)


def test_a_case_without_relief_shows_none(duck: Engine) -> None:
    found = case(duck, segmen="PU", jumlah="15000000", program="jkk,jp")
    jkk, jp = found["program"]
    assert [step["nama"] for step in jkk["langkah"]] == ["risiko", "upah_sen", "tarif_jkk", "iuran_jkk_pu"]
    assert {"pagu_jp", "dasar_jp_sen", "iuran_jp_pu_pekerja"} <= {step["nama"] for step in jp["langkah"]}


def test_the_status_is_the_weakest_of_what_was_used(duck: Engine) -> None:
    known = dt.date(2025, 5, 10)
    found = case(duck, segmen="PU", jumlah="15000000", program="jkk,jp", diketahui=known)
    assert (found["status"], found["diketahui"]) == ("unknown", "2025-05-10")


def owed(orang: str, program: str, **more: object) -> dict:
    segmen = more.get("segmen", "PU")
    row = {
        "pemda": "1671", "orang": orang, "unit": "1.01", "bulan": "2026-05", "program": program, "segmen": "PU", "perkiraan": False,
        "dasar_upah": Decimal(2_000_000), "risiko": "I" if program == "jkk" else None, "pekerja": 0, "aturan": f"iuran_{program}_{segmen}",
    }  # fmt: skip
    return row | more


ROWS = [
    owed("a", "jkk", pemberi_kerja=4_800), owed("b", "jkk", pemberi_kerja=10_800, risiko="II"), owed("c", "jkk", pemberi_kerja=None, dasar_upah=None),
    owed("a", "jp", pemberi_kerja=40_000, pekerja=20_000), owed("b", "jp", pemberi_kerja=221_726, pekerja=110_863, dasar_upah=Decimal(11_086_300)),
    owed("d", "jkk", segmen="BPU", risiko=None, dasar_upah=Decimal(1_600_000), pemberi_kerja=0, pekerja=8_000, aturan="iuran_jkk_bpu;pp50-2025-lain"),
    owed("e", "jkk", segmen="BPU", risiko=None, dasar_upah=Decimal(1_600_000), pemberi_kerja=0, pekerja=16_000, aturan="iuran_jkk_bpu"),
]  # fmt: skip


def test_a_sum_is_counted_by_the_branches_taken(engine: Engine) -> None:
    found = branches(engine, engine.table(ASSESSMENT.of(ROWS)), bulan=MEI)
    by_key = {(one["program"], one["segmen"]): one for one in found["program"]}
    assert {key: (one["orang"], one["jumlah"]) for key, one in by_key.items()} == {
        ("jkk", "PU"): (3, 15_600), ("jp", "PU"): (2, 392_589), ("jkk", "BPU"): (2, 24_000),
    }  # fmt: skip
    jkk = {branch["risiko"]: branch for branch in by_key["jkk", "PU"]["cabang"]}
    assert [(jkk[risk]["orang"], jkk[risk]["tanpa_jumlah"]) for risk in ("I", "II")] == [(2, 1), (1, 0)]
    assert {branch["dibatasi"]: branch["orang"] for branch in by_key["jp", "PU"]["cabang"]} == {False: 1, True: 1}
    bpu = by_key["jkk", "BPU"]
    assert {branch["keringanan"]: (branch["pita"], branch["pekerja"]) for branch in bpu["cabang"]} == {
        None: (1_600_000, 16_000), "pp50-2025-lain": (1_600_000, 8_000),
    }  # fmt: skip
    assert [one["aturan"] for one in bpu["keringanan"]] == ["PP 50/2025"]
    assert found["total"] == sum(one["jumlah"] for one in found["program"]) == 432_189


def office(engine: Engine, rows: list[dict]) -> dict:
    at = {"sumber": "f" * 64, "lembar": "Data", "baris": 7}
    roster = ROSTER.of([{**at, "berkas": "dinkes.xlsx", "pemda": "1671", "unit": "1.01", "nama": "Budi", "nik": "1671010101900001"}])
    tables = {"roster": roster, "link": LINK.of([{"pemda": "1671", "orang": "a", "decision": "none"}]), "assessment": ASSESSMENT.of(rows)}
    made = {name: engine.table(table) for name, table in tables.items()}
    return {
        **made,
        "link": LINK.published(looked_up(LINK, made["link"], {"roster": made["roster"], "member": engine.table(MEMBER.empty())})),
    }


def test_a_row_of_a_file_leads_to_the_articles_and_names_nobody(duck: Engine) -> None:
    found = traced(duck, **office(duck, ROWS), place=Place("dinkes.xlsx", None, 7), bulan=MEI)
    assert found["asal"] == {"berkas": "dinkes.xlsx", "lembar": None, "baris": 7}
    assert [one["program"] for one in found["program"]] == ["jkk", "jp"]
    assert found["program"][0]["langkah"][-1]["nilai"] == 4_800
    assert (found["total"], found["catatan"]) == (64_800, [])
    text = json.dumps(found)
    assert "Budi" not in text
    assert "1671010101900001" not in text


def test_a_result_made_under_other_law_says_so(duck: Engine) -> None:
    found = traced(duck, **office(duck, [owed("a", "jkk", pemberi_kerja=5_000)]), place=Place("dinkes.xlsx", "Data", 7), bulan=MEI)
    assert found["program"][0]["iuran"]["pemberi_kerja"] == 5_000
    assert "hukum yang lain" in found["catatan"][0]


@pytest.mark.parametrize(("place", "sentence"), [(("x.xlsx", None, 7), "x.xlsx"), (("dinkes.xlsx", "Lain", 7), "dinkes.xlsx")])
def test_a_place_where_nothing_stands_is_refused(duck: Engine, place: tuple, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        traced(duck, **office(duck, ROWS), place=Place(*place), bulan=MEI)


def test_a_person_for_whom_nothing_is_owed_is_said_to_be_so(duck: Engine) -> None:
    with pytest.raises(Refusal, match="Tidak ada iuran yang wajib"):
        traced(duck, **office(duck, [owed("b", "jkk", pemberi_kerja=1)]), place=Place("dinkes.xlsx", None, 7), bulan=MEI)
