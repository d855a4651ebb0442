"""JHT as an option: named by Permenaker 1/2025 Pasal 3A, due only where a numbered instrument says so, priced until then."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from tests.contribution.rosters import assessed, due, roster
from tests.referee import contribution

from naungan.acuan.kebijakan import kebijakan, read_kebijakan
from naungan.contribution import offer
from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan

OKT = Bulan(2026, 10)


@pytest.fixture
def rules(tmp_path: Path):
    def read(text: str):
        path = tmp_path / "kebijakan.yaml"
        path.write_text(f"kebijakan:\n- {{dari: 2026-01, pemda: '1671', status: confirmed, dasar: x, {text}}}\n")
        return read_kebijakan(path)

    return read


def priced(engine: Engine, table, bulan: str = "2026-10", **options) -> list[dict]:
    return engine.rows(offer(engine, due(engine, table, bulan, **options), bulan=bulan, **options).order_by("pemda"))


def test_the_price_of_jht_stands_beside_what_is_due(engine: Engine) -> None:
    people = [{"upah": "1500000.50"}, {"upah": 2_345_678, "unit": None}, {"upah": None}, {"kategori": "pjlp"}, {"kategori": "rt_rw"}]
    (found,) = priced(engine, roster(engine, *people))
    wages = (Decimal("1500000.50"), Decimal(2_345_678))
    shares = [contribution("jht", segmen="PU", upah=wage, bulan="2026-10") for wage in wages]
    due = [sum(contribution(name, segmen="PU", upah=wage, bulan="2026-10")[0] for name in ("jkk", "jkm")) for wage in wages]
    assert (found["orang"], found["orang_perkiraan"], found["tanpa_jumlah"]) == (3, 1, 0)
    assert (found["pemberi_kerja"], found["pekerja"]) == (sum(one[0] for one in shares), sum(one[1] for one in shares))
    assert (found["pemberi_kerja_perkiraan"], found["pekerja_perkiraan"], found["terutang_perkiraan"]) == (37_000, 20_000, 5_400)
    assert found["terutang"] == sum(due)


def test_what_is_due_stays_jkk_and_jkm(duck: Engine) -> None:
    table = assessed(duck, roster(duck, {}))
    assert [row["program"] for row in duck.rows(table.order_by("program"))] == ["jkk", "jkm"]


@pytest.mark.parametrize(
    ("rule", "owed", "offered"),
    [
        ("nomor: Perwal 12/2026, program: [jkk, jkm, jht]", ("jkk", "jkm", "jht"), ()),
        ("nomor: Perwal 12/2026, program: [jkk, jkm]", ("jkk", "jkm"), ()),
        ("program: [jkk, jkm]", ("jkk", "jkm"), ("jht",)),
        ("program: [jkk, jkm, jht]", ("jkk", "jkm"), ("jht",)),
        ("nomor: Perwal 12/2026, nilai_perkiraan: 2000000", ("jkk", "jkm"), ("jht",)),
        ("nomor: Perwal 12/2026, kategori: honorer, program: [jkk, jkm]", ("jkk", "jkm"), ()),
        ("segmen: BPU", ("jkk", "jkm"), ()),
    ],
)
def test_only_a_numbered_instrument_on_programmes_settles_it(rules, rule: str, owed: tuple[str, ...], offered: tuple[str, ...]) -> None:
    aturan = rules(rule)
    here, elsewhere = (kebijakan(OKT, "honorer", pemda, aturan) for pemda in ("1671", "1672"))
    assert (here.program, here.tawaran) == (owed, offered)
    assert (elsewhere.program, elsewhere.tawaran) == (("jkk", "jkm"), ("jht",))


def test_a_region_that_has_decided_has_no_price_and_owes_what_it_decided(duck: Engine, rules) -> None:
    aturan = rules("nomor: Perwal 12/2026, program: [jkk, jkm, jht]")
    table = roster(duck, {}, {"pemda": "1672"})
    assert [row["pemda"] for row in priced(duck, table, aturan=aturan)] == ["1672"]
    owed = duck.rows(assessed(duck, table, aturan=aturan).filter(lambda rows: rows.program == "jht"))
    assert [(row["pemda"], row["pemberi_kerja"], row["pekerja"]) for row in owed] == [("1671", 37_000, 20_000)]


@pytest.mark.parametrize(
    ("month", "known", "offered"), [("2025-02", None, ()), ("2025-03", None, ("jht",)), ("2025-03", dt.date(2025, 2, 23), ())]
)
def test_the_article_is_law_since_24_february_2025(month: str, known: dt.date | None, offered: tuple[str, ...]) -> None:
    assert kebijakan(Bulan.parse(month), "honorer", known=known).tawaran == offered


@pytest.mark.parametrize("kategori", ["pns", "pjlp", "blud_non_asn", "perangkat_desa", "rt_rw", "pppk_paruh_waktu", "pekerja_rentan"])
def test_it_is_offered_only_to_those_the_article_was_read_for(kategori: str) -> None:
    assert kebijakan(OKT, kategori).tawaran == ()


def test_an_instrument_without_a_number_is_refused(rules) -> None:
    with pytest.raises(Refusal, match="nomor"):
        rules("nomor: peraturan wali kota, program: [jkk]")
