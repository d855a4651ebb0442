"""The draft as it is evaluated: a verdict a clause with its figure, nobody accused of what can't be seen, and working days counted."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from naungan.acuan import raperda as acuan
from naungan.acuan.jatuh_tempo import working_days
from naungan.acuan.kebijakan import read_kebijakan
from naungan.budget.raperda import _CLAUSES
from naungan.engine import Engine
from tests.budget.money import JKK, LAIN, Money
from tests.budget.test_chain import IURAN, JKK_SETAHUN, JKM_SETAHUN, both, follow, own, workers
from tests.coverage.world import PEMDA


def check(engine: Engine, made: Money, *dates: Any, **more: Any) -> dict[str, dict[str, Any]]:
    return {row["butir"]: row for row in follow(engine, made, *dates, **more)["raperda_check"]}


def draft(jkk: int | None = JKK_SETAHUN, jkm: int | None = JKM_SETAHUN) -> Money:
    """A draft of 2027 that has the whole budget."""
    made = workers()
    both(made, jkk, jkm, "RAPBD", tahun=2027)
    made.line(LAIN, 5, tahap="RAPBD", tahun=2027)
    return made


def test_a_draft_that_covers_the_year_fulfils_its_clauses(duck: Engine) -> None:
    made = draft()
    for tahap in ("RKPD", "KUA_PPAS"):
        made.line(None, 200_000, tahap=tahap, tahun=2027, uraian=IURAN)
    rows = check(duck, made)
    yes = ("PROGRAM_RKPD", "BERTAHAN_KUA_PPAS", "REKENING_NON_ASN", "JKK_DAN_JKM")
    assert {kode: row["putusan"] for kode, row in rows.items() if row["putusan"] != "tidak_dapat_dinilai"} == dict.fromkeys(yes, "memenuhi")
    money = rows["REKENING_NON_ASN"]
    need = JKK_SETAHUN + JKM_SETAHUN
    assert (money["pagu"], money["kebutuhan"], money["kekurangan"], money["penilai"]) == (need, need, 0, "gubernur")
    assert {row["naskah_diperiksa"] for row in rows.values()} == {False} and all(row["alasan"] for row in rows.values())


@pytest.mark.parametrize(("jkk", "jkm", "kurang"), [(JKK_SETAHUN - 7, 10**9, 7), (10**9, None, JKM_SETAHUN), (0, JKM_SETAHUN, JKK_SETAHUN)])
def test_one_purse_never_fills_the_other(duck: Engine, jkk: int, jkm: int | None, kurang: int) -> None:
    row = check(duck, draft(jkk, jkm))["REKENING_NON_ASN"]
    assert (row["putusan"], row["kekurangan"]) == ("tidak_memenuhi", kurang)


def test_jkk_without_jkm_is_told_by_its_office(duck: Engine) -> None:
    made = draft(jkm=None)
    both(made, 5, 5, "RAPBD", tahun=2027, unit="B")
    row = check(duck, made)["JKK_DAN_JKM"]
    assert (row["putusan"], row["jumlah"], row["satuan"]) == ("tidak_memenuhi", 1, "unit")


def test_what_cannot_be_seen_is_no_breach(duck: Engine) -> None:
    """Neither RKPD nor regulation was handed in, nobody of the groups is on a roster, and one line leaves its ceiling open."""
    made = draft()
    made.line(JKK, None, tahap="RAPBD", tahun=2027)
    rows = check(duck, made)
    assert {row["putusan"] for kode, row in rows.items() if kode != "JKK_DAN_JKM"} == {"tidak_dapat_dinilai"}
    assert rows["PROGRAM_RKPD"]["alasan"] == "RAPERDA_TAHAP_TIDAK_DISERAHKAN" and rows["RT_RW"]["alasan"] == "RAPERDA_TANPA_ORANG"


def test_a_group_in_a_shared_account_is_carried_only_with_the_whole(duck: Engine) -> None:
    for jkm, putusan in ((10**9, "memenuhi"), (1, "tidak_dapat_dinilai")):
        made = draft(10**9, jkm)
        made.world.worker("rt", peserta="mrt", kategori="rt_rw", upah=1_000_000)
        made.world.participant("mrt", lunas_sampai="2026-10")
        row = check(duck, made)["RT_RW"]
        assert (row["jumlah"], row["putusan"]) == (1, putusan) and row["kebutuhan"] > 0


def test_a_facilitation_that_says_no_is_a_breach(duck: Engine) -> None:
    made = draft()
    made.line(None, 200_000, tahap="RKPD", tahun=2027, uraian=IURAN)
    row = check(duck, made, own("FASILITASI_RKPD", tahun=2027, hasil="tidak_memuat"))["PROGRAM_RKPD"]
    assert (row["putusan"], row["alasan"]) == ("tidak_memenuhi", "RAPERDA_FASILITASI_TIDAK_MEMUAT")


def test_days_are_counted_from_what_the_government_says(duck: Engine) -> None:
    assert {row["evaluasi_sampai"] for row in check(duck, draft()).values()} == {None}
    dates = (own("RAPBD", "2026-11-06", "2026-11-13", tahun=2027), own("EVALUASI", "2026-11-18", tahun=2027))
    row = check(duck, draft(), *dates, posisi=dt.date(2026, 11, 20))["JKK_DAN_JKM"]
    # Three working days after Friday the 13th; fifteen after Wednesday the 18th, two of which are gone on Friday the 20th.
    assert (row["kirim_sampai"], row["evaluasi_sampai"], row["sisa_hari_kerja"]) == (dt.date(2026, 11, 18), dt.date(2026, 12, 9), 13)
    looked = (dates[0], own("EVALUASI", "2026-11-18", "2026-12-04", tahun=2027))
    done = check(duck, draft(), *looked, posisi=dt.date(2026, 12, 4))["JKK_DAN_JKM"]
    assert (done["sisa_hari_kerja"], done["perbaikan_sampai"]) == (None, dt.date(2026, 12, 15))
    # A day that is only planned ends nothing, and before the receipt all fifteen days are left.
    assert check(duck, draft(), *looked, posisi=dt.date(2026, 12, 3))["JKK_DAN_JKM"]["sisa_hari_kerja"] == 4
    assert check(duck, draft(), *looked, posisi=dt.date(2026, 11, 16))["JKK_DAN_JKM"]["sisa_hari_kerja"] == 15


def test_a_draft_received_after_its_usual_end_waits_for_its_result(duck: Engine) -> None:
    """Received on 28 December, when the usual evaluation is over: its own fifteen days begin, and nobody has said a result."""
    row = check(duck, draft(), own("EVALUASI", "2026-12-28", tahun=2027), posisi=dt.date(2026, 12, 29))["JKK_DAN_JKM"]
    assert (row["diterima"], row["hasil"], row["perbaikan_sampai"], row["sisa_hari_kerja"]) == (dt.date(2026, 12, 28), None, None, 14)
    # Of a result alone nobody has said when it was received.
    row = check(duck, draft(), own("EVALUASI", None, "2026-11-30", tahun=2027))["JKK_DAN_JKM"]
    assert (row["diterima"], row["evaluasi_sampai"], row["hasil"]) == (None, None, dt.date(2026, 11, 30))


def test_a_draft_that_was_received_and_not_handed_in_is_listed_and_not_judged(duck: Engine) -> None:
    made = workers()
    both(made, 5, 5, "RKA", tahun=2027)
    rows = check(duck, made, own("EVALUASI", "2026-11-18", tahun=2027))
    assert rows and {row["putusan"] for row in rows.values()} == {"tidak_dapat_dinilai"}
    assert check(duck, made) == {}
    # Also where no stage at all was handed in, of those who are asked.
    date = own("EVALUASI", "2026-11-18", tahun=2027)
    rows = check(duck, workers(), date, pemda=[PEMDA])
    assert {row["alasan"] for row in rows.values()} >= {"RAPERDA_TIDAK_DISERAHKAN", "RAPERDA_TAHAP_TIDAK_DISERAHKAN"}
    assert check(duck, workers(), date) == {}


def test_a_draft_of_some_offices_does_not_cover_all(duck: Engine) -> None:
    made = draft(10**9, 10**9)
    made.world.worker("b", "B", peserta="mb", upah=1_000_000)
    made.world.participant("mb", lunas_sampai="2026-10")
    row = check(duck, made)["REKENING_NON_ASN"]
    assert (row["putusan"], row["alasan"], row["kekurangan"]) == ("tidak_dapat_dinilai", "RAPERDA_SEBAGIAN_UNIT", None)


@pytest.mark.parametrize(("sampai", "putusan"), [("2026-12", "tidak_dapat_dinilai"), ("2027-01", "memenuhi"), (None, "memenuhi")])
def test_a_regulation_that_is_over_regulates_nothing(duck: Engine, tmp_path: Path, sampai: str | None, putusan: str) -> None:
    rule = f"dari: 2024-01, {f'sampai: {sampai}, ' if sampai else ''}pemda: '{PEMDA}', kategori: honorer, program: [jkk, jkm]"
    path = tmp_path / "kebijakan.yaml"
    path.write_text(f"kebijakan:\n  - {{{rule}, nomor: Perbup 3/2024, status: confirmed, dasar: uji}}\n", "utf-8")
    assert check(duck, draft(), aturan=read_kebijakan(path))["REGULASI"]["putusan"] == putusan


def test_the_gain_that_a_guideline_wants_is_a_figure() -> None:
    assert (acuan.pedoman(2025).kenaikan, acuan.pedoman(2026).kenaikan, acuan.pedoman(2027).kenaikan) == (20, None, None)


def test_the_checklist_is_dated() -> None:
    assert [one.kode for one in acuan.butir(2025)][-1] == "KENAIKAN_CAKUPAN" and "KENAIKAN_CAKUPAN" not in {
        one.kode for one in acuan.butir(2026)
    }
    assert "PPPK_PARUH_WAKTU" not in {one.kode for one in acuan.butir(2025)}
    assert "RT_RW" not in {one.kode for one in acuan.butir(2022)} and "RT_RW" in {one.kode for one in acuan.butir(2023)}
    assert (acuan.pedoman(2027).nomor, acuan.pedoman(2025).nomor, acuan.pedoman(2026).kelompok_dibaca) == (
        None,
        "Permendagri 15/2024",
        False,
    )
    assert (acuan.penilai("16"), acuan.penilai("1671")) == ("mendagri", "gubernur")
    assert {one.kode for tahun in range(2022, 2028) for one in acuan.butir(tahun) if not one.kelompok} == set(_CLAUSES)


def test_working_days_are_counted_both_ways() -> None:
    friday = dt.date(2026, 11, 20)
    assert [working_days(friday, friday + dt.timedelta(days=days)) for days in (0, 2, 3, -1, -7)] == [0, 0, 1, -1, -5]
