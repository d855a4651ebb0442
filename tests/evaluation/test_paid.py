"""Bills, register and receipts of the example: each planted kind is found with its figure, and nothing else of that kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from naungan.demo import make_demo
from naungan.demo.offices import BKPSDM_MEMBAYAR, SATU_NPP
from tests.command import run

pytestmark = pytest.mark.chain
BULAN = "2026-10"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("dibayar")
    make_demo(root / "contoh", scale=0.02, seed=1, workers=1, only=(SATU_NPP, BKPSDM_MEMBAYAR))
    run("evaluate", root / "contoh" / "berkas", "--bulan", BULAN, "--out", root / "hasil", expect=1)
    return root


def rows(home: Path, name: str) -> list[dict[str, Any]]:
    return pq.read_table(home / "hasil" / "hasil" / name / "part-0.parquet").to_pylist()


def planted(home: Path, *kinds: str) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {kind: [] for kind in kinds}
    for row in pq.read_table(home / "contoh" / "kebenaran" / BULAN / "tanaman.parquet").to_pylist():
        if row["jenis"] in found:
            found[row["jenis"]].append((row["pemda"], row["kunci"], row["jumlah"], row["rupiah"]))
    assert all(found.values()), "nothing is planted of a kind"
    return found


def test_who_was_paid_for_and_should_not_have_been_is_told_by_line_and_payment(home: Path) -> None:
    over = rows(home, "overpayment")
    for kind, cause in (("dibayar_dua_kali", "ditagih_dua_kali"), ("dibayar_meninggal", "meninggal"), ("dibayar_keluar", "keluar")):
        mine = [row for row in over if row["sebab"] == cause]
        ((pemda, key, count, rupiah),) = planted(home, kind)[kind]
        assert {(row["pemda"], f"{row['npp']} {row['bulan']}") for row in mine} == {(pemda, key)}
        assert (len(mine), sum(row["rupiah"] for row in mine)) == (count, rupiah)
        assert all(row["nomor_sp2d"] and row["kode_bayar"] for row in mine)
    assert {row["sebab"] for row in over} == {"ditagih_dua_kali", "meninggal", "keluar"}


def test_money_on_the_way_in_suspense_past_due_and_owed_at_the_end_of_the_year(home: Path) -> None:
    side = {"kurang": "uang_belum_sampai", "lebih": "diterima_tanpa_sp2d"}
    matched = [row for row in rows(home, "reconciliation") if row["sp2d_terima"] in side]
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in matched:
        change = abs(row["sp2d"] - row["diterima"])
        found.setdefault(side[row["sp2d_terima"]], []).append((row["pemda"], f"{row['npp']} {row['bulan']}", 1, change))
    waits = [(row["pemda"], row["nomor"], 1, row["rupiah"]) for row in rows(home, "suspense")]
    aged = [(row["pemda"], row["npp"], row["bulan"], row["rupiah"]) for row in rows(home, "arrears_age") if row["dasar"] == "bukti"]
    owed = [(row["pemda"], f"{row['npp']} {row['bulan']}", 1, row["rupiah"]) for row in rows(home, "liability")]
    found |= {"suspens_sp2d": waits, "tunggakan_2-3": aged, "utang_31_desember": owed}
    assert found == planted(home, *found)
    assert {row["umur"] for row in rows(home, "arrears_age") if row["dasar"] == "bukti"} == {"2-3"}
    assert all(row["proyeksi"] for row in rows(home, "liability"))


def test_allocated_and_suspense_are_what_was_paid_and_programmes_stay_apart(home: Path) -> None:
    paid = sum(row["nilai"] for row in rows(home, "treasury") if row["kode_rekening"])
    paid += sum(row["nilai"] for row in rows(home, "receipt"))
    placed, waits = (sum(row["rupiah"] for row in rows(home, name)) for name in ("payment_allocation", "suspense"))
    assert placed + waits == paid
    bills = [row for row in rows(home, "bill") if row["bulan"] == BULAN]
    for program in ("jkk", "jkm"):
        mine = [row["rupiah"] for row in rows(home, "payment_allocation") if (row["program"], row["bulan"]) == (program, BULAN)]
        assert sum(mine) == sum(row[f"iuran_{program}"] for row in bills)


def test_the_causes_of_persons_add_up_to_what_bill_and_roster_differ(home: Path) -> None:
    """Where everybody's dues are exact: bill − need = plus − minus, and neither nets the other."""
    beda = rows(home, "difference")
    checked = 0
    for row in rows(home, "reconciliation"):
        mine = [one for one in beda if (one["pemda"], one["npp"], one["bulan"]) == (row["pemda"], row["npp"], row["bulan"])]
        if row["tagihan"] is None:
            assert not mine and row["tambah"] is None
            continue
        assert (row["tambah"], row["kurang"]) == tuple(sum(one[name] or 0 for one in mine) for name in ("tambah", "kurang"))
        assert row["tambah"] and row["kurang"], "both sides have something to hide in the other"
        checked += 1
    assert checked == 3
    persons = [(one["npp"], one["bulan"], one["orang"], one["sumber"], one["lembar"], one["baris"]) for one in beda]
    assert len(persons) == len(set(persons)), "one cause a person and month"
    assert all(not (one["tambah"] and one["kurang"]) for one in beda)


