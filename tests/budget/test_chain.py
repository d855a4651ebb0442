"""Stage after stage: what is there, what stays, what changed, and whether it was enough as the law was known then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from naungan import budget
from naungan.acuan.kebijakan import Aturan, read_kebijakan
from naungan.acuan.peta_rekening import default_peta
from naungan.acuan.siklus import Kalender, Sendiri
from naungan.engine import Engine
from naungan.intake.tables import BUDGET_LINE
from tests.budget.money import JHT, JKK, JKM, LAIN, Money, paid
from tests.coverage.world import BULAN, PEMDA, POSISI

# Two workers at the wage of the world: a month, and a year.
JKK_SETAHUN, JKM_SETAHUN = 2 * 12 * 2_400, 2 * 12 * 3_000
IURAN = "Penyediaan Jaminan Sosial Ketenagakerjaan bagi Non ASN"


def follow(
    engine: Engine, made: Money, *own: Sendiri, aturan: tuple[Aturan, ...] | None = None, posisi: dt.date = POSISI,
    moved: budget.Moved | None = None, pemda: Sequence[str] = (),
) -> dict[str, list[dict[str, Any]]]:  # fmt: skip
    """The rows of BUDGET_CHAIN and RAPERDA_CHECK."""
    ledger, payer = engine.keep(made.world.ledger_table(engine)), made.world.table(engine, "payer")
    orang = budget.Orang(engine.keep(made.world.owed(engine).table()), aturan)
    year = budget.needs_of_years(engine, orang, lines=made.lines(engine), ledger=ledger, payer=payer, bulan=BULAN)
    asked = budget.Asked(
        budget_line=engine.table(BUDGET_LINE.of(made.rows)), payer=payer, ledger=ledger, orang=orang, kalender=Kalender(tuple(own)),
        peta=default_peta(), bulan=BULAN, posisi=posisi, moved=moved or budget.Moved(), pemda=pemda,
    )  # fmt: skip
    return {name: engine.rows(table) for name, table in budget.followed(engine, asked, year).items()}


def chain(engine: Engine, made: Money, *own: Sendiri, tahun: int = 2026, **more: Any) -> dict[tuple[str, int | None], dict[str, Any]]:
    rows = follow(engine, made, *own, **more)["budget_chain"]
    return {(row["tahap"], row["urutan"]): row for row in rows if row["tahun"] == tahun}


def own(
    kode: str, usulan: str | None = None, penetapan: str | None = None, urutan: int | None = None, tahun: int = 2026, **more: Any
) -> Sendiri:
    days = [dt.date.fromisoformat(day) if day else None for day in (usulan, penetapan)]
    return Sendiri(PEMDA, tahun, f"LANGKAH_{kode}", urutan, *days, "uji", **more)


def workers() -> Money:
    made = paid(2, upah=1_000_000)
    made.world.payer.append({"pemda": PEMDA, "pembayar": "pemda"})
    return made


def both(made: Money, jkk: int | None, jkm: int | None, tahap: str, **more: Any) -> None:
    for kode, pagu in ((JKK, jkk), (JKM, jkm)):
        if pagu is not None:
            made.line(kode, pagu, tahap=tahap, **more)


def test_a_plan_names_sub_activity_indicator_target_and_money(duck: Engine) -> None:
    made = workers()
    plan = {"uraian": IURAN, "subkegiatan": "1.01", "indikator": "Pekerja terlindungi", "target": "2", "satuan_target": "orang"}
    made.line(None, 200_000, tahap="RKPD", **plan)
    made.line(None, 900, tahap="KUA_PPAS", uraian="Rapat", subkegiatan="1.02")
    found = chain(duck, made)
    row = found["RKPD", None]
    assert [row[name] for name in ("ada", "subkegiatan", "indikator", "target", "pagu", "setahun", "bertahan")] == [
        "ada", "1.01", "Pekerja terlindungi", "2 orang", 200_000, "cukup", "awal",
    ]  # fmt: skip
    # The next plan does not name it: that says nothing, and accuses nobody.
    assert [found["KUA_PPAS", None][name] for name in ("ada", "bertahan", "unit_hilang")] == ["tidak_disebut", "tidak_diketahui", None]
    assert {row["ada"] for key, row in found.items() if key[0] not in ("RKPD", "KUA_PPAS")} == {"tidak_diserahkan"}


def test_each_stage_against_the_one_before_and_each_pergeseran_by_itself(duck: Engine) -> None:
    made = workers()
    both(made, 60_000, 72_000, "APBD")
    both(made, 60_000, 70_000, "PERGESERAN", urutan_tahap=1)
    both(made, 60_000, None, "PERGESERAN", urutan_tahap=2)
    made.line(LAIN, 5, tahap="PERGESERAN", urutan_tahap=2)
    both(made, 80_000, 72_000, "APBD_P")
    found = chain(duck, made)
    told = {
        key: [row[name] for name in ("ke", "sebelum", "perubahan", "bertahan", "rekening_hilang")]
        for key, row in found.items()
        if row["pagu"]
    }
    assert told == {
        ("APBD", None): [5, None, None, "awal", None], ("PERGESERAN", 1): [6, "APBD", -2_000, "turun", 0],
        ("PERGESERAN", 2): [7, "PERGESERAN", -70_000, "sebagian_hilang", 1], ("APBD_P", None): [8, "PERGESERAN", 92_000, "naik", 0],
    }  # fmt: skip


def test_only_the_last_pergeseran_is_in_force(duck: Engine) -> None:
    made = workers()
    both(made, 60_000, 72_000, "PERGESERAN", urutan_tahap=1)
    both(made, 61_000, 73_000, "PERGESERAN", urutan_tahap=2)
    assert {(row["kode"], row["pagu"]) for row in made.lines(duck)} == {(JKK, 61_000), (JKM, 73_000)}


def test_lost_means_that_the_whole_budget_is_there_without_it(duck: Engine) -> None:
    made = workers()
    both(made, 60_000, 72_000, "RKA", tahun=2027)
    made.line(LAIN, 5, tahap="RAPBD", tahun=2027)
    row = chain(duck, made, tahun=2027)["RAPBD", None]
    assert [row[name] for name in ("ada", "bertahan", "unit_hilang", "rekening_hilang", "pagu")] == ["tidak_ada", "hilang", 1, 2, None]
    # Another office that hands nothing in at the second stage has lost nothing.
    made.line(JKK, 7, tahap="RKA", tahun=2027, unit="B")
    assert chain(duck, made, tahun=2027)["RAPBD", None]["unit_hilang"] == 1


def test_each_office_is_held_against_the_stage_that_it_handed_in(duck: Engine) -> None:
    """A pergeseran of one office says nothing of the others: what these lose is lost against their APBD."""
    made = workers()
    for unit in ("A", "B"):
        both(made, 60_000, 72_000, "APBD", unit=unit)
        made.line(LAIN, 5, tahap="APBD_P", unit=unit)
    both(made, 61_000, 72_000, "PERGESERAN", urutan_tahap=1)
    both(made, 61_000, 72_000, "APBD_P")
    row = chain(duck, made)["APBD_P", None]
    assert [row[name] for name in ("sebelum", "pagu_sebelum", "perubahan", "unit_hilang", "rekening_hilang", "bertahan")] == [
        "APBD, PERGESERAN", 265_000, -132_000, 1, 2, "sebagian_hilang",
    ]  # fmt: skip


@pytest.mark.parametrize("baris", [("5.1.02.99.99.9999", "Belanja BLUD"), ("5.1.02.05.01.0001", "Iuran BPJS Ketenagakerjaan")])
def test_lines_that_nobody_can_read_have_lost_nothing(duck: Engine, baris: tuple[str, str]) -> None:
    """Lumped purchases of a BLUD, or an account on no map that names Jamsostek, may hold it: neither lost nor less."""
    made = workers()
    both(made, 60_000, 72_000, "APBD")
    made.line(baris[0], 5, tahap="APBD_P", uraian=baris[1])
    row = chain(duck, made)["APBD_P", None]
    assert [row[name] for name in ("ada", "bertahan", "unit_hilang", "rekening_hilang", "perubahan")] == [
        "tidak_disebut", "tidak_diketahui", 0, 0, None,
    ]  # fmt: skip


def test_what_a_plan_names_at_one_office_others_may_hold(duck: Engine) -> None:
    """The plan of the manpower office names the sub-activity; the accounts stand with the offices that pay. A plan that says less is silent."""
    made = workers()
    made.line(None, 200_000, tahap="RKPD", unit="DISNAKER", uraian=IURAN)
    made.line(None, 9, tahap="KUA_PPAS", unit="DISNAKER", uraian="Rapat")
    made.line(LAIN, 5, tahap="RKA", unit="DISNAKER")
    assert chain(duck, made)["RKA", None]["bertahan"] == "hilang"
    both(made, 60_000, 72_000, "RKA")
    found = chain(duck, made)
    assert (found["KUA_PPAS", None]["perubahan"], found["KUA_PPAS", None]["bertahan"]) == (None, "tidak_diketahui")
    assert (found["RKA", None]["unit_hilang"], found["RKA", None]["perubahan"], found["RKA", None]["bertahan"]) == (0, -68_000, "turun")


def test_what_has_gone_with_its_people_is_not_lost(duck: Engine) -> None:
    made = workers()
    made.line(JKK, 60_000, tahap="RKA", tahun=2027, unit="B")
    for unit in ("A", "B"):
        made.line(LAIN, 5, tahap="RKA", tahun=2027, unit=unit)
        made.line(LAIN, 5, tahap="RAPBD", tahun=2027, unit=unit)
    made.line(JKK, 60_000, tahap="RAPBD", tahun=2027, unit="A")
    assert chain(duck, made, tahun=2027)["RAPBD", None]["bertahan"] == "sebagian_hilang"
    moved = budget.Moved((), {(PEMDA, "B"): {"A", "B"}}, made.lines(duck))
    row = chain(duck, made, tahun=2027, moved=moved)["RAPBD", None]
    assert [row[name] for name in ("unit_hilang", "rekening_hilang", "perubahan", "bertahan")] == [0, 0, 0, "tetap"]


def test_a_stage_that_is_still_to_come_has_not_been_withheld(duck: Engine) -> None:
    """On 17 November the draft of 2027 is under discussion and its budget does not exist; of 2026 only a pergeseran may still come."""
    made = workers()
    both(made, 5, 5, "RKA", tahun=2027)
    both(made, 5, 5, "APBD")
    assert [tahap for tahap, _ in chain(duck, made, tahun=2027)] == ["RKPD", "KUA_PPAS", "RKA"]
    assert [tahap for tahap, _ in chain(duck, made)] == ["RKPD", "KUA_PPAS", "RKA", "RAPBD", "APBD", "APBD_P"]
    agreed = chain(duck, made, own("RAPBD", None, "2026-11-13", tahun=2027), tahun=2027)
    assert agreed["RAPBD", None]["ada"] == "tidak_diserahkan"


def test_a_changed_plan_leaves_the_plan_itself_missing(duck: Engine) -> None:
    made = workers()
    made.line(None, 210_000, tahap="RKPD", uraian=IURAN, urutan_tahap=1)
    assert (chain(duck, made)["RKPD", None]["ada"], chain(duck, made)["RKPD", 1]["ada"]) == ("tidak_diserahkan", "ada")


def test_the_day_of_one_pergeseran_is_not_that_of_another(duck: Engine) -> None:
    made = workers()
    for urutan in (1, 2):
        both(made, 60_000, 72_000, "PERGESERAN", urutan_tahap=urutan)
    found = chain(duck, made, own("PERGESERAN", None, "2026-03-10", urutan=1))
    assert [found["PERGESERAN", urutan]["ditetapkan"] for urutan in (1, 2)] == [dt.date(2026, 3, 10), None]


def test_twins_in_one_file_stand_for_the_stage_before(duck: Engine) -> None:
    made = workers()
    made.line(JKK, 60_000, tahap="APBD_P", pagu_murni=50_000)
    row = chain(duck, made)["APBD_P", None]
    assert [row[name] for name in ("sebelum", "pagu_sebelum", "perubahan", "bertahan")] == ["murni", 50_000, 10_000, "naik"]


def test_purses_lend_nothing_to_each_other(duck: Engine) -> None:
    made = workers()
    both(made, JKK_SETAHUN - 1, JKM_SETAHUN + 10**6, "APBD")
    row = chain(duck, made)["APBD", None]
    assert [row[name] for name in ("kebutuhan", "setahun", "kekurangan", "hukum_per")] == [JKK_SETAHUN + JKM_SETAHUN, "kurang", 1, None]


def test_an_office_without_the_stage_is_not_in_its_need(duck: Engine) -> None:
    made = workers()
    made.world.worker("b", "B", peserta="mb", upah=1_000_000)
    made.world.participant("mb", lunas_sampai="2026-10")
    both(made, JKK_SETAHUN, JKM_SETAHUN, "APBD")
    row = chain(duck, made)["APBD", None]
    assert (row["kebutuhan"], row["setahun"], row["unit_seluruh"]) == (JKK_SETAHUN + JKM_SETAHUN, "cukup", 1)


RULES = """
kebijakan:
  - {dari: 2026-01, kategori: honorer, program: [jkk, jkm, jht], nomor: Perwal 9/2026, ditetapkan: 2026-06-01, status: confirmed, dasar: uji}
