"""The account map: its traps, rules for those without an account, lines only proposed, and what the treasury adds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from naungan.acuan.peta_rekening import Peta, default_peta, read_peta
from naungan.engine import Engine
from naungan.kernel.errors import Refusal
from tests.budget.money import JKK, JKM, LAIN, Money, paid
from tests.coverage.world import PEMDA, POSISI

pytestmark = pytest.mark.chain

RULE = """
rekening:
  - {kode: 5.1.05.01, keluarga: rentan, program: null, dari: 2025, sampai: null, subkegiatan: "1.06", dana: [dbh sawit], kata: [pekerja rentan]}
bukan:
  - {kode: 5.1.02.02.02.0099}
"""


def own(tmp_path: Path, text: str = RULE) -> Peta:
    path = tmp_path / "rekening.yaml"
    path.write_text(text, "utf-8")
    return read_peta(path)


def placed(engine: Engine, peta: Peta, **line: Any) -> tuple[str | None, bool, int, int]:
    """The family of one line, whether it counts, and whether it is lumped or proposed."""
    base = {"sumber": "b", "berkas": "b", "baris": 1, "urutan": 0, "pemda": PEMDA, "unit": "A", "tahun": 2026, "tahap": "APBD", "pagu": 5}
    (row,) = Money(rows=[{**base, **line}]).lines(engine, peta=peta)
    return row["keluarga"], row["jamsostek"], row["gabungan"], row["usulan"]


@pytest.mark.parametrize(
    ("kode", "uraian", "found"),
    [
        (JKK, "JKK", ("non_asn", True, 0, 0)), ("5.1.3.90", "Staf perangkat desa", ("desa", True, 0, 0)),
        ("5.1.02.02.02.0026", "JKK PPPK PW", ("pppk_paruh_waktu", True, 0, 0)),
        ("5.1.02.02.02.0005", "Iuran jaminan kesehatan BPJS Ketenagakerjaan", (None, False, 0, 0)),
        ("5.1.02.02.02.0008", "Asuransi kecelakaan kerja kendaraan", (None, False, 0, 0)),
        ("5.1.01.01.10.0001", "Iuran jaminan kecelakaan kerja PNS", (None, False, 0, 0)),
        ("5.1.01.04.12.0002", "Jaminan kecelakaan kerja DPRD", (None, False, 0, 0)),
        ("5.1.01.05.08.0001", "Jaminan kecelakaan kerja KDH", (None, False, 0, 0)),
        ("5.1.02.88.88.8888", "Belanja BOS, juga BPJS Ketenagakerjaan", (None, False, 1, 0)),
        ("5.1.02.99.99.9999", "Belanja BLUD", (None, False, 1, 0)),
        ("5.1.02.02.02.0022", "Iuran Jaminan Kecelakaan Kerja guru PPPK paruh waktu", (None, False, 0, 1)),
        ("5.1.02.01.01.0024", "Alat tulis", (None, False, 0, 0)),
    ],
)  # fmt: skip
def test_each_trap(duck: Engine, kode: str, uraian: str, found: tuple[Any, ...]) -> None:
    assert placed(duck, default_peta(), kode_rekening=kode, uraian=uraian) == found


def test_a_code_is_ours_only_in_its_years(duck: Engine) -> None:
    assert placed(duck, default_peta(), kode_rekening="5.1.02.02.02.0026", uraian="JKK", tahun=2025) == (None, False, 0, 1)


def test_vulnerable_workers_need_all_four_signs(duck: Engine, tmp_path: Path) -> None:
    peta = own(tmp_path)
    whole = {
        "kode_rekening": "5.1.05.01.01.0001",
        "subkegiatan": "1.06.02.2.01.0003",
        "dana": "DBH Sawit 2026",
        "uraian": "Iuran pekerja rentan",
    }
    assert placed(duck, peta, **whole) == ("rentan", True, 0, 0)
    for sign, other in (("kode_rekening", "5.1.06.01.01.0001"), ("subkegiatan", "1.07"), ("dana", "DAU"), ("uraian", "Bantuan lain")):
        assert placed(duck, peta, **{**whole, sign: other})[1] is False
    assert placed(duck, peta, kode_rekening="5.1.02.02.02.0099", uraian="jamsostek")[3] == 0, "a region may say what is not ours"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rekening: [{kode: 5.1.05.01, keluarga: rentan, dari: 2025}]", "Sebutkan kode, subkegiatan, dana, dan kata"),
        ("rekening: [{kode: abc, keluarga: zzz, program: jkx, dari: dulu, warna: 1}]", "Isi salah satu: non_asn"),
        ("rekening: []", ""), ("rekening: {}", "rekening:"), ("lain: []", "tidak dikenal"), ("rekening: [", "YAML"), ("- 1", "gabungan:"),
        ("rekening: [1]", "pasangan"), ("rekening: [{kode: 5.1.05.01, keluarga: non_asn, dari: 2025, kata: {a: 1}}]", "baris 1, kolom kata"),
        ("gabungan: [{kode: satu}]", "kode rekening bertitik"), ("rekening: [{kode: 5.1.05.01, keluarga: non_asn}]", "kolom dari"),
    ],
)  # fmt: skip
def test_each_mistake_in_a_map_has_its_sentence(tmp_path: Path, text: str, said: str) -> None:
    if not said:
        assert own(tmp_path, text) == default_peta()
        return
    with pytest.raises(Refusal) as failure:
        own(tmp_path, text)
    assert failure.value.code == "PETA_REKENING_SALAH" and said in str(failure.value)


def test_not_readable_here_is_not_no_line(duck: Engine) -> None:
    made = paid()
    made.world.payer.append({"pemda": PEMDA, "unit": "A", "pembayar": "pemda"})
    made.line(LAIN, 5_000_000)
    assert {row["anggaran"] for row in made.verdicts(duck)[0]} == {"tidak_dianggarkan"}
    made.line("5.1.02.99.99.9999", 9_000_000, uraian="Belanja BLUD")
    rows, status = made.verdicts(duck)
    assert {(row["anggaran"], row["pagu"]) for row in rows} == {("tidak_diketahui", None)}
    assert status["A"]["alasan"] == "ALASAN_REKENING_GABUNGAN"


def adequacy_under(engine: Engine, made: Money, peta: Peta) -> Any:
    return made.tables(engine, peta=peta)["adequacy"]


def paid_out(*rows: tuple[str, str, int | None, dt.date]) -> list[dict[str, Any]]:
    return [
        {"sumber": "t", "berkas": "t", "baris": number, "urutan": number, "pemda": PEMDA, "unit": "A", "tahun": 2026, "jenis": kind,
         "kode_rekening": kode, "nilai": amount, "tanggal": day, "tahan": False}
        for number, (kind, kode, amount, day) in enumerate(rows)
    ]  # fmt: skip


def verdict(engine: Engine, made: Money, rows: list[dict[str, Any]]) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    made.treasury = rows
    found, status = made.verdicts(engine)
    return {row["program"]: row for row in found}, status["A"]


def test_an_account_that_the_payer_list_names_counts_for_the_payment_axis_too(duck: Engine) -> None:
    made = paid()
    made.world.payer.append({"pemda": PEMDA, "unit": "A", "pembayar": "pemda", "kode_rekening": LAIN})
    made.line(LAIN, 1_000_000)
    _, status = verdict(duck, made, paid_out(("LRA", LAIN, 0, dt.date(2026, 10, 31))))
    assert (status["pembayaran"], status["sumber_pembayaran"]) == ("menunggak", "LRA")


def test_the_treasury_stands_in_where_the_budget_says_nothing(duck: Engine) -> None:
    made = paid()
    made.line(JKK, 1_000_000)
    made.line(JKM, 1_000_000, 300_000)
    before, after = POSISI - dt.timedelta(days=40), POSISI + dt.timedelta(days=1)
    rows, _ = verdict(duck, made, paid_out(("SP2D", JKK, 100_000, before), ("SP2D", JKK, 50_000, before), ("SP2D", JKK, 9, after)))
    assert (rows["jkk"]["realisasi"], rows["jkk"]["tersedia"], rows["jkk"]["sumber_realisasi"]) == (150_000, 850_000, "SP2D")
    assert (rows["jkm"]["realisasi"], rows["jkm"]["sumber_realisasi"]) == (300_000, "anggaran")
    early = before - dt.timedelta(days=30)
    rows, _ = verdict(duck, made, paid_out(("SP2D", JKK, 1, before), ("LRA", JKK, 70_000, early), ("LRA", JKK, 90_000, before)))
    assert (rows["jkk"]["realisasi"], rows["jkk"]["sumber_realisasi"]) == (90_000, "LRA"), "the newest LRA, which holds GU as well"
    rows, _ = verdict(duck, made, paid_out(("LRA", JKK, None, before)))
    assert rows["jkk"]["realisasi"] is None


def test_nothing_realised_says_that_nothing_was_paid(duck: Engine) -> None:
    made = paid()
    for kode in (JKK, JKM):
        made.line(kode, 1_000_000)
    _, status = verdict(duck, made, paid_out(*(("LRA", kode, 0, POSISI) for kode in (JKK, JKM))))
    assert (status["pembayaran"], status["bulan_menunggak"], status["sumber_pembayaran"]) == ("menunggak", 10, "LRA")
    _, status = verdict(duck, made, paid_out(*(("LRA", kode, 5, POSISI) for kode in (JKK, JKM))))
    assert (status["pembayaran"], status["sumber_pembayaran"]) == ("lunas", "peserta")


def test_nobody_registered_owes_nothing_for_the_past_whatever_the_accounts_say(duck: Engine) -> None:
    made = Money()
    made.world.worker("p")
    made.world.participant("x")
    made.line(JKK, 1_000_000)
    _, status = verdict(duck, made, paid_out(("LRA", JKK, 0, POSISI)))
    assert (status["pembayaran"], status["bulan_menunggak"], status["sumber_pembayaran"]) == ("belum", 0, "LRA")
    made.line(JKM, 1_000_000, 0, bulan_dibayar=0)
    _, status = verdict(duck, made, [])
    assert (status["pembayaran"], status["bulan_menunggak"], status["sumber_pembayaran"]) == ("belum", 0, "anggaran")


def test_months_once_paid_were_paid_for_somebody(duck: Engine) -> None:
    made = Money()
    made.world.worker("p")
    made.world.participant("x")
    made.line(JKK, 1_000_000, 7, bulan_dibayar=4)
    _, status = verdict(duck, made, [])
    assert (status["pembayaran"], status["bulan_menunggak"]) == ("menunggak", 6)


def test_where_nobody_knows_who_is_registered_nothing_paid_is_no_arrears(duck: Engine) -> None:
    made = Money()
    made.world.worker("p")
    made.line(JKK, 1_000_000)
    zero = paid_out(("LRA", JKK, 0, POSISI))
    _, status = verdict(duck, made, zero)
    assert (status["pembayaran"], status["bulan_menunggak"]) == ("belum", None), "no member file"
    empty = Money()
    empty.line(JKK, 1_000_000)
    _, status = verdict(duck, empty, zero)
    assert (status["pembayaran"], status["bulan_menunggak"]) == ("belum", None), "no roster"


def test_a_paying_unit_is_behind_with_those_it_pays_for(duck: Engine) -> None:
    made = paid(unit="B")
    made.world.payer.append({"pemda": PEMDA, "unit": "B", "pembayar": "pemda", "unit_pembayar": "A"})
    made.line(JKK, 1_000_000)
    _, status = verdict(duck, made, paid_out(("LRA", JKK, 0, POSISI)))
    assert (status["pembayaran"], status["bulan_menunggak"]) == ("menunggak", 10)


def test_the_people_a_line_was_planned_for_stand_beside_those_counted(duck: Engine) -> None:
    made = paid()
    made.line(JKK, 1_000_000, 0, orang=8, bulan_rencana=12)
    made.line(JKM, 1_000_000, 0, orang=None, bulan_rencana=None)
    rows, _ = verdict(duck, made, [])
    assert (rows["jkk"]["orang"], rows["jkk"]["orang_rencana"], rows["jkk"]["bulan_rencana"]) == (10, 8, 12)
    assert (rows["jkm"]["orang"], rows["jkm"]["orang_rencana"]) == (10, None)


def test_a_line_for_all_programmes_pays_the_family_as_one_purse(duck: Engine, tmp_path: Path) -> None:
    made = paid()
    made.line("5.1.02.02.01.0099", 1_000_000, 500_000, uraian="Iuran Jamsostek tenaga kontrak")
    rule = "rekening: [{kode: 5.1.02.02.01.0099, keluarga: non_asn, program: null, dari: 2026}]"
    (row,) = duck.rows(adequacy_under(duck, made, own(tmp_path, rule)))
    # Ten workers at 2,400 + 3,000 a month, November and December to come.
    assert (row["program"], row["kebutuhan"], row["tersedia"], row["anggaran"]) == (None, 108_000, 500_000, "cukup")
