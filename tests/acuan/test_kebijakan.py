"""Regional policy: defaults, what a region decides, and what is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from naungan.acuan.kebijakan import decided_by, kebijakan, pemda_with_rules, read_kebijakan, without_number
from naungan.acuan.loading import load
from naungan.acuan.ump import ump
from naungan.kernel.errors import Refusal
from naungan.kernel.period import Bulan
from naungan.relations.words import KATEGORI, SEGMEN

OKT = Bulan(2026, 10)


def rules(tmp_path: Path, text: str):
    path = tmp_path / "kebijakan.yaml"
    path.write_text("kebijakan:\n" + text)
    return read_kebijakan(path)


def test_the_default_is_jkk_and_jkm_group_one_wage_as_reported() -> None:
    found = kebijakan(OKT, "honorer")
    assert (found.hak, found.segmen, found.program, found.risiko, found.basis_upah) == ("wajib", "PU", ("jkk", "jkm"), "I", "aktual")
    assert found.nilai_perkiraan == 1_000_000


def test_every_category_has_a_default_with_source_and_status() -> None:
    daftar = load("kategori.yaml")["kategori"]
    assert set(daftar) == set(KATEGORI)
    for isi in daftar.values():
        assert isi["segmen"] in SEGMEN
        assert isi["status"] in ("confirmed", "recalled", "unknown")
        assert isi["dasar"]


def test_an_unknown_category_is_treated_like_an_honorer() -> None:
    assert kebijakan(OKT, None) == kebijakan(OKT, "lainnya") == kebijakan(OKT, "honorer")


def test_part_time_pppk_stay_and_asn_leave() -> None:
    assert kebijakan(OKT, "pppk_paruh_waktu").hak == "wajib"
    assert all(kebijakan(OKT, asn).hak == "tidak_berhak" for asn in ("pns", "cpns", "pppk"))
    assert kebijakan(OKT, "alih_daya").hak == "pembayar_lain"


def test_the_most_particular_rule_wins_field_by_field(tmp_path: Path) -> None:
    found = rules(
        tmp_path,
        "- {dari: 2026-01, pemda: '1671', program: [jkk, jkm, jht], nomor: Perwal 12/2026, status: confirmed, dasar: x}\n"
        "- {dari: 2026-01, sampai: 2026-10, pemda: '1671', kategori: rt_rw, segmen: PU, basis_upah: tetap, nilai_upah: 1500000, status: confirmed, dasar: x}\n"
        "- {dari: 2026-01, kategori: rt_rw, program: [jkk], status: confirmed, dasar: x}\n",
    )
    assert pemda_with_rules(found) == ("1671",)
    assert kebijakan(OKT, "honorer", "1671", found).program == ("jkk", "jkm", "jht")
    rt = kebijakan(OKT, "rt_rw", "1671", found)
    assert (rt.segmen, rt.basis_upah, rt.nilai_upah, rt.program) == ("PU", "tetap", 1_500_000, ("jkk", "jkm", "jht"))
    assert kebijakan(Bulan(2026, 11), "rt_rw", "1671", found).segmen == "BPU"
    assert kebijakan(OKT, "rt_rw", "1672", found).program == ("jkk",)
    assert kebijakan(Bulan(2025, 12), "honorer", "1671", found).program == ("jkk", "jkm")


def test_the_minimum_wage_of_the_province_can_be_the_base(tmp_path: Path) -> None:
    found = rules(
        tmp_path, "- {dari: 2020-01, pemda: 16.71, basis_upah: maks, nilai_upah: ump, nilai_perkiraan: ump, status: confirmed, dasar: x}\n"
    )
    assert kebijakan(Bulan(2023, 7), "honorer", "1671", found).nilai_upah == 3_404_177
    assert kebijakan(Bulan(2020, 7), "honorer", "1671", found).nilai_perkiraan is None


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ((2026, 1, 1), (3_942_963, "confirmed")), ((2025, 12, 24), (3_942_963, "confirmed")), ((2025, 12, 23), (3_681_570, "unknown")),
        ((2024, 12, 11), (3_681_570, "unknown")), ((2024, 12, 10), (3_456_874, "unknown")), ((2023, 11, 21), (3_456_874, "unknown")),
        ((2023, 11, 20), (3_404_177, "unknown")), ((2022, 11, 28), (3_404_177, "unknown")), ((2022, 11, 27), None),
    ],
)  # fmt: skip
def test_a_minimum_wage_is_known_from_the_last_day_of_its_announcement(day: tuple[int, int, int], found: tuple[int, str] | None) -> None:
    assert ump("16", 2026, dt.date(*day)) == found


def test_the_next_year_is_announced_by_the_last_day_known() -> None:
    assert ump("16", 2027, dt.date(2026, 12, 23)) == (3_942_963, "unknown")
    assert ump("16", 2027, dt.date(2026, 12, 24)) is None, "announced by then, and no figure is at hand"


def test_minimum_wages_carry_a_status() -> None:
    assert ump("16", 2026) == (3_942_963, "confirmed")
    assert ump("94", 2026) == (4_295_848, "unknown")
    assert ump("15", 2026) == (3_471_497, "confirmed")
    assert ump("15", 2027) is None


def test_a_minimum_wage_keeps_its_cents() -> None:
    assert ump("17", 2026) == (Decimal("2827250.90"), "confirmed")
    assert ump("1771", 2026) == (Decimal("3089218.66"), "confirmed")


def test_the_minimum_wage_of_the_regency_is_never_that_of_the_province(tmp_path: Path) -> None:
    text = "- {{dari: 2020-01, pemda: '{}', basis_upah: maks, nilai_upah: umk, status: confirmed, dasar: x}}\n"
    assert kebijakan(OKT, "honorer", "1706", rules(tmp_path, text.format("17.06"))).nilai_upah == 3_217_086
    assert kebijakan(OKT, "honorer", "1701", rules(tmp_path, text.format("17.01"))).nilai_upah is None


@pytest.mark.parametrize(
    "rule",
    [
        "- {dari: 2026-01, program: [jkx]}", "- {dari: 2026-01, nilai_perkiraan: ump}", "- {dari: kapan}", "- {dari: 2026-01, segmen: ASN}",
        "- {dari: 2026-01, basis_upah: tetap, status: confirmed, dasar: x}", "- {dari: 2026-01, program: [jkk], status: confirmed}",
        "- {dari: 2026-01, program: [jkk], dasar: x}", "- {dari: 2026-01, program: [jkk], dasar: x, status: pasti}",
        "- {dari: 2026-01, segmen: BPU, program: [jkk, jp], dasar: x, status: confirmed}", "- {program: [jkk]}", "- ya", "- {dari: 2026-01, dari: 2026-02}",
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_understood_is_refused(tmp_path: Path, rule: str) -> None:
    with pytest.raises(Refusal, match=r"kebijakan\.yaml"):
        rules(tmp_path, rule + "\n")


def test_a_rule_decided_later_is_not_known_yet(tmp_path: Path) -> None:
    found = rules(
        tmp_path,
        "  - {dari: 2026-01, program: [jkk, jkm, jht], nomor: Perwal 3/2026, ditetapkan: 2026-03-02, status: confirmed, dasar: uji}\n",
    )
    for day, jht in ((dt.date(2026, 3, 1), False), (dt.date(2026, 3, 2), True), (None, True)):
        assert ("jht" in kebijakan(OKT, "honorer", aturan=decided_by(found, day)).program) is jht


def test_without_a_number_a_rule_neither_adds_nor_drops_jht(tmp_path: Path) -> None:
    found = rules(
        tmp_path,
        "- {dari: 2026-01, program: [jkk, jkm, jht, jp], risiko: II, status: confirmed, dasar: x}\n"
        "- {dari: 2026-01, pemda: '1671', program: [jkk, jkm, jht], nomor: Perwal 12/2026, status: confirmed, dasar: x}\n"
        "- {dari: 2026-11, pemda: '1671', kategori: rt_rw, program: [jkk, jkm], status: confirmed, dasar: x}\n"
        "- {dari: 2026-01, pemda: '1672', program: [jkk, jp], status: confirmed, dasar: x}\n",
    )
    for pemda, program, tawaran in (
        ("1601", ("jkk", "jkm"), ("jht",)),
        ("1671", ("jkk", "jkm", "jht"), ()),
        ("1672", ("jkk", "jp"), ("jht",)),
    ):
        one = kebijakan(OKT, "honorer", pemda, found)
        assert (one.program, one.tawaran, one.risiko) == (program, tawaran, "II"), "the other fields of a rule hold"
    assert kebijakan(Bulan(2026, 11), "rt_rw", "1671", found).program == ("jkk", "jkm", "jht")
    assert [one.urutan for one in without_number(found, OKT)] == [1]
    assert [one.urutan for one in without_number(found, Bulan(2026, 11))] == [1, 3]


def test_the_decrees_on_accounts_stand_in_order_up_to_the_fourth_amendment() -> None:
    chain = load("rekening.yaml")["keputusan"]
    assert chain[-1]["nomor"].endswith("900.1-861/2026") and chain[-1]["tanggal"] == dt.date(2026, 5, 7)
    assert [one["nomor"].rpartition("/")[2] for one in chain] == sorted(one["nomor"].rpartition("/")[2] for one in chain)
    dated = [one["tanggal"] for one in chain if one["tanggal"]]
    assert dated == sorted(dated)