"""


def test_each_stage_is_held_against_the_law_known_on_its_day(duck: Engine, tmp_path: Path) -> None:
    """JHT was decided in June: the budget of November knew nothing of it, its change of September did."""
    (tmp_path / "kebijakan.yaml").write_text(RULES, "utf-8")
    made = workers()
    both(made, JKK_SETAHUN, JKM_SETAHUN, "APBD")
    both(made, JKK_SETAHUN, JKM_SETAHUN, "APBD_P")
    made.line(JHT, 1_000, tahap="APBD_P")
    days = (own("PENETAPAN", None, "2025-12-30"), own("APBD_P", "2026-08-20", "2026-09-25"))
    found = chain(duck, made, *days, aturan=read_kebijakan(tmp_path / "kebijakan.yaml"))
    jht = 2 * 12 * 37_000
    assert [(row["hukum_per"], row["kebutuhan"], row["setahun"], row["kekurangan"]) for row in found.values() if row["pagu"]] == [
        (dt.date(2025, 12, 30), JKK_SETAHUN + JKM_SETAHUN, "cukup", 0),
        (dt.date(2026, 9, 25), JKK_SETAHUN + JKM_SETAHUN + jht, "kurang", jht - 1_000),
    ]  # fmt: skip
    # A day that is only planned has settled nothing.
    planned = chain(duck, made, *days, aturan=read_kebijakan(tmp_path / "kebijakan.yaml"), posisi=dt.date(2026, 9, 24))["APBD_P", None]
    assert (planned["ditetapkan"], planned["hukum_per"]) == (None, None)
    # A stage whose day nobody has said is held against the law as it is known now.
    assert (
        chain(duck, made, aturan=read_kebijakan(tmp_path / "kebijakan.yaml"))["APBD", None]["kebutuhan"] == JKK_SETAHUN + JKM_SETAHUN + jht
    )


def test_facilitation_stands_with_its_plan(duck: Engine) -> None:
    made = workers()
    made.line(None, 200_000, tahap="RKPD", uraian=IURAN)
    made.line(None, 210_000, tahap="RKPD", uraian=IURAN, urutan_tahap=1)
    looked = {"nomor": "050/1", "hasil": "tidak_memuat"}
    found = chain(
        duck, made, own("FASILITASI_RKPD", None, "2025-06-20", **looked), own("FASILITASI_RKPD_P", **looked | {"hasil": "memuat"})
    )
    assert [found["RKPD", None][name] for name in ("fasilitasi", "fasilitasi_nomor", "fasilitasi_tanggal")] == [
        "tidak_memuat", "050/1", dt.date(2025, 6, 20),
    ]  # fmt: skip
    changed = found["RKPD", 1]
    assert (changed["fasilitasi"], changed["fasilitasi_tanggal"], changed["sebelum"], changed["perubahan"]) == (
        "memuat",
        None,
        "RKPD",
        10_000,
    )


@pytest.mark.spark
def test_the_chain_is_the_same_on_both_engines(duck: Engine, spark: Engine) -> None:
    made = workers()
    made.line(None, 200_000, tahap="RKPD", uraian=IURAN, indikator="x", target="2", satuan_target="orang")
    both(made, 60_000, 72_000, "APBD")
    both(made, 60_000, 70_000, "RAPBD", tahun=2027)
    assert follow(duck, made) == follow(spark, made)


def test_a_government_without_the_word_anywhere_is_followed_too(duck: Engine) -> None:
    made = workers()
    made.line(None, 5, tahap="RKPD", uraian="Rapat")
    made.line(LAIN, 5)
    found = chain(duck, made)
    assert (found["RKPD", None]["ada"], found["APBD", None]["ada"]) == ("tidak_disebut", "tidak_ada")
    assert (found["APBD", None]["setahun"], found["APBD", None]["kekurangan"]) == ("kurang", JKK_SETAHUN + JKM_SETAHUN)