def test_the_causes_of_the_month_are_those_of_the_bill_check(home: Path) -> None:
    check = {(row["sumber"], row["lembar"], row["baris"]): row["sebab"] for row in rows(home, "bill_check") if row["sumber"]}
    mine = {(row["sumber"], row["lembar"], row["baris"]): row["sebab"] for row in rows(home, "difference") if row["bulan"] == BULAN}
    assert {place: mine[place] for place in check if place in mine and check[place] != "cocok"} == {
        place: sebab for place, sebab in check.items() if place in mine and sebab != "cocok"
    }
    assert any(sebab == "keluar" for sebab in check.values())


def test_the_list_asks_by_name_with_numbers_of_payments_and_without_nik_or_birth_date(home: Path) -> None:
    sheets = [openpyxl.load_workbook(path).active for path in sorted((home / "hasil" / "klarifikasi").rglob("*.xlsx"))]
    said = [[str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None] for sheet in sheets]
    lines = [row for sheet in sheets for row in sheet.iter_rows(values_only=True) if row[2] and "•" in str(row[2])]
    assert len(lines) == len(rows(home, "overpayment"))
    assert all("SP2D" in str(row[7]) for row in lines)
    assert all("Mohon klarifikasi atas iuran yang sudah dibayar" in one for one in said)
    niks = {row["nik"] for row in rows(home, "bill") if row["nik"]}
    births = {f"{row['tanggal_lahir']:%d-%m-%Y}" for row in rows(home, "bill") if row["tanggal_lahir"]}
    assert not [cell for one in said for cell in one if any(nik in cell for nik in niks) or cell in births]


def test_each_unit_is_in_one_state_and_the_book_shows_what_was_paid(home: Path) -> None:
    progress = rows(home, "unit_progress")
    assert len(progress) == len({(row["pemda"], row["unit"]) for row in progress}) == len(rows(home, "unit_status"))
    book = openpyxl.load_workbook(home / "hasil" / "book.xlsx", read_only=True)
    assert {"Rekonsiliasi", "Belum dialokasikan", "Umur tunggakan", "Kemajuan OPD", "Utang iuran", "Berita acara"} <= set(book.sheetnames)
    kinds = {row["kode"] for row in rows(home, "finding")}
    assert {
        "TEMUAN_DIBAYAR_DUA_KALI", "TEMUAN_DIBAYAR_SUDAH_PERGI", "TEMUAN_UANG_BELUM_SAMPAI", "TEMUAN_DITERIMA_TANPA_SP2D",
        "TEMUAN_BELUM_DIALOKASIKAN", "TEMUAN_TAGIHAN_LEWAT_TEMPO",
    } <= kinds  # fmt: skip


def test_an_answer_places_what_waits_and_one_that_is_too_much_is_told(home: Path, tmp_path: Path) -> None:
    asked = (home / "hasil" / "alokasi_bayar.csv").read_text("utf-8-sig").splitlines()
    assert len(asked) == 2
    ((_, _, _, rupiah),) = planted(home, "suspens_sp2d")["suspens_sp2d"]
    head, row = (line.split(";") for line in asked)
    npp = rows(home, "liability")[0]["npp"]
    answer = home / "contoh" / "berkas" / "alokasi_bayar.csv"
    try:
        for part, waits, code in ((rupiah - 1000, 1000, None), (rupiah + 1, rupiah, "ALOKASI_MELEBIHI")):
            filled = {
                **dict(zip(head, row, strict=True)),
                "npp": npp,
                "bulan": "2026-08",
                "rupiah": str(part),
                "oleh": "Ani",
                "catatan": "cek",
            }
            answer.write_text("\n".join((";".join(head), ";".join(filled[name] for name in head))) + "\n", "utf-8")
            out = tmp_path / f"hasil-{code}"
            run("evaluate", home / "contoh" / "berkas", "--bulan", BULAN, "--out", out, expect=1)
            (left,) = pq.read_table(out / "hasil" / "suspense" / "part-0.parquet").to_pylist()
            assert (left["rupiah"], left["catatan"]) == (waits, "cek")
            problems = {
                one["kode"]
                for one in pq.read_table(out / "hasil" / "problem" / "part-0.parquet").to_pylist()
                if one["berkas"] == answer.name
            }
            assert problems == ({code} if code else set())
    finally:
        answer.unlink()
    assert rows(home, "suspense")[0]["rupiah"] == rupiah
